import { group, tainted } from './objects';
import { groupName, groupRuntime, rollingUpdate, taintOnce, taintTolerated } from '../../rules/nodes/node-group';
import { RuleExample } from '../entry';

const taint = (key: string, effect: string) => ({ key, effect });

export const NODE_GROUP_EXAMPLES: readonly RuleExample[] = [
  { rule: groupName, breaks: () => [group({}, { name: 'worker.large' })], keeps: () => [group({}, { name: 'worker-large' })] },
  {
    rule: taintOnce,
    breaks: () => [tainted(taint('dedicated', 'NoSchedule'), taint('dedicated', 'NoSchedule'))],
    keeps: () => [tainted(taint('dedicated', 'NoSchedule'), taint('dedicated', 'NoExecute'))],
  },
  { rule: taintTolerated, breaks: () => [tainted(taint('gpu', 'NoSchedule'))], keeps: () => [tainted(taint('dedicated.deckhouse.io', 'NoSchedule'))] },
  { rule: groupRuntime, breaks: () => [group({ cri: { type: 'Docker' } })], keeps: () => [group({ cri: { type: 'Containerd' } })] },
  {
    rule: rollingUpdate,
    breaks: () => [group({ disruptions: { approvalMode: 'RollingUpdate' } })],
    keeps: () => [group({ nodeType: 'CloudEphemeral', disruptions: { approvalMode: 'RollingUpdate' } })],
  },
];
