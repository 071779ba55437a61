import { coreFractions } from './core-fractions';
import { cpu } from './cpu';
import { defaultClass } from './default-class';
import { genericClass } from './generic-class';
import { placement } from './placement';
import { sizingPolicies } from './sizing-policies';
import { Rule } from '../rule';

export const CLASS_RULES: readonly Rule[] = [
  ...cpu.rules,
  ...sizingPolicies.rules,
  ...coreFractions.rules,
  ...defaultClass.rules,
  ...placement.rules,
  ...genericClass.rules,
];
