import { macAddress } from '../../catalogue/addresses/objects';
import { perWorld } from '../../domain/memo';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { HeldRule, Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachineMACAddress');
const ADDRESS = '/spec/address';

/** the spelling that the platform itself uses */
const canonical = (address: string): string => address.toLowerCase().replace(/-/g, ':');

export const macForm: HeldRule = {
  id: 'MAC-01',
  says: 'A hardware address is six pairs of hexadecimal digits.',
  why: 'The schema refuses any other form.',
  source: 'crds/virtualmachinemacaddresses.yaml',
  how: 'The schema has the pattern.',
  breaks: () => [macAddress('5e:e6:19:22:0f')],
};

/** who reserves an address first, over all namespaces */
const holders = perWorld(world => {
  const first = new Map<string, ManifestObject>();
  for (const object of world.all('VirtualMachineMACAddress')) {
    const address = textAt(object.json, ADDRESS);
    if (address !== undefined && !first.has(canonical(address))) {
      first.set(canonical(address), object);
    }
  }
  return first;
});

export const macOnce: Rule = {
  id: 'MAC-02',
  severity: 'error',
  kinds: KINDS,
  says: 'No two objects reserve one hardware address, in whatever namespaces.',
  why: 'Leases of addresses are cluster-wide. Both objects are accepted, but the second is never bound, and a machine that uses it waits for ever.',
  source: 'images/virtualization-artifact/pkg/controller/vmmac/internal/step/create_lease_step.go',
  breaks: () => [macAddress('5e:e6:19:22:0f:d8'), macAddress('5e:e6:19:22:0f:d8', 'lab')],
  keeps: () => [macAddress('5e:e6:19:22:0f:d8'), macAddress('5e:e6:19:22:0f:d9', 'lab')],
  check: (object, world) => {
    const address = textAt(object.json, ADDRESS);
    const holder = address === undefined ? undefined : holders(world).get(canonical(address));
    // namesakes are told as such
    return holder === undefined || holder.label === object.label ? [] : [{
      pointer: ADDRESS,
      wrong: `the address is already reserved by ${holder.label}`,
      got: address,
      instead: "another address, or no 'address': the platform then makes one",
    }];
  },
};

export const macSpelling: Rule = {
  id: 'MAC-03',
  severity: 'warning',
  kinds: KINDS,
  says: 'A hardware address is written in lower case and with colons.',
  why: 'The platform looks for duplicates in this spelling alone: in another one a duplicate goes unnoticed, and the object is never bound.',
  source: 'images/virtualization-artifact/pkg/controller/vmmac/internal/service/mac_address_service.go',
  breaks: () => [macAddress('5E-E6-19-22-0F-D8')],
  keeps: () => [macAddress('5e:e6:19:22:0f:d8')],
  check: ({ json }) => {
    const address = textAt(json, ADDRESS);
    return address === undefined || address === canonical(address) ? [] : [{
      pointer: ADDRESS,
      wrong: 'the platform compares hardware addresses in lower case and with colons',
      got: address,
      instead: canonical(address),
    }];
  },
};

export const macUnicast: Rule = {
  id: 'MAC-04',
  severity: 'error',
  kinds: KINDS,
  says: 'A hardware address is one of a single interface: its first pair is even.',
  why: 'An odd first pair marks an address of a group. No webhook looks at it, but no interface can have it.',
  source: 'crds/virtualmachinemacaddresses.yaml',
  breaks: () => [macAddress('5f:e6:19:22:0f:d8')],
  keeps: () => [macAddress('5e:e6:19:22:0f:d8')],
  check: ({ json }) => {
    const address = textAt(json, ADDRESS);
    const first = parseInt(address ?? '0', 16);
    return address === undefined || first % 2 === 0 ? [] : [{
      pointer: ADDRESS,
      wrong: 'the first pair is odd, which marks an address of a group of interfaces',
      got: address,
      instead: canonical(`${(first - 1).toString(16).padStart(2, '0')}${address.slice(2)}`),
    }];
  },
};
