/**
 * What happens to a volume when its claim is deleted. A deleted disk takes its claim with it.
 */
export enum ReclaimPolicy {
  /** The volume is deleted with its data. */
  DELETE = 'Delete',

  /** The volume stays with its data until an administrator deletes it. */
  RETAIN = 'Retain',
}

/**
 * When a volume is created.
 */
export enum VolumeBindingMode {
  /** As soon as its claim exists: on any node that has room. */
  IMMEDIATE = 'Immediate',

  /** When the first machine uses it: on a node where the machine can run. Until then a disk is in phase WaitForFirstConsumer. */
  WAIT_FOR_FIRST_CONSUMER = 'WaitForFirstConsumer',
}

/**
 * File system of volumes that have one. Disks of machines are raw volumes: the guest makes their file systems.
 */
export enum VolumeFileSystem {
  /** ext4. */
  EXT4 = 'ext4',

  /** XFS. */
  XFS = 'xfs',
}

/**
 * How the data of a deleted volume are made unreadable.
 */
export enum VolumeCleanup {
  /** Random data are written once. It wears out SSDs. */
  RANDOM_FILL_SINGLE_PASS = 'RandomFillSinglePass',

  /** Random data are written three times. It wears out SSDs. */
  RANDOM_FILL_THREE_PASS = 'RandomFillThreePass',

  /** The device forgets the blocks. For SSDs, and for NFS 4.2. */
  DISCARD = 'Discard',
}
