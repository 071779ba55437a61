import { MAIN, USERS, connected } from './objects';
import { interfaceId, mainFirst, networkName, networkNamesakes, networkOnce } from '../../rules/virtual-machine/networks';
import { RuleExample } from '../entry';

export const NETWORK_EXAMPLES: readonly RuleExample[] = [
  { rule: mainFirst, breaks: () => [connected(USERS, MAIN)], keeps: () => [connected(MAIN, USERS)] },
  {
    rule: networkName,
    breaks: () => [connected({ ...MAIN, name: 'main' })],
    keeps: () => [connected(MAIN, { type: 'ClusterNetwork', name: 'main' })],
  },
  { rule: networkOnce, breaks: () => [connected(MAIN, USERS, USERS)], keeps: () => [connected(MAIN, USERS, { ...USERS, name: 'guests' })] },
  {
    rule: networkNamesakes,
    breaks: () => [connected(MAIN, USERS, { ...USERS, type: 'ClusterNetwork' })],
    keeps: () => [connected(MAIN, USERS, { type: 'ClusterNetwork', name: 'all-users' })],
  },
  { rule: interfaceId, breaks: () => [connected(MAIN, { ...USERS, id: 0 })], keeps: () => [connected(MAIN, { ...USERS, id: 2 })] },
];
