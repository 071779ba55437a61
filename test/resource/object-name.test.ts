import { ClusterVirtualImage } from '../../src/kinds/cluster-virtual-image';
import { NetworkIPAddress } from '../../src/kinds/network-ip-address';
import { USBDevice } from '../../src/kinds/usb-device';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualDiskSnapshot } from '../../src/kinds/virtual-disk-snapshot';
import { VirtualImage } from '../../src/kinds/virtual-image';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachineIPAddress } from '../../src/kinds/virtual-machine-ip-address';
import { VirtualMachineMACAddress } from '../../src/kinds/virtual-machine-mac-address';
import { VirtualMachinePool } from '../../src/kinds/virtual-machine-pool';
import { VirtualMachineSnapshot } from '../../src/kinds/virtual-machine-snapshot';
import { refusalOf } from '../support';

const FORM = 'must have 1 to 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends';

test.each<[string, string, (name: string) => object]>([
  ['ClusterVirtualImage.fromClusterImageName', 'clusterImageName', name => ClusterVirtualImage.fromClusterImageName(name)],
  ['NetworkIPAddress.fromNetworkAddressName', 'networkAddressName', name => NetworkIPAddress.fromNetworkAddressName(name)],
  ['USBDevice.fromUsbDeviceName', 'usbDeviceName', name => USBDevice.fromUsbDeviceName(name)],
  ['VirtualDisk.fromDiskName', 'diskName', name => VirtualDisk.fromDiskName(name)],
  ['VirtualDiskSnapshot.fromDiskSnapshotName', 'diskSnapshotName', name => VirtualDiskSnapshot.fromDiskSnapshotName(name)],
  ['VirtualImage.fromImageName', 'imageName', name => VirtualImage.fromImageName(name)],
  ['VirtualMachine.fromMachineName', 'machineName', name => VirtualMachine.fromMachineName(name)],
  ['VirtualMachineClass.fromClassName', 'className', name => VirtualMachineClass.fromClassName(name)],
  ['VirtualMachineIPAddress.fromIpAddressName', 'ipAddressName', name => VirtualMachineIPAddress.fromIpAddressName(name)],
  ['VirtualMachineMACAddress.fromMacAddressName', 'macAddressName', name => VirtualMachineMACAddress.fromMacAddressName(name)],
  ['VirtualMachinePool.fromPoolName', 'poolName', name => VirtualMachinePool.fromPoolName(name)],
  ['VirtualMachineSnapshot.fromMachineSnapshotName', 'machineSnapshotName', name => VirtualMachineSnapshot.fromMachineSnapshotName(name)],
])('%s', (method, parameter, from) => {
  expect(refusalOf(() => from('Root Disk'))).toBe(`[${method}] '${parameter}' ${FORM}, got "Root Disk": for example 'root-disk'`);
  expect(from('root-disk.v1')).toMatchObject({ [parameter]: 'root-disk.v1' });
});

test.each([
  ['', "'web'"], ['-a', "'a'"], ['a_b', "'a-b'"], ['диск', "'web'"], ['shop/data', "'shop-data'"], ['a'.repeat(254), `'${'a'.repeat(63)}'`], ['a\n', "'a'"],
])('the name %j', (name, instead) =>
  expect(refusalOf(() => VirtualDisk.fromDiskName(name))).toBe(`[VirtualDisk.fromDiskName] 'diskName' ${FORM}, got ${JSON.stringify(name)}: for example ${instead}`));

test.each(['Shop', '', 'a.b', 'a'.repeat(64)])('the namespace %j', namespace =>
  expect(refusalOf(() => VirtualDisk.fromDiskName('data', namespace))).toContain(
    `[VirtualDisk.fromDiskName] 'namespace' must have 1 to 63 lower-case letters, digits and dashes, with a letter or digit at both ends, got ${JSON.stringify(namespace)}`));
