import type { ClusterFacts } from '../../domain/cluster-facts';
import { NODE_LABEL } from '../../domain/topology';
import { Manifest } from '../../manifest/manifest';
import { placeToMove, placesEnough } from '../../rules/placement/anti-affinity';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const threeNodes = (): ClusterFacts => ({ nodeGroups: [{ name: 'worker', nodes: 3 }] });

const apart = (name: string): Manifest => machine({
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
  affinity: {
    virtualMachineAndPodAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: NODE_LABEL, labelSelector: { matchLabels: { tier: 'db' } } }],
    },
  },
}, { name, labels: { tier: 'db' } });

export const ANTI_AFFINITY_EXAMPLES: readonly RuleExample[] = [
  {
    rule: placesEnough,
    facts: threeNodes,
    breaks: () => ['db-0', 'db-1', 'db-2', 'db-3'].map(apart),
    keeps: () => ['db-0', 'db-1'].map(apart),
  },
  {
    rule: placeToMove,
    facts: threeNodes,
    breaks: () => ['db-0', 'db-1', 'db-2'].map(apart),
    keeps: () => ['db-0', 'db-1'].map(apart),
  },
];
