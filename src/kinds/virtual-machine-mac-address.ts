import { Construct } from 'constructs';
import type { VirtualMachineMACAddressSpec } from '../../imports/contract/wire';
import { IVirtualMachineMACAddress } from '../refs';
import { checkReference } from '../resource/object-name';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `VirtualMachineMACAddress`.
 */
export interface VirtualMachineMACAddressProps extends NamespacedResourceProps {
  /**
   * The address: six pairs of lower-case hexadecimal digits with colons between them.
   *
   * @default - the platform generates an address
   */
  readonly address?: string;
}

/**
 * A MAC address, reserved for one interface at a time; it stays reserved when the machine is deleted.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachinemacaddress
 *
 * @example
 *
 * new dvp.VirtualMachineMACAddress(chart, 'office', { address: '5e:e6:19:22:0f:d8' });
 */
export class VirtualMachineMACAddress extends NamespacedResource implements IVirtualMachineMACAddress {
  static { guard(this, 'VirtualMachineMACAddress'); }

  /**
   * Refers to an address that is not in this app.
   *
   * @param macAddressName name of the VirtualMachineMACAddress object, which is not the address itself
   * @param namespace namespace of the object; by default, that of the object that refers to the address
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromMacAddressName(macAddressName: string, namespace?: string): IVirtualMachineMACAddress {
    checkReference('VirtualMachineMACAddress.fromMacAddressName', 'macAddressName', macAddressName, namespace);
    return { macAddressName, namespace };
  }

  constructor(scope: Construct, id: string, props: VirtualMachineMACAddressProps = {}) {
    super(scope, id);
    checkProps(this, 'VirtualMachineMACAddressProps', props);
    const spec: VirtualMachineMACAddressSpec = { address: props.address };
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachineMACAddress', props, () => spec);
  }

  /**
   * Name of the VirtualMachineMACAddress object.
   */
  public get macAddressName(): string {
    return this.name;
  }
}
