import { ipAddresses } from './ip-address';
import { leases } from './leases';
import { macAddresses } from './mac-address';
import { Rule } from '../rule';

export const ADDRESS_RULES: readonly Rule[] = [...ipAddresses.rules, ...macAddresses.rules, ...leases.rules];
