import { atOnce, disk, diskSnapshot, operation, snapshot, snapshotOperation } from '../../catalogue/operations/objects';
import { machine } from '../../catalogue/virtual-machine/objects';
import { isAppliedAfter } from '../../domain/by-hand';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const CONTROLLERS = 'images/virtualization-artifact/pkg/controller';
const RESTORE = { type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'web-friday' } };
const SECOND_WAVE = { annotations: { 'argocd.argoproj.io/sync-wave': '1' } };
const HOOK = 'for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install';
// the tools delete a hook before they make it anew, and with a snapshot its data
const WAVE = 'for example by a later wave of Argo CD, argocd.argoproj.io/sync-wave: "1"';

/** says that an object comes together with the one that it needs to be ready */
function together(world: World, object: ManifestObject, kind: string, pointer: string, wrong: string, until: string, order = HOOK): Violation[] {
  const name = textAt(object.json, pointer);
  const needed = world.referred(object, kind, name);
  return needed === undefined || isAppliedAfter(object, needed) ? [] : [{ pointer, wrong, got: name, instead: `apply it when ${until}, ${order}` }];
}

export const operationAfterMachine: Rule = {
  id: 'OP-18',
  severity: 'warning',
  kinds: dvp('VirtualMachineOperation'),
  says: 'An operation is not applied together with its machine.',
  why: 'The operation that comes before its machine fails for good, and nothing holds it back.',
  source: `${CONTROLLERS}/vmop/service/service.go`,
  breaks: () => [machine(), atOnce(operation())],
  keeps: () => [machine(), operation()],
  check: (object, world) => together(world, object, 'VirtualMachine', '/spec/virtualMachineName',
    'the operation is applied together with its machine, and fails for good if it comes first', 'the machine is up'),
};

export const restoreAfterSnapshot: Rule = {
  id: 'OP-19',
  severity: 'warning',
  kinds: dvp('VirtualMachineOperation'),
  says: 'A restore is not applied together with its snapshot.',
  why: 'A restore from a snapshot that is not ready yet fails for good, and taking one lasts a while.',
  source: `${CONTROLLERS}/vmop/snapshot/internal/step/vmsnapshot_ready_step.go`,
  breaks: () => [snapshot(), atOnce(operation(RESTORE))],
  keeps: () => [snapshot(), operation(RESTORE)],
  check: (object, world) => textAt(object.json, '/spec/type') !== 'Restore' ? [] : together(
    world, object, 'VirtualMachineSnapshot', '/spec/restore/virtualMachineSnapshotName',
    'the restore is applied together with its snapshot, and fails for good unless that is ready', 'the snapshot is ready'),
};

export const snapshotAfterMachine: Rule = {
  id: 'VMS-03',
  severity: 'warning',
  kinds: dvp('VirtualMachineSnapshot'),
  says: 'A snapshot is not applied together with its machine.',
  why: 'When the platform first looks at the snapshot, the machine has to be there and to be running or stopped; a snapshot that comes earlier fails for good.',
  source: `${CONTROLLERS}/vmsnapshot/internal/life_cycle.go`,
  breaks: () => [machine(), snapshot()],
  keeps: () => [machine(), snapshot({}, SECOND_WAVE)],
  check: (object, world) => together(world, object, 'VirtualMachine', '/spec/virtualMachineName',
    'the snapshot is applied together with its machine, and fails for good unless that is running or stopped', 'the machine is up', WAVE),
};

export const snapshotAfterDisk: Rule = {
  id: 'VDS-03',
  severity: 'warning',
  kinds: dvp('VirtualDiskSnapshot'),
  says: 'A snapshot is not applied together with its disk.',
  why: 'When the platform first looks at the snapshot, the disk has to be ready; a snapshot that comes earlier fails for good, '
    + 'and so does one of a disk that waits for its first machine.',
  source: `${CONTROLLERS}/vdsnapshot/internal/life_cycle.go`,
  breaks: () => [disk(), diskSnapshot()],
  keeps: () => [disk(), diskSnapshot({}, SECOND_WAVE)],
  check: (object, world) => together(world, object, 'VirtualDisk', '/spec/virtualDiskName',
    'the snapshot is applied together with its disk, and fails for good unless that is ready', 'the disk is ready', WAVE),
};

export const createAfterSnapshot: Rule = {
  id: 'SOP-05',
  severity: 'warning',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'A machine is not made from a snapshot that is applied at the same time.',
  why: 'The operation fails unless the snapshot is ready. The platform may look at it again, but does not have to.',
  source: `${CONTROLLERS}/vmsop/internal/handler/lifecycle.go`,
  breaks: () => [snapshot(), atOnce(snapshotOperation())],
  keeps: () => [snapshot(), snapshotOperation()],
  check: (object, world) => together(world, object, 'VirtualMachineSnapshot', '/spec/virtualMachineSnapshotName',
    'the operation is applied together with its snapshot, and fails unless that is ready', 'the snapshot is ready'),
};
