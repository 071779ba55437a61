import { isAppliedAfter } from '../../domain/apply-order';
import { isOfCluster } from '../../domain/history';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const CONTROLLERS = 'images/virtualization-artifact/pkg/controller';

/** operations and snapshots that need another object first */
export const applyOrder = new Topic({ severity: 'warning', kinds: dvp('VirtualMachineOperation'), source: `${CONTROLLERS}/vmop/service/service.go` });

export const operationAfterMachine = applyOrder.rule({
  id: 'OP-18',
  says: 'An operation is not applied together with its machine.',
  why: 'Nothing delays the operation. If it comes before its machine, it ends in phase Failed.',
  check: (object, world) => together(object, world, {
    kind: 'VirtualMachine',
    pointer: '/spec/virtualMachineName',
    wrong: 'the operation is applied together with its machine, and fails if it comes first',
    until: 'the machine is up',
  }),
});

export const restoreAfterSnapshot = applyOrder.rule({
  id: 'OP-19',
  says: 'A restore is not applied together with its snapshot.',
  why: 'A restore from a snapshot that is not ready ends in phase Failed, and a snapshot takes some time.',
  source: `${CONTROLLERS}/vmop/snapshot/internal/step/vmsnapshot_ready_step.go`,
  check: (object, world) => object.text('/spec/type') !== 'Restore' ? undefined : together(object, world, {
    kind: 'VirtualMachineSnapshot',
    pointer: '/spec/restore/virtualMachineSnapshotName',
    wrong: 'the restore is applied together with its snapshot, and fails unless the snapshot is ready',
    until: 'the snapshot is ready',
  }),
});

export const snapshotAfterMachine = applyOrder.rule({
  id: 'VMS-03',
  kinds: dvp('VirtualMachineSnapshot'),
  says: 'A snapshot is not applied together with its machine.',
  why: 'The machine must be running or stopped when the platform first reads the snapshot; a snapshot that comes earlier ends in phase Failed.',
  source: `${CONTROLLERS}/vmsnapshot/internal/life_cycle.go`,
  check: (object, world) => together(object, world, {
    kind: 'VirtualMachine',
    pointer: '/spec/virtualMachineName',
    wrong: 'the snapshot is applied together with its machine, and fails unless the machine is running or stopped',
    until: 'the machine is up',
    means: WAVE,
  }),
});

export const snapshotAfterDisk = applyOrder.rule({
  id: 'VDS-03',
  kinds: dvp('VirtualDiskSnapshot'),
  says: 'A snapshot is not applied together with its disk.',
  why: 'The disk must be ready when the platform first reads the snapshot; a snapshot that comes earlier ends in phase Failed, '
    + 'also if the disk is in phase WaitForFirstConsumer.',
  source: `${CONTROLLERS}/vdsnapshot/internal/life_cycle.go`,
  check: (object, world) => together(object, world, {
    kind: 'VirtualDisk',
    pointer: '/spec/virtualDiskName',
    wrong: 'the snapshot is applied together with its disk, and fails unless the disk is ready',
    until: 'the disk is ready',
    means: WAVE,
  }),
});

export const createAfterSnapshot = applyOrder.rule({
  id: 'SOP-05',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'A machine is not created from a snapshot that is applied at the same time.',
  why: 'The operation fails unless the snapshot is ready. The platform may try again, but this is not certain.',
  source: `${CONTROLLERS}/vmsop/internal/handler/lifecycle.go`,
  check: (object, world) => together(object, world, {
    kind: 'VirtualMachineSnapshot',
    pointer: '/spec/virtualMachineSnapshotName',
    wrong: 'the operation is applied together with its snapshot, and fails unless the snapshot is ready',
    until: 'the snapshot is ready',
  }),
});

const HOOK = 'for example by the annotation argocd.argoproj.io/hook: PostSync, or helm.sh/hook: post-install';
// tools delete a hook before they create it again, and with a snapshot its data
const WAVE = 'for example by a later wave of Argo CD, argocd.argoproj.io/sync-wave: "1"';

interface Need {
  readonly kind: string;
  readonly pointer: string;
  readonly wrong: string;
  readonly until: string;
  readonly means?: string;
}

/** reports an object that is applied together with the one that it needs to be ready */
function together(object: ManifestObject, world: World, { kind, pointer, wrong, until, means = HOOK }: Need): Violation | undefined {
  const needed = world.referred(object, kind, object.text(pointer));
  // an object of a dump has been applied before
  return needed === undefined || isAppliedAfter(object, needed) || isOfCluster(object) ? undefined : { pointer, wrong, instead: `apply it when ${until}, ${means}` };
}
