import { condition, recordedOf } from './recorded';

const GROUP = 'storage.deckhouse.io/v1alpha1';
const CREATED = ['LocalStorageClass', 'NFSStorageClass', 'CephClusterConnection', 'CephStorageClass'];

export const STORAGE = [
  ...recordedOf(GROUP, 'LVMVolumeGroup', {
    'just created': ['progressing', {}, 'has no state yet'],
    'Pending': ['progressing', { phase: 'Pending', conditions: [condition('VGConfigurationApplied', 'False', 'NoBlockDevices', 'no device matches the selector')] },
      'is not on its node yet: its devices cannot be used (no device matches the selector)'],
    'NotReady': ['progressing', { phase: 'NotReady', conditions: [condition('NodeReady', 'False', 'NodeNotReady')] }, 'is not usable on its node: its node is not ready'],
    'NotReady, agent': ['progressing', { phase: 'NotReady', conditions: [condition('AgentReady', 'False', 'NotReady')] }, 'is not usable on its node: the agent on its node does not run'],
    'Ready': ['ready', { phase: 'Ready', observedGeneration: 1, conditions: [condition('Ready', 'True', 'Ready')] }, 'is on its node'],
    'Terminating': ['progressing', { phase: 'Terminating' }, 'is not ready yet'],
  }),
  ...recordedOf(GROUP, 'LVMVolumeGroupSet', {
    Pending: ['progressing', { phase: 'Pending' }, 'creates its groups'],
    NotCreated: ['progressing', { phase: 'NotCreated', reason: 'no node fits' }, 'could not create its groups (no node fits)'],
    Created: ['ready', { phase: 'Created' }, 'all its groups are created'],
  }),
  ...recordedOf(GROUP, 'ReplicatedStoragePool', {
    'Ready': ['ready', { phase: 'Ready', conditions: [condition('Ready', 'True', 'Ready')] }, 'is usable'],
    'Completed, before 0.9.5': ['ready', { phase: 'Completed', reason: 'pool creation completed' }, 'is usable'],
    'Updating, before 0.9.5': ['progressing', { phase: 'Updating' }, 'takes the newest spec'],
    'Failed, before 0.9.5': ['progressing', { phase: 'Failed', reason: 'vg-1: not found' }, 'failed, and its module tries again (vg-1: not found)'],
    'WaitingForLVMVolumeGroups': ['progressing', { phase: 'WaitingForLVMVolumeGroups', conditions: [condition('Ready', 'False', 'LVMVolumeGroupNotFound', 'vg-1')] },
      'waits for its volume groups: one of its volume groups does not exist (vg-1)'],
    'InvalidConfiguration': ['hopeless', { phase: 'InvalidConfiguration', message: 'zones are not of this cluster' }, 'its spec cannot be applied (zones are not of this cluster)'],
  }),
  ...recordedOf(GROUP, 'ReplicatedStorageClass', {
    'Ready': ['ready', { phase: 'Ready' }, 'is usable'],
    'Created, before 0.9.5': ['ready', { phase: 'Created' }, 'is usable'],
    'Failed, before 0.9.5': ['progressing', { phase: 'Failed', reason: 'no pool' }, 'failed, and its module tries again (no pool)'],
    'RollingOut': ['ready', { phase: 'RollingOut' }, 'is usable, and its volumes take the newest spec'],
    'PartiallyAligned': ['ready', { phase: 'PartiallyAligned' }, 'is usable, and its volumes take the newest spec'],
    'WaitingForStoragePool': ['progressing', { phase: 'WaitingForStoragePool', conditions: [condition('StoragePoolReady', 'False', 'StoragePoolNotFound')] },
      'waits for its pool: its pool does not exist'],
    'InsufficientNodes': ['progressing', { phase: 'InsufficientNodes', conditions: [condition('Ready', 'False', 'InsufficientEligibleNodes', '1 of 3')] },
      'has not enough nodes: too few nodes have the storage that its replicas need (1 of 3)'],
    'InvalidConfiguration': ['hopeless', { phase: 'InvalidConfiguration' }, 'its spec cannot be applied'],
    'Terminating': ['progressing', { phase: 'Terminating' }, 'is not ready yet'],
  }),
  ...CREATED.flatMap(kind => recordedOf(GROUP, kind, {
    'just created': ['progressing', {}, 'has no state yet'],
    'Created': ['ready', { phase: 'Created' }, 'is created'],
    'Failed': ['progressing', { phase: 'Failed', reason: 'wrong\nname' }, 'failed, and its module tries again (wrong name)'],
  })),
];
