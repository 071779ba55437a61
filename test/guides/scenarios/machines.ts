import { Chart, Duration, Size } from 'cdk8s';
import * as dvp from '../../../src/index';
import { Scenarios } from '../scenario';

export const scenarios: Scenarios = {
  56: {
    wants: 'the live migration policy of a busy machine',
    write: ({ chart, base }) => {
      new dvp.VirtualMachine(chart, 'busy', { ...base, liveMigrationPolicy: dvp.LiveMigrationPolicy.PREFER_FORCED });
    },
  },
  128: {
    wants: 'to empty a node for maintenance',
    lacks: 'the request itself: `kubectl drain` makes the platform move the machines. Rows 54 and 125 find machines that cannot move.',
  },
  131: {
    wants: 'to prepare nodes for USB devices',
    lacks: 'labels of the nodes: the platform sets them on nodes that support USB devices. The checks read them in a cluster profile.',
  },
};

export function fullest(chart: Chart): void {
  const disks = [dvp.VirtualDisk.fromDiskName('root')];
  const base = { vmClass: dvp.VirtualMachineClass.GENERIC, cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)), memory: Size.gibibytes(4), disks };
  const labels = [dvp.LabelQuery.equal('tier', 'db'), dvp.LabelQuery.anyOf('zone', 'a', 'b')];
  const near: dvp.MachineGroup = {
    labels,
    namespaces: ['shop'],
    namespaceLabels: [dvp.LabelQuery.equal('team', 'shop'), dvp.LabelQuery.exists('owner')],
    matchLabelKeys: ['release'],
    mismatchLabelKeys: ['tenant'],
  };
  const machines = [dvp.MachineAffinity.required(dvp.Topology.NODE, near), dvp.MachineAffinity.preferred(1, dvp.Topology.ZONE, near)];
  const nodes = [dvp.NodeQuery.anyOf('group', 'a'), dvp.NodeQuery.node('node-7')];
  new dvp.VirtualMachine(chart, 'everything', {
    ...base,
    blockDevices: [dvp.BlockDevice.clusterImage(dvp.ClusterVirtualImage.fromClusterImageName('iso'), { bootOrder: 1 })],
    provisioning: dvp.Provisioning.userDataSecretName('user-data'),
    runPolicy: dvp.RunPolicy.ALWAYS_ON,
    osType: dvp.OsType.GENERIC,
    bootloader: dvp.Bootloader.EFI,
    enableParavirtualization: true,
    restartApprovalMode: dvp.RestartApprovalMode.AUTOMATIC,
    liveMigrationPolicy: dvp.LiveMigrationPolicy.PREFER_SAFE,
    terminationGracePeriod: Duration.minutes(1),
    networks: [dvp.VmNetwork.MAIN, dvp.VmNetwork.network('app', {
      interfaceId: 2, macAddress: dvp.VirtualMachineMACAddress.fromMacAddressName('mac'), ipAddress: dvp.NetworkIPAddress.fromNetworkAddressName('ip'),
    })],
    ipAddress: dvp.VirtualMachineIPAddress.fromIpAddressName('ip'),
    usbDevices: [dvp.USBDevice.fromUsbDeviceName('token')],
    gpuClassNames: ['gpu'],
    nodeSelector: { disktype: 'ssd' },
    tolerations: [dvp.Toleration.taint('dedicated', { taintValue: 'vm', effect: dvp.TaintEffect.NO_EXECUTE, period: Duration.minutes(1) })],
    nodeAffinity: [dvp.NodeAffinity.required(...nodes), dvp.NodeAffinity.preferred(1, ...nodes)],
    affinity: machines,
    antiAffinity: machines,
    topologySpread: [dvp.TopologySpread.over(dvp.Topology.ZONE, labels)],
    priorityClassName: 'production',
  });
  new dvp.VirtualMachine(chart, 'user-data', { ...base, provisioning: dvp.Provisioning.userData('#cloud-config\n') });
  new dvp.VirtualMachine(chart, 'sysprep', { ...base, provisioning: dvp.Provisioning.sysprepSecretName('answers') });
  new dvp.VirtualMachineIPAddress(chart, 'ip', { address: '10.66.10.20' });
  new dvp.VirtualMachineMACAddress(chart, 'mac', { address: '5e:e6:19:22:0f:d8' });
}
