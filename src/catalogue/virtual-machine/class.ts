import { machine } from './objects';
import { classExists, classExistsForFraction } from '../../rules/virtual-machine/class';
import { RuleExample } from '../entry';

const facts = () => ({ virtualMachineClasses: ['generic'] });
const full = { cores: 2, coreFraction: '100%' };

export const CLASS_EXAMPLES: readonly RuleExample[] = [
  {
    rule: classExists,
    facts,
    breaks: () => [machine({ virtualMachineClassName: 'gold', cpu: full })],
    keeps: () => [machine({ virtualMachineClassName: 'generic', cpu: full })],
  },
  {
    rule: classExistsForFraction,
    facts,
    breaks: () => [machine({ virtualMachineClassName: 'gold', cpu: { cores: 2 } })],
    keeps: () => [machine({ virtualMachineClassName: 'generic', cpu: { cores: 2 } })],
  },
];
