import { Construct } from 'constructs';
import type { VirtualMachineBlockDeviceAttachmentSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { IVirtualMachine } from '../refs';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { BlockDevice } from '../values/block-device';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `VirtualMachineBlockDeviceAttachment`.
 */
export interface VirtualMachineBlockDeviceAttachmentProps extends NamespacedResourceProps {
  /**
   * A machine of the same namespace.
   */
  readonly machine: IVirtualMachine;

  /**
   * A disk or an image of the same namespace, or an image of the cluster, without a place in the boot order.
   */
  readonly device: BlockDevice;
}

/**
 * Attaches a disk or an image to a running machine while this object exists. The object cannot be changed: create one for each device.
 *
 * A machine has at most 16 devices, including those of its spec. A device must not be both in the spec and attached.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachineblockdeviceattachment
 *
 * @example
 *
 * new dvp.VirtualMachineBlockDeviceAttachment(chart, 'data-to-web', {
 *   machine: dvp.VirtualMachine.fromMachineName('web'),
 *   device: dvp.BlockDevice.disk(dvp.VirtualDisk.fromDiskName('data')),
 * });
 */
export class VirtualMachineBlockDeviceAttachment extends NamespacedResource {
  static { guard(this, 'VirtualMachineBlockDeviceAttachment'); }

  /**
   * @throws if the machine or the device is missing, or the device has a place in the boot order
   */
  constructor(scope: Construct, id: string, props: VirtualMachineBlockDeviceAttachmentProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineBlockDeviceAttachmentProps', props);
    const { machine, device } = props;
    const { bootOrder, ...blockDeviceRef } = device._toKube();
    if (bootOrder !== undefined) {
      throw new CallerError(`[${this.node.path}] a machine cannot boot from a device that is attached while it runs, got 'bootOrder' ${bootOrder}: leave 'bootOrder' out`);
    }
    const spec: VirtualMachineBlockDeviceAttachmentSpec = { virtualMachineName: machine.machineName, blockDeviceRef };
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachineBlockDeviceAttachment', props, () => spec);
    this._referTo('/spec/virtualMachineName', { kind: 'VirtualMachine', name: machine.machineName, target: machine });
    this._referTo('/spec/blockDeviceRef', device._origin);
  }
}
