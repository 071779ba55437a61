import { Construct } from 'constructs';
import { labelErrors, throwErrors, vlanRangeErrors } from './network-checks';
import { INetworkClass } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `NetworkClass`.
 */
export interface NetworkClassProps extends ResourceProps {
  /**
   * Labels of the interfaces of nodes that networks of the class use, at least one.
   */
  readonly interfaceLabels: { [key: string]: string };

  /**
   * VLANs for networks of the class, at least one: each item a number or a range as `first-last`, from 1 to 4094.
   */
  readonly vlanIds: string[];
}

/**
 * VLANs of which the teams of namespaces may make networks. Needs the module `sdn`.
 *
 * @see https://deckhouse.io/modules/sdn/stable/cr.html#networkclass
 *
 * @example
 *
 * const teams = new dvp.NetworkClass(chart, 'teams', { interfaceLabels: { 'nic-group': 'extra' }, vlanIds: ['600-800', '1200'] });
 * new dvp.Network(chart, 'backend', { networkClass: teams });
 */
export class NetworkClass extends Resource implements INetworkClass {
  static { guard(this, 'NetworkClass'); }

  /**
   * Refers to a class that is not in this app.
   *
   * @param networkClassName name of the NetworkClass object
   * @throws if the name is not a DNS name
   */
  public static fromNetworkClassName(networkClassName: string): INetworkClass {
    checkReference('NetworkClass.fromNetworkClassName', 'networkClassName', networkClassName);
    return { networkClassName };
  }

  /**
   * @throws if `interfaceLabels` or `vlanIds` is empty, or a VLAN is out of its range
   */
  constructor(scope: Construct, id: string, props: NetworkClassProps) {
    super(scope, id);
    checkProps(this, 'NetworkClassProps', props);
    const { interfaceLabels, vlanIds } = props;
    throwErrors(this.node.path, [...labelErrors(interfaceLabels), ...vlanRangeErrors('vlanIds', vlanIds)]);
    const spec = {
      vlan: { idPool: [...vlanIds], parentNodeNetworkInterfaces: { labelSelector: { matchLabels: { ...interfaceLabels } } } },
    };
    this._defineClusterWide('network.deckhouse.io/v1alpha1', 'NetworkClass', props, () => ({ spec }));
  }

  /**
   * Name of the NetworkClass object.
   */
  public get networkClassName(): string {
    return this.name;
  }
}
