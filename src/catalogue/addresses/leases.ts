import { ipAddress, lease, macAddress } from './objects';
import { noIpLease, noMacLease } from '../../rules/addresses/leases';
import { RuleExample } from '../entry';

export const LEASE_EXAMPLES: readonly RuleExample[] = [
  { rule: noIpLease, breaks: () => [lease('IP', 'ip-front')], keeps: () => [ipAddress()] },
  { rule: noMacLease, breaks: () => [lease('MAC', 'mac-5e-e6-19-22-0f-d8')], keeps: () => [macAddress('5e:e6:19:22:0f:d8')] },
];
