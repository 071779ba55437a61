import { policyHoldsInMain } from './network-policy';
import { Rule } from '../rule';

export const NETWORK_POLICY_RULES: readonly Rule[] = [policyHoldsInMain];
