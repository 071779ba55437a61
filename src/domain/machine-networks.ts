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
