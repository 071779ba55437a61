import { sized, vmClass } from './objects';
import { autoHasChoice, autoNeedsAutoscaler, autoNeedsGate, defaultIsListed, defaultOfOldVersion } from '../../rules/virtual-machine-class/core-fractions';
import { RuleExample } from '../entry';
import { virtualization } from '../virtual-machine/module';

const auto = () => sized({ defaultCoreFraction: 'Auto' });
const gates = (...featureGates: string[]) => virtualization({ featureGates });

export const CORE_FRACTION_EXAMPLES: readonly RuleExample[] = [
  {
    rule: defaultOfOldVersion,
    breaks: () => [vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, defaultCoreFraction: '50%' }] }, {}, 'v1alpha2')],
    keeps: () => [sized({ defaultCoreFraction: '50%' })],
  },
  {
    rule: defaultIsListed,
    breaks: () => [sized({ coreFractions: ['10%', '20%'], defaultCoreFraction: '50%' })],
    keeps: () => [sized({ coreFractions: ['10%', '20%', '50%'], defaultCoreFraction: '50%' })],
  },
  {
    rule: autoHasChoice,
    breaks: () => [sized({ coreFractions: ['50%', '100%'], defaultCoreFraction: 'Auto' })],
    keeps: () => [sized({ coreFractions: ['50%', '99%'], defaultCoreFraction: 'Auto' })],
  },
  { rule: autoNeedsGate, breaks: () => [auto(), gates()], keeps: () => [auto(), gates('HotplugCPUAndMemoryWithInPlaceResize')] },
  { rule: autoNeedsAutoscaler, facts: () => ({ edition: 'CE' }), breaks: () => [auto()], keeps: () => [sized({ defaultCoreFraction: '1%' })] },
];
