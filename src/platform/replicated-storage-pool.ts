import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { goDuration } from './duration';
import { StorageResourceProps, keptMetadata } from './storage-props';
import type { ReplicatedStoragePoolSpec } from '../../imports/contract/wire';
import { IReplicatedStoragePool } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { LabelQuery } from '../values/label-query';
import { LvmStorage } from '../values/lvm-storage';

/**
 * Properties of a `ReplicatedStoragePool`.
 */
export interface ReplicatedStoragePoolProps extends StorageResourceProps {
  /**
   * The volume groups, or thin pools in them. They must exist, and cannot be changed since sds-replicated-volume 0.9.5.
   */
  readonly storage: LvmStorage;

  /**
   * Zones of the nodes, at most 10. It cannot be changed. Since sds-replicated-volume 0.9.5.
   *
   * @default - all zones
   */
  readonly zones?: string[];

  /**
   * Conditions on the labels of the nodes, all of which must hold. It cannot be changed. Since sds-replicated-volume 0.9.5.
   *
   * @default - all nodes
   */
  readonly nodes?: LabelQuery[];

  /**
   * How long a node that is not ready still counts, in whole seconds. Since sds-replicated-volume 0.9.5.
   *
   * @default - 10 minutes
   */
  readonly notReadyGracePeriod?: Duration;
}

/**
 * Volume groups of several nodes, for a ReplicatedStorageClass. With the new control plane, which only development builds of Deckhouse have, a
 * class has its volume groups itself, in `storage`, and makes its own pool. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/sds-replicated-volume/stable/cr.html#replicatedstoragepool
 *
 * @example
 *
 * const group = dvp.LvmVolumeGroup.fromLvmVolumeGroupName('worker-1');
 * const pool = new dvp.ReplicatedStoragePool(chart, 'thick', { storage: dvp.LvmStorage.thick(group) });
 * new dvp.ReplicatedStorageClass(chart, 'replicated', { storagePool: pool });
 */
export class ReplicatedStoragePool extends Resource implements IReplicatedStoragePool {
  static { guard(this, 'ReplicatedStoragePool'); }

  /**
   * Refers to a pool that is not in this app.
   *
   * @param storagePoolName name of the ReplicatedStoragePool object
   * @throws if the name is not a DNS name
   */
  public static fromStoragePoolName(storagePoolName: string): IReplicatedStoragePool {
    checkReference('ReplicatedStoragePool.fromStoragePoolName', 'storagePoolName', storagePoolName);
    return { storagePoolName };
  }

  /**
   * @throws if the volume groups are found by labels, or `notReadyGracePeriod` is not whole seconds
   */
  constructor(scope: Construct, id: string, props: ReplicatedStoragePoolProps) {
    super(scope, id);
    checkProps(this, 'ReplicatedStoragePoolProps', props);
    const { storage, zones, nodes, notReadyGracePeriod } = props;
    const period = goDuration(this.node.path, 'notReadyGracePeriod', notReadyGracePeriod);
    const spec: ReplicatedStoragePoolSpec = {
      ...storage._toReplicated(this.node.path),
      zones: zones && [...zones],
      nodeLabelSelector: nodes && LabelQuery._selector(nodes) as ReplicatedStoragePoolSpec['nodeLabelSelector'],
      eligibleNodesPolicy: period === undefined ? undefined : { notReadyGracePeriod: period },
    };
    this._define('storage.deckhouse.io/v1alpha1/ReplicatedStoragePool', keptMetadata(props), () => spec);
    storage._origins.forEach(origin => this._dependOn(origin));
  }

  /**
   * Name of the ReplicatedStoragePool object.
   */
  public get storagePoolName(): string {
    return this.name;
  }
}
