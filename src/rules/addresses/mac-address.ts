import { macHeldByOther } from './held-addresses';
import { perWorld } from '../../domain/memo';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** reserved MAC addresses */
export const macAddresses = new Topic({ kinds: dvp('VirtualMachineMACAddress'), source: 'crds/virtualmachinemacaddresses.yaml' });

const ADDRESS = '/spec/address';

export const macOnce = macAddresses.rule({
  id: 'MAC-02',
  severity: 'error',
  says: 'No two objects reserve one MAC address, in any namespace.',
  why: 'Leases of addresses are cluster-wide. Both objects are accepted, but the second is never bound, and a machine that uses it stays Pending.',
  source: 'images/virtualization-artifact/pkg/controller/vmmac/internal/step/create_lease_step.go',
  check: (object, world) => {
    const address = object.text(ADDRESS);
    const holder = address === undefined ? undefined : holders(world).get(canonical(address));
    // NAME-DUPLICATE reports namesakes
    if (holder === undefined || holder.label === object.label) {
      return undefined;
    }
    return { pointer: ADDRESS, wrong: `${holder.label} already reserves this address`, instead: "another address, or no 'address': the platform then generates one" };
  },
});

export const macNotLeased = macAddresses.rule({
  id: 'MAC-07',
  severity: 'error',
  says: 'A MAC address is not one that a lease in the cluster gives to another object.',
  why: 'No webhook checks it, but the object is never bound, and a machine that uses it stays Pending.',
  source: 'images/virtualization-artifact/pkg/controller/vmmac/internal/step/create_lease_step.go',
  check: (object, world) => {
    const address = canonical(object.text(ADDRESS) ?? '');
    const held = macHeldByOther(world, object, address);
    // MAC-02 reports the other object
    if (held === undefined || holders(world).get(address)?.label !== object.label) {
      return undefined;
    }
    return {
      pointer: ADDRESS, wrong: `${held.lease.label} gives this address to ${held.holder}`, instead: "another address, or no 'address': the platform then generates one",
    };
  },
});

export const macSpelling = macAddresses.rule({
  id: 'MAC-03',
  severity: 'warning',
  says: 'A MAC address is written in lower case and with colons.',
  why: 'The platform finds duplicates in this spelling only: in another one a duplicate goes unnoticed, and the object is never bound.',
  source: 'images/virtualization-artifact/pkg/controller/vmmac/internal/service/mac_address_service.go',
  check: object => {
    const address = object.text(ADDRESS);
    if (address === undefined || address === canonical(address)) {
      return undefined;
    }
    return { pointer: ADDRESS, wrong: 'the platform compares MAC addresses in lower case and with colons', instead: canonical(address) };
  },
});

export const macUnicast = macAddresses.rule({
  id: 'MAC-04',
  severity: 'error',
  says: 'A MAC address is a unicast address: its first pair is even.',
  why: 'An odd first pair marks a multicast address. No webhook checks it, but no interface can have it.',
  check: object => {
    const address = object.text(ADDRESS);
    const first = parseInt(address ?? '0', 16);
    if (address === undefined || first % 2 === 0) {
      return undefined;
    }
    const even = (first - 1).toString(16).padStart(2, '0');
    return { pointer: ADDRESS, wrong: 'the first pair is odd, which marks a multicast address', instead: canonical(`${even}${address.slice(2)}`) };
  },
});

/** the spelling that the platform itself uses */
const canonical = (address: string): string => address.toLowerCase().replace(/-/g, ':');

/** by address, the first object that reserves it, over all namespaces */
const holders = perWorld(world => {
  const first = new Map<string, ManifestObject>();
  for (const object of world.all('VirtualMachineMACAddress')) {
    const address = object.text(ADDRESS);
    if (address !== undefined && !first.has(canonical(address))) {
      first.set(canonical(address), object);
    }
  }
  return first;
});
