import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, report, told } from '../support';

test.each([
  ['VM-75', `VirtualMachine shop/web /spec/usbDevices/1/name (VM-75)
  this USB device is already at position 0
  got: "token"
  instead: each device once`],
  ['VM-76', `VirtualMachine shop/bank /spec/usbDevices/0/name (VM-76)
  VirtualMachine shop/web already has this USB device
  got: "token"
  instead: one machine for each device`],
  ['VM-77', `VirtualMachine shop/web /spec/usbDevices (VM-77)
  USB devices need Kubernetes 1.34, the cluster has 1.33
  instead: such a cluster, or no USB device`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const usb = (name: string, namespace: string, ...devices: string[]): Manifest => machine({
  usbDevices: devices.map(device => ({ name: device })), blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
}, { name, namespace });

test('a USB device belongs to a namespace', () => expect(report([usb('web', 'shop', 'token'), usb('web', 'other', 'token')])).toBe(''));

test('a device of two machines, one of which has it twice, is reported once for each', () =>
  expect(check([usb('web', 'shop', 'token'), usb('bank', 'shop', 'token', 'token')]).map(({ id, pointer }) => [id, pointer])).toEqual([
    ['VM-75', '/spec/usbDevices/1/name'],
    ['VM-76', '/spec/usbDevices/0/name'],
  ]));

test.each([
  [{ edition: 'CE' }, 'USB devices need a commercial edition, the cluster has CE'],
  [{ edition: 'CE', kubernetesVersion: '1.31' }, 'USB devices need a commercial edition, the cluster has CE'],
  [{ kubernetesVersion: 'v1.33.9' }, 'USB devices need Kubernetes 1.34, the cluster has v1.33.9'],
])('a cluster with %j has no USB', (facts, wrong) => expect(check([usb('web', 'shop', 'token')], facts).map(finding => finding.wrong)).toEqual([wrong]));

test.each([{ edition: 'SE+' }, { kubernetesVersion: '1.34' }, { kubernetesVersion: '2' }])('a cluster with %j may have USB', facts =>
  expect(report([usb('web', 'shop', 'token')], facts)).toBe(''));
