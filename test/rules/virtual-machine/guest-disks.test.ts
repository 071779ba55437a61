import { ApiObject, App, Chart, Size } from 'cdk8s';
import { disk, from, image } from '../../../src/catalogue/data-source/objects';
import { mounting } from '../../../src/catalogue/virtual-machine/guest-disks';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { CloudInit } from '../../../src/guest/cloud-init';
import { VirtualDisk } from '../../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../../src/kinds/virtual-machine-class';
import { Manifest } from '../../../src/manifest/manifest';
import { Cpu } from '../../../src/values/cpu';
import { DiskSource } from '../../../src/values/disk-source';
import { MountOptions } from '../../../src/values/mount';
import { Provisioning } from '../../../src/values/provisioning';
import { adviceInCode, check, told } from '../support';

test.each([
  ['VM-130', `VirtualMachine shop/web /spec/provisioning (VM-130)
  the mount on /srv needs a blank disk of 50Gi, and the machine has a blank disk of other size: data with 10Gi
  instead: a VirtualDisk of 50Gi without 'dataSource' and in 'blockDeviceRefs'; or no mount`],
  ['VM-131', `VirtualMachine shop/web /spec/blockDeviceRefs (VM-131)
  no device of the machine has a system: its disk root is blank, and it has no CD-ROM
  instead: a 'dataSource' in the first disk, or an ISO image in 'blockDeviceRefs'; after an installation, no 'provisioning'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-130', "machine.mount(disk, '/srv') with a blank disk, which gives its size; or 'format' false for an existing file system"],
  ['VM-131', "a 'source' for the first disk, for example DiskSource.clusterImage(image), or an ISO image as BlockDevice.image(image); after an installation, no 'provisioning'"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const found = (id: string, manifests: readonly Manifest[]) => check(manifests).filter(finding => finding.id === id)
  .map(({ pointer, wrong }) => `${pointer}: ${wrong}`);

/** what is found of a machine with a root disk, blank disks of these sizes and one mount */
function withMount(sizes: readonly number[], options: MountOptions): string[] {
  const app = new App();
  const chart = new Chart(app, 'test', { namespace: 'ns' });
  const init = new CloudInit();
  init.addMount('pgdata', '/srv', options);
  new VirtualMachine(chart, 'db', {
    vmClass: VirtualMachineClass.GENERIC,
    cpu: Cpu.cores(2),
    memory: Size.gibibytes(4),
    disks: [
      new VirtualDisk(chart, 'root', { source: DiskSource.http('https://example.com/debian-12.qcow2'), size: Size.gibibytes(20) }),
      ...sizes.map(size => new VirtualDisk(chart, `blank-${size}`, { size: Size.gibibytes(size) })),
    ],
    provisioning: Provisioning.cloudInit(init),
  });
  return found('VM-130', chart.node.findAll().filter(construct => ApiObject.isApiObject(construct)).map(object => object.toJson()));
}

const MOUNT_50 = { size: Size.gibibytes(50) };
const NEEDS_50 = '/spec/provisioning: the mount on /srv needs a blank disk of 50Gi, and the machine has';

test.each<[string, readonly number[], MountOptions, string[]]>([
  ['no blank disk', [], MOUNT_50, [`${NEEDS_50} no blank disk`]],
  ['no blank disk for a mount of any size', [], {}, ['/spec/provisioning: the mount on /srv needs a blank disk, and the machine has no blank disk']],
  ['a smaller blank disk', [10], MOUNT_50, [`${NEEDS_50} a blank disk of other size: blank-10 with 10Gi`]],
  ['a larger blank disk', [60], MOUNT_50, [`${NEEDS_50} a blank disk of other size: blank-60 with 60Gi`]],
  ['two other blank disks', [10, 90], MOUNT_50, [`${NEEDS_50} blank disks of other size: blank-10 with 10Gi, blank-90 with 90Gi`]],
  ['a blank disk of that size', [50], MOUNT_50, []],
  ['a blank disk within the range', [54], MOUNT_50, []],
  ['one of two', [10, 50], MOUNT_50, []],
  ['a blank disk for a mount of any size', [10], {}, []],
  ['an existing file system', [], { ...MOUNT_50, format: false }, []],
])('a machine with %s', (_, sizes, options, expected) => expect(withMount(sizes, options)).toEqual(expected));

const GIB = 2 ** 30;
const refs = (...names: string[]) => names.map(name => ({ kind: 'VirtualDisk', name }));
const inline = (userData: string) => ({ provisioning: { type: 'UserData', userData } });
const root = disk(from('ClusterVirtualImage', 'debian'), { name: 'root' });
const blank = (size: string, name = 'data') => disk({ persistentVolumeClaim: { size } }, { name });
const mounted = (...names: string[]) => machine({ blockDeviceRefs: refs(...names), ...inline(mounting(50 * GIB)) });
const attached = (name: string): Manifest => ({
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualMachineBlockDeviceAttachment',
  metadata: { name: 'more', namespace: 'shop' },
  spec: { virtualMachineName: 'web', blockDeviceRef: { kind: 'VirtualDisk', name } },
});

test.each<[string, readonly Manifest[], string[]]>([
  ['an attached disk of that size', [mounted('root'), root, blank('50Gi'), attached('data')], []],
  ['an attached disk of another size', [mounted('root'), root, blank('5Gi'), attached('data')], [`${NEEDS_50} a blank disk of other size: data with 5Gi`]],
  ['an attached disk that is elsewhere', [mounted('root'), root, attached('data')], []],
  ['a disk that is elsewhere', [mounted('root', 'data'), root], []],
  ['a disk without a size', [mounted('root', 'data'), root, disk({}, { name: 'data' })], []],
  ['an image', [machine({ blockDeviceRefs: [...refs('root'), { kind: 'VirtualImage', name: 'debian' }], ...inline(mounting(50 * GIB)) }), root, image()], []],
  ['a copy of a disk with the label', [mounted('root', 'data'), root, disk(from('VirtualDiskSnapshot', 'monday'))], []],
  ['a root disk that is restored', [mounted('root'), disk(from('VirtualDiskSnapshot', 'monday'), { name: 'root' })], []],
])('a mount and %s', (_, manifests, expected) => expect(found('VM-130', manifests)).toEqual(expected));

const cachePool = (size: string) => poolOf({ blockDeviceRefs: refs('root', 'cache'), ...inline(mounting(50 * GIB, '/cache')) }, {
  virtualDiskTemplates: [{ name: 'root', spec: from('ClusterVirtualImage', 'debian') }, { name: 'cache', spec: { persistentVolumeClaim: { size } } }],
});

test.each<[string, string[], string[]]>([
  ['5Gi', [
    '/spec/virtualMachineTemplate/spec/provisioning: the mount on /cache needs a blank disk of 50Gi, and the machine has a blank disk of other size: cache with 5Gi',
  ], ["a VirtualDisk of 50Gi without 'dataSource' in 'virtualDiskTemplates' and in 'blockDeviceRefs'; or no mount"]],
  ['50Gi', [], []],
])('a pool with a disk template of %s', (size, expected, advice) => {
  expect(found('VM-130', [cachePool(size)])).toEqual(expected);
  expect(check([cachePool(size)]).filter(({ id }) => id === 'VM-130').map(({ instead }) => instead)).toEqual(advice);
});

test('a pool advises authors of constructs', () =>
  expect(check([cachePool('5Gi')], undefined, true).filter(({ id }) => id === 'VM-130').map(({ instead }) => instead))
    .toEqual(["a disk of 50Gi without a source in 'disks'; or the 'size' of the blank disk in addMount"]));

const USERS = '#cloud-config\nusers: [{ name: ops }]\n';
const booting = (...names: string[]) => machine({ blockDeviceRefs: refs(...names), ...inline(USERS) });
const NO_SYSTEM = '/spec/blockDeviceRefs: no device of the machine has a system:';

test.each<[string, readonly Manifest[], string[]]>([
  ['one blank disk', [booting('data'), blank('10Gi')], [`${NO_SYSTEM} its disk data is blank, and it has no CD-ROM`]],
  ['two blank disks', [booting('data', 'more'), blank('10Gi'), blank('20Gi', 'more')], [`${NO_SYSTEM} all its disks are blank, and it has no CD-ROM`]],
  ['a blank disk that is attached', [booting('data'), blank('10Gi'), blank('10Gi', 'more'), attached('more')], [`${NO_SYSTEM} all its disks are blank, and it has no CD-ROM`]],
  ['a system', [booting('data', 'root'), blank('10Gi'), root], []],
  ['a system that is attached', [booting('data'), blank('10Gi'), root, attached('root')], []],
  ['a CD-ROM', [machine({ blockDeviceRefs: [...refs('data'), { kind: 'VirtualImage', name: 'debian' }], ...inline(USERS) }), blank('10Gi'), image()], []],
  ['a disk that is elsewhere', [booting('data')], []],
  ['no user data', [machine({ blockDeviceRefs: refs('data') }), blank('10Gi')], []],
  ['an installer that reads the user data', [machine({ blockDeviceRefs: refs('data'), ...inline('#cloud-config\nautoinstall: { version: 1 }\n') }), blank('10Gi')], []],
  ['a start by hand', [machine({ runPolicy: 'Manual', blockDeviceRefs: refs('data'), ...inline(USERS) }), blank('10Gi')], []],
  ['a stop', [machine({ runPolicy: 'AlwaysOff', blockDeviceRefs: refs('data'), ...inline(USERS) }), blank('10Gi')], []],
])('a machine with %s boots or not', (_, manifests, expected) => expect(found('VM-131', manifests)).toEqual(expected));

test('the machines of a pool do not boot from a blank disk', () => expect(found('VM-131', [
  poolOf(inline(USERS), { virtualDiskTemplates: [{ name: 'root', spec: { persistentVolumeClaim: { size: '10Gi' } } }] }),
])).toEqual([
  '/spec/virtualMachineTemplate/spec/blockDeviceRefs: no device of the machine has a system: its disk root is blank, and it has no CD-ROM',
]));
