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
      says: 'For ten minutes after its release, an address can be reserved again only in the namespace that had it.',
      because: 'Only the leases in the cluster show the namespace that had the address last, and the time of its release.',
    },
    {
      id: 'IP-09',
      says: 'The type and the address of a bound object do not change, except from Auto to Static with the address it has.',
      because: 'Only the cluster knows the object before the change, and its address.',
    },
    {
      id: 'MAC-05',
      says: 'The MAC address of a bound object does not change.',
      because: 'Only the cluster knows the object before the change. It accepts the change, which has no effect.',
    },
  ],
};
