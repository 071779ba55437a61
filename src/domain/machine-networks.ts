import { compareReleases } from './release';
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

/** the name of a network in a message */
export const networkLabel = ({ type, name }: Network): string => name === undefined ? type : `${type} ${name}`;

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
