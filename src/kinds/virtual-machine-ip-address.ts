import { Construct } from 'constructs';
import type { VirtualMachineIPAddressSpec } from '../../imports/contract/wire';
import { IVirtualMachineIPAddress } from '../refs';
import { checkReference } from '../resource/object-name';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `VirtualMachineIPAddress`.
 */
export interface VirtualMachineIPAddressProps extends NamespacedResourceProps {
  /**
   * The IPv4 address in dotted form, from the ranges that the module `virtualization` has for machines.
   *
   * @default - the platform assigns a free address
   */
  readonly address?: string;
}

/**
 * An address of the main network, reserved for one machine at a time; it stays reserved when the machine is deleted.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachineipaddress
 *
 * @example
 *
 * new dvp.VirtualMachineIPAddress(chart, 'front', { address: '10.66.10.20' });
 */
export class VirtualMachineIPAddress extends NamespacedResource implements IVirtualMachineIPAddress {
  static { guard(this, 'VirtualMachineIPAddress'); }

  /**
   * Refers to an address that is not in this app.
   *
   * @param ipAddressName name of the VirtualMachineIPAddress object, which is not the address itself
   * @param namespace namespace of the object; by default, that of the object that refers to the address
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromIpAddressName(ipAddressName: string, namespace?: string): IVirtualMachineIPAddress {
    checkReference('VirtualMachineIPAddress.fromIpAddressName', 'ipAddressName', ipAddressName, namespace);
    return { ipAddressName, namespace };
  }

  constructor(scope: Construct, id: string, props: VirtualMachineIPAddressProps = {}) {
    super(scope, id);
    checkProps(this, 'VirtualMachineIPAddressProps', props);
    const spec: VirtualMachineIPAddressSpec = props.address === undefined ? { type: 'Auto' } : { type: 'Static', staticIP: props.address };
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachineIPAddress', props, () => spec);
  }

  /**
   * Name of the VirtualMachineIPAddress object.
   */
  public get ipAddressName(): string {
    return this.name;
  }
}
