import { NETWORKS, Network, connected, inMainNetwork, networkLabel, networksOf } from './networks';
import { machine } from '../../catalogue/virtual-machine/objects';
import { otherClaimant } from '../../domain/claims';
import { clusterWide, moduleIsOn, virtualMachineCidrs } from '../../domain/cluster-lookups';
import { config } from '../../catalogue/module-config/objects';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const VALIDATOR = 'images/virtualization-artifact/pkg/controller/vm/internal/validators/networks_validator.go';
const SDN = 'network.deckhouse.io';
const MAIN: Network = { type: 'Main' };
const USERS: Network = { type: 'Network', name: 'users' };

/** the networks of a machine that the module `sdn` makes, with their positions */
const additional = (object: ManifestObject): [Network, number][] =>
  networksOf(object).map((network, i): [Network, number] => [network, i]).filter(([{ type }]) => type !== 'Main');

/** the object of an additional network, where it is in the set */
function networkObject(world: World, { namespace }: ManifestObject, { type, name = '' }: Network): ManifestObject | undefined {
  return type === 'ClusterNetwork' ? clusterWide(world, SDN, type, name) : world.find(SDN, type, namespace, name);
}

export const mainNeedsCidrs: Rule = {
  id: 'VM-67',
  severity: 'error',
  kinds: KINDS,
  says: "A machine is in the main network only where the module has ranges of addresses, its 'virtualMachineCIDRs'.",
  why: 'The webhook refuses the main network while it has no address to give. A machine without networks is in it, too.',
  source: VALIDATOR,
  breaks: () => [machine(), config()],
  keeps: () => [connected(USERS), config()],
  check: (object, world) => {
    // a machine with a reserved address is told by VM-57
    const reserved = valueAt(object.json, '/spec/virtualMachineIPAddressName') !== undefined;
    if (reserved || !inMainNetwork(object) || virtualMachineCidrs(world)?.length !== 0) {
      return [];
    }
    const main = networksOf(object).findIndex(({ type }) => type === 'Main');
    return [{
      pointer: main < 0 ? NETWORKS : `${NETWORKS}/${main}`,
      wrong: `${main < 0 ? 'a machine without networks is in the main one, and ' : ''}the module has no range for addresses in the main network`,
      got: NOT_SHOWN,
      instead: "'virtualMachineCidrs' of VirtualizationModule, or 'networks' without VmNetwork.MAIN",
    }];
  },
};

export const additionalNeedSdn: Rule = {
  id: 'VM-68',
  severity: 'error',
  kinds: KINDS,
  says: "Networks beside the main one need the module 'sdn'.",
  why: 'The webhook refuses them while the module is off.',
  source: VALIDATOR,
  breaks: () => [connected(MAIN, USERS)],
  keeps: () => [connected(MAIN)],
  exampleFacts: () => ({ modules: { 'virtualization': '1.10.2', 'cni-cilium': '' } }),
  check: (object, world) => {
    const networks = additional(object);
    return networks.length === 0 || moduleIsOn('sdn', world) !== false ? [] : [{
      pointer: `${NETWORKS}/${networks[0][1]}`,
      wrong: "networks beside the main one need the module 'sdn', which is off",
      got: networkLabel(networks[0][0]),
      instead: "the module 'sdn' on, or the main network alone",
    }];
  },
};

export const networkExists: Rule = {
  id: 'VM-69',
  severity: 'warning',
  kinds: KINDS,
  says: 'The networks of a machine exist.',
  why: 'A new machine waits for a network that does not exist, and the webhook refuses to add one to a machine that is there.',
  source: VALIDATOR,
  breaks: () => [connected(MAIN, { ...USERS, type: 'ClusterNetwork' })],
  keeps: () => [connected(MAIN, USERS)],
  exampleFacts: () => ({ networks: ['shop/users'], clusterNetworks: ['storage'] }),
  check: (object, world) => moduleIsOn('sdn', world) === false ? [] : additional(object).flatMap(([network, i]): Violation[] => {
    const { type, name } = network;
    const known = type === 'ClusterNetwork' ? world.cluster?.clusterNetworks
      : object.namespace === undefined ? undefined : inNamespace(world.cluster?.networks, object.namespace);
    return name === undefined || known === undefined || known.includes(name) || networkObject(world, object, network) !== undefined ? [] : [{
      pointer: `${NETWORKS}/${i}/name`,
      wrong: `there is no such ${type}${type === 'Network' ? ` in namespace ${object.namespace}` : ''}`,
      got: name,
      instead: known.length > 0 ? `one of ${known.join(', ')}` : `a ${type} of this name, applied before the machine`,
    }];
  }),
};

const inNamespace = (names: readonly string[] | undefined, namespace: string): string[] | undefined =>
  names?.filter(name => name.startsWith(`${namespace}/`)).map(name => name.slice(namespace.length + 1));

export const mainTakesNoOptions: Rule = {
  id: 'VM-71',
  severity: 'warning',
  kinds: KINDS,
  says: 'The main network takes neither a hardware address nor the name of an IPAddress.',
  why: 'DVP reads the two for other networks alone, and says nothing where it passes over them.',
  source: 'images/virtualization-artifact/pkg/common/network/spec.go',
  breaks: () => [connected({ ...MAIN, virtualMachineMACAddressName: 'web-mac' })],
  keeps: () => [connected(MAIN, { ...USERS, virtualMachineMACAddressName: 'web-mac' })],
  check: object => networksOf(object).flatMap((network, i) => (['virtualMachineMACAddressName', 'ipAddressName'] as const)
    .filter(field => network.type === 'Main' && network[field] !== undefined)
    .map((field): Violation => ({
      pointer: `${NETWORKS}/${i}/${field}`,
      wrong: 'the main network does not read this',
      got: network[field],
      instead: field === 'ipAddressName' ? "'ipAddress' of the machine, with a VirtualMachineIPAddress" : "leave 'virtualMachineMACAddressName' out",
    }))),
};

const firstWithMac = otherClaimant(object => additional(object).flatMap(([{ virtualMachineMACAddressName = [] }]) => virtualMachineMACAddressName));

export const ownMac: Rule = {
  id: 'VM-72',
  severity: 'warning',
  kinds: KINDS,
  says: 'A reserved hardware address belongs to one interface of one machine.',
  why: 'A second machine waits until the first is gone; a second interface of one machine gets an address that was not asked for.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/mac.go',
  breaks: () => [withMacs('web-mac', 'web-mac')],
  keeps: () => [withMacs('web-mac', 'other-mac')],
  check: (object, world) => {
    const here = new Map<string, number>();
    return additional(object).flatMap(([{ virtualMachineMACAddressName: mac }, i]): Violation[] => {
      if (mac === undefined) {
        return [];
      }
      const before = here.get(mac);
      const owner = firstWithMac(world, object, mac);
      here.set(mac, before ?? i);
      return before === undefined && owner === undefined ? [] : [{
        pointer: `${NETWORKS}/${i}/virtualMachineMACAddressName`,
        wrong: `${before === undefined ? owner?.label : `the interface at position ${before}`} has this hardware address already`,
        got: mac,
        instead: 'a hardware address of its own for each interface',
      }];
    });
  },
};

const withMacs = (...macs: string[]): Manifest =>
  connected(...macs.map((mac, i): Network => ({ ...USERS, name: `users-${i}`, virtualMachineMACAddressName: mac })));

// one address may not serve two machines in one network; the slash keeps the three parts apart
const claim = ({ type, name, ipAddressName }: Network): string => `${type}/${name}/${ipAddressName}`;
const firstWithIp = otherClaimant(object => additional(object).flatMap(([network]) => network.ipAddressName === undefined ? [] : claim(network)));

export const ipAddressFits: Rule = {
  id: 'VM-73',
  severity: 'warning',
  kinds: KINDS,
  says: 'The IPAddress of an interface is one of its own network, which has a pool of addresses, and serves no other machine.',
  why: 'Otherwise DVP leaves the interface out, and the machine is not ready.',
  source: 'images/virtualization-artifact/pkg/common/network/types.go',
  breaks: () => [withIp('users', 'users-7'), sdnAddress('users-7', 'guests')],
  keeps: () => [withIp('users', 'users-7'), sdnAddress('users-7', 'users')],
  check: (object, world) => additional(object).flatMap(([network, i]): Violation[] => {
    const { ipAddressName } = network;
    const wrong = ipAddressName === undefined ? undefined : wrongIp(network, ipAddressName, object, world);
    return wrong === undefined ? [] : [{ pointer: `${NETWORKS}/${i}/ipAddressName`, got: ipAddressName, ...wrong }];
  }),
};

function wrongIp(network: Network, ipAddressName: string, user: ManifestObject, world: World): Pick<Violation, 'wrong' | 'instead'> | undefined {
  const owner = firstWithIp(world, user, claim(network));
  if (owner !== undefined) {
    return { wrong: `${owner.label} has this address already`, instead: 'an address of its own for each machine' };
  }
  const of = networkObject(world, user, network);
  if (of !== undefined && valueAt(of.json, '/spec/ipam/ipAddressPoolRef') === undefined) {
    return { wrong: `${of.label} has no pool of addresses`, instead: "'spec.ipam.ipAddressPoolRef' of the network, or no 'ipAddressName'" };
  }
  const found = world.find(SDN, 'IPAddress', user.namespace, ipAddressName)?.json;
  const [kind, name] = ['kind', 'name'].map(field => valueAt(found, `/spec/networkRef/${field}`));
  return typeof kind !== 'string' || typeof name !== 'string' || kind === network.type && name === network.name ? undefined
    : { wrong: `this address is one of ${kind} ${name}, not of ${networkLabel(network)}`, instead: 'an IPAddress of the same network' };
}

const withIp = (name: string, ipAddressName: string): Manifest => connected({ ...USERS, name, ipAddressName });

const sdnAddress = (name: string, network: string): Manifest => ({
  apiVersion: `${SDN}/v1alpha1`,
  kind: 'IPAddress',
  metadata: { name, namespace: 'shop' },
  spec: { networkRef: { kind: 'Network', name: network } },
});
