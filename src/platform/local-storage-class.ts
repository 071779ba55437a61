import { Construct } from 'constructs';
import { StorageClassProps, keptMetadata } from './storage-props';
import type { LocalStorageClassSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { IStorageClass } from '../refs';
import { Resource } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { LvmStorage } from '../values/lvm-storage';
import { ReclaimPolicy, VolumeBindingMode, VolumeCleanup, VolumeFileSystem } from '../values/volume-policies';

/**
 * Properties of a `LocalStorageClass`.
 */
export interface LocalStorageClassProps extends StorageClassProps {
  /**
   * The volume groups, or thin pools in them: at most one of each node. They must exist. More can be added later.
   */
  readonly storage: LvmStorage;

  /**
   * When a volume is created. It cannot be changed.
   *
   * With `IMMEDIATE`, a disk may be on a node where its machine cannot run.
   *
   * @default VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * File system of volumes that have one. Disks of machines are raw volumes. It cannot be changed.
   *
   * @default - ext4
   */
  readonly fileSystem?: VolumeFileSystem;

  /**
   * Whether a volume is in one piece on the device. Only for thick volumes. The scheduler does not know where such a piece is free, so the
   * creation of a volume may fail. It cannot be changed.
   *
   * @default - it may be in several pieces
   */
  readonly contiguous?: boolean;

  /**
   * How the data of a deleted volume are made unreadable.
   *
   * @default - not at all: the next volume in the same place may show them
   */
  readonly volumeCleanup?: VolumeCleanup;
}

/**
 * A StorageClass whose volumes are on one node each: the fastest, and lost with the node. A machine on it migrates live with a copy of its
 * disks, which the Community Edition does not make. It needs the module `sds-local-volume`, which creates the StorageClass of the same name.
 * The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/sds-local-volume/stable/cr.html#localstorageclass
 *
 * @example
 *
 * const local = new dvp.LocalStorageClass(chart, 'local', {
 *   storage: dvp.LvmStorage.thickLabelled(dvp.LabelQuery.equal('tier', 'nvme')),
 * });
 * new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(20), storageClassName: local.storageClassName });
 */
export class LocalStorageClass extends Resource implements IStorageClass {
  static { guard(this, 'LocalStorageClass'); }

  /**
   * @throws if `contiguous` is set for thin volumes
   */
  constructor(scope: Construct, id: string, props: LocalStorageClassProps) {
    super(scope, id);
    checkProps(this, 'LocalStorageClassProps', props);
    const { storage, volumeBindingMode, fileSystem, contiguous, volumeCleanup, reclaimPolicy } = props;
    if (contiguous !== undefined && storage._isThin) {
      throw new CallerError(`[${this.node.path}] 'contiguous' is for thick volumes, and these are thin: leave it out, or use LvmStorage.thick(group)`);
    }
    const spec = {
      reclaimPolicy: reclaimPolicy ?? ReclaimPolicy.DELETE,
      volumeBindingMode: volumeBindingMode ?? VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
      fsType: fileSystem,
      lvm: { ...storage._toLocal(), thick: contiguous === undefined ? undefined : { contiguous }, volumeCleanup },
    } as LocalStorageClassSpec;
    this._define('storage.deckhouse.io/v1alpha1/LocalStorageClass', keptMetadata(props), () => spec);
    storage._origins.forEach(origin => this._dependOn(origin));
  }

  /**
   * Name of the StorageClass, for the `storageClassName` of disks and images.
   */
  public get storageClassName(): string {
    return this.name;
  }
}
