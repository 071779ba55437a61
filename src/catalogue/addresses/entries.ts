import { IP_ADDRESS_EXAMPLES } from './ip-address';
import { LEASE_EXAMPLES } from './leases';
import { MAC_ADDRESS_EXAMPLES } from './mac-address';
import { macAddress } from './objects';
import { CatalogueFolder } from '../entry';

export const ADDRESSES: CatalogueFolder = {
  examples: [...IP_ADDRESS_EXAMPLES, ...MAC_ADDRESS_EXAMPLES, ...LEASE_EXAMPLES],
  held: [
    {
      id: 'MAC-01',
      says: 'A MAC address is six pairs of hexadecimal digits.',
      why: 'The API server rejects any other form.',
      source: 'crds/virtualmachinemacaddresses.yaml',
      how: 'The schema has a pattern.',
      breaks: () => [macAddress('5e:e6:19:22:0f')],
    },
  ],
  open: [
    {
      id: 'IP-08',
      says: 'For ten minutes after its release, an address can be reserved again only from the namespace that had it.',
      because: 'Only the leases in the cluster say who had the address last, and when it was released.',
    },
    {
      id: 'IP-09',
      says: 'The type and the address of a bound object do not change, except from Auto to Static with the address it has.',
      because: 'Only the cluster knows the object as it is there, with its address.',
    },
    {
      id: 'MAC-05',
      says: 'The MAC address of a bound object does not change.',
      because: 'Only the cluster knows the object as it is there. A change is accepted and has no effect.',
    },
  ],
};
