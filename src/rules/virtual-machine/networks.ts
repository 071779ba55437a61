import { LAST_ID, MAIN_ID, NETWORKS, Network, networkLabel, networksOf } from '../../domain/machine-networks';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

/** the list of networks of a machine */
export const networks = new Topic({
  fields: ['/spec/networks'],
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/networks_validator.go',
});

export const mainFirst = networks.rule({
  id: 'VM-62',
  severity: 'error',
  says: 'The main network is the first of the list, and is there once.',
  why: 'The webhook rejects it at any other position.',
  check: object => networksOf(object).flatMap(({ type }, i): Violation[] => type !== 'Main' || i === 0 ? [] : [{
    pointer: `${NETWORKS}/${i}`,
    wrong: `the main network must be the first of the list, and here it is at position ${i}`,
    got: NOT_SHOWN,
    instead: { yaml: "'type: Main' once, as the first of 'networks'", code: "VmNetwork.MAIN once, as the first of 'networks'" },
  }]),
});

export const networkName = networks.rule({
  id: 'VM-63',
  severity: 'error',
  says: 'Every network has a name, except the main one.',
  why: 'The webhook rejects a main network with a name, and another network without one.',
  check: object => networksOf(object).flatMap(({ type, name }, i): Violation[] => (type === 'Main') === (name === undefined) ? [] : [{
    pointer: `${NETWORKS}/${i}/name`,
    wrong: type === 'Main' ? 'the main network must not have a name' : `a network of type ${type} needs a name`,
    instead: type === 'Main'
      ? { yaml: "'type: Main' only", code: 'VmNetwork.MAIN' }
      : { yaml: `the name of a ${type}`, code: `VmNetwork.${type === 'Network' ? 'network' : 'clusterNetwork'}(name)` },
  }]),
});

export const networkOnce = networks.rule({
  id: 'VM-64',
  severity: 'error',
  says: 'A machine is connected to each network once.',
  why: 'The webhook rejects two connections to one network.',
  check: object => repeated(networksOf(object), network => network.name && networkLabel(network)).map(([i, before, network]) => ({
    pointer: `${NETWORKS}/${i}`,
    wrong: `the machine is already connected to ${networkLabel(network)}, at position ${before}`,
    got: NOT_SHOWN,
    instead: 'each network once',
  })),
});

export const networkNamesakes = networks.rule({
  id: 'VM-65',
  severity: 'warning',
  says: 'A Network and a ClusterNetwork of one machine have different names.',
  why: 'DVP stores the MAC address of an interface by the name of its network without the kind, so it may confuse the two.',
  source: 'images/virtualization-artifact/pkg/common/network/mac_pool.go',
  check: object => {
    const all = networksOf(object);
    return repeated(all, ({ name }) => name).filter(([, before, { type }]) => all[before].type !== type).map(([i, before, { type }]) => ({
      pointer: `${NETWORKS}/${i}/name`,
      wrong: `the ${all[before].type} at position ${before} has the same name as this ${type}`,
      instead: 'networks with different names',
    }));
  },
});

export const interfaceId = networks.rule({
  id: 'VM-66',
  severity: 'error',
  says: `The id of an interface is a number from 1 to ${LAST_ID} that no other interface has, and ${MAIN_ID} is reserved for the main network.`,
  why: 'The webhook rejects other ids. An interface without an id gets a free one, and the main network always the first.',
  check: object => {
    const all = networksOf(object);
    const hasMain = all.some(({ type }) => type === 'Main');
    const taken = new Map<number, Network>(hasMain ? [[MAIN_ID, { type: 'Main' }]] : []);
    return all.flatMap((network, i): Violation[] => {
      const { id, type } = network;
      if (id === undefined) {
        return [];
      }
      const wrong = wrongId(id, type, taken);
      taken.set(id, taken.get(id) ?? network);
      const free = `a free number from ${hasMain ? MAIN_ID + 1 : 1} to ${LAST_ID}`;
      return wrong === undefined ? [] : [{
        pointer: `${NETWORKS}/${i}/id`,
        wrong,
        instead: type === 'Main' ? `${MAIN_ID}, or no 'id'` : { yaml: `${free}, or no 'id'`, code: `${free}, or no 'interfaceId'` },
      }];
    });
  },
});

function wrongId(id: number, type: Network['type'], taken: ReadonlyMap<number, Network>): string | undefined {
  if (type === 'Main') {
    return id === MAIN_ID ? undefined : `the main network has the id ${MAIN_ID}`;
  }
  if (id < 1 || id > LAST_ID) {
    return `the id of an interface must be a number from 1 to ${LAST_ID}`;
  }
  const owner = taken.get(id);
  return owner && `this id belongs to ${owner.type === 'Main' ? 'the main network' : networkLabel(owner)}`;
}

/** items that share a key with an earlier one: position, position of the earlier one, item */
function repeated<T>(items: readonly T[], keyOf: (item: T) => unknown): [number, number, T][] {
  const first = new Map<unknown, number>();
  return items.flatMap((item, i): [number, number, T][] => {
    const key = keyOf(item);
    const before = first.get(key);
    if (key === undefined) {
      return [];
    }
    first.set(key, before ?? i);
    return before === undefined ? [] : [[i, before, item]];
  });
}
