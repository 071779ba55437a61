import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { goDuration } from './duration';
import { poolErrors, throwErrors } from './network-checks';
import { IClusterIPAddressPool } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';

/**
 * A route that guests get with their address.
 */
export interface AddressRoute {
  /**
   * The other network, as address/bits.
   */
  readonly destination: string;

  /**
   * Address of the router.
   */
  readonly via: string;
}

/**
 * Addresses of one network.
 */
export interface AddressRange {
  /**
   * The IPv4 network, as address/bits.
   */
  readonly network: string;

  /**
   * The free addresses of the network, each item as `first-last`.
   *
   * @default - all of them, but the first and the last
   */
  readonly ranges?: string[];

  /**
   * Routes that guests get.
   *
   * @default - no routes
   */
  readonly routes?: AddressRoute[];
}

/**
 * Properties of a `ClusterIPAddressPool`.
 */
export interface ClusterIPAddressPoolProps extends ResourceProps {
  /**
   * The addresses, at least one network.
   */
  readonly pools: AddressRange[];

  /**
   * Time that an address stays reserved after it was released, in whole seconds.
   *
   * @default - the default of the module
   */
  readonly leaseTtl?: Duration;
}

/**
 * Addresses for a network of the cluster. Needs the module `sdn`.
 *
 * @see https://deckhouse.io/modules/sdn/stable/cr.html#clusteripaddresspool
 *
 * @example
 *
 * const addresses = new dvp.ClusterIPAddressPool(chart, 'office', { pools: [{ network: '192.168.200.0/24' }] });
 * new dvp.ClusterNetwork(chart, 'office-network', { interfaceLabels: { 'nic-group': 'extra' }, vlanId: 900, addressPool: addresses });
 */
export class ClusterIPAddressPool extends Resource implements IClusterIPAddressPool {
  static { guard(this, 'ClusterIPAddressPool'); }

  /**
   * Refers to a pool that is not in this app.
   *
   * @param addressPoolName name of the ClusterIPAddressPool object
   * @throws if the name is not a DNS name
   */
  public static fromAddressPoolName(addressPoolName: string): IClusterIPAddressPool {
    checkReference('ClusterIPAddressPool.fromAddressPoolName', 'addressPoolName', addressPoolName);
    return { addressPoolName };
  }

  /**
   * @throws if `pools` is empty, a network, range or route is wrong, or `leaseTtl` is not whole seconds
   */
  constructor(scope: Construct, id: string, props: ClusterIPAddressPoolProps) {
    super(scope, id);
    checkProps(this, 'ClusterIPAddressPoolProps', props);
    const { pools, leaseTtl } = props;
    throwErrors(this.node.path, pools.length === 0 ? ["'pools' must not be empty: for example [{ network: '192.168.200.0/24' }]"]
      : pools.flatMap((pool, i) => poolErrors(`pools[${i}]`, pool)));
    const spec = {
      leaseTTL: goDuration(this.node.path, 'leaseTtl', leaseTtl),
      pools: pools.map(({ network, ranges, routes }) => ({
        network, ranges: ranges && [...ranges], routes: routes?.map(({ destination, via }) => ({ destination, via })),
      })),
    };
    this._defineClusterWide('network.deckhouse.io/v1alpha1', 'ClusterIPAddressPool', props, () => ({ spec }));
  }

  /**
   * Name of the ClusterIPAddressPool object.
   */
  public get addressPoolName(): string {
    return this.name;
  }
}
