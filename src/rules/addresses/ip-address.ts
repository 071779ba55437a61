import { ipHeldByOther } from './held-addresses';
import { machineRanges, nearest, parseRanges, usable } from './ranges';
import { perWorld } from '../../domain/memo';
import { contains, ipv4Text, parseIpv4 } from '../../manifest/cidr';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** reserved IP addresses */
export const ipAddresses = new Topic({
  severity: 'error', kinds: dvp('VirtualMachineIPAddress'), source: 'images/virtualization-artifact/pkg/controller/vmip/vmip_webhook.go',
});

const ADDRESS = '/spec/staticIP';
const IPV4 = 'an IPv4 address, for example 10.66.10.20';

export const needsRanges = ipAddresses.rule({
  id: 'IP-01',
  says: 'Addresses are reserved only if the module has ranges for machines.',
  why: 'Without a range there is no address to reserve, and the webhook rejects the object.',
  check: (_, world) => machineRanges(world)?.length !== 0 ? undefined : {
    pointer: '',
    wrong: 'the module has no ranges for machines, so there is no address to reserve',
    got: NOT_SHOWN,
    instead: {
      yaml: "'virtualMachineCIDRs' in the settings of the module, for example 10.66.10.0/24, or no reserved address",
      code: "'virtualMachineCidrs' of the module, for example ['10.66.10.0/24'], or no reserved address",
    },
  },
});

export const hasType = ipAddresses.rule({
  id: 'IP-02',
  says: 'A reserved address is of type Auto or Static.',
  why: 'The schema accepts an object without a spec, but the webhook rejects one without a type.',
  check: object => object.value('/spec') !== undefined ? undefined : {
    pointer: '/spec/type', wrong: 'a reserved address needs a type', instead: "'Auto' for any free address, or 'Static' with 'staticIP'",
  },
});

export const readable = ipAddresses.rule({
  id: 'IP-03',
  says: 'A static address is set, and it is an IP address.',
  why: 'The webhook rejects a value that is not an IP address, for example with numbers above 255 or with leading zeros.',
  check: object => {
    const address = requested(object);
    if (address === undefined || isIpv6(address) || parseIpv4(address) !== undefined) {
      return undefined;
    }
    const plain = address.replace(/\b0+(?=\d)/g, '');
    if (parseIpv4(plain) !== undefined) {
      return { pointer: ADDRESS, wrong: 'the numbers of an IP address have no leading zeros', instead: plain };
    }
    return { pointer: ADDRESS, wrong: address === '' ? 'a static address is missing' : 'this is not an IP address', instead: `${IPV4}, or the type 'Auto'` };
  },
});

export const autoHasNone = ipAddresses.rule({
  id: 'IP-04',
  says: 'An address of type Auto has no static address.',
  why: 'The webhook rejects an object that both leaves the choice to the platform and names an address.',
  check: object => object.text('/spec/type') !== 'Auto' || (object.text(ADDRESS) ?? '') === '' ? undefined : {
    pointer: ADDRESS, wrong: "the type 'Auto' leaves the choice of the address to the platform", instead: "the type 'Static', or no 'staticIP'",
  },
});

export const noIpv6 = ipAddresses.rule({
  id: 'IP-05',
  says: 'A static address is an IPv4 address.',
  why: 'The webhook accepts IPv6, but the platform names leases after IPv4 addresses only, so the address is never bound.',
  source: 'images/virtualization-artifact/pkg/common/ip/ip.go',
  check: object => isIpv6(requested(object) ?? '') ? { pointer: ADDRESS, wrong: 'machines have IPv4 addresses only', instead: IPV4 } : undefined,
});

export const inRange = ipAddresses.rule({
  id: 'IP-06',
  says: 'A static address is in one of the ranges for machines, and neither the first nor the last of it.',
  why: 'The webhook rejects any other address or, where it only warns, the address is never bound. A range of one or two addresses has none to give.',
  source: 'images/virtualization-artifact/pkg/controller/vmip/internal/service/ip_address_service.go',
  check: (object, world) => {
    const address = parseIpv4(requested(object) ?? '');
    const texts = machineRanges(world) ?? [];
    const ranges = parseRanges(texts);
    if (address === undefined || ranges === undefined || ranges.length === 0 || ranges.some(range => usable(range, address))) {
      return undefined;
    }
    const edge = ranges.find(range => contains(range, address));
    const near = nearest(ranges, address);
    return {
      pointer: ADDRESS,
      wrong: edge === undefined
        ? `the address is in none of the ranges for machines: ${texts.join(', ')}`
        : `the address is the ${address === edge.first ? 'first' : 'last'} one of ${edge.text}, which is not used`,
      instead: near === undefined ? LARGER_RANGE : `for example ${ipv4Text(near)}`,
    };
  },
});

const LARGER_RANGE = {
  yaml: "a larger range in 'virtualMachineCIDRs' of the module: these have no address to give",
  code: "a larger range in 'virtualMachineCidrs' of the module: these have no address to give",
};

export const reservedOnce = ipAddresses.rule({
  id: 'IP-07',
  says: 'No two objects reserve one address, in any namespace.',
  why: 'Leases of addresses are cluster-wide. The webhook rejects an address that is leased. If two are created at once, one is never bound.',
  check: (object, world) => {
    const holder = holders(world).get(parseIpv4(requested(object) ?? '') ?? -1);
    // NAME-DUPLICATE reports namesakes
    return holder === undefined || holder.label === object.label ? undefined : {
      pointer: ADDRESS, wrong: `${holder.label} already reserves this address`, instead: "another address, or the type 'Auto'",
    };
  },
});

export const notLeased = ipAddresses.rule({
  id: 'IP-11',
  says: 'A static address is not one that a lease in the cluster gives to another object.',
  why: 'The webhook rejects a leased address until its lease is released.',
  check: (object, world) => {
    const address = parseIpv4(requested(object) ?? '');
    const held = address === undefined ? undefined : ipHeldByOther(world, object, address);
    // IP-07 reports the other object
    if (held === undefined || holders(world).get(address!)?.label !== object.label) {
      return undefined;
    }
    return { pointer: ADDRESS, wrong: `${held.lease.label} gives this address to ${held.holder}`, instead: "another address, or the type 'Auto'" };
  },
});

/** the address that an object requests, the empty string where it is missing; `undefined` where the platform chooses */
const requested = (object: ManifestObject): string | undefined => object.text('/spec/type') === 'Static' ? object.text(ADDRESS) ?? '' : undefined;

// only IPv6 has colons
const isIpv6 = (address: string): boolean => address.includes(':');

/** the address that an object has: the one it requests, or in a dump the one that the platform chose */
const addressOf = (object: ManifestObject): string => requested(object) ?? object.text('/status/address') ?? '';

/** by address, the first object that has it, over all namespaces */
const holders = perWorld(world => {
  const first = new Map<number, ManifestObject>();
  // those that the platform has bound come first
  const bound = (object: ManifestObject): number => Number(object.value('/status/address') === undefined);
  for (const object of [...world.all('VirtualMachineIPAddress')].sort((a, b) => bound(a) - bound(b))) {
    const address = parseIpv4(addressOf(object));
    if (address !== undefined && !first.has(address)) {
      first.set(address, object);
    }
  }
  return first;
});
