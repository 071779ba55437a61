import { Construct } from 'constructs';
import { labelErrors, throwErrors, vlanErrors } from './network-checks';
import { IClusterIPAddressPool } from '../refs';
import { Resource, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { VmNetwork, VmNetworkOptions } from '../values/vm-network';

/**
 * Properties of a `ClusterNetwork`.
 */
export interface ClusterNetworkProps extends ResourceProps {
  /**
   * Labels of the interfaces of nodes that the network uses, at least one. An administrator sets them on NodeNetworkInterface objects, which
   * exist when the module is ready.
   */
  readonly interfaceLabels: { [key: string]: string };

  /**
   * Number of the VLAN on these interfaces, from 1 to 4094.
   *
   * @default - the network uses the interfaces as they are, without a VLAN
   */
  readonly vlanId?: number;

  /**
   * Addresses of the network.
   *
   * @default - guests set their own addresses
   */
  readonly addressPool?: IClusterIPAddressPool;
}

/**
 * An additional network for machines of all namespaces. Needs the module `sdn`.
 *
 * @see https://deckhouse.io/modules/sdn/stable/cr.html#clusternetwork
 *
 * @example
 *
 * const office = new dvp.ClusterNetwork(chart, 'office', { interfaceLabels: { 'nic-group': 'extra' }, vlanId: 900 });
 * const networks = [dvp.VmNetwork.MAIN, office.connect()]; // of a machine
 */
export class ClusterNetwork extends Resource {
  static { guard(this, 'ClusterNetwork'); }

  /**
   * @throws if `interfaceLabels` is empty, or `vlanId` is out of its range
   */
  constructor(scope: Construct, id: string, props: ClusterNetworkProps) {
    super(scope, id);
    checkProps(this, 'ClusterNetworkProps', props);
    const { interfaceLabels, vlanId, addressPool } = props;
    throwErrors(this.node.path, [...labelErrors(interfaceLabels), ...vlanErrors('vlanId', vlanId)]);
    const pool = addressPool && { kind: 'ClusterIPAddressPool', name: addressPool.addressPoolName };
    const spec = {
      type: vlanId === undefined ? 'Access' : 'VLAN',
      vlan: vlanId === undefined ? undefined : { id: vlanId },
      parentNodeNetworkInterfaces: { labelSelector: { matchLabels: { ...interfaceLabels } } },
      ipam: pool && { ipAddressPoolRef: pool },
    };
    this._defineClusterWide('network.deckhouse.io/v1alpha1', 'ClusterNetwork', props, () => ({ spec }));
    this._dependOn(pool && { ...pool, target: addressPool });
  }

  /**
   * Name of the ClusterNetwork object.
   */
  public get networkName(): string {
    return this.name;
  }

  /**
   * The network, for a machine.
   *
   * @throws if the interface id is out of its range
   */
  public connect(options: VmNetworkOptions = {}): VmNetwork {
    return VmNetwork.clusterNetwork(this.name, options);
  }
}
