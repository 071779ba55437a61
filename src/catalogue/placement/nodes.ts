import type { ClusterFacts } from '../../domain/cluster-facts';
import { ZONE_LABEL } from '../../domain/topology';
import { Manifest } from '../../manifest/manifest';
import { nodesExist, nodesOfClassExist, zoneExists } from '../../rules/placement/nodes';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';
import { vmClass } from '../virtual-machine-class/objects';

const groups = (fast: object = {}, slow: object = {}) => (): ClusterFacts =>
  ({ nodeGroups: [{ name: 'fast', labels: { disk: 'nvme', ...fast } }, { name: 'slow', labels: { disk: 'hdd', ...slow } }] });

const ofClass = (disk: string): Manifest[] => [
  machine({ virtualMachineClassName: 'web', nodeSelector: { disk } }),
  vmClass({ nodeSelector: { matchLabels: { place: 'north' } } }),
];

export const NODE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: zoneExists,
    facts: () => ({ zones: ['north', 'south'] }),
    breaks: () => [machine({ nodeSelector: { [ZONE_LABEL]: 'nort' } })],
    keeps: () => [machine({ nodeSelector: { [ZONE_LABEL]: 'north' } })],
  },
  {
    rule: nodesExist,
    facts: groups(),
    breaks: () => [machine({ nodeSelector: { disk: 'ssd' } })],
    keeps: () => [machine({ nodeSelector: { disk: 'nvme' } })],
  },
  {
    rule: nodesOfClassExist,
    facts: groups({ place: 'south' }, { place: 'north' }),
    breaks: () => ofClass('nvme'),
    keeps: () => ofClass('hdd'),
  },
];
