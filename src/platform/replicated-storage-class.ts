import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { goDuration } from './duration';
import { StorageClassProps, keptMetadata } from './storage-props';
import type { ReplicatedStorageClassSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { IReplicatedStoragePool, IStorageClass } from '../refs';
import { Resource } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { LabelQuery } from '../values/label-query';
import { LvmStorage } from '../values/lvm-storage';
import { ReplicaTopology, Replication, VolumeAccess } from '../values/replication';
import { ReclaimPolicy } from '../values/volume-policies';
import { VolumeRepair, VolumeRollout } from '../values/volume-rollout';

/**
 * Properties of a `ReplicatedStorageClass`.
 */
export interface ReplicatedStorageClassProps extends StorageClassProps {
  /**
   * The volume groups, or thin pools in them. It cannot be changed. Only for the new control plane of sds-replicated-volume 0.9.5, which
   * development builds of Deckhouse have: any other cluster rejects it.
   *
   * @default - the volume groups of `storagePool`
   */
  readonly storage?: LvmStorage;

  /**
   * The pool with the volume groups. It cannot be changed. The new control plane, which only development builds of Deckhouse have, rejects it.
   *
   * @default - the volume groups of `storage`
   */
  readonly storagePool?: IReplicatedStoragePool;

  /**
   * Number of copies of a volume.
   *
   * @default - three copies: `Replication.CONSISTENCY_AND_AVAILABILITY`
   */
  readonly replication?: Replication;

  /**
   * On which nodes the copies are. It cannot be changed.
   *
   * @default ReplicaTopology.IGNORED
   */
  readonly topology?: ReplicaTopology;

  /**
   * Zones of the copies, at most 10. It cannot be changed.
   *
   * @default - all zones
   */
  readonly zones?: string[];

  /**
   * From which nodes a machine can use a volume. It cannot be changed.
   *
   * @default VolumeAccess.PREFERABLY_LOCAL
   */
  readonly volumeAccess?: VolumeAccess;

  /**
   * Conditions on the labels of the nodes, all of which must hold. It cannot be changed. Only for the new control plane.
   *
   * @default - all nodes
   */
  readonly nodes?: LabelQuery[];

  /**
   * Which volumes a change of the class applies to. Only for the new control plane.
   *
   * @default - all volumes, 5 at a time
   */
  readonly rollout?: VolumeRollout;

  /**
   * What happens to copies on nodes that are no longer eligible. Only for the new control plane.
   *
   * @default - they move, 5 volumes at a time
   */
  readonly repair?: VolumeRepair;

  /**
   * How long a node that is not ready still counts, in whole seconds. It cannot be changed. Only for the new control plane.
   *
   * @default - 10 minutes
   */
  readonly notReadyGracePeriod?: Duration;
}

/**
 * A StorageClass whose volumes have copies on several nodes. Machines on it migrate live without a copy of their disks. It needs the module
 * `sds-replicated-volume`, which creates the StorageClass of the same name. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/sds-replicated-volume/stable/cr.html#replicatedstorageclass
 *
 * @example
 *
 * const groups = ['worker-1', 'worker-2', 'worker-3'].map(name => dvp.LvmVolumeGroup.fromLvmVolumeGroupName(name));
 * const replicated = new dvp.ReplicatedStorageClass(chart, 'replicated', {
 *   storagePool: new dvp.ReplicatedStoragePool(chart, 'pool', { storage: dvp.LvmStorage.thin('thin', ...groups) }),
 *   replication: dvp.Replication.CONSISTENCY_AND_AVAILABILITY,
 * });
 * new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(20), storageClassName: replicated.storageClassName });
 */
export class ReplicatedStorageClass extends Resource implements IStorageClass {
  static { guard(this, 'ReplicatedStorageClass'); }

  /**
   * @throws if not exactly one of `storage` and `storagePool` is set, the volume groups are found by labels, or `notReadyGracePeriod` is not whole seconds
   */
  constructor(scope: Construct, id: string, props: ReplicatedStorageClassProps) {
    super(scope, id);
    checkProps(this, 'ReplicatedStorageClassProps', props);
    const { storage, storagePool } = props;
    if ((storage === undefined) === (storagePool === undefined)) {
      const got = storage === undefined ? 'neither' : 'both';
      throw new CallerError(`[${this.node.path}] a ReplicatedStorageClass needs 'storagePool' or, with the new control plane, 'storage', got ${got}: `
        + "for example storagePool: ReplicatedStoragePool.fromStoragePoolName('replicated')");
    }
    const spec = toKube(this.node.path, props);
    this._define('storage.deckhouse.io/v1alpha1/ReplicatedStorageClass', keptMetadata(props), () => spec);
    storage?._origins.forEach(origin => this._dependOn(origin));
    this._dependOn(storagePool && { kind: 'ReplicatedStoragePool', name: storagePool.storagePoolName, target: storagePool });
  }

  /**
   * Name of the StorageClass, for the `storageClassName` of disks and images.
   */
  public get storageClassName(): string {
    return this.name;
  }
}

function toKube(path: string, props: ReplicatedStorageClassProps): ReplicatedStorageClassSpec {
  const { storage, storagePool, reclaimPolicy, replication, topology, zones, volumeAccess, nodes, rollout, repair, notReadyGracePeriod } = props;
  const period = goDuration(path, 'notReadyGracePeriod', notReadyGracePeriod);
  return {
    storage: storage?._toReplicated(path),
    storagePool: storagePool?.storagePoolName,
    reclaimPolicy: reclaimPolicy ?? ReclaimPolicy.DELETE,
    ...replication?._toKube(),
    topology: topology ?? ReplicaTopology.IGNORED,
    zones: zones && [...zones],
    volumeAccess,
    nodeLabelSelector: nodes && LabelQuery._selector(nodes) as ReplicatedStorageClassSpec['nodeLabelSelector'],
    configurationRolloutStrategy: rollout?._toKube(),
    eligibleNodesConflictResolutionStrategy: repair?._toKube(),
    eligibleNodesPolicy: period === undefined ? undefined : { notReadyGracePeriod: period },
  };
}
