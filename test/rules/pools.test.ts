import * as fc from 'fast-check';
import { check, ids, report, told } from './support';
import { HELD_RULES, OPEN_RULES, RULES } from '../../src/catalogue/catalogue';
import { virtualization } from '../../src/catalogue/virtual-machine/module';
import { vmClass } from '../../src/catalogue/virtual-machine-class/objects';
import { pool, poolOf, poolOn } from '../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest } from '../../src/manifest/manifest';
import { OF_DISKS } from '../../src/rules/virtual-machine-pool/disks';
import { UNASKED } from '../../src/rules/virtual-machine-pool/gaps';
import { ASKED } from '../../src/rules/virtual-machine-pool/machines';

test.each([
  ['VMP-01', `VirtualMachinePool shop/runners (VMP-01)
  nothing makes the machines of a pool in the edition CE
  instead: single machines, or a cluster of the edition SE+ or EE`],
  ['VMP-02', `VirtualMachinePool shop/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa /metadata/name (VMP-02)
  the name of a pool has at most 57 characters, this one has 58
  got: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
  instead: a shorter 'name', or shorter ids on the way to the construct`],
  ['VMP-03', `VirtualMachinePool shop/runners-1.2 /metadata/name (VMP-03)
  a pool with a dot in its name never gets a disk
  got: "runners-1.2"
  instead: runners-1-2`],
  ['VMP-07', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/1/name (VMP-07)
  the disk template at position 0 has this name already
  got: "root"
  instead: another name`],
  ['VMP-08', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/blockDeviceRefs/1/name (VMP-08)
  there is no disk template of this name, and the machines of a pool cannot share a disk
  got: "data"
  instead: one of root, or a disk template of this name`],
  ['VMP-11', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/liveMigrationPolicy (VMP-11)
  a pool may have this policy, but none of its machines may
  got: "Never"
  instead: one of AlwaysSafe, PreferSafe, AlwaysForced, PreferForced`],
  ['VMP-12', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/osType (VMP-12)
  a pool has no machines of this type
  got: "Legacy"
  instead: Generic or Windows, or single machines`],
  ['VMP-13', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/type (VMP-13)
  provisioning of the type SysprepRef has 'sysprepRef', this one has 'userDataRef'
  got: "SysprepRef"
  instead: UserDataRef`],
  ['VMP-14', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/userData (VMP-14)
  user data of a machine has 1 to 2048 bytes, this has 2049
  instead: a Secret with the same text, and type: UserDataRef`],
  ['VMP-15', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/cpu/coreFraction (VMP-15)
  the class web lists core fractions for 2 cores, and for a pool nobody fills in its default
  got: nothing
  instead: one of 50%, 100%`],
  ['VMP-16', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/blockDeviceRefs/2 (VMP-16)
  VirtualImage tools is already attached at position 1 (VM-28)
  instead: each disk and image once`],
  ['VMP-17', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/metadata/labels/vm.kubevirt.io~1os (VMP-17)
  the key of a label of a machine must not contain kubevirt.io (VM-03)
  got: "vm.kubevirt.io/os"
  instead: a key with a domain of your own`],
  ['VMP-18', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/virtualMachineIPAddressName (VMP-18)
  only one machine can have an address, and this pool makes 2
  got: "web"
  instead: leave it out, and each machine gets an address of its own; or 'replicas' of 1`],
  ['VMP-19', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/ttl (VMP-19)
  without 'ttl' every free disk stays, not only the 1 of 'keep'
  got: nothing
  instead: set 'ttl', for example 30m, or leave 'keep' out`],
  ['VMP-20', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/ttl (VMP-20)
  this is no duration
  got: "30d"
  instead: hours, minutes and seconds, for example 30m, 1h30m or 720h; there are no days`],
  ['VMP-21', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size (VMP-21)
  a blank disk needs a size (VD-03)
  got: nothing
  instead: set 'size', for example 10Gi, or set 'dataSource'`],
  ['VMP-23', `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/gpus/0/gpuClassName (VMP-23)
  the cluster has no such GPUClass (VM-81)
  got: "a10"
  instead: one of a100`],
  ['VMP-25', `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/dataSource/http/url (VMP-25)
  'current' in a URL stands for a file that changes, and there is no checksum (DS-18)
  got: "https://example.com/noble/current/noble.qcow2"
  instead: the URL of one release, or a checksum of the file, for example checksum.sha256`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const root = { kind: 'VirtualDisk', name: 'root' };
const provisioned = (provisioning: object) => poolOf({ provisioning });
const networked = (...networks: object[]) => poolOf({ networks });
const reclaimed = (reclaim: object) => poolOn({ reclaim });
const preferring = (affinity: string, weight: number) => poolOf({
  affinity: {
    [affinity]: {
      preferredDuringSchedulingIgnoredDuringExecution: [affinity === 'nodeAffinity'
        ? { weight, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } }
        : { weight, virtualMachineAndPodAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } }],
    },
  },
});

/** what is told, short: the id and the place below the machine template */
const places = (...manifests: Manifest[]) => check(manifests).map(({ id, pointer }) => `${id} ${pointer.replace('/spec/virtualMachineTemplate/spec', '')}`);

describe('the rest of what is told', () => {
  test.each([
    ['no machine at all', pool({ virtualMachineTemplate: {} }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec (VMP-08)
  a pool says what its machines are
  got: nothing
  instead: set 'spec' of the template`],
    ['a disk that no machine has', poolOf({ blockDeviceRefs: [{ kind: 'VirtualImage', name: 'root' }] }),
      `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/name (VMP-08)
  no block device of the machine is this disk
  got: "root"
  instead: a VirtualDisk of this name among 'blockDeviceRefs', or no such template`],
    ['provisioning from nothing', provisioned({ type: 'UserData' }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/userData (VMP-13)
  provisioning of the type UserData has 'userData'
  got: nothing
  instead: set 'userData'`],
    ['provisioning from two places', provisioned({ type: 'UserData', userData: '#cloud-config', sysprepRef: { kind: 'Secret', name: 'setup' } }),
      `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/sysprepRef (VMP-13)
  provisioning of the type UserData has no 'sysprepRef'
  instead: leave 'sysprepRef' out, or write type: SysprepRef`],
    ['empty user data', provisioned({ type: 'UserData', userData: '' }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/provisioning/userData (VMP-14)
  user data of a machine has 1 to 2048 bytes, this has 0
  instead: a cloud-init text, or no 'provisioning'`],
    ['an unknown word', networked({ type: 'Bridge', name: 'lan' }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/networks/0/type (VMP-14)
  a pool takes any word here, its machines do not
  got: "Bridge"
  instead: one of Main, Network, ClusterNetwork`],
    ['an empty name', poolOf({ blockDeviceRefs: [root, { kind: 'VirtualImage', name: '' }] }),
      `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/blockDeviceRefs/1/name (VMP-14)
  an empty name means nothing
  got: ""
  instead: the name of an image`],
    ['a field that machines lack', poolOf({
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: {}, minDomains: 2 },
      ],
    }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/topologySpreadConstraints/0/minDomains (VMP-14)
  machines have no 'minDomains', so none of the pool gets it
  instead: leave 'minDomains' out`],
    ['a USB device', poolOf({ usbDevices: [{ name: 'token' }] }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/usbDevices/0/name (VMP-18)
  only one machine can have a USB device, and this pool makes 2
  got: "token"
  instead: single machines; or 'replicas' of 1`],
    ['a disk that goes and stays', reclaimed({ keep: 2, ttl: '30m' }), `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/keep (VMP-19)
  a disk that is deleted with its machine has no 'keep'
  got: 2
  instead: set 'onScaleDown' to Retain, or leave 'keep' out

VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/reclaim/ttl (VMP-19)
  a disk that is deleted with its machine has no 'ttl'
  got: "30m"
  instead: set 'onScaleDown' to Retain, or leave 'ttl' out`],
    ['a disk from two places', poolOn({ spec: { dataSource: { type: 'HTTP', http: { url: 'https://example.com/a' }, upload: {} } } }),
      `VirtualMachinePool shop/runners /spec/virtualDiskTemplates/0/spec/dataSource/upload (VMP-21)
  a data source of type HTTP must not have 'upload' (DS-02)
  instead: remove 'upload', or write type: Upload`],
  ])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));
});

describe('where it is told', () => {
  test.each<[string, Manifest, string[]]>([
    ['a word of provisioning', provisioned({ type: 'CloudInit', userData: '#cloud-config' }), ['VMP-14 /provisioning/type']],
    ['the name of a Secret', provisioned({ type: 'UserDataRef', userDataRef: { name: '' } }), ['VMP-14 /provisioning/userDataRef/name']],
    ['letters of several bytes', provisioned({ type: 'UserData', userData: `#cloud-config\n#${'ж'.repeat(1100)}` }), ['VMP-14 /provisioning/userData']],
    ['a weight of nothing', preferring('nodeAffinity', 0),
      ['VMP-14 /affinity/nodeAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight']],
    ['a weight too high', preferring('virtualMachineAndPodAntiAffinity', 101),
      ['VMP-14 /affinity/virtualMachineAndPodAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/0/weight']],
    ['cores that fill no sockets', poolOf({ cpu: { cores: 17, coreFraction: '100%' } }), ['VMP-16 /cpu/cores']],
    ['memory of nothing', poolOf({ memory: { size: 0 } }), ['VMP-14 /memory/size']],
    ['a grace below zero', poolOf({ terminationGracePeriodSeconds: -1 }), ['VMP-25 /terminationGracePeriodSeconds']],
    ['a MAC address and an address', networked({ type: 'Network', name: 'lan', virtualMachineMACAddressName: 'a', ipAddressName: 'b' }),
      ['VMP-18 /networks/0/virtualMachineMACAddressName', 'VMP-18 /networks/0/ipAddressName']],
    ['a network without a name', networked({ type: 'Network', name: '' }), ['VMP-16 /networks/0/name']],
    ['one network twice', networked({ type: 'Network', name: 'a' }, { type: 'Network', name: 'a' }), ['VMP-16 /networks/1']],
    ['a device of the same order', poolOf({ blockDeviceRefs: [{ ...root, bootOrder: 1 }, { kind: 'VirtualImage', name: 'a', bootOrder: 1 }] }),
      ['VMP-16 /blockDeviceRefs/1/bootOrder']],
    ['two networks of one name', networked({ type: 'Network', name: 'a' }, { type: 'ClusterNetwork', name: 'a' }), ['VMP-25 /networks/1/name']],
    ['text that is no cloud-init', provisioned({ type: 'UserData', userData: 'packages: [nginx]' }), ['VMP-25 /provisioning/userData']],
    ['three of one name', pool({ virtualDiskTemplates: ['root', 'root', 'root'].map(name => ({ name, spec: { dataSource: { type: 'Upload' } } })) }),
      ['VMP-07 /spec/virtualDiskTemplates/1/name', 'VMP-07 /spec/virtualDiskTemplates/2/name']],
    ['a size of nothing', poolOn({ spec: { persistentVolumeClaim: { size: 0 } } }), ['VMP-21 /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size']],
    ['a size below nothing', poolOn({ spec: { persistentVolumeClaim: { size: '-1Gi' } } }), ['VMP-21 /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size']],
    ['a source without a type', poolOn({ spec: { dataSource: { http: { url: 'https://example.com/a' } } } }), ['VMP-21 /spec/virtualDiskTemplates/0/spec/dataSource/type']],
  ])('%s', (_, manifest, expected) => expect(places(manifest)).toEqual(expected));
});

test.each([
  ['no machine for now', pool({ replicas: 0 })],
  ['nobody said how many', pool({ replicas: undefined })],
  ['one machine with an address', poolOf({ virtualMachineIPAddressName: 'web' }, { replicas: 1 })],
  // the controller writes the size of a machine as text
  ['memory as a number', poolOf({ memory: { size: 4294967296 } })],
  // the controller leaves empty names out
  ['names that may be missing', poolOf({ virtualMachineIPAddressName: '', priorityClassName: '', networks: [{ type: 'Main', name: '', ipAddressName: '' }] })],
  ['weights at both ends', preferring('nodeAffinity', 1)],
  ['the most weight', preferring('virtualMachineAndPodAffinity', 100)],
  ['a kept disk without a buffer', reclaimed({ onScaleDown: 'Retain', ttl: '1h30m' })],
  ['a kept disk without an end', reclaimed({ onScaleDown: 'Retain', keep: 0 })],
  ['a reclaim by default', reclaimed({})],
  ['any cores of a class without policies', poolOf({ cpu: { cores: 3 }, virtualMachineClassName: 'web' })],
])('%s passes', (_, manifest) => expect(report([manifest, vmClass()])).toBe(''));

describe('what a machine would be told of its surroundings', () => {
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
    ['a paid edition', pool(), { edition: 'SE+' }, []],
  ])('%s', (_, manifest, facts, expected) => expect(ids(check([manifest], facts))).toEqual(expected));
});

test('each rule that is asked about a template is there', () => {
  const known = [...RULES, ...HELD_RULES, ...OPEN_RULES].map(({ id }) => id);
  expect([...ASKED, ...UNASKED, ...OF_DISKS].filter(id => !known.includes(id))).toEqual([]);
});

test('each time to live that Go can write passes', () => {
  const part = (unit: string) => fc.integer({ min: 0, max: 999 }).map(number => `${number}${unit}`);
  const duration = fc.tuple(part('h'), part('m'), part('.5s')).map(parts => parts.join(''));
  fc.assert(fc.property(duration, ttl => expect(check([reclaimed({ onScaleDown: 'Retain', ttl })])).toEqual([])));
});

test.each(['', '30', '1d', '30 m', 'h', '1h30', 'P1D', 'forever'])('a time to live of %j does not', ttl =>
  expect(ids(check([reclaimed({ onScaleDown: 'Retain', ttl })]))).toEqual(['VMP-20']));

test('templates and devices are one to one, or it is told', () => {
  const names = fc.uniqueArray(fc.constantFrom('root', 'data', 'logs', 'cache'), { minLength: 1 });
  fc.assert(fc.property(names, names, (templates, devices) => {
    const manifest = poolOf({ blockDeviceRefs: devices.map(name => ({ kind: 'VirtualDisk', name })) },
      { virtualDiskTemplates: templates.map(name => ({ name, spec: { dataSource: { type: 'Upload' } } })) });
    const same = templates.length === devices.length && templates.every(name => devices.includes(name));
    expect(ids(check([manifest]))).toEqual(same ? [] : ['VMP-08']);
  }));
});
