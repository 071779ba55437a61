import { egress } from './egress';
import { networkPolicies } from './network-policy';
import { podSelectors } from './selectors';
import { Rule } from '../rule';

export const NETWORK_POLICY_RULES: readonly Rule[] = [...networkPolicies.rules, ...egress.rules, ...podSelectors.rules];
