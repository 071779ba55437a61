import { autoHasNone, hasType, inRange, needsRanges, noIpv6, readable, reservedOnce } from './ip-address';
import { noIpLease, noMacLease } from './leases';
import { macForm, macOnce, macSpelling, macUnicast } from './mac-address';
import { HeldRule, OpenRule, Rule } from '../rule';

export const ADDRESS_RULES: readonly Rule[] = [
  needsRanges,
  hasType,
  readable,
  autoHasNone,
  noIpv6,
  inRange,
  reservedOnce,
  noIpLease,
  macOnce,
  macSpelling,
  macUnicast,
  noMacLease,
];

export const ADDRESS_HELD: readonly HeldRule[] = [
  macForm,
];

export const ADDRESS_OPEN: readonly OpenRule[] = [
  {
    id: 'IP-08',
    says: 'For ten minutes an address that was given back can be taken again only from the namespace that had it.',
    because: 'Who had the address last, and when it was given back, is written in the leases of the cluster.',
  },
  {
    id: 'IP-09',
    says: 'The type and the address of a bound object stay as they are, but Auto may become Static with the address it has.',
    because: 'It takes the object as it is in the cluster, with its address.',
  },
  {
    id: 'MAC-05',
    says: 'The hardware address of a bound object stays as it is.',
    because: 'It takes the object as it is in the cluster. Nothing refuses the change, which then means nothing.',
  },
];
