import { places } from './places';
import { virtualization } from '../../../src/catalogue/virtual-machine/module';
import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { pool, poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

test.each([
  ['VMP-12', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/osType (VMP-12)
  a pool cannot have machines of type Legacy
  instead: Generic or Windows, or single machines`],
  ['VMP-13', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/type (VMP-13)
  provisioning of type SysprepRef needs 'sysprepRef', and this one has 'userDataRef'
  got: "SysprepRef"
  instead: UserDataRef`],
  ['VMP-15', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/cpu/coreFraction (VMP-15)
  VirtualMachineClass web lists core fractions for 2 cores, and DVP sets no default in a template
  got: nothing
  instead: 50% or 100%`],
  ['VMP-16', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/blockDeviceRefs/2 (VMP-16)
  VirtualImage tools is already attached at position 1 (VM-28)
  instead: each disk and image once`],
  ['VMP-17', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/metadata/labels/vm.kubevirt.io~1os (VMP-17)
  the key of a label of a machine must not contain kubevirt.io (VM-03)
  got: "vm.kubevirt.io/os"
  instead: a key with a domain of your own`],
  ['VMP-23', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/gpus/0/gpuClassName (VMP-23)
  the cluster has no such GPUClass (VM-81)
  got: "a10"
  instead: one of a100`],
  ['VMP-38', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/storageClassName (VMP-38)
  the cluster has no StorageClass fastest (VD-11)
  got: "fastest"
  instead: fast`],
  ['VMP-25', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/dataSource/http/url (VMP-25)
  'current' in a URL stands for a file that changes, and there is no checksum (DS-18)
  got: "https://example.com/noble/current/noble.qcow2"
  instead: the URL of one release, or a checksum of the file, for example checksum.sha256`],
  ['VMP-31', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning (VMP-31)
  nobody can log in to the machines: they boot the cloud image noble-server-cloudimg-amd64.img, and no user data creates a user
  instead: 'provisioning' with user data that has an SSH key or the hash of a password`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VMP-12', 'OsType.GENERIC or OsType.WINDOWS, or single machines'],
  ['VMP-15', 'CoreFraction.percent(50) or CoreFraction.percent(100)'],
])('%s advises in code', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const root = { kind: 'VirtualDisk', name: 'root' };
const provisioned = (provisioning: object) => poolOf({ provisioning });
const networked = (...networks: object[]) => poolOf({ networks });

test.each<[string, Manifest, string]>([
  ['provisioning without its field', provisioned({ type: 'UserData' }),
    `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/userData (VMP-13)
  provisioning of type UserData needs 'userData'
  got: nothing
  instead: set 'userData'`],
  ['provisioning with two fields', provisioned({ type: 'UserData', userData: '#cloud-config', sysprepRef: { kind: 'Secret', name: 'setup' } }),
    `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/sysprepRef (VMP-13)
  provisioning of type UserData must not have 'sysprepRef'
  instead: no 'sysprepRef', or the type SysprepRef`],
  // the controller writes the size of a machine as a string
  ['memory as a number', poolOf({ memory: { size: 4294967296 } }), ''],
  // the controller drops empty names
  ['optional names that are empty', poolOf({ virtualMachineIPAddressName: '', priorityClassName: '', networks: [{ type: 'Main', name: '', ipAddressName: '' }] }), ''],
  ['any cores of a class without policies', poolOf({ cpu: { cores: 3 }, virtualMachineClassName: 'web' }), ''],
])('%s', (_, manifest, text) => expect(report([manifest, vmClass()])).toBe(text));

test.each<[string, Manifest, string[]]>([
  ['cores that fill no sockets', poolOf({ cpu: { cores: 17, coreFraction: '100%' } }), ['VMP-16 /cpu/cores']],
  ['a grace period below zero', poolOf({ terminationGracePeriodSeconds: -1 }), ['VMP-25 /terminationGracePeriodSeconds']],
  ['a network without a name', networked({ type: 'Network', name: '' }), ['VMP-16 /networks/0/name']],
  ['one network twice', networked({ type: 'Network', name: 'a' }, { type: 'Network', name: 'a' }), ['VMP-16 /networks/1']],
  ['two devices of one place', poolOf({ blockDeviceRefs: [{ ...root, bootOrder: 1 }, { kind: 'VirtualImage', name: 'a', bootOrder: 1 }] }),
    ['VMP-16 /blockDeviceRefs/1/bootOrder']],
  ['two networks of one name', networked({ type: 'Network', name: 'a' }, { type: 'ClusterNetwork', name: 'a' }), ['VMP-25 /networks/1/name']],
  ['user data that is not a cloud-init', provisioned({ type: 'UserData', userData: 'packages: [nginx]' }), ['VMP-25 /provisioning/userData']],
])('%s has these findings', (_, manifest, expected) => expect(places(manifest)).toEqual(expected));

describe('a template and its surroundings', () => {
  const policy = { cores: { min: 1, max: 4 }, coreFractions: ['10%', '50%'], memory: { max: '8Gi' } };
  const sizes = vmClass({ sizingPolicies: [policy] });
  const runners = (spec: object) => poolOf({ virtualMachineClassName: 'web', ...spec });

  test.each<[string, object, string[]]>([
    ['fits', { cpu: { cores: 4, coreFraction: '50%' } }, []],
    ['has no policy', { cpu: { cores: 5, coreFraction: '50%' } }, ['VMP-16 /cpu/cores']],
    ['has another fraction', { cpu: { cores: 4, coreFraction: '20%' } }, ['VMP-16 /cpu/coreFraction']],
    ['has no fraction', { cpu: { cores: 4 } }, ['VMP-15 /cpu/coreFraction']],
    ['has neither', { cpu: { cores: 5 } }, ['VMP-16 /cpu/cores']],
    ['has too much memory', { cpu: { cores: 4, coreFraction: '50%' }, memory: { size: '9Gi' } }, ['VMP-16 /memory/size']],
  ])('%s', (_, spec, expected) => expect(places(runners(spec), sizes)).toEqual(expected));

  test('the class is broken', () => expect(ids(check([runners({ cpu: { cores: 4 } }), vmClass({ sizingPolicies: 'x' })]))).toEqual(['SCHEMA-TYPE']));
  test('there are no addresses', () => expect(places(pool(), virtualization({ virtualMachineCIDRs: undefined }))).toEqual(['VMP-16 /networks']));

  test.each<[string, Manifest, ClusterFacts, string[]]>([
    ['no autoscaler', poolOf({ cpu: { cores: 2, coreFraction: 'Auto' } }), { edition: 'EE', modules: {} }, ['VMP-16']],
    ['no gate for GPUs', poolOf({ gpus: [{ gpuClassName: 'a100' }] }), { featureGates: [] }, ['VMP-16']],
    ['no such GPU', poolOf({ gpus: [{ gpuClassName: 'a100' }] }), { featureGates: ['GPU'], gpuClasses: [] }, ['VMP-23']],
    ['no such class', poolOf({ virtualMachineClassName: 'web' }), { virtualMachineClasses: [] }, ['VMP-25']],
    ['no such class for the core fraction', poolOf({ virtualMachineClassName: 'web', cpu: { cores: 2 } }), { virtualMachineClasses: [] }, ['VMP-38']],
    ['an address without ranges', poolOf({ virtualMachineIPAddressName: 'front' }, { replicas: 1 }), { virtualMachineCidrs: [] }, ['VMP-16']],
    ['an address without ranges, and no machine yet', poolOf({ virtualMachineIPAddressName: 'front' }, { replicas: 0 }), { virtualMachineCidrs: [] }, ['VMP-16']],
    ['no ranges', pool(), { virtualMachineCidrs: [] }, ['VMP-16']],
  ])('%s', (_, manifest, facts, expected) => expect(ids(check([manifest], facts))).toEqual(expected));

  test.each<[string, Manifest, ClusterFacts, string]>([
    ['a GPUClass may come later', poolOf({ gpus: [{ gpuClassName: 'a100' }] }), { featureGates: ['GPU'], gpuClasses: [] }, 'warning'],
    ['a class may come later', poolOf({ virtualMachineClassName: 'web', cpu: { cores: 2 } }), { virtualMachineClasses: [] }, 'warning'],
    ['ranges are needed first', pool(), { virtualMachineCidrs: [] }, 'error'],
  ])('%s', (_, manifest, facts, expected) => expect(check([manifest], facts).map(({ severity }) => severity)).toEqual([expected]));
});
