import { machineRanges, nearest, parseRanges, usable } from './ranges';
import { ipAddress, moduleWith } from '../../catalogue/addresses/objects';
import { perWorld } from '../../domain/memo';
import { contains, ipv4Text, parseIpv4 } from '../../manifest/cidr';
import { NOT_SHOWN } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachineIPAddress');
const WEBHOOK = 'images/virtualization-artifact/pkg/controller/vmip/vmip_webhook.go';
const ADDRESS = '/spec/staticIP';
const RANGES = ['10.66.10.0/24'];

/** the address that an object asks for, the empty string where it names none; `undefined` where it leaves the choice to the platform */
const wanted = (json: Manifest): string | undefined => textAt(json, '/spec/type') === 'Static' ? textAt(json, ADDRESS) ?? '' : undefined;

// only IPv6 has colons, and Go reads both
const isIpv6 = (address: string): boolean => address.includes(':');

export const needsRanges: Rule = {
  id: 'IP-01',
  severity: 'error',
  kinds: KINDS,
  says: 'Addresses are reserved where the module has ranges for machines.',
  why: 'There is nothing to reserve from otherwise, and the webhook refuses the object.',
  source: WEBHOOK,
  breaks: () => [moduleWith(), ipAddress({ type: 'Auto' })],
  keeps: () => [moduleWith(RANGES), ipAddress({ type: 'Auto' })],
  check: (_, world) => machineRanges(world)?.length !== 0 ? [] : [{
    pointer: '',
    wrong: 'the module has no ranges for machines, so there is no address to reserve',
    got: NOT_SHOWN,
    instead: "'virtualMachineCidrs' of the module, for example 10.66.10.0/24, or no reserved address",
  }],
};

export const hasType: Rule = {
  id: 'IP-02',
  severity: 'error',
  kinds: KINDS,
  says: 'A reserved address is of type Auto or Static.',
  why: 'The schema lets an object without any spec pass, but the webhook refuses one without a type.',
  source: WEBHOOK,
  breaks: () => {
    const { spec, ...rest } = ipAddress();
    return [rest as Manifest];
  },
  keeps: () => [ipAddress({ type: 'Auto' })],
  check: ({ json }) => valueAt(json, '/spec') !== undefined ? [] : [{
    pointer: '/spec/type',
    wrong: 'a reserved address needs a type',
    got: undefined,
    instead: "'Auto' for any free address, or 'Static' with 'staticIP'",
  }],
};

export const readable: Rule = {
  id: 'IP-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A static address is given, and it is an IP address.',
  why: 'The webhook refuses what it cannot read, for example numbers above 255 and numbers with leading zeros.',
  source: WEBHOOK,
  breaks: () => [ipAddress({ type: 'Static', staticIP: '10.66.10.256' })],
  keeps: () => [ipAddress({ type: 'Static', staticIP: '10.66.10.255' })],
  check: ({ json }) => {
    const address = wanted(json);
    if (address === undefined || isIpv6(address) || parseIpv4(address) !== undefined) {
      return [];
    }
    const plain = address.replace(/\b0+(?=\d)/g, '');
    return [{
      pointer: ADDRESS,
      wrong: address === '' ? 'a static address has to be given' : parseIpv4(plain) === undefined ? 'this is no IP address' : 'the numbers of an address have no leading zeros',
      got: valueAt(json, ADDRESS),
      instead: parseIpv4(plain) === undefined ? "an IPv4 address, for example 10.66.10.20, or the type 'Auto'" : plain,
    }];
  },
};

export const autoHasNone: Rule = {
  id: 'IP-04',
  severity: 'error',
  kinds: KINDS,
  says: 'An address of type Auto names no address.',
  why: 'The webhook refuses an object that both leaves the choice to the platform and makes it.',
  source: WEBHOOK,
  breaks: () => [ipAddress({ type: 'Auto', staticIP: '10.66.10.20' })],
  keeps: () => [ipAddress({ type: 'Auto', staticIP: '' })],
  check: ({ json }) => {
    const address = textAt(json, ADDRESS) ?? '';
    return textAt(json, '/spec/type') !== 'Auto' || address === '' ? [] : [{
      pointer: ADDRESS,
      wrong: "the type 'Auto' leaves the choice of the address to the platform",
      got: address,
      instead: "the type 'Static', or no 'staticIP'",
    }];
  },
};

export const noIpv6: Rule = {
  id: 'IP-05',
  severity: 'error',
  kinds: KINDS,
  says: 'A static address is an IPv4 address.',
  why: 'The webhook can read IPv6, but the platform books addresses under names that exist for IPv4 alone, so it never gives the address out.',
  source: 'images/virtualization-artifact/pkg/common/ip/ip.go',
  breaks: () => [ipAddress({ type: 'Static', staticIP: 'fd00::14' })],
  keeps: () => [ipAddress()],
  check: ({ json }) => {
    const address = wanted(json);
    return address === undefined || !isIpv6(address) ? [] : [{
      pointer: ADDRESS,
      wrong: 'machines have IPv4 addresses',
      got: address,
      instead: 'an IPv4 address, for example 10.66.10.20',
    }];
  },
};

export const inRange: Rule = {
  id: 'IP-06',
  severity: 'error',
  kinds: KINDS,
  says: 'A static address is in one of the ranges for machines, and neither the first nor the last of it.',
  why: 'The webhook refuses another one, and where it only warns, the address is never bound. A range of one or two addresses has none to give.',
  source: 'images/virtualization-artifact/pkg/controller/vmip/internal/service/ip_address_service.go',
  breaks: () => [moduleWith(RANGES), ipAddress({ type: 'Static', staticIP: '10.66.10.0' })],
  keeps: () => [moduleWith(RANGES), ipAddress({ type: 'Static', staticIP: '10.66.10.1' })],
  check: ({ json }, world) => {
    const text = wanted(json);
    const address = parseIpv4(text ?? '');
    const texts = machineRanges(world) ?? [];
    const ranges = parseRanges(texts);
    if (address === undefined || ranges === undefined || ranges.length === 0 || ranges.some(range => usable(range, address))) {
      return [];
    }
    const edge = ranges.find(range => contains(range, address));
    const near = nearest(ranges, address);
    return [{
      pointer: ADDRESS,
      wrong: edge === undefined
        ? `the address is in none of the ranges for machines: ${texts.join(', ')}`
        : `the address is the ${address === edge.first ? 'first' : 'last'} one of ${edge.text}, which stays unused`,
      got: text,
      instead: near === undefined ? "a larger range in 'virtualMachineCidrs' of the module: these have no address to give" : `for example ${ipv4Text(near)}`,
    }];
  },
};

/** who reserves an address first, over all namespaces */
const holders = perWorld(world => {
  const first = new Map<number, ManifestObject>();
  for (const object of world.all('VirtualMachineIPAddress')) {
    const address = parseIpv4(wanted(object.json) ?? '');
    if (address !== undefined && !first.has(address)) {
      first.set(address, object);
    }
  }
  return first;
});

export const reservedOnce: Rule = {
  id: 'IP-07',
  severity: 'error',
  kinds: KINDS,
  says: 'No two objects reserve one address, in whatever namespaces.',
  why: 'Leases of addresses are cluster-wide. The webhook refuses an address that is leased, and of two that come at once one is never bound.',
  source: WEBHOOK,
  breaks: () => [ipAddress(), ipAddress(undefined, 'back')],
  keeps: () => [ipAddress(), ipAddress({ type: 'Static', staticIP: '10.66.10.21' }, 'back')],
  check: (object, world) => {
    const text = wanted(object.json);
    const holder = holders(world).get(parseIpv4(text ?? '') ?? -1);
    // namesakes are told as such
    return holder === undefined || holder.label === object.label ? [] : [{
      pointer: ADDRESS,
      wrong: `the address is already reserved by ${holder.label}`,
      got: text,
      instead: "another address, or the type 'Auto'",
    }];
  },
};
