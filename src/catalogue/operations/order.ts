import { atOnce, disk, diskSnapshot, operation, snapshot, snapshotOperation } from './objects';
import { createAfterSnapshot, operationAfterMachine, restoreAfterSnapshot, snapshotAfterDisk, snapshotAfterMachine } from '../../rules/operations/order';
import { RuleExample } from '../entry';
import { machine } from '../virtual-machine/objects';

const RESTORE = { type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } };
const SECOND_WAVE = { annotations: { 'argocd.argoproj.io/sync-wave': '1' } };

export const ORDER_EXAMPLES: readonly RuleExample[] = [
  { rule: operationAfterMachine, breaks: () => [machine(), atOnce(operation())], keeps: () => [machine(), operation()] },
  { rule: restoreAfterSnapshot, breaks: () => [snapshot(), atOnce(operation(RESTORE))], keeps: () => [snapshot(), operation(RESTORE)] },
  { rule: snapshotAfterMachine, breaks: () => [machine(), snapshot()], keeps: () => [machine(), snapshot({}, SECOND_WAVE)] },
  { rule: snapshotAfterDisk, breaks: () => [disk(), diskSnapshot()], keeps: () => [disk(), diskSnapshot({}, SECOND_WAVE)] },
  { rule: createAfterSnapshot, breaks: () => [snapshot(), atOnce(snapshotOperation())], keeps: () => [snapshot(), snapshotOperation()] },
];
