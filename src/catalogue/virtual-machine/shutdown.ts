import { machine } from './objects';
import { gracePeriod } from '../../rules/virtual-machine/shutdown';
import { RuleExample } from '../entry';

export const SHUTDOWN_EXAMPLES: readonly RuleExample[] = [
  {
    rule: gracePeriod,
    breaks: () => [machine({ terminationGracePeriodSeconds: -1 })],
    keeps: () => [machine({ terminationGracePeriodSeconds: 0 })],
  },
];
