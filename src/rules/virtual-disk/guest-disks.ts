import { parseUserData } from '../../domain/cloud-config';
import { MOUNT_LINE, mountsOf } from '../../domain/guest-mounts';
import { labelOf } from '../../values/mount';

/** the script by which a guest mounts disks, which names devices of every kind */
const MOUNT_SCRIPT = /set -f\n[\s\S]*?\n\s*- mount-disks\n/g;

/** words of user data that sets up disks */
const STORAGE = new RegExp([
  '/dev/', 'mount', 'fstab', 'mkfs', 'swap', 'label=', 'uuid=', 'lsblk', 'blkid', 'disk_setup', 'fs_setup', 'device', 'volume',
  'lvm', 'lvcreate', 'pvcreate', 'vgcreate', 'zfs', 'zpool', 'btrfs', 'mdadm', 'raid', 'fdisk', 'parted', 'luks', 'cryptsetup', 'repart',
  'ceph', 'drbd', 'linstor', 'longhorn', 'gluster', 'minio', 'iscsi', 'docker-storage',
].join('|'), 'i');

/** words of user data that gets commands from elsewhere, or joins the machine to a cluster that uses its disks */
const ELSEWHERE = /ansible|puppet|chef|salt|curl|wget|git (clone|pull)|encod|base64|kubeadm|kubelet|k3s|rke2|bashible/i;

/**
 * Whether user data sets up a guest without any use of a blank disk: it neither mounts the disk nor names it.
 *
 * @param blanks names of all blank disks of the machine
 */
export function ignoresDisk(userData: string, disk: string, blanks: readonly string[]): boolean {
  // only these formats say everything that they do
  if (!/^\s*(#cloud-config\s|#!)/.test(userData)) {
    return false;
  }
  const labels = mountsOf(userData).map(({ label }) => label);
  const others = blanks.filter(name => !labels.includes(labelOf(name)));
  // a label that is not made from the name of a disk may be that of any
  const free = labels.filter(label => !blanks.some(name => labelOf(name) === label));
  const rest = userData.replace(MOUNT_SCRIPT, '');
  return others.includes(disk) && free.length < others.length
    && !STORAGE.test(withoutMounts(rest)) && !ELSEWHERE.test(rest) && !names(userData, rest, disk);
}

const withoutMounts = (userData: string): string => userData.split('\n').filter(line => !MOUNT_LINE.test(line)).join('\n');

// settings whose words are never disks
const NEVER_DISKS = ['users', 'user', 'groups', 'packages', 'hostname', 'fqdn', 'ssh_authorized_keys', 'chpasswd', 'locale', 'timezone'];

/** whether user data has the name of a disk as a word, outside of settings that never name one */
function names(userData: string, rest: string, disk: string): boolean {
  const [part] = parseUserData(userData).parts;
  if (part === undefined) {
    return hasWord(rest, disk);
  }
  const { config } = part;
  // the name of a user or a group may be anywhere: in paths, as an owner, in commands
  if ([config.users, config.user, config.groups].some(value => namesOf(value).includes(disk))) {
    return false;
  }
  return Object.entries(config).some(([key, value]) => !NEVER_DISKS.includes(key) && stringsIn(value).some(text => hasWord(text, disk)));
}

const hasWord = (text: string, word: string): boolean => new RegExp(`(?<![\\w-])${word.replace(/[^\w-]/g, '\\$&')}(?![\\w-])`).test(text);

/** the names of users or groups, in all forms of cloud-init */
function namesOf(value: unknown): string[] {
  const items = Array.isArray(value) ? value : [value];
  return items.flatMap(item => {
    if (typeof item === 'string') {
      return item.split(/[\s,]+/);
    }
    const { name } = Object(item) as { name?: unknown };
    return typeof name === 'string' ? [name] : Object.keys(Object(item));
  });
}

/** all strings of a value, except for the script that mounts disks with its arguments */
function stringsIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') {
    return [String(value)];
  }
  const items = Object.values(value);
  return items.includes('mount-disks') ? [] : items.flatMap(stringsIn);
}
