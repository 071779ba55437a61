import { config } from './objects';
import { gatesOfEdition, gatesOfKubernetes, gatesOfNotes } from '../../rules/module-config/feature-gates';
import { RuleExample } from '../entry';

const gates = (...featureGates: string[]) => [config({ featureGates })];

export const FEATURE_GATE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: gatesOfEdition,
    facts: () => ({ edition: 'CE' }),
    breaks: () => gates('HotplugCPUWithLiveMigration'),
    keeps: () => gates(),
  },
  {
    rule: gatesOfKubernetes,
    facts: () => ({ kubernetesVersion: '1.33' }),
    breaks: () => gates('GPU'),
    keeps: () => gates('HotplugCPUAndMemoryWithInPlaceResize', 'HotplugMemoryWithLiveMigration'),
  },
  {
    rule: gatesOfNotes,
    breaks: () => gates('VerticalVirtualMachineAutoscaler'),
    keeps: () => gates('HotplugCPUAndMemoryWithInPlaceResize'),
  },
];
