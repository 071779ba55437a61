import { check, ids, report, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../src/manifest/manifest';

test.each([
  ['VM-02', `VirtualMachine shop/web /metadata/annotations/vm.kubevirt.io~1os (VM-02)
  the key of an annotation of a machine has no kubevirt.io in it
  got: "vm.kubevirt.io/os"
  instead: a key under a domain of your own, or none at all`],
  ['VM-03', `VirtualMachine shop/web /metadata/labels/kubevirt.io~1size (VM-03)
  the key of a label of a machine has no kubevirt.io in it
  got: "kubevirt.io/size"
  instead: a key under a domain of your own, or none at all`],
  ['VM-06', `VirtualMachine shop/web /spec/virtualMachineClassName (VM-06)
  neither the cluster nor this app has a VirtualMachineClass gold, and the machine waits for it
  got: "gold"
  instead: one of generic`],
  ['VM-07', `VirtualMachine shop/web /spec/virtualMachineClassName (VM-07)
  neither the cluster nor this app has a VirtualMachineClass gold, from which the core fraction would come
  got: "gold"
  instead: one of generic`],
  ['VM-18', `VirtualMachine shop/web /spec/memory/size (VM-18)
  the memory of a machine is more than zero
  got: "0Gi"
  instead: more 'memory', for example Size.gibibytes(4)`],
  ['VM-19', `VirtualMachine shop/web /spec/memory/size (VM-19)
  with the feature gate HotplugMemoryWithLiveMigration a machine has memory in steps of 2Mi
  got: "1025Mi"
  instead: 1Gi or 1026Mi`],
  ['VM-27', `VirtualMachine shop/web /spec/blockDeviceRefs/0/name (VM-27)
  a block device needs a name, or it never resolves
  got: nothing
  instead: a disk or an image, for example BlockDevice.disk(disk)`],
  ['VM-28', `VirtualMachine shop/web /spec/blockDeviceRefs/1 (VM-28)
  VirtualDisk web-root is already attached at position 0
  instead: each disk and image once`],
  ['VM-29', `VirtualMachine shop/web /spec/blockDeviceRefs/1/bootOrder (VM-29)
  VirtualDisk web-root has this place in the boot order already
  got: 1
  instead: a free place, for example 2`],
  ['VM-30', `VirtualMachine shop/web /spec/blockDeviceRefs/0/bootOrder (VM-30)
  VirtualImage installer has a place in the boot order, so the machine never boots from VirtualDisk web-root, though it is the first of the list
  got: nothing
  instead: a 'bootOrder' for each device to boot from, or for none`],
  ['VM-32', `VirtualMachine shop/web /spec/blockDeviceRefs/0 (VM-32)
  VirtualImage debian comes from debian-12.qcow2, so it is no CD-ROM, and a machine does not start from another image
  instead: a disk made from it: 'source' DiskSource.image(image) of a VirtualDisk`],
  ['VM-35', `VirtualMachine shop/db /spec/blockDeviceRefs/0 (VM-35)
  VirtualMachine shop/web has VirtualDisk web-root too, both start by themselves, and one of them waits for the disk
  instead: a disk of its own, for example one from the same source`],
  ['VM-39', `VirtualMachine shop/web /spec/bootloader (VM-39)
  a machine with osType 'Legacy' boots by BIOS
  got: "EFI"
  instead: Bootloader.BIOS, or no 'bootloader'`],
  ['VM-40', `VirtualMachine shop/web /spec/provisioning (VM-40)
  a machine with osType 'Legacy' has no provisioning
  instead: leave 'provisioning' out, and set the system up on its disk`],
  ['VM-41', `VirtualMachine shop/web /spec/blockDeviceRefs (VM-41)
  with osType 'Legacy' and without paravirtualization a machine has at most 4 block devices
  got: a list of 5
  instead: fewer devices, or paravirtualization for a guest that has virtio drivers already`],
  ['VM-42', `VirtualMachine shop/web /spec/enableParavirtualization (VM-42)
  with osType 'Legacy' the guest may not boot from virtio devices, which it has unless paravirtualization is off
  got: nothing
  instead: 'enableParavirtualization' false, unless the disk has virtio drivers already`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const raw = (kind: string, spec: object, metadata: object = {}): Manifest =>
  ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind, metadata: { name: 'debian', ...metadata }, spec });
const IN_SHOP = { namespace: 'shop' };
const disk = { kind: 'VirtualDisk', name: 'web-root' };
const iso = { kind: 'ClusterVirtualImage', name: 'debian' };
const gates = (...featureGates: string[]) => ({ featureGates });

test('each key that is not free is told by itself', () =>
  expect(check([machine({}, { labels: { 'a.kubevirt.io': 'x', 'b': 'x', 'x.kubevirt.io.y/z': '' } })]).map(({ pointer }) => pointer))
    .toEqual(['/metadata/labels/a.kubevirt.io', '/metadata/labels/x.kubevirt.io.y~1z']));

test('a class that the app brings along is there in time', () => {
  const vmClass = raw('VirtualMachineClass', { cpu: { type: 'Host' } }, { name: 'gold' });
  const machines = [{ cores: 2 }, { cores: 2, coreFraction: '100%' }].map((cpu, i) =>
    machine({ virtualMachineClassName: 'gold', cpu, blockDeviceRefs: [{ ...disk, name: `root-${i}` }] }, { name: `web-${i}` }));
  expect(ids(check(machines, { virtualMachineClasses: [] }))).toEqual(['VM-06', 'VM-07']);
  expect(ids(check([vmClass, ...machines], { virtualMachineClasses: [] })).filter(id => id.startsWith('VM-'))).toEqual([]);
});

test('a class is looked for among those of the cluster', () => {
  const insteads = (name: string, ...virtualMachineClasses: string[]) =>
    check([machine({ virtualMachineClassName: name })], { virtualMachineClasses }).map(({ instead }) => instead);
  expect(insteads('genric', 'generic', 'large')).toEqual(["'generic'"]);
  expect(insteads('gold', 'generic', 'large')).toEqual(['one of generic, large']);
  expect(insteads('gold')).toEqual(['a class of this app']);
});

test.each([['-1Gi', ['VM-18']], ['0', ['VM-18']], ['1', []], ['+4Gi', []]])('memory of %s', (size, expected) =>
  expect(ids(check([machine({ memory: { size } })]))).toEqual(expected));

test.each([
  ['1023Mi', []], ['1Gi', []], ['1025Mi', ['1Gi or 1026Mi']], ['1073741825', ['1Gi or 1026Mi']], ['256Gi', []], ['257Gi', ['256Gi']],
])('memory of %s where it may grow', (size, insteads) => {
  const manifests = [machine({ memory: { size } })];
  expect(check(manifests, gates('HotplugMemoryWithLiveMigration')).map(({ instead }) => instead)).toEqual(insteads);
  expect(check(manifests, gates())).toEqual([]);
  expect(check(manifests)).toEqual([]);
});

test.each<[string, object[], string[]]>([
  ['no places', [disk, iso], []],
  ['a place for the first', [{ ...disk, bootOrder: 7 }, iso], []],
  ['places for all', [{ ...disk, bootOrder: 2 }, { ...iso, bootOrder: 1 }], []],
  ['a place for the second', [disk, { ...iso, bootOrder: 1 }], ['VM-30 /spec/blockDeviceRefs/0/bootOrder']],
  ['one place for three', [1, 2, 3].map(i => ({ kind: 'VirtualDisk', name: `disk-${i}`, bootOrder: 1 })),
    ['VM-29 /spec/blockDeviceRefs/1/bootOrder', 'VM-29 /spec/blockDeviceRefs/2/bootOrder']],
])('%s in the boot order', (_, blockDeviceRefs, told_) =>
  expect(check([machine({ blockDeviceRefs })]).map(({ id, pointer }) => `${id} ${pointer}`)).toEqual(told_));

describe('the first device', () => {
  const http = (url: string) => ({ dataSource: { type: 'HTTP', http: { url } } });
  const from = (kind: string) => ({ dataSource: { type: 'ObjectRef', objectRef: { kind, name: 'web-root', namespace: 'shop' } } });
  const told_ = (spec: object, refs: object[] = [iso]) =>
    check([raw('ClusterVirtualImage', spec), machine({ blockDeviceRefs: refs })]).filter(({ id }) => id === 'VM-32').map(({ wrong }) => wrong);

  test.each<[string, object, string | undefined]>([
    ['an ISO file', http('https://example.com/debian.iso'), undefined],
    ['a file of no known kind', http('https://example.com/debian'), undefined],
    ['a disk image', http('https://example.com/debian.img'), 'debian.img'],
    ['a packed one', http('https://example.com/DEBIAN.QCOW2.xz'), 'DEBIAN.QCOW2.xz'],
    ['one behind a query', http('https://example.com/debian.vmdk?x=1'), 'debian.vmdk?x=1'],
    ['a disk', from('VirtualDisk'), 'VirtualDisk web-root'],
    ['a snapshot', from('VirtualDiskSnapshot'), 'VirtualDiskSnapshot web-root'],
    ['another image', from('VirtualImage'), undefined],
    ['a container', { dataSource: { type: 'ContainerImage', containerImage: { image: 'example.com/debian:12' } } }, undefined],
  ])('is an image of %s', (_, spec, source) => expect(told_(spec)).toEqual(source === undefined ? []
    : [`ClusterVirtualImage debian comes from ${source}, so it is no CD-ROM, and a machine does not start from another image`]));

  test('alone is asked', () => expect(told_(http('https://example.com/debian.img'), [disk, iso])).toEqual([]));

  test('may be broken', () => expect(told_({ dataSource: 7 })).toEqual([]));
});

describe('a disk of two machines', () => {
  const on = (name: string, runPolicy?: string, metadata: object = {}) => machine({ runPolicy }, { name, ...metadata });
  const told_ = (...machines: Manifest[]) => check(machines).map(({ object, wrong }) => `${object}: ${wrong}`);
  const both = 'has VirtualDisk web-root too, both start by themselves, and one of them waits for the disk';
  const one = 'has VirtualDisk web-root too, and only one of them can run at a time';

  test('is told to each but the first', () => expect(told_(on('a'), on('b', 'AlwaysOn'), on('c', 'Manual'))).toEqual([
    `VirtualMachine shop/b: VirtualMachine shop/a ${both}`,
    `VirtualMachine shop/c: VirtualMachine shop/a ${one}`,
  ]));

  test('is fine where both are started by hand', () => expect(told_(on('a', 'Manual'), on('b', 'Manual'))).toEqual([]));

  test('is fine where one of them never runs', () => expect(told_(on('a', 'AlwaysOff'), on('b'), on('c', 'AlwaysOff'))).toEqual([]));

  test('is another disk in another namespace', () => expect(told_(on('a'), on('b', undefined, { namespace: 'other' }))).toEqual([]));

  test('is no image', () => expect(told_(...['a', 'b'].map(name => machine({ blockDeviceRefs: [{ ...iso, kind: 'VirtualImage' }] }, { name })))).toEqual([]));

  test('is not looked for in a machine that the schema refuses', () =>
    expect(ids(check([raw('VirtualMachine', { blockDeviceRefs: [null, 7, disk] }, { name: 'a', ...IN_SHOP }), on('b')]).filter(({ object }) => object === 'VirtualMachine shop/b')))
      .toEqual([]));
});

describe('a legacy system', () => {
  const legacy = (spec: object) => machine({ osType: 'Legacy', ...spec });
  const disks = (count: number) => Array.from({ length: count }, (_, i) => ({ kind: 'VirtualDisk', name: `disk-${i}` }));
  const off = { enableParavirtualization: false };

  test.each<[string, Manifest, string[]]>([
    ['on BIOS', legacy(off), []],
    ['on signed UEFI', legacy({ ...off, bootloader: 'EFIWithSecureBoot' }), ['VM-39']],
    ['with a Secret', legacy({ ...off, provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name: 'a' } } }), ['VM-40']],
    ['with virtio', legacy({ enableParavirtualization: true }), ['VM-42']],
    ['with virtio and many disks', legacy({ blockDeviceRefs: disks(16) }), ['VM-42']],
    ['with everything', legacy({ ...off, bootloader: 'EFI', provisioning: { type: 'UserData', userData: '#!/bin/sh\n' }, blockDeviceRefs: disks(5) }), ['VM-39', 'VM-40', 'VM-41']],
    ['no more', machine({ ...off, bootloader: 'EFI', provisioning: { type: 'UserData', userData: '#!/bin/sh\n' }, blockDeviceRefs: disks(16) }), []],
  ])('%s', (_, manifest, expected) => expect(ids(check([manifest]))).toEqual(expected));
});

test('a mistake is one report', () => expect(report([machine({ cpu: { cores: 300, coreFraction: '100%' } })])).toBe(`VirtualMachine shop/web /spec/cpu/cores (VM-10)
  a machine has at most 248 cores
  got: 300
  instead: 248 cores`));
