import { Manifest } from '../../manifest/manifest';
import { nodePossible } from '../../rules/placement/contradictions';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';
import { vmClass } from '../virtual-machine-class/objects';

const inGroups = (...values: string[]): Manifest[] => [
  machine({
    virtualMachineClassName: 'web',
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'group', operator: 'In', values }] }] },
      },
    },
  }),
  vmClass({ nodeSelector: { matchLabels: { group: 'blue' } } }),
];

export const CONTRADICTION_EXAMPLES: readonly RuleExample[] = [
  { rule: nodePossible, breaks: () => inGroups('green'), keeps: () => inGroups('green', 'blue') },
];
