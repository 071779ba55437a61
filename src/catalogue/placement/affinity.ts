import { NODE_LABEL, ZONE_LABEL } from '../../domain/topology';
import { Manifest } from '../../manifest/manifest';
import { affinitiesAgree, affinityNeedsSelector } from '../../rules/placement/affinity';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const db = (topologyKey: string) => ({ topologyKey, labelSelector: { matchLabels: { tier: 'db' } } });

const placed = (near: object[], away: object[]): Manifest[] => [machine({
  affinity: {
    virtualMachineAndPodAffinity: { requiredDuringSchedulingIgnoredDuringExecution: near },
    virtualMachineAndPodAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: away },
  },
})];

export const AFFINITY_EXAMPLES: readonly RuleExample[] = [
  {
    rule: affinitiesAgree,
    breaks: () => placed([db(NODE_LABEL)], [db(ZONE_LABEL)]),
    keeps: () => placed([db(ZONE_LABEL)], [db(NODE_LABEL)]),
  },
  {
    rule: affinityNeedsSelector,
    breaks: () => placed([{ topologyKey: NODE_LABEL }], []),
    keeps: () => placed([{ topologyKey: NODE_LABEL, labelSelector: {} }], []),
  },
];
