import { Size } from 'cdk8s';
import { sound } from './cloud-config';
import { MOUNT_SCRIPT } from './mount-script';
import { CallerError } from '../manifest/caller-error';
import { FileSystem, MountOptions } from '../values/mount';

/** a mount in the form of the script */
export interface MountEntry {
  readonly label: string;
  readonly path: string;
  /** `-`: do not format */
  readonly fileSystem: string;
  readonly least: number;
  readonly most: number;
  readonly sized: boolean;
  readonly options: string;
  readonly owner?: string;
}

// a mount over these would hide the system, or cloud-init itself
const SYSTEM = ['/bin', '/boot', '/dev', '/etc', '/lib', '/lib32', '/lib64', '/proc', '/run', '/sbin', '/sys', '/usr', '/var', '/var/lib', '/var/lib/cloud'];

const MIB = 1024 * 1024;
// the largest number that all shells can compare
const ANY_SIZE = { least: MIB, most: Number.MAX_SAFE_INTEGER, sized: false };

export function mountEntry(label: string, path: string, options: MountOptions): MountEntry {
  const whose = `the mount on ${JSON.stringify(path)}`;
  if (!/^[A-Za-z0-9][A-Za-z0-9_-]{0,11}$/.test(label)) {
    const form = "1 to 12 letters, digits, '-' and '_', and starts with a letter or digit";
    throw new CallerError(`the label of a file system must have ${form}, got ${JSON.stringify(label)}: for example "data"`);
  }
  if (!/^(\/[A-Za-z0-9_.@:+-]+)+$/.test(path) || path.split('/').some(part => part === '.' || part === '..')) {
    throw new CallerError(`the path of a mount must be absolute, without spaces, '.' and '..', got ${JSON.stringify(path)}: for example "/srv/data"`);
  }
  if (SYSTEM.includes(path)) {
    throw new CallerError(`a blank disk would hide the files of the system in ${JSON.stringify(path)}: mount it on a directory of its own, for example "/srv/data"`);
  }
  const { fileSystem = FileSystem.EXT4, format = true, size, owner, options: more = [] } = options;
  if (owner !== undefined && !/^[a-z_][a-z0-9_.-]*(:[a-z_][a-z0-9_.-]*)?$/.test(owner)) {
    throw new CallerError(`'owner' of ${whose} must be a user, or a user and a group, got ${JSON.stringify(owner)}: for example "postgres:postgres"`);
  }
  for (const option of more) {
    if (!/^[^\s,"'#\\]+$/.test(sound(`an option of ${whose}`, option))) {
      throw new CallerError(`an option of ${whose} must not contain spaces, commas or quotes, got ${JSON.stringify(option)}: for example "noatime"`);
    }
  }
  return { label, path, fileSystem: format ? fileSystem : '-', ...range(size), options: ['nofail', ...more].join(','), owner };
}

/** refuses mounts that the guest could not distinguish */
export function putMount(mounts: MountEntry[], entry: MountEntry): void {
  for (const other of mounts) {
    if (other.path === entry.path) {
      throw new CallerError(`a path can be mounted once, got ${JSON.stringify(entry.path)} again: choose another path`);
    }
    if (other.label === entry.label) {
      throw new CallerError(`a file system can be mounted once, got the label ${JSON.stringify(entry.label)} again: set another 'label', or mount another disk`);
    }
    if (other.fileSystem !== '-' && entry.fileSystem !== '-' && !(other.sized && entry.sized && (other.most < entry.least || entry.most < other.least))) {
      const two = `the disks for ${JSON.stringify(other.path)} and ${JSON.stringify(entry.path)}`;
      const got = other.sized && entry.sized ? 'sizes that are nearly the same' : 'no size for one of them';
      throw new CallerError(`a guest identifies blank disks by their size alone, got ${got}, for ${two}: make one at least a third larger, or set 'size', or 'format' to false if it has a file system`);
    }
  }
  mounts.push(entry);
}

/** runs at every start, before packages and services write to the path */
export function mountCommands(mounts: readonly MountEntry[]): string[][] {
  const each = mounts.map(({ label, fileSystem, path, least, most, options }) => [label, fileSystem, path, least, most, options].join(' '));
  return each.length === 0 ? [] : [['sh', '-c', MOUNT_SCRIPT, 'mount-disks', ...each]];
}

/** runs once, at the end of the first start; where the mount failed, the directory below stays as it is */
export function ownerCommands(mounts: readonly MountEntry[]): string[][] {
  return mounts.flatMap(({ path, owner }) => owner === undefined ? [] : [['sh', '-c', 'mountpoint -q "$1" && chown "$2" "$1"', 'own', path, owner]]);
}

// storage rounds up to whole extents, and may reserve a small part
function range(size: Size | undefined): Pick<MountEntry, 'least' | 'most' | 'sized'> {
  if (size === undefined) {
    return ANY_SIZE;
  }
  const bytes = size.toKibibytes() * 1024;
  return { least: Math.floor(bytes * 9 / 10), most: Math.ceil(bytes * 11 / 10) + 16 * MIB, sized: true };
}
