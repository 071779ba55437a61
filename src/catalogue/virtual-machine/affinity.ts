import { machine } from './objects';
import { Manifest } from '../../manifest/manifest';
import { NodeSelectorTerm } from '../../rules/selector-checks';
import { machineAffinity, nodeAffinityTerms, nodeExpressions, nodeFields } from '../../rules/virtual-machine/affinity';
import { RuleExample } from '../entry';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

const onNodes = (...nodeSelectorTerms: NodeSelectorTerm[]): Manifest =>
  machine({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } });
const onNode = (...values: string[]): NodeSelectorTerm => ({ matchFields: [{ key: 'metadata.name', operator: 'In', values }] });
const apartBy = (topologyKey: string): Manifest => machine({
  affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [{ topologyKey, labelSelector: { matchLabels: { app: 'web' } } }] } },
});

export const AFFINITY_EXAMPLES: readonly RuleExample[] = [
  { rule: nodeAffinityTerms, breaks: () => [onNodes()], keeps: () => [onNodes({})] },
  {
    rule: nodeExpressions,
    breaks: () => [onNodes({ matchExpressions: [{ key: 'disk', operator: 'In' }] })],
    keeps: () => [onNodes({ matchExpressions: [{ key: 'disk', operator: 'Exists' }] })],
  },
  { rule: nodeFields, breaks: () => [onNodes(onNode('node-1', 'node-2'))], keeps: () => [onNodes(onNode('node-1'), onNode('node-2'))] },
  { rule: machineAffinity, breaks: () => [apartBy('')], keeps: () => [apartBy('kubernetes.io/hostname')] },
];
