import { condition, recordedOf } from './recorded';

const GROUP = 'virtualization.deckhouse.io/v1alpha2';
const at = (phase: string, ...conditions: object[]) => ({ phase, observedGeneration: 1, conditions });

export const OPERATIONS = [
  ...recordedOf(GROUP, 'VirtualDiskSnapshot', {
    'Pending': ['progressing', at('Pending', condition('VirtualDiskReady', 'False', 'VirtualDiskNotReadyForSnapshotting')), 'is not ready yet: its disk is not ready'],
    'Pending, no guest agent': ['progressing', at('Pending', condition('VirtualDiskSnapshotReady', 'False', 'PotentiallyInconsistent')),
      'is not ready yet: the file systems of the running guest cannot be frozen'],
    'InProgress': ['progressing', at('InProgress', condition('VirtualDiskSnapshotReady', 'False', 'Snapshotting')), 'is taken now'],
    'Ready': ['ready', at('Ready', condition('VirtualDiskSnapshotReady', 'True', 'VirtualDiskSnapshotReady')), 'is taken'],
    'Failed': ['hopeless', at('Failed', condition('VirtualDiskSnapshotReady', 'False', 'VirtualDiskSnapshotFailed', 'no VolumeSnapshotClass')),
      'failed: the storage could not take it (no VolumeSnapshotClass)'],
    'Failed, lost': ['hopeless', at('Failed', condition('VirtualDiskSnapshotReady', 'False', 'Lost')), 'failed: the storage has lost it'],
    'Terminating': ['progressing', at('Terminating'), 'is not ready yet'],
  }),
  ...recordedOf(GROUP, 'VirtualMachineSnapshot', {
    Pending: ['progressing', at('Pending', condition('VirtualMachineSnapshotReady', 'False', 'WaitingForTheVirtualMachine')), 'is not ready yet: it waits for its machine'],
    InProgress: ['progressing', at('InProgress', condition('VirtualMachineSnapshotReady', 'False', 'FileSystemFreezing')), 'is taken now'],
    Ready: ['ready', at('Ready', condition('VirtualMachineSnapshotReady', 'True', 'VirtualMachineSnapshotReady')), 'is taken'],
    Failed: ['hopeless', at('Failed', condition('VirtualMachineSnapshotReady', 'False', 'VirtualMachineSnapshotFailed')), 'failed: a disk could not be snapshotted'],
    Terminating: ['progressing', at('Terminating'), 'is not ready yet'],
  }),
  ...recordedOf(GROUP, 'VirtualMachineOperation', {
    'Pending': ['progressing', at('Pending', condition('Completed', 'False', 'NotReadyToBeExecuted')), 'is not ready yet: it waits until the machine can take it'],
    'InProgress': ['progressing', at('InProgress', condition('Completed', 'False', 'RestartInProgress')), 'runs'],
    'InProgress, not converging': ['progressing', at('InProgress', condition('Completed', 'False', 'NotConverging')), 'runs: the guest writes memory faster than the migration copies it'],
    'Completed': ['ready', at('Completed', condition('Completed', 'True', 'OperationCompleted')), 'is done'],
    'Failed': ['hopeless', at('Failed', condition('Completed', 'False', 'NotApplicableForVirtualMachineRunPolicy')), 'failed: the run policy of the machine does not allow it'],
    'Failed, no node': ['hopeless', at('Failed', condition('Completed', 'False', 'TargetUnschedulable')), 'failed: no other node has room for the machine'],
    'Superseded': ['hopeless', at('Superseded', condition('Completed', 'False', 'Superseded')), 'was replaced by a newer operation'],
    'Terminating': ['progressing', at('Terminating'), 'is not ready yet'],
  }),
  ...recordedOf(GROUP, 'VirtualMachineSnapshotOperation', {
    Pending: ['progressing', at('Pending', condition('Completed', 'False', 'NotReadyToBeExecuted')), 'is not ready yet: it waits until its snapshot is ready'],
    InProgress: ['progressing', at('InProgress', condition('Completed', 'False', 'CreateVirtualMachineInProgress')), 'runs'],
    Completed: ['ready', at('Completed', condition('Completed', 'True', 'OperationCompleted')), 'is done'],
    Failed: ['hopeless', at('Failed', condition('Completed', 'False', 'VirtualMachineSnapshotNotFound')), 'failed: its snapshot does not exist'],
    Terminating: ['progressing', at('Terminating'), 'is not ready yet'],
  }),
  ...recordedOf(GROUP, 'VirtualMachineBlockDeviceAttachment', {
    'Pending, machine off': ['waiting', at('Pending', condition('VirtualMachineReady', 'False', 'VirtualMachineNotReady')), 'waits until its machine runs'],
    'Pending, disk': ['progressing', at('Pending', condition('BlockDeviceReady', 'False', 'BlockDeviceNotReady')), 'is not ready yet: its disk or image is not ready'],
    'InProgress': ['progressing', at('InProgress', condition('Attached', 'False', 'AttachmentRequestSent')), 'is attached now'],
    'Attached': ['ready', at('Attached', condition('Attached', 'True', 'Attached')), 'is attached'],
    'Failed, twice': ['hopeless', at('Failed', condition('Attached', 'False', 'Conflict')), 'is attached twice'],
    'Failed, node': ['hopeless', at('Failed', condition('Attached', 'False', 'DeviceNotAvailableOnNode')), 'failed: its volume cannot be used on the node of the machine'],
    'Terminating': ['progressing', at('Terminating'), 'is not ready yet'],
  }),
];
