import { operation, snapshotOperation } from './objects';
import { oneCreation, oneOperation } from '../../rules/operations/queue';
import { RuleExample } from '../entry';

export const QUEUE_EXAMPLES: readonly RuleExample[] = [
  {
    rule: oneOperation,
    breaks: () => [operation({ type: 'Stop' }, { name: 'first' }), operation({ type: 'Start' }, { name: 'second' })],
    keeps: () => [operation({ type: 'Start' }, { name: 'first' }), operation({ type: 'Stop' }, { name: 'second' })],
  },
  {
    rule: oneCreation,
    breaks: () => [snapshotOperation({}, { name: 'first' }), snapshotOperation({}, { name: 'second' })],
    keeps: () => [snapshotOperation({}, { name: 'first' }), snapshotOperation({ virtualMachineSnapshotName: 'web-monday' }, { name: 'second' })],
  },
];
