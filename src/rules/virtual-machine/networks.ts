import { machine } from '../../catalogue/virtual-machine/objects';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, itemsAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

export interface Network {
  readonly type: 'Main' | 'Network' | 'ClusterNetwork';
  readonly name?: string;
  readonly id?: number;
  readonly virtualMachineMACAddressName?: string;
  readonly ipAddressName?: string;
}

const KINDS = dvp('VirtualMachine');
const VALIDATOR = 'images/virtualization-artifact/pkg/controller/vm/internal/validators/networks_validator.go';
export const NETWORKS = '/spec/networks';
const MAIN: Network = { type: 'Main' };
const USERS: Network = { type: 'Network', name: 'users' };

/** what a network is called in a message */
export const networkLabel = ({ type, name }: Network): string => name === undefined ? type : `${type} ${name}`;

export const networksOf = ({ json }: ManifestObject): readonly Network[] => itemsAt<Network>(json, NETWORKS);

/** a machine that names no network is in the main one */
export function inMainNetwork(object: ManifestObject): boolean {
  const networks = networksOf(object);
  return networks.length === 0 || networks.some(({ type }) => type === 'Main');
}

/** a machine in these networks, for an example */
export const connected = (...networks: Network[]): Manifest => machine({ networks });

export const mainFirst: Rule = {
  id: 'VM-62',
  severity: 'error',
  kinds: KINDS,
  says: 'The main network comes first, and once.',
  why: 'The webhook refuses it anywhere else in the list.',
  source: VALIDATOR,
  breaks: () => [connected(USERS, MAIN)],
  keeps: () => [connected(MAIN, USERS)],
  check: object => networksOf(object).flatMap(({ type }, i): Violation[] => type !== 'Main' || i === 0 ? [] : [{
    pointer: `${NETWORKS}/${i}`,
    wrong: `the main network comes first and once, here it stands at position ${i}`,
    got: NOT_SHOWN,
    instead: "VmNetwork.MAIN as the first of 'networks'",
  }]),
};

export const networkName: Rule = {
  id: 'VM-63',
  severity: 'error',
  kinds: KINDS,
  says: 'Every network but the main one has a name.',
  why: 'There is one main network and many others, and the webhook refuses a name too many and a name too few.',
  source: VALIDATOR,
  breaks: () => [connected({ ...MAIN, name: 'main' })],
  keeps: () => [connected(MAIN, { type: 'ClusterNetwork', name: 'main' })],
  check: object => networksOf(object).flatMap(({ type, name }, i): Violation[] => (type === 'Main') === (name === undefined) ? [] : [{
    pointer: `${NETWORKS}/${i}/name`,
    wrong: type === 'Main' ? 'the main network has no name' : `a network of type ${type} has a name`,
    got: name,
    instead: type === 'Main' ? 'VmNetwork.MAIN' : `VmNetwork.${type === 'Network' ? 'network' : 'clusterNetwork'}(name)`,
  }]),
};

export const networkOnce: Rule = {
  id: 'VM-64',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine is connected to each network once.',
  why: 'The webhook refuses two connections to one network.',
  source: VALIDATOR,
  breaks: () => [connected(MAIN, USERS, USERS)],
  keeps: () => [connected(MAIN, USERS, { ...USERS, name: 'guests' })],
  check: object => repeated(networksOf(object), network => network.name && networkLabel(network)).map(([i, before, network]) => ({
    pointer: `${NETWORKS}/${i}`,
    wrong: `the machine is connected to ${networkLabel(network)} already, at position ${before}`,
    got: NOT_SHOWN,
    instead: 'each network once',
  })),
};

export const networkNamesakes: Rule = {
  id: 'VM-65',
  severity: 'warning',
  kinds: KINDS,
  says: 'A Network and a ClusterNetwork of one machine have different names.',
  why: 'DVP remembers the hardware address of an interface by the bare name of its network, so the two may take each other for one.',
  source: 'images/virtualization-artifact/pkg/common/network/mac_pool.go',
  breaks: () => [connected(MAIN, USERS, { ...USERS, type: 'ClusterNetwork' })],
  keeps: () => [connected(MAIN, USERS, { type: 'ClusterNetwork', name: 'all-users' })],
  check: object => {
    const networks = networksOf(object);
    return repeated(networks, ({ name }) => name).flatMap(([i, before, { type, name }]): Violation[] => networks[before].type === type ? [] : [{
      pointer: `${NETWORKS}/${i}/name`,
      wrong: `the ${networks[before].type} at position ${before} has the same name as this ${type}`,
      got: name,
      instead: 'networks with different names',
    }]);
  },
};

/** items that have something in common with an earlier one: position, position of the earlier one, item */
function repeated<T>(items: readonly T[], key: (item: T) => unknown): [number, number, T][] {
  const first = new Map<unknown, number>();
  return items.flatMap((item, i): [number, number, T][] => {
    const at = key(item);
    const before = first.get(at);
    if (at !== undefined && before === undefined) {
      first.set(at, i);
    }
    return at === undefined || before === undefined ? [] : [[i, before, item]];
  });
}

const MAIN_ID = 1;
const LAST_ID = 16383;

export const interfaceId: Rule = {
  id: 'VM-66',
  severity: 'error',
  kinds: KINDS,
  says: `The id of an interface is a number from 1 to ${LAST_ID} that no other interface has, and ${MAIN_ID} is for the main network alone.`,
  why: 'The webhook refuses other ids. An interface without an id gets a free one, and the main network always the first.',
  source: VALIDATOR,
  breaks: () => [connected(MAIN, { ...USERS, id: 0 })],
  keeps: () => [connected(MAIN, { ...USERS, id: 2 })],
  check: object => {
    const networks = networksOf(object);
    const main = networks.some(({ type }) => type === 'Main');
    const taken = new Map<number, Network>(main ? [[MAIN_ID, MAIN]] : []);
    return networks.flatMap((network, i): Violation[] => {
      const { id, type } = network;
      const wrong = id === undefined ? undefined : wrongId(id, type, taken);
      if (id !== undefined && !taken.has(id)) {
        taken.set(id, network);
      }
      return wrong === undefined ? [] : [{
        pointer: `${NETWORKS}/${i}/id`,
        wrong,
        got: id,
        instead: type === 'Main' ? `${MAIN_ID}, or no id` : `a free number from ${main ? MAIN_ID + 1 : 1} to ${LAST_ID}, or no 'interfaceId'`,
      }];
    });
  },
};

function wrongId(id: number, type: Network['type'], taken: ReadonlyMap<number, Network>): string | undefined {
  if (type === 'Main') {
    return id === MAIN_ID ? undefined : `the main network has the id ${MAIN_ID}`;
  }
  if (id < 1 || id > LAST_ID) {
    return `the id of an interface is a number from 1 to ${LAST_ID}`;
  }
  const owner = taken.get(id);
  return owner && `this id belongs to ${owner.type === 'Main' ? 'the main network' : networkLabel(owner)}`;
}
