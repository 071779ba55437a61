import { labelOf } from '../../values/mount';

/** the script by which a guest mounts disks, which names devices of every kind */
const MOUNT_SCRIPT = /set -f\n[\s\S]*?\n\s*- mount-disks\n/g;

/** a mount of that script: label, file system, path, and more */
const MOUNT = /^\s*- ([A-Za-z0-9][\w-]{0,11}) \S+ \/\S+ \d+ \d+ \S+$/;

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
  const labels = userData.split('\n').flatMap(line => MOUNT.exec(line)?.[1] ?? []);
  const others = blanks.filter(name => !labels.includes(labelOf(name)));
  // a label that is not made from the name of a disk may be that of any
  const free = labels.filter(label => !blanks.some(name => labelOf(name) === label));
  const rest = userData.replace(MOUNT_SCRIPT, '');
  return others.includes(disk) && free.length < others.length
    && !STORAGE.test(withoutMounts(rest)) && !ELSEWHERE.test(rest) && !rest.includes(disk);
}

const withoutMounts = (userData: string): string => userData.split('\n').filter(line => !MOUNT.test(line)).join('\n');
