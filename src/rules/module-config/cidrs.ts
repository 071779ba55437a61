import { settingAt, settingList } from '../../domain/settings';
import { olderThan } from '../../domain/version';
import { World } from '../../domain/world';
import { Cidr, contains, ipv4Text, overlap, parseCidr, parseIpv4 } from '../../manifest/cidr';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule, Topic } from '../rule';

/** the networks that machines get their addresses from */
export const cidrs = new Topic({
  severity: 'error',
  kinds: [MODULE_CONFIG],
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/checks.go',
});

const FIELD = '/virtualMachineCIDRs';
const POINTER = `/spec/settings${FIELD}`;
// the last release whose schema requires the list
const REQUIRED_UNTIL = '1.10';
const NOT_READY = 'A hook keeps the module from getting ready, and the webhook rejects later changes.';

interface Network { readonly index: number; readonly cidr: Cidr }

/** the items that are networks */
const networksOf = (object: ManifestObject): Network[] => settingList(object, FIELD).flatMap((text, index) => {
  const cidr = parseCidr(text);
  return cidr === undefined ? [] : [{ index, cidr }];
});

/** whether the module has settings, and no list among them */
const lacksList = (object: ManifestObject): boolean => settingAt(object, '') !== undefined && settingAt(object, FIELD) === undefined;

type NetworkCheck = (network: Network, all: readonly Network[], world: World) => Omit<Violation, 'pointer'> | undefined;

/** checks each network by itself */
const each = (check: NetworkCheck): Rule['check'] => (object, world) => {
  const all = networksOf(object);
  return all.flatMap((network): Violation[] => {
    const found = check(network, all, world);
    return found === undefined ? [] : [{ pointer: `${POINTER}/${network.index}`, ...found }];
  });
};

export const listRequired = cidrs.rule({
  id: 'MC-11',
  says: `Up to DVP ${REQUIRED_UNTIL} the module has at least one network for machines.`,
  why: 'The schema of these releases requires the list, and Deckhouse rejects settings without it.',
  source: 'openapi/config-values.yaml',
  check: (object, world) => {
    const { dvpRelease, virtualMachineCidrs = [] } = world.cluster ?? {};
    if (!lacksList(object) || object.value('/spec/enabled') === false || olderThan(dvpRelease, '1.11') !== true) {
      return undefined;
    }
    // MC-18 reports a cluster that has networks
    if (virtualMachineCidrs.length > 0) {
      return undefined;
    }
    return {
      pointer: POINTER,
      wrong: `DVP ${dvpRelease} needs networks that machines get their addresses from`,
      instead: 'at least one network, for example 10.66.10.0/24',
    };
  },
});

export const isNetwork = cidrs.rule({
  id: 'MC-12',
  says: 'A network for machines is an IPv4 network, written as address/bits.',
  why: 'A hook keeps the module from getting ready and the webhook rejects later changes; from an IPv6 network no machine gets an address.',
  check: object => settingList(object, FIELD).flatMap((text, i): Violation[] => parseCidr(text) !== undefined ? [] : [{
    pointer: `${POINTER}/${i}`,
    wrong: 'not an IPv4 network',
    instead: 'an address and bits from 0 to 32, for example 10.66.10.0/24',
  }]),
});

export const noOverlap = cidrs.rule({
  id: 'MC-13',
  says: 'Networks for machines do not overlap each other.',
  why: NOT_READY,
  check: each(({ index, cidr }, all) => {
    const before = all.find(other => other.index < index && overlap(other.cidr, cidr));
    return before && { wrong: `this network overlaps ${before.cidr.text} at index ${before.index}`, instead: 'networks that share no address' };
  }),
});

// the largest private network, 10.0.0.0/8
const LEAST_BITS = 8;
const USUAL_BITS = 24;

/** the network that an author meant; one that is larger than any private network has the wrong bits */
function meantNetwork({ address, first, bits }: Cidr): string {
  const size = 2 ** (32 - USUAL_BITS);
  return bits >= LEAST_BITS ? `${ipv4Text(first)}/${bits}` : `a smaller network, for example ${ipv4Text(Math.floor(address / size) * size)}/${USUAL_BITS}`;
}

export const startsAtNetwork = cidrs.rule({
  id: 'MC-14',
  severity: 'warning',
  says: 'A network for machines starts with its first address.',
  why: 'Machines get addresses from the one that is written, so the addresses below it are unused.',
  source: 'images/virtualization-artifact/pkg/controller/vmip/internal/service/ip_address_service.go',
  check: each(({ cidr }) => cidr.address === cidr.first ? undefined : {
    wrong: `the network starts at ${ipv4Text(cidr.first)}, and machines never get the addresses below ${ipv4Text(cidr.address)}`,
    instead: meantNetwork(cidr),
  }),
});

export const noNodes = cidrs.rule({
  id: 'MC-15',
  says: 'No network for machines contains the address of a node.',
  why: NOT_READY,
  check: each(({ cidr }, _, world) => {
    const inside = (world.cluster?.nodeAddresses ?? []).filter(text => {
      const address = parseIpv4(text);
      return address !== undefined && contains(cidr, address);
    });
    if (inside.length === 0) {
      return undefined;
    }
    return {
      wrong: `this network contains the node address ${inside[0]}${inside.length === 1 ? '' : ` and ${inside.length - 1} more`}`,
      instead: 'a network without nodes',
    };
  }),
});

export const noClusterNetworks = cidrs.rule({
  id: 'MC-16',
  says: 'No network for machines overlaps that of pods or that of services.',
  why: NOT_READY,
  check: each(({ cidr }, _, world) => {
    const taken = [['pods', world.cluster?.podSubnetCidr], ['services', world.cluster?.serviceSubnetCidr]].filter(([, text]) => {
      const other = parseCidr(text ?? '');
      return other !== undefined && overlap(other, cidr);
    });
    return taken.length === 0 ? undefined : {
      wrong: `this network overlaps that of ${taken.map(([noun, text]) => `${noun}, ${text}`).join(', and that of ')}`,
      instead: 'a network that the cluster does not use',
    };
  }),
});

export const listKept = cidrs.rule({
  id: 'MC-18',
  says: 'A module that has networks for machines keeps at least one.',
  why: 'The webhook rejects a change that removes the list.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/remove_cidrs_validator.go',
  check: (object, world) => {
    const before = world.cluster?.virtualMachineCidrs ?? [];
    if (!lacksList(object) || before.length === 0) {
      return undefined;
    }
    return {
      pointer: POINTER,
      wrong: 'the cluster has networks for machines, and the list of them cannot be removed',
      instead: before.join(', '),
    };
  },
});
