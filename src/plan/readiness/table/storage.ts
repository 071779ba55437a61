import { ReadinessRecord, hopeless, phase, progressing, ready, why } from '../record';

const COMMON = { group: 'storage.deckhouse.io', versions: ['v1alpha1'], minutes: 1, limit: 5 };
const MESSAGES = ['/status/message', '/status/reason'];
const SEE = 'see its message, and correct the spec';

const CREATED = [ready('is created', phase('Created')), progressing('failed, and its module tries again', phase('Failed'))];

/** kinds of the storage modules */
export const STORAGE: readonly ReadinessRecord[] = [
  {
    ...COMMON,
    kind: 'LVMVolumeGroup',
    plural: 'lvmvolumegroups',
    rows: [ready('is on its node', phase('Ready')), progressing('is not usable on its node', phase('NotReady')), progressing('is not on its node yet', phase('Pending'))],
    whys: [
      why('NodeReady', [], 'its node is not ready', 'see the state of the node'),
      why('AgentReady', [], 'the agent on its node does not run', 'see the pods of d8-sds-node-configurator'),
      why('VGConfigurationApplied', [], 'its devices cannot be used', 'see whether blockDeviceSelector finds a BlockDevice of this node with status.consumable true'),
      why('VGReady', [], 'its volume group has errors', 'see its message and `vgs` on the node'),
    ],
    explaining: ['NodeReady', 'AgentReady', 'VGConfigurationApplied', 'VGReady', 'Ready'],
  },
  {
    ...COMMON,
    kind: 'LVMVolumeGroupSet',
    plural: 'lvmvolumegroupsets',
    rows: [ready('all its groups are created', phase('Created')), progressing('creates its groups', phase('Pending')), progressing('could not create its groups', phase('NotCreated'))],
    explaining: ['Ready'],
    messagesAt: MESSAGES,
  },
  {
    ...COMMON,
    kind: 'ReplicatedStoragePool',
    plural: 'replicatedstoragepools',
    rows: [
      // Completed, Updating and Failed before sds-replicated-volume 0.9.5
      ready('is usable', phase('Ready', 'Completed')),
      progressing('waits for its volume groups', phase('WaitingForLVMVolumeGroups')),
      progressing('takes the newest spec', phase('Updating')),
      progressing('failed, and its module tries again', phase('Failed')),
      hopeless('its spec cannot be applied', SEE, phase('InvalidConfiguration')),
    ],
    whys: [
      why('Ready', 'LVMVolumeGroupNotFound', 'one of its volume groups does not exist', 'apply the LVMVolumeGroup, or correct its name'),
      why('Ready', 'InvalidLVMVolumeGroup', 'one of its volume groups does not fit', 'see the type, node and thin pools of its LVMVolumeGroups'),
      why('Ready', 'InvalidNodeLabelSelector', 'its node selector is wrong', SEE),
    ],
    explaining: ['Ready'],
    messagesAt: MESSAGES,
  },
  {
    ...COMMON,
    kind: 'ReplicatedStorageClass',
    plural: 'replicatedstorageclasses',
    rows: [
      // Created and Failed before sds-replicated-volume 0.9.5
      ready('is usable', phase('Ready', 'Created')),
      ready('is usable, and its volumes take the newest spec', phase('RollingOut', 'PartiallyAligned')),
      progressing('waits for its pool', phase('WaitingForStoragePool')),
      progressing('has not enough nodes', phase('InsufficientNodes')),
      progressing('failed, and its module tries again', phase('Failed')),
      hopeless('its spec cannot be applied', SEE, phase('InvalidConfiguration')),
    ],
    whys: [
      why('StoragePoolReady', 'StoragePoolNotFound', 'its pool does not exist', 'apply the ReplicatedStoragePool, or correct its name'),
      why('Ready', 'WaitingForStoragePool', 'its pool is not ready', 'see the state of the ReplicatedStoragePool'),
      why('Ready', 'InsufficientEligibleNodes', 'too few nodes have the storage that its replicas need', 'add nodes or volume groups, or choose fewer replicas'),
    ],
    explaining: ['StoragePoolReady', 'Ready'],
    messagesAt: MESSAGES,
  },
  { ...COMMON, kind: 'LocalStorageClass', plural: 'localstorageclasses', rows: CREATED, messagesAt: MESSAGES },
  { ...COMMON, kind: 'NFSStorageClass', plural: 'nfsstorageclasses', rows: CREATED, messagesAt: MESSAGES },
  { ...COMMON, kind: 'CephClusterConnection', plural: 'cephclusterconnections', rows: CREATED, messagesAt: MESSAGES },
  { ...COMMON, kind: 'CephStorageClass', plural: 'cephstorageclasses', rows: CREATED, messagesAt: MESSAGES },
];
