import { operation, snapshot } from '../../catalogue/operations/objects';
import { textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const POINTER = '/spec/restore/virtualMachineSnapshotName';
const RESTORE = { type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } };

export const restoreOwnSnapshot: Rule = {
  id: 'OP-21',
  severity: 'error',
  kinds: dvp('VirtualMachineOperation'),
  says: 'A machine goes back to a snapshot of itself.',
  why: 'The platform puts the machine of the operation into maintenance, but writes to the machine that the snapshot was taken of.',
  source: 'images/virtualization-artifact/pkg/controller/vmop/snapshot/internal/step/process_restore_step.go',
  breaks: () => [snapshot({ virtualMachineName: 'db' }), operation(RESTORE)],
  keeps: () => [snapshot(), operation(RESTORE)],
  check: (object, world) => {
    const [name, machine] = [textAt(object.json, POINTER), textAt(object.json, '/spec/virtualMachineName')];
    const taken = textAt(object.json, '/spec/type') === 'Restore' ? world.referred(object, 'VirtualMachineSnapshot', name) : undefined;
    const owner = taken === undefined ? undefined : textAt(taken.json, '/spec/virtualMachineName');
    return owner === undefined || machine === undefined || owner === machine ? [] : [{
      pointer: POINTER,
      wrong: `the snapshot was taken of VirtualMachine ${owner}, and the operation is for VirtualMachine ${machine}`,
      got: name,
      instead: `a snapshot of VirtualMachine ${machine}; one of another machine makes a machine of its own, by VirtualMachineSnapshotOperation`,
    }];
  },
};
