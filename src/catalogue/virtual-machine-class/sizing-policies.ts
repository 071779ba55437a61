import { sized, vmClass } from './objects';
import { coreRange, memoryRange, noDedicatedCores, separateRanges } from '../../rules/virtual-machine-class/sizing-policies';
import { RuleExample } from '../entry';

const ranges = (...bounds: readonly (readonly [number, number])[]) =>
  [vmClass({ sizingPolicies: bounds.map(([min, max]) => ({ cores: { min, max } })) })];

export const SIZING_POLICY_EXAMPLES: readonly RuleExample[] = [
  {
    rule: coreRange,
    breaks: () => [sized({ cores: { min: 4, max: 4 } })],
    keeps: () => [sized({ cores: { min: 4, max: 5, step: 4 } })],
  },
  { rule: separateRanges, breaks: () => ranges([1, 4], [4, 8]), keeps: () => ranges([1, 4], [5, 8]) },
  {
    rule: memoryRange,
    breaks: () => [sized({ memory: { min: '8Gi', max: '4Gi' } })],
    keeps: () => [sized({ memory: { min: '4Gi', max: '4Gi', step: '1Mi' } })],
  },
  { rule: noDedicatedCores, breaks: () => [sized({ dedicatedCores: [true] })], keeps: () => [sized({ dedicatedCores: [false] })] },
];
