import { check, report, told } from './support';
import { pool, poolOf } from '../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../src/manifest/manifest';

const scaler = (spec: object, metadata: object = {}): Manifest => ({
  apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'load', namespace: 'shop', ...metadata }, spec: { maxReplicas: 5, ...spec },
});
const keda = (spec: object): Manifest => ({ apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', metadata: { name: 'queue', namespace: 'shop' }, spec: { maxReplicaCount: 5, ...spec } });
const scaleTargetRef = { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name: 'runners' };
const free = { replicas: undefined };

test.each([
  ['VMP-26', `VirtualMachinePool shop/runners /spec/scaleDownPolicy (VMP-26)
  HorizontalPodAutoscaler shop/load can make this pool larger, and never smaller again
  got: "Explicit"
  instead: NewestFirst or OldestFirst; or no autoscaler`],
  ['VMP-27', `VirtualMachinePool shop/runners /spec/replicas (VMP-27)
  HorizontalPodAutoscaler shop/load decides how many machines there are, and each apply sets them back to this number
  got: 2
  instead: no 'replicas' in a new pool, which is scaled once by hand, for an autoscaler starts from the number that is there; \
if this number has been applied already, have the tool forget it first, or all machines go`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const findings = (...manifests: Manifest[]) => check(manifests).map(({ id, pointer }) => `${id} ${pointer}`);
const mac = { networks: [{ type: 'Main' }, { type: 'Network', name: 'lan', virtualMachineMACAddressName: 'a' }] };

test.each<[string, Manifest[], string[]]>([
  ['an autoscaler of KEDA', [pool(), keda({ scaleTargetRef })], ['VMP-27 /spec/replicas']],
  ['two autoscalers', [pool(), scaler({ scaleTargetRef }), keda({ scaleTargetRef })], ['VMP-27 /spec/replicas', 'VMP-27 /spec/replicas']],
  ['a number that takes no machine away', [pool({ scaleDownPolicy: 'Explicit' }), scaler({ scaleTargetRef })], ['VMP-26 /spec/scaleDownPolicy']],
  ['what only one machine can have, in a pool that may grow', [poolOf(mac, free), scaler({ scaleTargetRef })],
    ['VMP-18 /spec/virtualMachineTemplate/spec/networks/1/virtualMachineMACAddressName']],
  ['the same in a pool of one', [poolOf(mac, free), scaler({ scaleTargetRef, maxReplicas: 1 })], []],
  ['the same where nobody says how many', [poolOf(mac, free)], []],
  ['a pool without a number', [pool(free), scaler({ scaleTargetRef })], []],
  ['an autoscaler of another namespace', [pool(), scaler({ scaleTargetRef }, { namespace: 'office' })], []],
  ['an autoscaler of a Deployment of this name', [pool(), scaler({ scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'runners' } })], []],
  ['an autoscaler of nothing', [pool(), scaler({})], []],
])('%s', (_, manifests, expected) => expect(findings(...manifests)).toEqual(expected));

test('the most machines that an autoscaler may make are told', () =>
  expect(report([poolOf(mac, free), scaler({ scaleTargetRef })])).toContain('only one machine can have a MAC address, and this pool makes 5'));
