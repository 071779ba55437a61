import { Chart, Size, Testing } from 'cdk8s';
import { NodeUSBDevice, NodeUSBDeviceProps } from '../../src/kinds/node-usb-device';
import { USBDevice } from '../../src/kinds/usb-device';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { Cpu } from '../../src/values/cpu';
import { RemovalPolicy } from '../../src/values/removal-policy';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const BASE = { vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(1), memory: Size.gibibytes(1), disks: [VirtualDisk.fromDiskName('root')] };
const machine = (chart: Chart, props: object = {}) => new VirtualMachine(chart, 'web', { ...BASE, ...props });

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'helm.sh/resource-policy': 'keep',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

test.each<[string, Partial<NodeUSBDeviceProps>, object, string]>([
  ['a device for a namespace', { assignedNamespace: 'lab' }, { annotations: KEPT }, 'lab'],
  ['a device for nobody', {}, { annotations: KEPT }, ''],
  ['a device that may go', { assignedNamespace: 'lab', removalPolicy: RemovalPolicy.DESTROY, labels: { room: 'cellar' } }, { labels: { room: 'cellar' } }, 'lab'],
])('renders %s', (_, props, metadata, assignedNamespace) =>
  expect(synthOf(chart => new NodeUSBDevice(chart, 'camera', { deviceName: 'webcam', ...props }))()).toEqual([{
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'NodeUSBDevice',
    metadata: { name: 'webcam', ...metadata },
    spec: { assignedNamespace },
  }]));

test('new devices are last in the list, and the machine is rendered after their assignment', () => {
  const chart = chartOf();
  const vm = machine(chart, { usbDevices: [USBDevice.fromUsbDeviceName('token')] });
  const camera = new NodeUSBDevice(chart, 'z-camera', { deviceName: 'webcam', assignedNamespace: 'ns' });
  expect([camera.usbDeviceName, camera.namespace]).toEqual(['webcam', 'ns']);
  vm.addUsbDevices(camera, USBDevice.fromUsbDeviceName('reader'));
  vm.addUsbDevices(USBDevice.fromUsbDeviceName('scanner', 'ns'));
  expect(rendered(vm).spec.usbDevices).toEqual(['token', 'webcam', 'reader', 'scanner'].map(name => ({ name })));
  expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['NodeUSBDevice', 'VirtualMachine']);
  expect(rendered(vm)).toEqual(rendered(vm));
});

test.each<[string, () => unknown, string]>([
  ['a device without a name', () => new NodeUSBDevice(chartOf(), 'camera', {} as any),
    "[test/camera] 'deviceName' is missing: set it"],
  ['a name in place of a device', () => machine(chartOf()).addUsbDevices('token' as any),
    "[test/web] 'devices[0]' must be a USBDevice, got a string: for example USBDevice.fromUsbDeviceName('door-camera')"],
  ['a device of another namespace', synthOf(chart => machine(chart).addUsbDevices(USBDevice.fromUsbDeviceName('token', 'lab'))), `1 error in 1 object, nothing was written

[test/web] VirtualMachine ns/web /spec/usbDevices/0/name (REF-NAMESPACE)
  USBDevice token is in another namespace; DVP looks for it only in the namespace of this object
  got: lab
  instead: an object in the namespace ns`],
  ['a device that is assigned to another namespace',
    synthOf(chart => machine(chart).addUsbDevices(new NodeUSBDevice(chart, 'camera', { deviceName: 'webcam', assignedNamespace: 'lab' }))), `1 error in 1 object, nothing was written

[test/web] VirtualMachine ns/web /spec/usbDevices/0/name (USB-05)
  the device is assigned to namespace lab, and the machine is in ns
  got: "webcam"
  instead: 'assignedNamespace: ns' on NodeUSBDevice webcam`],
  ['a device twice', synthOf(chart => machine(chart, { usbDevices: [USBDevice.fromUsbDeviceName('token')] }).addUsbDevices(USBDevice.fromUsbDeviceName('token'))), `1 error in 1 object, nothing was written

[test/web] VirtualMachine ns/web /spec/usbDevices/1/name (VM-75)
  this USB device is already at position 0
  got: "token"
  instead: each device once`],
  ['a ninth device', synthOf(chart => machine(chart).addUsbDevices(...Array.from({ length: 9 }, (_, i) => USBDevice.fromUsbDeviceName(`token-${i}`)))),
    `1 error in 1 object, nothing was written

[test/web] VirtualMachine ns/web /spec/usbDevices (SCHEMA-BOUND)
  too many items
  got: a list of 9
  instead: at most 8`],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('a USBDevice can be referred to, but not created', () => {
  // @ts-expect-error its constructor is nobody's
  expect(refusalOf(() => new USBDevice())).toBe('only the platform creates a USBDevice: refer to it by USBDevice.fromUsbDeviceName(name)');
});
