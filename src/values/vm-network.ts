import { formatValue } from './describe';
import { INetworkIPAddress, IVirtualMachineMACAddress } from '../refs';
import { guard } from './guard';
import { Origin } from './origin';
import { CallerError } from '../manifest/caller-error';

/**
 * How a machine is connected to an additional network.
 */
export interface VmNetworkOptions {
  /**
   * Number of the interface, from 1 to 16383; 1 is for the main network. Linux names an interface by it: `eno2`. Needs a DVP newer than 1.6.
   *
   * DVP changes the number of a network only while the machine is stopped, and rejects the change before. So set it when you remove a
   * network that others follow, when you add one that is not the last, or when you change the order.
   *
   * @default - in the order of the list, the next number from 2 that no other interface of the machine has
   */
  readonly interfaceId?: number;

  /**
   * The reserved MAC address of the interface. Needs a DVP newer than 0.24.
   *
   * @default - the platform generates one
   */
  readonly macAddress?: IVirtualMachineMACAddress;

  /**
   * The IP address of the interface, from the pool of the network. Since DVP 1.11.
   *
   * @default - an address from the pool of the network, or else the guest sets its own
   */
  readonly ipAddress?: INetworkIPAddress;
}

/**
 * A network that a machine is connected to.
 */
export class VmNetwork {
  static { guard(this, 'VmNetwork'); }

  /** The main network of the cluster, where pods and services are; it must be first in the list. */
  public static readonly MAIN = new VmNetwork('Main', undefined, {});

  /**
   * A network of the machine's project. Needs the module `sdn`.
   *
   * @param name name of the Network object (`network.deckhouse.io`) in the machine's namespace
   * @throws if the interface id is out of its range
   */
  public static network(name: string, options: VmNetworkOptions = {}): VmNetwork {
    return new VmNetwork('Network', name, options);
  }

  /**
   * A network of the cluster. Needs the module `sdn`.
   *
   * @param name name of the ClusterNetwork object (`network.deckhouse.io`)
   * @throws if the interface id is out of its range
   */
  public static clusterNetwork(name: string, options: VmNetworkOptions = {}): VmNetwork {
    return new VmNetwork('ClusterNetwork', name, options);
  }

  private constructor(
    private readonly type: 'Main' | 'Network' | 'ClusterNetwork',
    private readonly name: string | undefined,
    private readonly options: VmNetworkOptions,
  ) {
    const { interfaceId } = options;
    if (interfaceId !== undefined && (!Number.isInteger(interfaceId) || interfaceId < 1 || interfaceId > 16383)) {
      throw new CallerError(`'interfaceId' must be a whole number from 1 to 16383, got ${formatValue(interfaceId)}`);
    }
  }

  /**
   * The objects that the interface needs, each with the field that names it.
   *
   * @internal
   */
  public get _origins(): { field: string; origin: Origin }[] {
    const { macAddress, ipAddress } = this.options;
    return [
      ...macAddress === undefined ? []
        : [{ field: 'virtualMachineMACAddressName', origin: { kind: 'VirtualMachineMACAddress', name: macAddress.macAddressName, target: macAddress } }],
      ...ipAddress === undefined ? [] : [{ field: 'ipAddressName', origin: { kind: 'IPAddress', name: ipAddress.networkAddressName, target: ipAddress } }],
    ];
  }

  /**
   * The reference to the network for an object of the module `sdn`; the main network is not a network of `sdn`.
   *
   * @internal
   */
  public get _networkRef(): { kind: string; name: string } | undefined {
    return this.name === undefined ? undefined : { kind: this.type, name: this.name };
  }

  /**
   * @internal
   */
  public _toKube() {
    const { interfaceId, macAddress, ipAddress } = this.options;
    return {
      id: interfaceId,
      type: this.type,
      name: this.name,
      virtualMachineMACAddressName: macAddress?.macAddressName,
      ipAddressName: ipAddress?.networkAddressName,
    };
  }
}
