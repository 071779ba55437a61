import { pool, poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, report, told } from '../support';
import { places } from './places';

test.each([
  ['VMP-18', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/virtualMachineIPAddressName (VMP-18)
  only one machine can have an address, and this pool has up to 2
  got: "web"
  instead: no name here, and each machine gets its own address; or a pool of one machine`],
  ['VMP-26', `VirtualMachinePool shop/runners /spec/scaleDownPolicy (VMP-26)
  HorizontalPodAutoscaler shop/load can add machines to this pool, but cannot remove any
  got: "Explicit"
  instead: NewestFirst or OldestFirst; or no autoscaler`],
  ['VMP-27', `VirtualMachinePool shop/runners /spec/replicas (VMP-27)
  HorizontalPodAutoscaler shop/load sets the number of machines, and each apply sets it back to this one
  got: 2
  instead: no 'replicas' in a new pool, and once, after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=1; \
if this number was applied before, first make the tool forget it, or all machines are deleted`],
  ['VMP-30', `VirtualMachinePool shop/runners (VMP-30)
  HorizontalPodAutoscaler shop/load and HorizontalPodAutoscaler shop/queue set the number of machines of this pool, each by itself
  instead: one autoscaler with the metrics of all: it takes the highest number that a metric asks for`],
  ['VMP-33', `VirtualMachinePool shop/runners /spec/replicas (VMP-33)
  the pool has no machine until it is scaled once: HorizontalPodAutoscaler shop/load does not start it
  instead: once, after the first apply: kubectl scale virtualmachinepool/runners -n shop --replicas=1; then acknowledge this warning`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('VMP-26 advises in code', () =>
  expect(adviceInCode('VMP-26')).toEqual(['ScaleDownPolicy.NEWEST_FIRST or ScaleDownPolicy.OLDEST_FIRST; or no autoscaler']));

const networked = (network: object) => poolOf({ networks: [{ type: 'Network', name: 'lan', ...network }] });

test.each<[string, Manifest, string]>([
  ['a USB device', poolOf({ usbDevices: [{ name: 'token' }] }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/usbDevices/0/name (VMP-18)
  only one machine can have a USB device, and this pool has up to 2
  got: "token"
  instead: single machines; or a pool of one machine`],
  ['a MAC address', networked({ virtualMachineMACAddressName: 'a' }),
    `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/networks/0/virtualMachineMACAddressName (VMP-18)
  only one machine can have a MAC address, and this pool has up to 2
  got: "a"
  instead: no name here, and each machine gets its own MAC address; or a pool of one machine`],
  ['no machine for now', pool({ replicas: 0 }), ''],
  ['no number', pool({ replicas: undefined }), ''],
  ['one machine with an address', poolOf({ virtualMachineIPAddressName: 'web' }, { replicas: 1 }), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

const autoscaler = (spec: object, metadata: object = {}): Manifest => ({
  apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'load', namespace: 'shop', ...metadata }, spec: { maxReplicas: 5, ...spec },
});
const keda = (spec: object): Manifest => ({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'queue', namespace: 'shop' }, spec: { maxReplicaCount: 5, ...spec } });
const ofKeda = (manifest: Manifest): Manifest => ({
  ...manifest, metadata: { ...manifest.metadata, name: 'keda-hpa-queue', ownerReferences: [{ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', name: 'queue', uid: '1' }] },
});
const scaleTargetRef = { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name: 'runners' };
const free = { replicas: undefined };
const mac = { networks: [{ type: 'Main' }, { type: 'Network', name: 'lan', virtualMachineMACAddressName: 'a' }] };

test.each<[string, Manifest[], string[]]>([
  ['a MAC address and an address', [networked({ virtualMachineMACAddressName: 'a', ipAddressName: 'b' })],
    ['VMP-18 /networks/0/virtualMachineMACAddressName', 'VMP-18 /networks/0/ipAddressName']],
  ['an autoscaler of KEDA', [pool(), keda({ scaleTargetRef })], ['VMP-27 /spec/replicas']],
  ['two autoscalers', [pool(), autoscaler({ scaleTargetRef }), keda({ scaleTargetRef })], ['VMP-27 /spec/replicas', 'VMP-27 /spec/replicas', 'VMP-30 ']],
  ['an autoscaler twice', [pool(), autoscaler({ scaleTargetRef }), autoscaler({ scaleTargetRef })], ['VMP-27 /spec/replicas', 'NAME-DUPLICATE /metadata/name']],
  ['an autoscaler of KEDA, and the one that KEDA made of it', [pool({ replicas: undefined }), keda({ scaleTargetRef }), ofKeda(autoscaler({ scaleTargetRef }))], ['VMP-33 /spec/replicas']],
  ['autoscalers of two pools', [pool({ replicas: undefined }), autoscaler({ scaleTargetRef }), keda({ scaleTargetRef: { ...scaleTargetRef, name: 'workers' } })], ['VMP-33 /spec/replicas']],
  ['a number that removes no machine', [pool({ scaleDownPolicy: 'Explicit' }), autoscaler({ scaleTargetRef })], ['VMP-26 /spec/scaleDownPolicy']],
  ['a MAC address in a pool that may grow', [poolOf(mac, free), autoscaler({ scaleTargetRef })], ['VMP-18 /networks/1/virtualMachineMACAddressName', 'VMP-33 /spec/replicas']],
  ['the same in a pool of one', [poolOf(mac, free), autoscaler({ scaleTargetRef, maxReplicas: 1 })], ['VMP-33 /spec/replicas']],
  ['the same without a number', [poolOf(mac, free)], []],
  ['a pool without a number', [pool(free), autoscaler({ scaleTargetRef })], ['VMP-33 /spec/replicas']],
  ['a pool without a number and two autoscalers', [pool(free), autoscaler({ scaleTargetRef }), keda({ scaleTargetRef })], ['VMP-30 ']],
  ['a pool without a number and an autoscaler of KEDA that may stop all', [pool(free), keda({ scaleTargetRef, minReplicaCount: 0 })], ['VMP-33 /spec/replicas']],
  ['a pool without a number that removes machines by name', [pool({ ...free, scaleDownPolicy: 'Explicit' }), autoscaler({ scaleTargetRef })],
    ['VMP-26 /spec/scaleDownPolicy', 'VMP-33 /spec/replicas']],
  ['a pool of no machine', [pool({ replicas: 0 }), autoscaler({ scaleTargetRef })], ['VMP-27 /spec/replicas']],
  ['a pool without a number that users scale', [pool(free)], []],
  ['an autoscaler of another namespace', [pool(), autoscaler({ scaleTargetRef }, { namespace: 'office' })], []],
  ['an autoscaler of a Deployment of this name', [pool(), autoscaler({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'runners' } })], []],
  ['an autoscaler without a target', [pool(), autoscaler({})], []],
])('%s has these findings', (_, manifests, expected) => expect(places(...manifests)).toEqual(expected));

test('the number of machines is the largest one of the autoscaler', () =>
  expect(report([poolOf(mac, free), autoscaler({ scaleTargetRef })])).toContain('only one machine can have a MAC address, and this pool has up to 5'));

test.each<[string, Manifest[], string]>([
  ['the least of the autoscaler', [pool(free), autoscaler({ scaleTargetRef, minReplicas: 3 })], 'kubectl scale virtualmachinepool/runners -n shop --replicas=3'],
  ['the least of KEDA', [pool(free), keda({ scaleTargetRef, minReplicaCount: 4 })], 'kubectl scale virtualmachinepool/runners -n shop --replicas=4'],
  ['at least one', [pool(free), keda({ scaleTargetRef, minReplicaCount: 0 })], 'kubectl scale virtualmachinepool/runners -n shop --replicas=1'],
  ['no namespace', [pool(free, { namespace: undefined }), autoscaler({ scaleTargetRef }, { namespace: undefined })], 'kubectl scale virtualmachinepool/runners --replicas=1'],
])('the command of VMP-33 has %s', (_, manifests, command) =>
  expect(report(manifests)).toContain(`\n  instead: once, after the first apply: ${command}; then acknowledge this warning`));

test('VMP-33 advises a number that the autoscaler allows', () => {
  const text = report([pool(free), autoscaler({ scaleTargetRef, minReplicas: 9, maxReplicas: 3 })]);
  expect(text).toContain('--replicas=3;');
});
