import { DVP_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, field, isFalse, isTrue, phase, progressing, ready, waiting, why } from '../record';

const COMMON = { group: DVP_GROUP, versions: ['v1alpha2'], minutes: 1, limit: 5 };
const LEASE = 'see the leases of the cluster, and whether virtualMachineCIDRs of the ModuleConfig have free addresses';

/** classes, addresses, devices, and pools of machines */
export const SUPPLIES: readonly ReadinessRecord[] = [
  {
    ...COMMON,
    versions: ['v1alpha3', 'v1alpha2'],
    kind: 'VirtualMachineClass',
    plural: 'virtualmachineclasses',
    rows: [ready('has nodes that fit', phase('Ready'))],
    whys: [
      why('Ready', 'NoSuitableNodesFound', 'no node fits it', 'see whether a node has KVM, the labels of nodeSelector and the CPU features of the class'),
      why('Ready', 'NoCpuFeaturesEnabled', 'the nodes have no CPU feature in common', 'choose nodes of one CPU family in spec.cpu.discovery.nodeSelector'),
      why('Discovered', 'DiscoveryFailed', 'the CPU features of the nodes could not be found', 'see the log of virtualization-controller'),
    ],
    explaining: ['Ready', 'Discovered'],
  },
  {
    ...COMMON,
    kind: 'VirtualMachineIPAddress',
    plural: 'virtualmachineipaddresses',
    rows: [ready('has its address', phase('Bound')), ready('is in use', phase('Attached'))],
    whys: [
      why('Bound', 'VirtualMachineIPAddressIsOutOfTheValidRange', 'its address is in no network of DVP', 'choose an address in virtualMachineCIDRs of the ModuleConfig'),
      why('Bound', 'VirtualMachineIPAddressLeaseAlreadyExists', 'another object has its address', 'choose another address, or delete the other object'),
      why('Bound', ['VirtualMachineIPAddressLeaseLost', 'VirtualMachineIPAddressLeaseNotFound', 'VirtualMachineIPAddressLeaseNotReady'], 'it has no lease', LEASE),
    ],
    explaining: ['Bound'],
  },
  {
    ...COMMON,
    kind: 'VirtualMachineMACAddress',
    plural: 'virtualmachinemacaddresses',
    rows: [ready('has its address', phase('Bound')), ready('is in use', phase('Attached'))],
    whys: [
      why('Bound', 'VirtualMachineMACAddressLeaseAlreadyExists', 'another object has its address', 'choose another address, or delete the other object'),
      why('Bound', ['VirtualMachineMACAddressLeaseLost', 'VirtualMachineMACAddressLeaseNotFound', 'VirtualMachineMACAddressLeaseNotReady'], 'it has no lease',
        'see the VirtualMachineMACAddressLeases of the cluster'),
    ],
    explaining: ['Bound'],
  },
  {
    ...COMMON,
    kind: 'VirtualMachineIPAddressLease',
    plural: 'virtualmachineipaddressleases',
    hasNoCheck: true,
    rows: [ready('is bound', phase('Bound')), waiting('is released', 'an address with this lease can use it again', phase('Released'))],
  },
  { ...COMMON, versions: ['v1alpha2'], kind: 'VirtualMachineMACAddressLease', plural: 'virtualmachinemacaddressleases', rows: [ready('is bound', phase('Bound'))], hasNoCheck: true },
  {
    ...COMMON,
    kind: 'NodeUSBDevice',
    plural: 'nodeusbdevices',
    rows: [ready('is in its namespace', isTrue('Assigned')), ready('is free', { at: '/spec/assignedNamespace', isSet: false }), ready('is free', field('/spec/assignedNamespace', ''))],
    whys: [why('Ready', 'NotFound', 'the device is not plugged in', 'plug it in')],
    explaining: ['Assigned', 'Ready'],
  },
  {
    ...COMMON,
    kind: 'USBDevice',
    plural: 'usbdevices',
    rows: [ready('is plugged in', isTrue('Ready'))],
    whys: [why('Ready', 'NotFound', 'the device is not plugged in', 'plug it in'), why('Attached', 'NoFreeUSBIPPort', 'the node has no free port for it', 'detach another device')],
    explaining: ['Ready', 'Attached'],
  },
  {
    ...COMMON,
    kind: 'VirtualMachinePool',
    plural: 'virtualmachinepools',
    rows: [
      waiting('needs a number of machines, which is not set', '`kubectl scale virtualmachinepool/NAME --replicas=N` starts it', { at: '/spec/replicas', isSet: false }),
      waiting('has no machine, since its number is 0', '`kubectl scale virtualmachinepool/NAME --replicas=N` starts it', field('/spec/replicas', 0)),
      {
        ...ready('all its machines run as they were, and wait for a restart', isTrue('Available'), isFalse('Synced', 'RestartPendingApproval')),
        advice: 'restart the machines one by one, or set restartApprovalMode to Automatic',
      },
      ready('all its machines run', isTrue('Available')),
      progressing('creates machines', isTrue('Progressing')),
    ],
    whys: [
      why('Available', 'InsufficientReadyReplicas', 'not all its machines run', 'see the machines of the pool: label vmpool.virtualization.deckhouse.io/pool'),
    ],
    explaining: ['Available'],
    minutes: 5,
    limit: 30,
  },
];
