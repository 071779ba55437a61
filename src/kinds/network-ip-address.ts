import { Construct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import { parseIpv4 } from '../manifest/cidr';
import { INetworkIPAddress } from '../refs';
import { checkReference } from '../resource/object-name';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { VmNetwork } from '../values/vm-network';

/**
 * Properties of a `NetworkIPAddress`.
 */
export interface NetworkIPAddressProps extends NamespacedResourceProps {
  /**
   * Network of the address, which needs a pool of addresses: `VmNetwork.network(...)` or `VmNetwork.clusterNetwork(...)`.
   */
  readonly network: VmNetwork;

  /**
   * The IPv4 address in dotted form, from the pool of the network.
   */
  readonly address: string;
}

/**
 * A fixed address in an additional network. A machine that can use any free address does not need this object.
 *
 * The kind `IPAddress` belongs to the module `sdn`. The guest gets the address by DHCP: do not set an address in the guest.
 * For an address of the main network, use `VirtualMachineIPAddress`.
 *
 * @see https://deckhouse.io/modules/sdn/stable/cr.html#ipaddress
 *
 * @example
 *
 * const office = dvp.VmNetwork.clusterNetwork('office');
 * const printer = new dvp.NetworkIPAddress(chart, 'printer', { network: office, address: '192.168.200.50' });
 * dvp.VmNetwork.clusterNetwork('office', { ipAddress: printer });
 */
export class NetworkIPAddress extends NamespacedResource implements INetworkIPAddress {
  static { guard(this, 'NetworkIPAddress'); }

  /**
   * Refers to an address that is not in this app.
   *
   * @param networkAddressName name of the IPAddress object, which is not the address itself
   * @param namespace namespace of the object; by default, that of the object that refers to the address
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromNetworkAddressName(networkAddressName: string, namespace?: string): INetworkIPAddress {
    checkReference('NetworkIPAddress.fromNetworkAddressName', 'networkAddressName', networkAddressName, namespace);
    return { networkAddressName, namespace };
  }

  /**
   * @throws if the network is the main network, or the address is invalid
   */
  constructor(scope: Construct, id: string, props: NetworkIPAddressProps) {
    super(scope, id);
    checkProps(this, 'NetworkIPAddressProps', props);
    const { network, address } = props;
    const networkRef = network._networkRef;
    if (networkRef === undefined) {
      throw new CallerError(`[${this.node.path}] 'network' must be an additional network, got the main one: use VirtualMachineIPAddress`);
    }
    if (parseIpv4(address) === undefined) {
      throw new CallerError(`[${this.node.path}] 'address' must be an IPv4 address, got ${formatValue(address)}: for example 192.168.200.50`);
    }
    const spec = { networkRef, type: 'Static', static: { ip: address } };
    this._defineOther('network.deckhouse.io/v1alpha1', 'IPAddress', props, () => ({ spec }));
  }

  /**
   * Name of the IPAddress object.
   */
  public get networkAddressName(): string {
    return this.name;
  }
}
