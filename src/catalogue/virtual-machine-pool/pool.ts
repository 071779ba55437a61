import { pool } from './objects';
import { paidEdition, poolNameHasNoDot, poolNameLength } from '../../rules/virtual-machine-pool/pool';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const named = (name: string) => [pool({}, { name })];

export const POOL_EXAMPLES: readonly RuleExample[] = [
  { rule: paidEdition, facts: () => ({ edition: 'CE' }), breaks: () => [pool()], keeps: () => [machine()] },
  { rule: poolNameLength, breaks: () => named('a'.repeat(58)), keeps: () => named('a'.repeat(57)) },
  { rule: poolNameHasNoDot, breaks: () => named('runners-1.2'), keeps: () => named('runners-1-2') },
];
