import { virtualization } from './module';
import { classWith, machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { autoNeedsAutoscaler, autoNeedsChoice, autoNeedsGate, fractionByDefault, fractionInPolicy } from '../../rules/virtual-machine/core-fraction';
import { RuleExample } from '../entry';

const fraction = (coreFraction?: string): Manifest => machine({ cpu: { cores: 4, coreFraction } });
const upToFour = { cores: { min: 1, max: 4 }, coreFractions: ['10%', '20%', '50%'] };

export const CORE_FRACTION_EXAMPLES: readonly RuleExample[] = [
  {
    rule: fractionByDefault,
    breaks: () => [classWith(upToFour), fraction()],
    keeps: () => [classWith({ ...upToFour, defaultCoreFraction: '10%' }), fraction()],
  },
  {
    rule: autoNeedsAutoscaler,
    facts: () => ({ edition: 'EE', modules: { virtualization: '1.10.2' } }),
    breaks: () => [fraction('Auto')],
    keeps: () => [fraction('50%')],
  },
  {
    rule: autoNeedsGate,
    breaks: () => [virtualization({ featureGates: ['HotplugCPUWithLiveMigration'] }), fraction('Auto')],
    keeps: () => [virtualization({ featureGates: ['HotplugCPUAndMemoryWithInPlaceResize'] }), fraction('Auto')],
  },
  {
    rule: autoNeedsChoice,
    breaks: () => [classWith({ cores: { min: 1, max: 4 }, coreFractions: ['50%', '100%'] }), fraction('Auto')],
    keeps: () => [classWith({ cores: { min: 1, max: 4 }, coreFractions: ['50%', '99%'] }), fraction('Auto')],
  },
  { rule: fractionInPolicy, breaks: () => [classWith(upToFour), fraction('11%')], keeps: () => [classWith(upToFour), fraction('10%')] },
];
