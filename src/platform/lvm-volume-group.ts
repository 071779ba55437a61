import { Construct } from 'constructs';
import { StorageResourceProps, keptMetadata } from './storage-props';
import { VolumeGroupTemplate, templateToKube } from './volume-group-template';
import type { LVMVolumeGroupSpec } from '../../imports/contract/wire';
import { ILvmVolumeGroup } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `LvmVolumeGroup`.
 */
export interface LvmVolumeGroupProps extends VolumeGroupTemplate, StorageResourceProps {
  /**
   * Name of the node. It cannot be changed.
   */
  readonly nodeName: string;
}

/**
 * A volume group of LVM on one node, made of devices that are free. The module `sds-node-configurator` creates it, and never deletes a
 * volume in it. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/sds-node-configurator/stable/cr.html#lvmvolumegroup
 *
 * @example
 *
 * new dvp.LvmVolumeGroup(chart, 'worker-1', {
 *   nodeName: 'worker-1',
 *   volumeGroupName: 'data',
 *   blockDevices: [dvp.BlockDevices.rotational(false)],
 *   thinPools: [dvp.ThinPool.percent('thin', 80)],
 * });
 */
export class LvmVolumeGroup extends Resource implements ILvmVolumeGroup {
  static { guard(this, 'LvmVolumeGroup'); }

  /**
   * Refers to a volume group that is not in this app, for example one of a set.
   *
   * @param lvmVolumeGroupName name of the LVMVolumeGroup object
   * @throws if the name is not a DNS name
   */
  public static fromLvmVolumeGroupName(lvmVolumeGroupName: string): ILvmVolumeGroup {
    checkReference('LvmVolumeGroup.fromLvmVolumeGroupName', 'lvmVolumeGroupName', lvmVolumeGroupName);
    return { lvmVolumeGroupName };
  }

  /**
   * @throws if there are neither `blockDevices` nor `fileDevices`, or a file device is smaller than 1 GiB
   */
  constructor(scope: Construct, id: string, props: LvmVolumeGroupProps) {
    super(scope, id);
    checkProps(this, 'LvmVolumeGroupProps', props);
    const spec: LVMVolumeGroupSpec = { ...templateToKube(this.node.path, props), local: { nodeName: props.nodeName } };
    this._define('storage.deckhouse.io/v1alpha1/LVMVolumeGroup', keptMetadata(props), () => spec);
  }

  /**
   * Name of the LVMVolumeGroup object.
   */
  public get lvmVolumeGroupName(): string {
    return this.name;
  }
}
