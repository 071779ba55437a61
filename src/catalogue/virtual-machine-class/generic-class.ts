import { fitsGeneric } from '../../rules/virtual-machine-class/generic-class';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

export const GENERIC_CLASS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: fitsGeneric,
    breaks: () => [machine({ cpu: { cores: 8, coreFraction: '10%' } })],
    keeps: () => [machine({ cpu: { cores: 8, coreFraction: '20%' } })],
  },
];
