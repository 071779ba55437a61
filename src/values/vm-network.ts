import { shown } from '../given';
import { IVirtualMachineMACAddress } from '../refs';
import { Origin } from './origin';

/**
 * How a machine is connected to an additional network.
 */
export interface VmNetworkOptions {
  /**
   * Number by which the platform remembers the interface, from 1 to 16383; 1 belongs to the main network. Newer than DVP 1.6.
   *
   * @default - the platform numbers the interfaces in their order
   */
  readonly interfaceId?: number;

  /**
   * The reserved hardware address of the interface. Newer than DVP 0.24.
   *
   * @default - the platform makes one
   */
  readonly macAddress?: IVirtualMachineMACAddress;

  /**
   * Name of the IPAddress object (`network.deckhouse.io`) with the address of the interface. Newer than DVP 1.10.
   *
   * @default - the network gives one out, if it has a pool, or the guest sets its own
   */
  readonly ipAddressName?: string;
}

/**
 * A network that a machine is connected to.
 */
export class VmNetwork {
  /** The main network of the cluster, where pods and services are; it comes first in the list. */
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
      throw new Error(`the id of an interface is a whole number from 1 to 16383, got ${shown(interfaceId)}`);
    }
  }

  /**
   * @internal
   */
  public get _origin(): Origin | undefined {
    const { macAddress } = this.options;
    return macAddress && { kind: 'VirtualMachineMACAddress', name: macAddress.macAddressName, target: macAddress };
  }

  /**
   * @internal
   */
  public _toKube() {
    const { interfaceId, macAddress, ipAddressName } = this.options;
    return { id: interfaceId, type: this.type, name: this.name, virtualMachineMACAddressName: macAddress?.macAddressName, ipAddressName };
  }
}
