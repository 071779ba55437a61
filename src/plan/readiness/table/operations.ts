import { DVP_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, hopeless, isFalse, phase, progressing, ready, waiting, why } from '../record';

const COMMON = { group: DVP_GROUP, versions: ['v1alpha2'] };
const AGAIN = 'correct the cause, and create an operation with another name';

/** snapshots and operations */
export const OPERATIONS: readonly ReadinessRecord[] = [
  {
    ...COMMON,
    kind: 'VirtualDiskSnapshot',
    plural: 'virtualdisksnapshots',
    rows: [
      ready('is taken', phase('Ready')),
      hopeless('failed', 'correct the cause, and create a snapshot with another name', phase('Failed')),
      progressing('is taken now', phase('InProgress')),
    ],
    whys: [
      why('VirtualDiskReady', 'VirtualDiskNotReadyForSnapshotting', 'its disk is not ready', 'see the state of the VirtualDisk'),
      why('VirtualDiskSnapshotReady', 'WaitingForTheVirtualDisk', 'it waits for its disk', 'see the state of the VirtualDisk'),
      why('VirtualDiskSnapshotReady', 'PotentiallyInconsistent', 'the file systems of the running guest cannot be frozen',
        'install the guest agent, stop the machine, or set requiredConsistency to false'),
      why('VirtualDiskSnapshotReady', 'VirtualDiskSnapshotFailed', 'the storage could not take it', 'see whether the StorageClass has a VolumeSnapshotClass'),
      why('VirtualDiskSnapshotReady', 'Lost', 'the storage has lost it', 'create a snapshot with another name'),
    ],
    explaining: ['VirtualDiskReady', 'VirtualDiskSnapshotReady'],
    minutes: 1,
    limit: 10,
  },
  {
    ...COMMON,
    kind: 'VirtualMachineSnapshot',
    plural: 'virtualmachinesnapshots',
    rows: [
      ready('is taken', phase('Ready')),
      hopeless('failed', 'correct the cause, and create a snapshot with another name', phase('Failed')),
      progressing('is taken now', phase('InProgress')),
    ],
    whys: [
      why('VirtualMachineReady', 'VirtualMachineNotReadyForSnapshotting', 'its machine is not ready', 'see the state of the VirtualMachine'),
      why('VirtualMachineSnapshotReady', 'WaitingForTheVirtualMachine', 'it waits for its machine', 'see the state of the VirtualMachine'),
      why('VirtualMachineSnapshotReady', 'BlockDevicesNotReady', 'a disk of its machine is not ready', 'see the state of the disks'),
      why('VirtualMachineSnapshotReady', 'PotentiallyInconsistent', 'the file systems of the running guest cannot be frozen',
        'install the guest agent, stop the machine, or set requiredConsistency to false'),
      why('VirtualMachineSnapshotReady', 'VirtualMachineSnapshotFailed', 'a disk could not be snapshotted', 'see the state of its VirtualDiskSnapshots'),
      why('VirtualMachineSnapshotReady', 'VirtualDiskSnapshotLost', 'a snapshot of a disk was lost', 'create a snapshot with another name'),
    ],
    explaining: ['VirtualMachineReady', 'VirtualMachineSnapshotReady'],
    minutes: 2,
    limit: 10,
  },
  {
    ...COMMON,
    kind: 'VirtualMachineOperation',
    plural: 'virtualmachineoperations',
    rows: [
      ready('is done', phase('Completed')),
      hopeless('failed', AGAIN, phase('Failed')),
      hopeless('was replaced by a newer operation', 'see the newer operation of the machine', phase('Superseded')),
      progressing('runs', phase('InProgress')),
    ],
    whys: [
      why('Completed', 'VirtualMachineNotFound', 'its machine does not exist', 'correct virtualMachineName'),
      why('Completed', 'NotApplicableForVirtualMachineRunPolicy', 'the run policy of the machine does not allow it', 'change runPolicy, or use another operation'),
      why('Completed', 'NotApplicableForVirtualMachinePhase', 'it does not fit the phase of the machine', 'see the phase of the machine'),
      why('Completed', 'NotApplicableForLiveMigrationPolicy', 'the live migration policy of the machine does not allow it', 'change liveMigrationPolicy'),
      why('Completed', 'NotReadyToBeExecuted', 'it waits until the machine can take it', 'see the conditions of the machine'),
      why('Completed', 'TargetUnschedulable', 'no other node has room for the machine', 'see whether another node has the CPU, memory and labels'),
      why('Completed', 'TargetDiskError', 'a disk cannot be attached on the target node', 'see the events of the machine'),
      why('Completed', 'NotConverging', 'the guest writes memory faster than the migration copies it', 'set force, or migrate when the guest has less load'),
      why('Completed', 'HotplugDisksNotShared', 'an attached disk is on one node only', 'detach it, or move it to a shared StorageClass'),
      why('Completed', 'OtherMigrationInProgress', 'another migration of the machine runs', 'wait for it'),
      why('Completed', 'QuotaExceeded', 'the quota of the namespace or project is used up', 'make the quota larger: a migration needs the machine twice'),
      why('Completed', 'MigrationNetworkUnavailable', 'the network for migrations is not available', 'see the SystemNetwork of the ModuleConfig'),
      why('Completed', 'Aborted', 'it was aborted'),
      why('SignalSent', 'SignalSentError', 'DVP could not send it to the machine', 'see the events of the operation'),
      why('SnapshotReady', 'SnapshotFailed', 'the snapshot before it failed', 'see the state of the VirtualMachineSnapshot'),
    ],
    explaining: ['Completed', 'SignalSent'],
    minutes: 3,
    limit: 15,
  },
  {
    ...COMMON,
    kind: 'VirtualMachineSnapshotOperation',
    plural: 'virtualmachinesnapshotoperations',
    rows: [ready('is done', phase('Completed')), hopeless('failed', AGAIN, phase('Failed')), progressing('runs', phase('InProgress'))],
    whys: [
      why('Completed', 'VirtualMachineSnapshotNotFound', 'its snapshot does not exist', 'correct virtualMachineSnapshotName'),
      why('Completed', 'NotReadyToBeExecuted', 'it waits until its snapshot is ready', 'see the state of the VirtualMachineSnapshot'),
    ],
    explaining: ['Completed'],
    minutes: 3,
    limit: 15,
  },
  {
    ...COMMON,
    kind: 'VirtualMachineBlockDeviceAttachment',
    plural: 'virtualmachineblockdeviceattachments',
    rows: [
      ready('is attached', phase('Attached')),
      hopeless('is attached twice', 'delete it: the device is in the spec of the machine, or in another attachment', phase('Failed'), isFalse('Attached', 'Conflict')),
      hopeless('failed', 'correct the cause, and create an attachment with another name', phase('Failed')),
      waiting('waits until its machine runs', 'start the machine: a device cannot be attached to a stopped one', phase('Pending'), isFalse('VirtualMachineReady')),
      progressing('is attached now', phase('InProgress')),
    ],
    whys: [
      why('BlockDeviceReady', 'BlockDeviceNotReady', 'its disk or image is not ready', 'see the state of the disk or image'),
      why('DiskAttachmentCapacityAvailableType', 'CapacityReached', 'the machine has as many attached devices as DVP allows', 'detach a device'),
      why('Attached', 'DeviceNotAvailableOnNode', 'its volume cannot be used on the node of the machine', 'migrate the machine to the node of the volume'),
    ],
    explaining: ['BlockDeviceReady', 'VirtualMachineReady', 'Attached'],
    minutes: 1,
    limit: 5,
  },
];
