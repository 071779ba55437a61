import { DVP_GROUP } from '../../../manifest/groups';
import { ReadinessRecord, field, hopeless, isFalse, isTrue, phase, progressing, ready, waiting, why, whyTrue } from '../record';

const RUN_POLICY = '/spec/runPolicy';
const START = '`d8 v start NAME`, or a VirtualMachineOperation of the type Start, starts it';

export const MACHINES: readonly ReadinessRecord[] = [{
  group: DVP_GROUP,
  versions: ['v1alpha2'],
  kind: 'VirtualMachine',
  plural: 'virtualmachines',
  rows: [
    hopeless('is degraded', 'see its conditions and events: `kubectl describe virtualmachine NAME`', phase('Degraded')),
    ready('is off, as its run policy says', phase('Stopped'), field(RUN_POLICY, 'AlwaysOff')),
    progressing('stops, as its run policy says', field(RUN_POLICY, 'AlwaysOff')),
    hopeless('no device boots', 'attach a disk with a system for this bootloader, and restart the machine', phase('Running'), isFalse('Running', 'NoBootableDevice')),
    {
      ...ready('runs as it was, and waits for a restart', phase('Running'), isTrue('AwaitingRestartToApplyConfiguration')),
      advice: '`d8 v restart NAME`, or a VirtualMachineOperation of the type Restart, applies the changes',
    },
    ready('runs', phase('Running')),
    ready('runs, and moves to another node', phase('Migrating')),
    waiting('is off, and its run policy starts it by hand only', START, phase('Stopped'), field(RUN_POLICY, 'Manual')),
    progressing('starts again, as its run policy says', phase('Stopped'), field(RUN_POLICY, 'AlwaysOn')),
    waiting('was stopped by a user or by its guest', START, phase('Stopped')),
    progressing('starts', phase('Starting')),
    progressing('stops', phase('Stopping')),
    progressing('is paused', phase('Pause')),
  ],
  whys: [
    why('VirtualMachineClassReady', 'VirtualMachineClassNotReady', 'its class does not exist or is not ready', 'see the VirtualMachineClass: a class without a node that fits is Pending'),
    why('SizingPolicyMatched', 'SizingPolicyNotMatched', 'its CPU or memory does not fit the sizing policies of its class', 'choose a size of the class, or change the class'),
    why('SizingPolicyMatched', 'VirtualMachineClassNotFound', 'its class does not exist', 'apply the VirtualMachineClass'),
    why('SizingPolicyMatched', 'VirtualMachineClassTerminating', 'its class is being deleted', 'choose another class'),
    why('VirtualMachineIPAddressReady', 'VirtualMachineIPAddressNotAvailable', 'another machine has its address', 'choose another address, or delete the machine that has it'),
    why('VirtualMachineIPAddressReady', ['VirtualMachineIPAddressNotReady', 'VirtualMachineIPAddressNotAssigned'], 'it has no address yet',
      'see its VirtualMachineIPAddress, and whether virtualMachineCIDRs of the ModuleConfig have free addresses'),
    why('VirtualMachineMACAddressReady', ['VirtualMachineMACAddressNotReady', 'VirtualMachineMACAddressNotAvailable'], 'its MAC address is not available', 'see its VirtualMachineMACAddress'),
    why('ProvisioningReady', 'ProvisioningNotReady', 'its user data cannot be read', 'create the Secret that provisioning names, with the right type and key'),
    why('NetworkReady', 'SDNModuleDisabled', 'it has more networks than Main, and the module sdn is off', 'enable the module sdn'),
    why('NetworkReady', 'NetworkNotReady', 'one of its networks is not ready', 'see the Network or ClusterNetwork, and the pods of d8-sdn'),
    why('GPUClassReady', ['GPUClassNotFound', 'GPUClassNotReady'], 'its class of GPUs does not exist or is not ready', 'see the GPUClass'),
    why('BlockDevicesReady', 'BlockDeviceLimitExceeded', 'it has more block devices than DVP allows', 'remove devices'),
    why('BlockDevicesReady', 'BlockDevicesNotReady', 'a disk or image of it is not ready', 'see the state of its disks and images'),
    why('Running', 'PodNotStarted', 'its pod does not start', 'see whether a node has the CPU, memory, labels and storage that it needs'),
    why('Running', 'InternalVirtualMachineError', 'DVP could not start it', 'see its events: `kubectl describe virtualmachine NAME`'),
    why('Running', 'NoBootableDevice', 'no device boots', 'attach a disk with a system for this bootloader, and restart the machine'),
    why('Running', ['PodNotFound', 'PodTerminating', 'PodConditionMissing'], 'its pod is missing or ends', 'see its events: `kubectl describe virtualmachine NAME`'),
    why('Running', 'GuestNotRunning', 'its guest does not run yet'),
    why('BlockDevicesReady', 'WaitingForWaitForFirstConsumerBlockDevicesToBeReady', 'the volumes of its disks are created now'),
    whyTrue('Maintenance', 'RestoreInProgress', 'it is restored from a snapshot'),
  ],
  explaining: ['VirtualMachineClassReady', 'SizingPolicyMatched', 'VirtualMachineIPAddressReady', 'ProvisioningReady', 'NetworkReady', 'BlockDevicesReady', 'Running'],
  minutes: 3,
  limit: 10,
}];
