import { Construct } from 'constructs';
import { throwErrors, vlanErrors } from './network-checks';
import { INetworkClass } from '../refs';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { VmNetwork, VmNetworkOptions } from '../values/vm-network';

/**
 * Properties of a `Network`.
 */
export interface NetworkProps extends NamespacedResourceProps {
  /**
   * Class of the network, which has its VLANs.
   */
  readonly networkClass: INetworkClass;

  /**
   * Number of the VLAN, one of the class.
   *
   * @default - a free VLAN of the class
   */
  readonly vlanId?: number;
}

/**
 * An additional network for machines of one namespace. Needs the module `sdn`.
 *
 * @see https://deckhouse.io/modules/sdn/stable/cr.html#network
 *
 * @example
 *
 * const backend = new dvp.Network(chart, 'backend', { networkClass: dvp.NetworkClass.fromNetworkClassName('teams') });
 * const networks = [dvp.VmNetwork.MAIN, backend.connect()]; // of a machine
 */
export class Network extends NamespacedResource {
  static { guard(this, 'Network'); }

  /**
   * @throws if `vlanId` is not a whole number from 1 to 4094
   */
  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    checkProps(this, 'NetworkProps', props);
    const { networkClass, vlanId } = props;
    throwErrors(this.node.path, vlanErrors('vlanId', vlanId));
    const { networkClassName } = networkClass;
    const spec = { networkClass: networkClassName, vlan: vlanId === undefined ? undefined : { id: vlanId } };
    this._defineOther('network.deckhouse.io/v1alpha1', 'Network', props, () => ({ spec }));
    this._dependOn({ kind: 'NetworkClass', name: networkClassName, target: networkClass });
  }

  /**
   * Name of the Network object.
   */
  public get networkName(): string {
    return this.name;
  }

  /**
   * The network, for a machine of the same namespace.
   *
   * @throws if the interface id is out of its range
   */
  public connect(options: VmNetworkOptions = {}): VmNetwork {
    return VmNetwork.network(this.name, options);
  }
}
