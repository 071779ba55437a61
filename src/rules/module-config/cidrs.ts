import { olderThan } from '../../domain/version';
import { config, settingsOf, words } from '../../domain/settings';
import { World } from '../../domain/world';
import { Cidr, contains, ipv4Text, overlap, parseCidr, parseIpv4 } from '../../manifest/cidr';
import { Violation } from '../../manifest/finding';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { MODULE_CONFIG, Rule } from '../rule';

const KINDS = [MODULE_CONFIG];
const FIELD = '/virtualMachineCIDRs';
const POINTER = `/spec/settings${FIELD}`;
const CHECKS = 'images/virtualization-artifact/pkg/controller/moduleconfig/checks.go';
// the last release whose schema asks for the list
const ASKED_UNTIL = '1.10';

const cidrs = (...virtualMachineCIDRs: string[]) => [config({ virtualMachineCIDRs })];

interface Item { readonly i: number; readonly cidr: Cidr }

/** the items that are networks */
const networks = (object: ManifestObject): Item[] => words(settingsOf(object), FIELD)
  .flatMap((text, i) => {
    const cidr = parseCidr(text);
    return cidr === undefined ? [] : [{ i, cidr }];
  });

/** says something of each network that has it coming */
const each = (say: (item: Item, all: readonly Item[], world: World) => Omit<Violation, 'pointer'> | undefined): Rule['check'] =>
  (object, world) => {
    const all = networks(object);
    return all.flatMap(item => {
      const said = say(item, all, world);
      return said === undefined ? [] : [{ pointer: `${POINTER}/${item.i}`, got: item.cidr.text, ...said }];
    });
  };

export const listAskedFor: Rule = {
  id: 'MC-11',
  severity: 'error',
  kinds: KINDS,
  says: `Up to DVP ${ASKED_UNTIL} the module names at least one network for machines.`,
  why: 'The schema of these releases asks for the list, and Deckhouse refuses settings without it.',
  source: 'openapi/config-values.yaml',
  exampleFacts: () => ({ dvpRelease: '1.10.2' }),
  breaks: () => [config()],
  keeps: () => cidrs('10.66.10.0/24'),
  check: (object, world) => {
    const settings = settingsOf(object);
    const off = valueAt(object.json, '/spec/enabled') === false;
    // a cluster that has networks refuses to lose them, which is told elsewhere
    const told = (world.cluster?.virtualMachineCidrs ?? []).length > 0;
    return settings === undefined || off || told || olderThan(world.cluster?.dvpRelease, '1.11') !== true || valueAt(settings, FIELD) !== undefined ? [] : [{
      pointer: POINTER,
      wrong: `DVP ${world.cluster?.dvpRelease} asks for networks that machines get their addresses from`,
      got: undefined,
      instead: 'at least one network, for example 10.66.10.0/24',
    }];
  },
};

export const isNetwork: Rule = {
  id: 'MC-12',
  severity: 'error',
  kinds: KINDS,
  says: 'A network for machines is an IPv4 network, written as address/bits.',
  why: 'A hook keeps the module from getting ready and the webhook refuses later changes; from a network of IPv6 no machine gets an address.',
  source: CHECKS,
  breaks: () => cidrs('10.66.10.0'),
  keeps: () => cidrs('10.66.10.0/32'),
  check: object => words(settingsOf(object), FIELD).flatMap((text, i) => parseCidr(text) !== undefined ? [] : [{
    pointer: `${POINTER}/${i}`,
    wrong: 'no IPv4 network',
    got: text,
    instead: 'an address and bits from 0 to 32, for example 10.66.10.0/24',
  }]),
};

export const noOverlap: Rule = {
  id: 'MC-13',
  severity: 'error',
  kinds: KINDS,
  says: 'Networks for machines do not overlap each other.',
  why: 'A hook keeps the module from getting ready, and the webhook refuses later changes.',
  source: CHECKS,
  breaks: () => cidrs('10.66.0.0/16', '10.66.255.0/24'),
  keeps: () => cidrs('10.66.0.0/16', '10.67.0.0/24'),
  check: each(({ i, cidr }, all) => {
    const before = all.find(other => other.i < i && overlap(other.cidr, cidr));
    return before && { wrong: `overlaps ${before.cidr.text} at position ${before.i}`, instead: 'networks that share no address' };
  }),
};

export const startsAtNetwork: Rule = {
  id: 'MC-14',
  severity: 'warning',
  kinds: KINDS,
  says: 'A network for machines starts on its first address.',
  why: 'Addresses are given out from the one that is written, so those below it are never used.',
  source: 'images/virtualization-artifact/pkg/controller/vmip/internal/service/ip_address_service.go',
  breaks: () => cidrs('10.66.10.1/24'),
  keeps: () => cidrs('10.66.10.0/24'),
  check: each(({ cidr }) => cidr.address === cidr.first ? undefined : {
    wrong: `the network starts at ${ipv4Text(cidr.first)}, and machines never get the addresses below ${ipv4Text(cidr.address)}`,
    instead: `${ipv4Text(cidr.first)}/${cidr.bits}`,
  }),
};

export const noNodes: Rule = {
  id: 'MC-15',
  severity: 'error',
  kinds: KINDS,
  says: 'No network for machines contains the address of a node.',
  why: 'A hook keeps the module from getting ready, and the webhook refuses later changes.',
  source: CHECKS,
  exampleFacts: () => ({ nodeAddresses: ['10.66.10.255'] }),
  breaks: () => cidrs('10.66.10.0/24'),
  keeps: () => cidrs('10.66.11.0/24'),
  check: each(({ cidr }, _, world) => {
    const inside = (world.cluster?.nodeAddresses ?? []).filter(text => {
      const address = parseIpv4(text);
      return address !== undefined && contains(cidr, address);
    });
    return inside.length === 0 ? undefined : {
      wrong: `a node has the address ${inside[0]}${inside.length === 1 ? '' : `, and ${inside.length - 1} more are in this network`}`,
      instead: 'a network that no node is in',
    };
  }),
};

export const noClusterNetworks: Rule = {
  id: 'MC-16',
  severity: 'error',
  kinds: KINDS,
  says: 'No network for machines overlaps that of pods or that of services.',
  why: 'A hook keeps the module from getting ready, and the webhook refuses later changes.',
  source: CHECKS,
  exampleFacts: () => ({ podSubnetCidr: '10.111.0.0/16', serviceSubnetCidr: '10.222.0.0/16' }),
  breaks: () => cidrs('10.111.255.0/24', '10.222.0.0/24'),
  keeps: () => cidrs('10.112.0.0/24', '10.221.255.0/24'),
  check: each(({ cidr }, _, world) => {
    const taken = [['pods', world.cluster?.podSubnetCidr], ['services', world.cluster?.serviceSubnetCidr]].filter(([, text]) => {
      const other = parseCidr(text ?? '');
      return other !== undefined && overlap(other, cidr);
    });
    return taken.length === 0 ? undefined : {
      wrong: `overlaps the network of ${taken.map(([what, text]) => `${what}, ${text}`).join(', and that of ')}`,
      instead: 'a network that the cluster does not use',
    };
  }),
};

export const listKept: Rule = {
  id: 'MC-18',
  severity: 'error',
  kinds: KINDS,
  says: 'A module that has networks for machines keeps at least one.',
  why: 'The webhook refuses a change that drops the list.',
  source: 'images/virtualization-artifact/pkg/controller/moduleconfig/remove_cidrs_validator.go',
  exampleFacts: () => ({ virtualMachineCidrs: ['10.66.10.0/24'] }),
  breaks: () => [config()],
  keeps: () => cidrs('10.66.20.0/24'),
  check: (object, world) => {
    const settings = settingsOf(object);
    const before = world.cluster?.virtualMachineCidrs ?? [];
    return settings === undefined || before.length === 0 || valueAt(settings, FIELD) !== undefined ? [] : [{
      pointer: POINTER,
      wrong: 'the cluster has networks for machines, and a list of them cannot be dropped again',
      got: undefined,
      instead: before.join(', '),
    }];
  },
};
