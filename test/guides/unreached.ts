const LEASE = 'made by the platform for an address, and referred to by nothing';
const DROPPED = 'a machine has no such field: the platform drops it when it makes machines of the template (VMP-14)';
const ONE = 'one machine alone can have it, and a pool has several (VMP-18)';
const SPREAD = 'VirtualMachinePool /spec/virtualMachineTemplate/spec/topologySpreadConstraints/[]';

const INTERNAL = 'its only value is the default';

/**
 * Fields of the contract that nothing of L2 sets, each with the reason. A JSON patch or a generated class sets them.
 */
export const UNREACHED: Readonly<Record<string, string>> = {
  'CephStorageClass /spec/clusterAuthenticationName': 'of older releases of csi-ceph: today the connection has the user',
  'ReplicatedStorageClass /spec/systemNetworkNames': INTERNAL,
  'ReplicatedStoragePool /spec/systemNetworkNames': INTERNAL,
  'VirtualMachineIPAddressLease /spec/virtualMachineIPAddressRef/name': LEASE,
  'VirtualMachineIPAddressLease /spec/virtualMachineIPAddressRef/namespace': LEASE,
  'VirtualMachineMACAddressLease /spec/virtualMachineMACAddressRef/name': LEASE,
  'VirtualMachineMACAddressLease /spec/virtualMachineMACAddressRef/namespace': LEASE,
  [`${SPREAD}/matchLabelKeys`]: DROPPED,
  [`${SPREAD}/minDomains`]: DROPPED,
  [`${SPREAD}/nodeAffinityPolicy`]: DROPPED,
  [`${SPREAD}/nodeTaintsPolicy`]: DROPPED,
  'VirtualMachinePool /spec/virtualMachineTemplate/spec/usbDevices/[]/name': ONE,
  'VirtualMachinePool /spec/virtualMachineTemplate/spec/virtualMachineIPAddressName': ONE,
};
