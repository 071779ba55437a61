import { config } from './objects';
import { isNetwork, listKept, listRequired, noClusterNetworks, noNodes, noOverlap, startsAtNetwork } from '../../rules/module-config/cidrs';
import { RuleExample } from '../entry';

const cidrs = (...virtualMachineCIDRs: string[]) => [config({ virtualMachineCIDRs })];

export const CIDR_EXAMPLES: readonly RuleExample[] = [
  {
    rule: listRequired,
    facts: () => ({ dvpRelease: '1.10.2' }),
    breaks: () => [config()],
    keeps: () => cidrs('10.66.10.0/24'),
  },
  {
    rule: isNetwork,
    breaks: () => cidrs('10.66.10.0'),
    keeps: () => cidrs('10.66.10.0/32'),
  },
  {
    rule: noOverlap,
    breaks: () => cidrs('10.66.0.0/16', '10.66.255.0/24'),
    keeps: () => cidrs('10.66.0.0/16', '10.67.0.0/24'),
  },
  {
    rule: startsAtNetwork,
    breaks: () => cidrs('10.66.10.1/24'),
    keeps: () => cidrs('10.66.10.0/24'),
  },
  {
    rule: noNodes,
    facts: () => ({ nodeAddresses: ['10.66.10.255'] }),
    breaks: () => cidrs('10.66.10.0/24'),
    keeps: () => cidrs('10.66.11.0/24'),
  },
  {
    rule: noClusterNetworks,
    facts: () => ({ podSubnetCidr: '10.111.0.0/16', serviceSubnetCidr: '10.222.0.0/16' }),
    breaks: () => cidrs('10.111.255.0/24', '10.222.0.0/24'),
    keeps: () => cidrs('10.112.0.0/24', '10.221.255.0/24'),
  },
  {
    rule: listKept,
    facts: () => ({ virtualMachineCidrs: ['10.66.10.0/24'] }),
    breaks: () => [config()],
    keeps: () => cidrs('10.66.20.0/24'),
  },
];
