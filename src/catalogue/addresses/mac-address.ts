import { leaseFor, macAddress } from './objects';
import { macNotLeased, macOnce, macSpelling, macUnicast } from '../../rules/addresses/mac-address';
import { RuleExample } from '../entry';

export const MAC_ADDRESS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: macOnce,
    breaks: () => [macAddress('5e:e6:19:22:0f:d8'), macAddress('5e:e6:19:22:0f:d8', 'lab')],
    keeps: () => [macAddress('5e:e6:19:22:0f:d8'), macAddress('5e:e6:19:22:0f:d9', 'lab')],
  },
  {
    rule: macNotLeased,
    breaks: () => [leaseFor('MAC', 'mac-5e-e6-19-22-0f-d8', 'lab'), macAddress('5e:e6:19:22:0f:d8')],
    keeps: () => [leaseFor('MAC', 'mac-5e-e6-19-22-0f-d8', 'office'), macAddress('5e:e6:19:22:0f:d8')],
  },
  { rule: macSpelling, breaks: () => [macAddress('5E-E6-19-22-0F-D8')], keeps: () => [macAddress('5e:e6:19:22:0f:d8')] },
  { rule: macUnicast, breaks: () => [macAddress('5f:e6:19:22:0f:d8')], keeps: () => [macAddress('5e:e6:19:22:0f:d8')] },
];
