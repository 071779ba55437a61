import { NODE_LABEL } from '../../domain/topology';
import { Manifest } from '../../manifest/manifest';
import { placementSelectsMachines } from '../../rules/placement/selectors';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const awayFrom = (tier: string): Manifest => machine({
  affinity: {
    virtualMachineAndPodAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: NODE_LABEL, labelSelector: { matchLabels: { tier } } }],
    },
  },
}, { labels: { tier: 'web' } });

export const SELECTOR_EXAMPLES: readonly RuleExample[] = [
  { rule: placementSelectsMachines, breaks: () => [awayFrom('wbe')], keeps: () => [awayFrom('web')] },
];
