import { clusterNameWithoutDot, nameWithoutDot } from '../../rules/virtual-image/name';
import { uploaded } from '../data-source/objects';
import { RuleExample } from '../entry';

export const NAME_EXAMPLES: readonly RuleExample[] = [
  {
    rule: nameWithoutDot,
    breaks: () => [uploaded('VirtualImage', 'ubuntu-24.04')],
    keeps: () => [uploaded('VirtualImage', 'ubuntu-24-04')],
  },
  {
    rule: clusterNameWithoutDot,
    breaks: () => [uploaded('ClusterVirtualImage', 'ubuntu-24.04')],
    keeps: () => [uploaded('ClusterVirtualImage', 'ubuntu-24-04')],
  },
];
