import { ipAddress, leaseFor, moduleWith } from './objects';
import { Manifest } from '../../manifest/manifest';
import { autoHasNone, hasType, inRange, needsRanges, noIpv6, notLeased, readable, reservedOnce } from '../../rules/addresses/ip-address';
import { RuleExample } from '../entry';

const RANGES = ['10.66.10.0/24'];
const fixed = (staticIP: string, name?: string): Manifest => ipAddress({ type: 'Static', staticIP }, name);

export const IP_ADDRESS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: needsRanges,
    breaks: () => [moduleWith(), ipAddress({ type: 'Auto' })],
    keeps: () => [moduleWith(RANGES), ipAddress({ type: 'Auto' })],
  },
  {
    rule: hasType,
    breaks: () => {
      const { spec, ...rest } = ipAddress();
      return [rest as Manifest];
    },
    keeps: () => [ipAddress({ type: 'Auto' })],
  },
  { rule: readable, breaks: () => [fixed('10.66.10.256')], keeps: () => [fixed('10.66.10.255')] },
  {
    rule: autoHasNone,
    breaks: () => [ipAddress({ type: 'Auto', staticIP: '10.66.10.20' })],
    keeps: () => [ipAddress({ type: 'Auto', staticIP: '' })],
  },
  { rule: noIpv6, breaks: () => [fixed('fd00::14')], keeps: () => [ipAddress()] },
  {
    rule: inRange,
    breaks: () => [moduleWith(RANGES), fixed('10.66.10.0')],
    keeps: () => [moduleWith(RANGES), fixed('10.66.10.1')],
  },
  {
    rule: reservedOnce,
    breaks: () => [ipAddress(), ipAddress(undefined, 'back')],
    keeps: () => [ipAddress(), fixed('10.66.10.21', 'back')],
  },
  {
    rule: notLeased,
    breaks: () => [leaseFor('IP', 'ip-10-66-10-20', 'back'), ipAddress()],
    keeps: () => [leaseFor('IP', 'ip-10-66-10-20', 'front'), ipAddress()],
  },
];
