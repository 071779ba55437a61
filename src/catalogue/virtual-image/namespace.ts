import { originHasNamespace, pullSecretHasNamespace } from '../../rules/virtual-image/namespace';
import { clusterImage, from, pulled } from '../data-source/objects';
import { RuleExample } from '../entry';

export const NAMESPACE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: originHasNamespace,
    breaks: () => [clusterImage(from('VirtualDisk', 'golden'))],
    keeps: () => [clusterImage(from('VirtualDisk', 'golden', { namespace: 'n'.repeat(63) }))],
  },
  {
    rule: pullSecretHasNamespace,
    breaks: () => [clusterImage(pulled({ imagePullSecret: { name: 'registry' } }))],
    keeps: () => [clusterImage(pulled({ imagePullSecret: { name: 'registry', namespace: 'images' } }))],
  },
];
