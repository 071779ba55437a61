import { Construct } from 'constructs';
import { StorageResourceProps, keptMetadata } from './storage-props';
import { VolumeGroupTemplate, templateToKube } from './volume-group-template';
import type { LVMVolumeGroupSetSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { ILvmVolumeGroup } from '../refs';
import { Resource } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { LabelQuery } from '../values/label-query';

/** the most nodes that Kubernetes supports in a cluster */
const MOST_NODES = 5000;

/**
 * Properties of a `LvmVolumeGroupSet`.
 */
export interface LvmVolumeGroupSetProps extends VolumeGroupTemplate, StorageResourceProps {
  /**
   * Conditions on the labels of the nodes, all of which must hold. An empty list selects every node.
   */
  readonly nodes: LabelQuery[];

  /**
   * Labels of the LVMVolumeGroups, by which a LocalStorageClass can find them.
   *
   * @default - no labels
   */
  readonly volumeGroupLabels?: { [key: string]: string };
}

/**
 * The same volume group on each of several nodes. The module `sds-node-configurator` creates an LVMVolumeGroup for each, and keeps them if the
 * set is deleted. Since sds-node-configurator 0.4.5. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/sds-node-configurator/stable/cr.html#lvmvolumegroupset
 *
 * @example
 *
 * const groups = new dvp.LvmVolumeGroupSet(chart, 'data', {
 *   nodes: [dvp.LabelQuery.equal('storage', 'nvme')],
 *   volumeGroupName: 'data',
 *   blockDevices: [dvp.BlockDevices.ofModel('SAMSUNG-MZQL23T8HCLS-00A07')],
 *   thinPools: [dvp.ThinPool.percent('thin', 90)],
 * });
 * new dvp.ReplicatedStorageClass(chart, 'replicated', { storage: dvp.LvmStorage.thin('thin', ...groups.volumeGroups(3)) });
 */
export class LvmVolumeGroupSet extends Resource {
  static { guard(this, 'LvmVolumeGroupSet'); }

  /**
   * @throws if there are neither `blockDevices` nor `fileDevices`, or a file device is smaller than 1 GiB
   */
  constructor(scope: Construct, id: string, props: LvmVolumeGroupSetProps) {
    super(scope, id);
    checkProps(this, 'LvmVolumeGroupSetProps', props);
    const { nodes, volumeGroupLabels } = props;
    const spec = {
      strategy: 'PerNode',
      nodeSelector: LabelQuery._selector(nodes),
      lvmVolumeGroupTemplate: { ...templateToKube(this.node.path, props), metadata: volumeGroupLabels && { labels: { ...volumeGroupLabels } } },
    } as LVMVolumeGroupSetSpec;
    this._define('storage.deckhouse.io/v1alpha1/LVMVolumeGroupSet', keptMetadata(props), () => spec);
  }

  /**
   * The first LVMVolumeGroups of the set. They have the name of the set and a number from zero, in no fixed order of the nodes.
   *
   * @param count number of volume groups, from 1 to 5000, and at most the number of nodes that the set selects
   * @throws if the number is not a whole number from 1 to 5000
   * @see https://kubernetes.io/docs/setup/best-practices/cluster-large/
   */
  public volumeGroups(count: number): ILvmVolumeGroup[] {
    if (!Number.isInteger(count) || count < 1 || count > MOST_NODES) {
      throw new CallerError(`[${this.node.path}] 'count' must be a whole number from 1 to ${MOST_NODES}, got ${formatValue(count)}: the number of nodes that the set selects`);
    }
    return Array.from({ length: count }, (_, i) => ({ lvmVolumeGroupName: `${this.name}-${i}` }));
  }
}
