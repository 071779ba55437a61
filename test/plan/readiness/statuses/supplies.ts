import { condition, recordedOf } from './recorded';

const V1ALPHA2 = 'virtualization.deckhouse.io/v1alpha2';
const at = (phase: string, ...conditions: object[]) => ({ phase, observedGeneration: 1, conditions });

export const SUPPLIES = [
  ...['v1alpha2', 'v1alpha3'].flatMap(version => recordedOf(`virtualization.deckhouse.io/${version}`, 'VirtualMachineClass', {
    [`Pending ${version}`]: ['progressing', at('Pending', condition('Ready', 'False', 'NoSuitableNodesFound', 'No matching nodes found.')), 'is not ready yet: no node fits it (No matching nodes found.)'],
    [`Pending, no features ${version}`]: ['progressing', at('Pending', condition('Ready', 'False', 'NoCpuFeaturesEnabled')), 'is not ready yet: the nodes have no CPU feature in common'],
    [`Ready ${version}`]: ['ready', at('Ready', condition('Ready', 'True', 'SuitableNodesFound'), condition('Discovered', 'False', 'DiscoverySkip')), 'has nodes that fit'],
    [`Terminating ${version}`]: ['progressing', at('Terminating'), 'is not ready yet'],
  })),
  ...recordedOf(V1ALPHA2, 'VirtualMachineIPAddress', {
    'Pending, out of range': ['progressing', at('Pending', condition('Bound', 'False', 'VirtualMachineIPAddressIsOutOfTheValidRange')), 'is not ready yet: its address is in no network of DVP'],
    'Pending, taken': ['progressing', at('Pending', condition('Bound', 'False', 'VirtualMachineIPAddressLeaseAlreadyExists')), 'is not ready yet: another object has its address'],
    'Bound': ['ready', at('Bound', condition('Bound', 'True', 'Bound'), condition('Attached', 'False', 'VirtualMachineNotFound')), 'has its address'],
    'Attached': ['ready', at('Attached', condition('Bound', 'True', 'Bound'), condition('Attached', 'True', 'Attached')), 'is in use'],
  }),
  ...recordedOf(V1ALPHA2, 'VirtualMachineMACAddress', {
    Pending: ['progressing', at('Pending', condition('Bound', 'False', 'VirtualMachineMACAddressLeaseNotReady')), 'is not ready yet: it has no lease'],
    Bound: ['ready', at('Bound'), 'has its address'],
    Attached: ['ready', at('Attached'), 'is in use'],
  }),
  ...recordedOf(V1ALPHA2, 'VirtualMachineIPAddressLease', {
    Bound: ['ready', at('Bound', condition('Bound', 'True', 'Bound')), 'is bound'],
    Released: ['waiting', at('Released', condition('Bound', 'False', 'Released')), 'is released'],
  }),
  ...recordedOf(V1ALPHA2, 'VirtualMachineMACAddressLease', { Bound: ['ready', at('Bound'), 'is bound'], Pending: ['progressing', at('Pending'), 'is not ready yet'] }),
  ...recordedOf(V1ALPHA2, 'NodeUSBDevice', {
    'free': ['ready', { conditions: [condition('Assigned', 'False', 'Available'), condition('Ready', 'True', 'Ready')] }, 'is free'],
    'free, by an empty name': ['ready', { conditions: [condition('Assigned', 'False', 'Available')] }, 'is free', { assignedNamespace: '' }],
    'assigned now': ['progressing', { conditions: [condition('Assigned', 'False', 'InProgress')] }, 'is not ready yet', { assignedNamespace: 'lab' }],
    'assigned, not plugged in': ['progressing', { conditions: [condition('Assigned', 'False', 'InProgress'), condition('Ready', 'False', 'NotFound')] },
      'is not ready yet: the device is not plugged in', { assignedNamespace: 'lab' }],
    'assigned': ['ready', { conditions: [condition('Assigned', 'True', 'Assigned')] }, 'is in its namespace', { assignedNamespace: 'lab' }],
  }),
  ...recordedOf(V1ALPHA2, 'USBDevice', {
    'plugged in': ['ready', { conditions: [condition('Ready', 'True', 'Ready')] }, 'is plugged in'],
    'not plugged in': ['progressing', { conditions: [condition('Ready', 'False', 'NotFound')] }, 'is not ready yet: the device is not plugged in'],
  }),
  ...recordedOf(V1ALPHA2, 'VirtualMachinePool', {
    'no number': ['waiting', { observedGeneration: 1, conditions: [condition('Available', 'True', 'AllReplicasReady')] }, 'needs a number of machines, which is not set', {}],
    'number 0': ['waiting', { observedGeneration: 1, conditions: [condition('Available', 'True', 'AllReplicasReady')] }, 'has no machine, since its number is 0', { replicas: 0 }],
    'some': ['progressing', {
      observedGeneration: 1,
      conditions: [condition('Available', 'False', 'InsufficientReadyReplicas', 'Only 1 of 3 replicas are ready.'), condition('Progressing', 'True', 'ReplicasProgressing')],
    }, 'creates machines: not all its machines run (Only 1 of 3 replicas are ready.)', { replicas: 3 }],
    'all': ['ready', { observedGeneration: 1, conditions: [condition('Available', 'True', 'AllReplicasReady'), condition('Synced', 'True', 'PoolSynced')] }, 'all its machines run', { replicas: 3 }],
    'all, restart pending': ['ready', { observedGeneration: 1, conditions: [condition('Available', 'True', 'AllReplicasReady'), condition('Synced', 'False', 'RestartPendingApproval')] },
      'all its machines run as they were, and wait for a restart', { replicas: 3 }],
  }),
];
