import { clusterWide } from './cluster-lookups';
import { grouped, perWorld } from './memo';
import { compareReleases } from './release';
import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

export const NETWORKS = '/spec/networks';

export interface Network {
  readonly type: 'Main' | 'Network' | 'ClusterNetwork';
  readonly name?: string;
  readonly id?: number;
  readonly virtualMachineMACAddressName?: string;
  readonly ipAddressName?: string;
}

export const networksOf = (machine: ManifestObject): readonly Network[] => machine.list<Network>(NETWORKS);

/** a machine without networks is in the main network */
export function inMainNetwork(machine: ManifestObject): boolean {
  const networks = networksOf(machine);
  return networks.length === 0 || networks.some(({ type }) => type === 'Main');
}

/** the name of a network in a message; in a dump or a broken manifest, it may have no type */
export const networkLabel = ({ type, name }: Partial<Network>): string => [type ?? 'a network', ...name === undefined ? [] : [name]].join(' ');

/** the API group of the objects of networks */
export const SDN_GROUP = 'network.deckhouse.io';

/** the object of an additional network, if it is in the set */
export function networkObject(world: World, { namespace }: ManifestObject, { type, name = '' }: Network): ManifestObject | undefined {
  return type === 'ClusterNetwork' ? clusterWide(world, SDN_GROUP, type, name) : world.find(SDN_GROUP, type, namespace, name);
}

/** names of the networks of the cluster that a machine can reach, `undefined` if they are not known */
export function knownNetworks({ namespace }: ManifestObject, type: Network['type'], world: World): readonly string[] | undefined {
  if (type === 'ClusterNetwork') {
    return world.cluster?.clusterNetworks;
  }
  const known = networksByNamespace(world);
  return namespace === undefined || known === undefined ? undefined : (known.get(namespace) ?? []).map(name => name.slice(namespace.length + 1));
}

// a network of the cluster is known by its namespace, a slash and its name
const networksByNamespace = perWorld(({ cluster }) =>
  cluster?.networks && grouped(cluster.networks, name => name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined));

/** whether an additional network of a machine exists, `undefined` if that is not known */
export function networkExists(machine: ManifestObject, network: Network, world: World): boolean | undefined {
  return networkObject(world, machine, network) !== undefined ? true : knownNetworks(machine, network.type, world)?.includes(network.name ?? '');
}

/** the first release of DVP that numbers the interfaces of a machine */
const NUMBERED_SINCE = '1.7.0';

/** whether a release of DVP numbers the interfaces; an unknown one counts as recent */
export const numbersInterfaces = (release: string | undefined): boolean => release === undefined || compareReleases(release, NUMBERED_SINCE) >= 0;

export const MAIN_ID = 1;
export const LAST_ID = 16383;

/**
 * The networks with the ids that the webhook of DVP sets: 1 for the main network, and for each other one, in the order of the list, the next
 * number from 2 that no network of the list has. Networks with an id keep it.
 */
export function numbered<T extends { readonly type?: string; readonly id?: number }>(networks: readonly T[]): T[] {
  const taken = new Set(networks.map(({ id }) => id));
  let next = MAIN_ID;
  return networks.map(network => {
    if (network.id !== undefined) {
      return network;
    }
    if (network.type === 'Main') {
      return { ...network, id: MAIN_ID };
    }
    do {
      next += 1;
    } while (taken.has(next));
    return next > LAST_ID ? network : { ...network, id: next };
  });
}
