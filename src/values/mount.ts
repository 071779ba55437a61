import { createHash } from 'crypto';
import { Size } from 'cdk8s';

/**
 * File systems for disks.
 */
export enum FileSystem {
  /** ext4, which every image supports. */
  EXT4 = 'ext4',

  /** XFS, for images with `mkfs.xfs`, such as those of the Red Hat family and Ubuntu. */
  XFS = 'xfs',
}

/**
 * How the guest uses a disk.
 */
export interface MountOptions {
  /**
   * The file system for a blank disk. An existing file system is kept.
   *
   * @default FileSystem.EXT4
   */
  readonly fileSystem?: FileSystem;

  /**
   * Whether to format a blank disk. If not, only an existing file system with the label is mounted.
   *
   * @default true
   */
  readonly format?: boolean;

  /**
   * Capacity of the disk. The guest distinguishes blank disks by it, with a tolerance of a tenth.
   *
   * @default - the size of the disk, if this app sets it
   */
  readonly size?: Size;

  /**
   * Owner of the top directory of the file system: a user, or a user and a group, for example `postgres:postgres`.
   * It is set at the end of the first start, when packages are installed and users exist.
   *
   * @default - root, or the existing owner
   */
  readonly owner?: string;

  /**
   * Options of mount(8) in addition to `nofail`, for example `noatime`, or `x-systemd.growfs` for a file system that grows with its disk.
   *
   * @default - the defaults of mount(8)
   */
  readonly options?: string[];
}

/**
 * How the guest of a machine uses a disk of that machine.
 */
export interface DiskMountOptions extends MountOptions {
  /**
   * Label of the file system, 1 to 12 letters, digits, dashes and underscores. For an existing file system, its label.
   *
   * @default - the name of the disk; a longer name is cut, and gets a few characters of a hash
   */
  readonly label?: string;
}

const LONGEST_LABEL = 12;

/** the label of a file system on a disk of this name: the same in each synth */
export function labelOf(diskName: string): string {
  const label = diskName.replace(/[^A-Za-z0-9_-]/g, '-');
  if (label === diskName && label.length <= LONGEST_LABEL) {
    return label;
  }
  return `${label.slice(0, 5)}-${createHash('sha256').update(diskName).digest('hex').slice(0, 6)}`;
}
