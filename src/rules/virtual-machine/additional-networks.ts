import { otherClaimant } from '../../domain/claims';
import { moduleIsOn } from '../../domain/cluster-lookups';
import { NETWORKS, Network, SDN_GROUP, knownNetworks, networkLabel, networkObject, networksOf } from '../../domain/machine-networks';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const PACKAGES = 'images/virtualization-artifact/pkg';

/** networks of the module `sdn` */
export const additionalNetworks = new Topic({ fields: ['/spec/networks'], kinds: dvp('VirtualMachine'), source: `${PACKAGES}/controller/vm/internal/validators/networks_validator.go` });

export const additionalNeedSdn = additionalNetworks.rule({
  id: 'VM-68',
  severity: 'error',
  says: "Networks other than the main one need the module 'sdn'.",
  why: 'The webhook rejects them while the module is off.',
  check: (object, world) => {
    const [first] = additional(object);
    if (first === undefined || moduleIsOn('sdn', world) !== false) {
      return undefined;
    }
    const [network, position] = first;
    return {
      pointer: `${NETWORKS}/${position}`,
      wrong: "networks other than the main one need the module 'sdn', which is off",
      got: networkLabel(network),
      instead: "the module 'sdn' enabled, or only the main network",
    };
  },
});

export const networkExists = additionalNetworks.rule({
  id: 'VM-69',
  severity: 'warning',
  says: 'The networks of a machine exist.',
  why: 'A new machine stays Pending until the network exists, and the webhook rejects such a network in an existing machine.',
  check: (object, world) => {
    // VM-68 reports the networks of a module that is off
    if (moduleIsOn('sdn', world) === false) {
      return undefined;
    }
    return additional(object).flatMap(([network, i]): Violation[] => {
      const { type, name } = network;
      const known = knownNetworks(object, type, world);
      if (name === undefined || known === undefined || known.includes(name) || networkObject(world, object, network) !== undefined) {
        return [];
      }
      return [{
        pointer: `${NETWORKS}/${i}/name`,
        wrong: type === 'Network' ? `namespace ${object.namespace} has no such Network` : `the cluster has no such ${type}`,
        instead: known.length > 0 ? `one of ${known.join(', ')}` : `a ${type} of this name, applied before the machine`,
      }];
    });
  },
});

export const ownMac = additionalNetworks.rule({
  id: 'VM-72',
  severity: 'warning',
  says: 'A reserved MAC address belongs to one interface of one machine.',
  why: 'A second machine stays Pending until the first is deleted; a second interface of the same machine gets another address.',
  source: `${PACKAGES}/controller/vm/internal/mac.go`,
  check: (object, world) => {
    const here = new Map<string, number>();
    return additional(object).flatMap(([{ virtualMachineMACAddressName: mac }, i]): Violation[] => {
      if (mac === undefined) {
        return [];
      }
      const before = here.get(mac);
      const owner = before === undefined ? otherMacOwner(world, object, mac)?.label : `the interface at position ${before}`;
      here.set(mac, before ?? i);
      return owner === undefined ? [] : [{
        pointer: `${NETWORKS}/${i}/virtualMachineMACAddressName`,
        wrong: `${owner} already has this MAC address`,
        instead: 'one MAC address for each interface',
      }];
    });
  },
});

export const ipAddressFits = additionalNetworks.rule({
  id: 'VM-73',
  severity: 'warning',
  says: 'The IPAddress of an interface belongs to its network, which has a pool of addresses, and to no other machine.',
  why: 'Otherwise DVP leaves the interface out, and the machine is not ready.',
  source: `${PACKAGES}/common/network/types.go`,
  check: (object, world) => additional(object).flatMap(([network, i]): Violation[] => {
    const problem = network.ipAddressName === undefined ? undefined : ipProblem(network, network.ipAddressName, object, world);
    return problem === undefined ? [] : [{ pointer: `${NETWORKS}/${i}/ipAddressName`, ...problem }];
  }),
});

/** the networks of a machine except the main one, with their positions */
const additional = (machine: ManifestObject): [Network, number][] =>
  networksOf(machine).map((network, i): [Network, number] => [network, i]).filter(([{ type }]) => type !== 'Main');

const otherMacOwner = otherClaimant(machine => additional(machine)
  .map(([{ virtualMachineMACAddressName: mac }]) => mac).filter(mac => mac !== undefined));

// one address may not serve two machines in one network
const claimOf = ({ type, name, ipAddressName }: Network): string => `${type}/${name}/${ipAddressName}`;
const otherIpOwner = otherClaimant(machine => additional(machine)
  .filter(([{ ipAddressName }]) => ipAddressName !== undefined).map(([network]) => claimOf(network)));

function ipProblem(network: Network, ipAddressName: string, machine: ManifestObject, world: World): Pick<Violation, 'wrong' | 'instead'> | undefined {
  const owner = otherIpOwner(world, machine, claimOf(network));
  if (owner !== undefined) {
    return { wrong: `${owner.label} already has this address`, instead: 'one address for each machine' };
  }
  const networkOfAddress = networkObject(world, machine, network);
  if (networkOfAddress !== undefined && networkOfAddress.value('/spec/ipam/ipAddressPoolRef') === undefined) {
    return { wrong: `${networkOfAddress.label} has no pool of addresses`, instead: "'spec.ipam.ipAddressPoolRef' of the network, or no 'ipAddressName'" };
  }
  const address = world.find(SDN_GROUP, 'IPAddress', machine.namespace, ipAddressName);
  const [kind, name] = ['kind', 'name'].map(field => address?.text(`/spec/networkRef/${field}`));
  if (kind === undefined || name === undefined || kind === network.type && name === network.name) {
    return undefined;
  }
  return { wrong: `this address belongs to ${kind} ${name}, not to ${networkLabel(network)}`, instead: 'an IPAddress of the same network' };
}
