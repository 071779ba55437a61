import { classWith, machine } from './objects';
import { MOST_CORES } from '../../domain/sizing-limits';
import { Manifest } from '../../manifest/manifest';
import { coresInSteps, evenSockets, mostCores, policyHoldsCores } from '../../rules/virtual-machine/cores';
import { RuleExample } from '../entry';

const cores = (count: number, coreFraction = '100%'): Manifest => machine({ cpu: { cores: count, coreFraction } });
const upToFour = { cores: { min: 1, max: 4 }, coreFractions: ['10%', '20%', '50%'] };

export const CORES_EXAMPLES: readonly RuleExample[] = [
  { rule: mostCores, breaks: () => [cores(MOST_CORES + 1)], keeps: () => [cores(MOST_CORES)] },
  { rule: evenSockets, breaks: () => [cores(17)], keeps: () => [cores(18)] },
  {
    rule: policyHoldsCores,
    breaks: () => [classWith(upToFour), cores(5, '10%')],
    keeps: () => [classWith(upToFour), cores(4, '10%')],
  },
  {
    rule: coresInSteps,
    breaks: () => [classWith({ cores: { min: 2, max: 16, step: 4 } }), cores(15)],
    keeps: () => [classWith({ cores: { min: 2, max: 16, step: 4 } }), cores(16)],
  },
];
