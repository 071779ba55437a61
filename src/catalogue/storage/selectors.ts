import { localClass, nfsClass, replicatedPool, volumeGroup, volumeGroupSet } from './objects';
import { usableSelector, validSelector } from '../../rules/storage/selectors';
import { RuleExample } from '../entry';

const without = { matchExpressions: [{ key: 'disk', operator: 'In' }] };
const withValues = { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] };

export const SELECTOR_EXAMPLES: readonly RuleExample[] = [
  {
    rule: validSelector,
    breaks: () => [localClass({ lvmVolumeGroups: [{ labelSelector: without }] }), replicatedPool({ nodeLabelSelector: { matchExpressions: [{ key: 'disk', operator: 'Gt', values: ['1'] }] } })],
    keeps: () => [localClass({ lvmVolumeGroups: [{ labelSelector: withValues }] }), replicatedPool({ nodeLabelSelector: withValues })],
  },
  {
    rule: usableSelector,
    breaks: () => [volumeGroup({ blockDeviceSelector: without }), nfsClass({ workloadNodes: { nodeSelector: without } })],
    keeps: () => [volumeGroup({ blockDeviceSelector: withValues }), volumeGroupSet(), nfsClass({ workloadNodes: { nodeSelector: withValues } })],
  },
];
