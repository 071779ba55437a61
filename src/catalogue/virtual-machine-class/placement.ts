import { vmClass } from './objects';
import { validPlacement } from '../../rules/virtual-machine-class/placement';
import { RuleExample } from '../entry';

const onNodes = (operator: string, values: string[]) =>
  [vmClass({ nodeSelector: { matchExpressions: [{ key: 'example.com/rack', operator, values }] } })];

export const PLACEMENT_EXAMPLES: readonly RuleExample[] = [
  { rule: validPlacement, breaks: () => onNodes('In', []), keeps: () => onNodes('In', ['r1']) },
];
