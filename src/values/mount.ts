import { createHash } from 'crypto';
import { Size } from 'cdk8s';

/**
 * How the data on a disk are organized.
 */
export enum FileSystem {
  /** ext4, which every image can make. */
  EXT4 = 'ext4',

  /** XFS, for images that have `mkfs.xfs`, as those of the Red Hat family and Ubuntu do. */
  XFS = 'xfs',
}

/**
 * How the guest uses a disk.
 */
export interface MountOptions {
  /**
   * The file system that a blank disk gets, once. One that is there already stays what it is.
   *
   * @default FileSystem.EXT4
   */
  readonly fileSystem?: FileSystem;

  /**
   * Whether a blank disk gets a file system at all; if not, only one that has the label already is mounted.
   *
   * @default true
   */
  readonly format?: boolean;

  /**
   * Capacity of the disk, by which the guest tells several blank disks apart; storage may be off by up to a tenth.
   *
   * @default - that of the disk, where this app says it
   */
  readonly size?: Size;

  /**
   * Who owns the top directory of the file system: a user, or a user and a group, for example `postgres:postgres`.
   * It is set at the end of the first start, when packages and users are there.
   *
   * @default - root, or the existing owner
   */
  readonly owner?: string;

  /**
   * Options of mount(8) beside `nofail`, for example `noatime`, or `x-systemd.growfs` for a file system that grows with its disk.
   *
   * @default - the usual ones
   */
  readonly options?: string[];
}

/**
 * How the guest of a machine uses a disk of that machine.
 */
export interface DiskMountOptions extends MountOptions {
  /**
   * Label of the file system, 1 to 12 letters, digits, dashes and underscores; one that is on the disk already if it was made elsewhere.
   *
   * @default - the name of the disk; what is longer is cut, with a few characters of a hash
   */
  readonly label?: string;
}

const LONGEST_LABEL = 12;

/** the label of a file system on a disk of this name, always the same */
export function labelOf(diskName: string): string {
  const label = diskName.replace(/[^A-Za-z0-9_-]/g, '-');
  if (label === diskName && label.length <= LONGEST_LABEL) {
    return label;
  }
  return `${label.slice(0, 5)}-${createHash('sha256').update(diskName).digest('hex').slice(0, 6)}`;
}
