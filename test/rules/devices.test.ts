import { check, ids, report, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { config } from '../../src/catalogue/module-config/objects';
import { Manifest } from '../../src/manifest/manifest';

test.each([
  ['VM-54', `VirtualMachine shop/web /spec/terminationGracePeriodSeconds (VM-54)
  a guest cannot have less than no time to shut down
  got: -1
  instead: 0 to switch it off at once, or for example 60`],
  ['VM-75', `VirtualMachine shop/web /spec/usbDevices/1/name (VM-75)
  this USB device stands at position 0 already
  got: "token"
  instead: each device once`],
  ['VM-76', `VirtualMachine shop/bank /spec/usbDevices/0/name (VM-76)
  VirtualMachine shop/web has this USB device already
  got: "token"
  instead: one machine for each device`],
  ['VM-77', `VirtualMachine shop/web /spec/usbDevices (VM-77)
  USB devices need Kubernetes 1.34, the cluster has 1.33
  instead: a cluster that has it, or no USB device`],
  ['VM-80', `VirtualMachine shop/web /spec/gpus (VM-80)
  GPUs need the feature gate GPU of the module, which is off
  instead: FeatureGate.GPU among the 'featureGates' of VirtualizationModule, once the module runs, or no 'gpuClassNames'`],
  ['VM-81', `VirtualMachine shop/web /spec/gpus/0/gpuClassName (VM-81)
  the cluster has no such GPUClass
  got: "a10"
  instead: one of a100, l40s`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const usb = (name: string, namespace: string, ...devices: string[]): Manifest => machine({
  usbDevices: devices.map(device => ({ name: device })), blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
}, { name, namespace });

test('a USB device belongs to a namespace', () => expect(report([usb('web', 'shop', 'token'), usb('web', 'other', 'token')])).toBe(''));

test('a device of two machines, one of which has it twice, is told of once for each', () =>
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

describe('GPUs', () => {
  const gpus = machine({ gpus: [{ gpuClassName: 'a100' }] });
  const cidrs = { virtualMachineCIDRs: ['10.66.10.0/24'] };

  test('the gate may be known of the cluster, and what is applied goes before', () => {
    expect(ids(check([gpus], { featureGates: [] }))).toEqual(['VM-80']);
    expect(report([gpus], { featureGates: ['GPU'] })).toBe('');
    expect(ids(check([gpus, config(cidrs)], { featureGates: ['GPU'] }))).toEqual(['VM-80']);
    expect(report([machine({ gpus: [] })], { featureGates: [] })).toBe('');
  });

  test('a class among the objects is there', () => {
    const gpuClass: Manifest = { apiVersion: 'gpu.deckhouse.io/v1alpha1', kind: 'GPUClass', metadata: { name: 'a100', namespace: 'stamped' } };
    expect(report([gpus, gpuClass], { gpuClasses: [] })).toBe('');
    expect(report([gpus], { gpuClasses: [] })).toContain('instead: a GPUClass of this name, applied before the machine');
  });
});
