import fc from 'fast-check';
import { check, ids, report, told } from './support';
import { clusterImage, disk, download, from, image, snapshot, virtualization } from '../../src/catalogue/data-source/objects';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest } from '../../src/manifest/manifest';

const CLASS = '/spec/persistentVolumeClaim/storageClassName';

test.each([
  ['VD-05', `VirtualDisk shop/data /spec/persistentVolumeClaim/size (VD-05)
  the size of a disk is below zero
  got: "-10Gi"
  instead: a larger 'size', for example Size.gibibytes(10)`],
  ['VD-11', `VirtualDisk shop/data ${CLASS} (VD-11)
  the cluster has no StorageClass fastest
  got: "fastest"
  instead: fast, faster or safe`],
  ['VD-12', `VirtualDisk shop/data ${CLASS} (VD-12)
  StorageClass local belongs to local-path-provisioner, which DVP no longer takes
  got: "local"
  instead: fast`],
  ['VD-13', `VirtualDisk shop/data ${CLASS} (VD-13)
  neither the module nor the cluster has a default StorageClass that could stand in here
  got: nothing
  instead: a StorageClass here, or virtualDisks.defaultStorageClassName in the settings of the module`],
  ['VD-14', `VirtualDisk shop/data ${CLASS} (VD-14)
  the module allows fast here, but not safe
  got: "safe"
  instead: fast, or safe among the allowedStorageClassNames of the module (virtualDisks.allowedStorageClassSelector.matchNames)`],
  ['VD-15', `VirtualDisk shop/data ${CLASS} (VD-15)
  VirtualImage shop/debian is on StorageClass fast of local.csi.storage.deckhouse.io, and nothing is copied from there to replicated.csi.storage.deckhouse.io
  got: "safe"
  instead: fast, or another StorageClass of local.csi.storage.deckhouse.io`],
  ['VD-16', `VirtualDisk shop/restored ${CLASS} (VD-16)
  VirtualDiskSnapshot shop/monday is on StorageClass fast of local.csi.storage.deckhouse.io, and nothing is copied from there to replicated.csi.storage.deckhouse.io
  got: "safe"
  instead: fast, or another StorageClass of local.csi.storage.deckhouse.io`],
  ['VD-18', `VirtualDisk shop/data /spec/dataSource/objectRef (VD-18)
  ClusterVirtualImage debian is an ISO image, and an ISO image makes no disk
  got: "https://example.com/debian-12-netinst.iso"
  instead: a disk image such as qcow2, or the ISO as a VirtualImage in the drive of a machine: BlockDevice.image(image)`],
  ['VD-19', `VirtualDisk shop/data /spec/dataSource/http/url (VD-19)
  an ISO image makes no disk
  got: "https://example.com/debian-12-netinst.iso"
  instead: a disk image such as qcow2, or the ISO as a VirtualImage in the drive of a machine: BlockDevice.image(image)`],
  ['VD-20', `VirtualDisk shop/web-root (VD-20)
  the volume of this disk is made once exactly one machine has it, but 2 have: VirtualMachine shop/web, VirtualMachine shop/standby
  instead: one machine for the disk, or a StorageClass with volumeBindingMode Immediate`],
  ['VD-21', `VirtualDisk shop/data /metadata/annotations/virtualdisk.virtualization.deckhouse.io~1volume-mode (VD-21)
  DVP does not know this mode and passes over it in silence
  got: "block"
  instead: Block or Filesystem`],
  ['VD-22', `VirtualDisk shop/data /spec/dataSource/containerImage/caBundle (VD-22)
  the 'caBundle' of a disk is not handed to whoever pulls its image
  instead: a VirtualImage with this source, and the disk from that: DiskSource.image(image)`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const found = (manifests: Manifest[], facts?: ClusterFacts): string[] => ids(check(manifests, facts));
const sized = (size: unknown) => disk({ persistentVolumeClaim: { size } });
const on = (storageClassName?: string) => disk({ persistentVolumeClaim: { size: '10Gi', storageClassName } });
const settings = (defaultStorageClassName?: string, ...matchNames: string[]) => virtualization({
  virtualDisks: { defaultStorageClassName, allowedStorageClassSelector: matchNames.length > 0 ? { matchNames } : undefined },
});

test.each<[unknown, string[]]>([
  [0, ['VD-04']], ['0', ['VD-04']], ['-0', ['VD-04']], ['0.0Gi', ['VD-04']], [-1, ['VD-05']], ['-1m', ['VD-05']], [1, []], ['+1Ki', []], ['1m', []],
])('size %j', (size, expected) => expect(found([sized(size)])).toEqual(expected));

test('a size is told once, by its sign', () => fc.assert(fc.property(
  fc.integer({ min: -3, max: 3 }), fc.constantFrom('', 'Ki', 'Gi', 'M', 'm', 'e3', '.0Ti'), (n, suffix) => {
    expect(found([sized(`${n}${suffix}`)])).toEqual(n < 0 ? ['VD-05'] : n === 0 ? ['VD-04'] : []);
  })));

const CLUSTER: ClusterFacts = {
  storageClasses: [
    { name: 'fast', provisioner: 'local' },
    { name: 'safe', provisioner: 'replicated', isDefault: true },
    { name: 'old', labels: { module: 'local-path-provisioner' } },
    { name: 'strange' },
  ],
};
const NO_DEFAULT: ClusterFacts = { storageClasses: [{ name: 'fast' }] };

const made = (apiVersion: string, kind: string, name: string): Manifest => ({ apiVersion, kind, metadata: { name, namespace: 'shop' } });
const VOLUMES = made('storage.deckhouse.io/v1alpha1', 'ReplicatedStorageClass', 'new');

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['that the cluster has', [on('fast')], CLUSTER, []],
  ['that it has not', [on('new')], CLUSTER, ['VD-11']],
  ['that the app makes', [on('new'), VOLUMES], CLUSTER, []],
  ['of an unknown cluster', [on('new')], {}, []],
  ['without a name', [on('')], CLUSTER, []],
  ['of old', [on('old')], CLUSTER, ['VD-12']],
  ['of old, made by the app', [on('path'), made('deckhouse.io/v1alpha1', 'LocalPathProvisioner', 'path')], CLUSTER, ['VD-12']],
  ['of old, and nothing known', [on('path'), made('deckhouse.io/v1alpha1', 'LocalPathProvisioner', 'path')], undefined, ['VD-12']],
  ['that the module forbids', [on('safe'), settings('fast')], undefined, ['VD-14']],
  ['that it forbids and nobody has', [on('new'), settings('fast')], CLUSTER, ['VD-11']],
  ['that it forbids and nobody takes', [on('old'), settings('fast')], CLUSTER, ['VD-12']],
  ['that is its default', [on('fast'), settings('fast', 'safe')], undefined, []],
  ['that it lists', [on('safe'), settings(undefined, 'safe')], undefined, []],
  ['that it does not list', [on('fast'), settings(undefined, 'safe', 'old')], undefined, ['VD-14']],
])('a StorageClass %s', (_, manifests, facts, expected) => expect(found(manifests, facts)).toEqual(expected));

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['nothing known', [on(), virtualization()], undefined, []],
  ['a default of the cluster', [on(), virtualization()], CLUSTER, []],
  ['none, as far as the cluster knows, but a module outside', [on()], NO_DEFAULT, []],
  ['none anywhere', [on(), virtualization()], NO_DEFAULT, ['VD-13']],
  ['none anywhere, and nothing said of the volume at all', [disk(from('VirtualImage', 'debian')), virtualization()], NO_DEFAULT, ['VD-13']],
  ['a default of the module', [on(), settings('fast')], NO_DEFAULT, []],
  ['a default of the module that the app makes', [on(), settings('new'), VOLUMES], NO_DEFAULT, []],
  ['none yet, but the app makes classes', [on(), virtualization(), VOLUMES], NO_DEFAULT, []],
  ['none yet, but the app has the global settings', [on(), virtualization(), made('deckhouse.io/v1alpha1', 'ModuleConfig', 'global')], NO_DEFAULT, []],
  ['a default of the cluster that the module allows', [on(), settings(undefined, 'safe')], CLUSTER, []],
  ['a default of the cluster that the module does not allow', [on(), settings(undefined, 'fast')], CLUSTER, ['VD-14']],
  ['two defaults of the cluster', [on(), settings(undefined, 'old')],
    { storageClasses: [{ name: 'a', isDefault: true }, { name: 'b', isDefault: true }, { name: 'fast' }, { name: 'old' }] }, []],
])('a disk without a StorageClass, with %s', (_, manifests, facts, expected) =>
  // what the module's settings say of themselves is another topic
  expect(found(manifests, facts).filter(id => id.startsWith('VD-'))).toEqual(expected));

test('a forbidden default of the cluster is named', () => expect(report([on(), settings(undefined, 'fast')], CLUSTER))
  .toContain(`VirtualDisk shop/data ${CLASS} (VD-14)
  the module allows fast here, but not safe, the default of the cluster
  got: nothing
  instead: fast, or safe among the allowedStorageClassNames of the module (virtualDisks.allowedStorageClassSelector.matchNames)`));

test('a cluster with many StorageClasses is not told in full', () => expect(report([on('x')], { storageClasses: Array.from({ length: 12 }, (_, i) => ({ name: `c${i}` })) }))
  .toContain('instead: c0, c1, c2, c3, c4, c5, c6, c7 or 4 more'));

test('a cluster without StorageClasses has none to offer', () => expect(report([on('x')], { storageClasses: [] }))
  .toContain('instead: a StorageClass, once the cluster has one'));

const onVolume = (storage: string, storageClassName?: string) =>
  image({ ...download('https://example.com/x.img'), storage, persistentVolumeClaim: storageClassName === undefined ? undefined : { storageClassName } });
const copied = (storageClassName?: string) => disk({ ...from('VirtualImage', 'debian'), persistentVolumeClaim: { storageClassName } });
const restored = (storageClassName: string) => disk({ ...from('VirtualDiskSnapshot', 'monday'), persistentVolumeClaim: { storageClassName } }, { name: 'restored' });

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['an image of the other driver', [onVolume('PersistentVolumeClaim', 'safe'), copied('fast')], CLUSTER, ['VD-15']],
  ['the same under the name of old', [onVolume('Kubernetes', 'safe'), copied('fast')], CLUSTER, ['VD-15', 'VI-03']],
  ['an image in the registry', [onVolume('ContainerRegistry'), copied('fast')], CLUSTER, []],
  ['an image of an unknown driver', [onVolume('PersistentVolumeClaim', 'strange'), copied('fast')], CLUSTER, []],
  ['an image of an unknown class', [onVolume('PersistentVolumeClaim'), copied('fast')], CLUSTER, []],
  ['an image of the default class', [onVolume('PersistentVolumeClaim'), copied('fast'), virtualization()], CLUSTER, ['VD-15']],
  ['an image, and the disk of the default class', [onVolume('PersistentVolumeClaim', 'fast'), copied(), virtualization()], CLUSTER, ['VD-15']],
  ['an image outside', [copied('fast')], CLUSTER, []],
  ['an image of another driver of an unknown cluster', [onVolume('PersistentVolumeClaim', 'safe'), copied('fast')], undefined, []],
  ['a snapshot of the other driver', [on('safe'), snapshot('data'), restored('fast')], CLUSTER, ['VD-16']],
  ['a snapshot of the same driver', [on('safe'), snapshot('data'), restored('safe')], CLUSTER, []],
  ['a snapshot of a disk outside', [snapshot('data'), restored('fast')], CLUSTER, []],
])('a disk from %s', (_, manifests, facts, expected) => expect(found(manifests, facts)).toEqual(expected));

const ISO = 'https://example.com/x.iso';

test.each<[string, Manifest[], string[]]>([
  ['an ISO image', [image(download(ISO)), disk(from('VirtualImage', 'debian'))], ['VD-18']],
  ['a copy of one', [image(download(ISO)), clusterImage(from('VirtualImage', 'debian', { namespace: 'shop' })), disk(from('ClusterVirtualImage', 'debian'))], ['VD-18']],
  ['an image of a disk', [image(from('VirtualDisk', 'golden')), disk(from('VirtualImage', 'debian'))], []],
  ['an ISO image of another namespace', [image(download(ISO), { namespace: 'other' }), disk(from('VirtualImage', 'debian'))], []],
  ['a circle of images', [image(from('VirtualImage', 'debian')), disk(from('VirtualImage', 'debian'))], ['DS-16']],
  ['an ISO file', [disk(download(ISO))], ['VD-19']],
  ['a packed one', [disk(download('http://example.com/a/X.ISO.GZ'))], ['VD-19']],
  ['one packed otherwise', [disk(download('http://example.com/x.iso.xz?mirror=1'))], ['VD-19']],
  ['a file that is none', [disk(download('http://example.com/x.iso.qcow2'))], []],
  ['a file that only its host calls one', [disk(download('http://x.iso'))], []],
  ['a file that only its question calls one', [disk(download('http://example.com/x.img?name=x.iso'))], []],
])('a disk from %s', (_, manifests, expected) => expect(found(manifests)).toEqual(expected));

const user = (id: string, runPolicy: string, ...disks: string[]) =>
  machine({ runPolicy, blockDeviceRefs: disks.map(name => ({ kind: 'VirtualDisk', name })) }, { name: id });
const waiting = (volumeBindingMode?: string): ClusterFacts => ({ storageClasses: [{ name: 'fast', volumeBindingMode }] });
const [running, resting] = [user('a', 'AlwaysOn', 'data'), user('b', 'AlwaysOff', 'other', 'data')];

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['a machine and one that is always off', [running, resting], waiting('WaitForFirstConsumer'), ['VD-20']],
  ['two that are always off', [user('c', 'AlwaysOff', 'data'), resting], waiting('WaitForFirstConsumer'), ['VD-20']],
  ['two that may run, which is another mistake', [running, user('c', 'Manual', 'data')], waiting('WaitForFirstConsumer'), ['VM-35']],
  ['one machine', [running], waiting('WaitForFirstConsumer'), []],
  ['none', [], waiting('WaitForFirstConsumer'), []],
  ['two machines, and its volume at once', [running, resting], waiting('Immediate'), []],
  ['two machines, and nothing known of its class', [running, resting], waiting(), []],
  ['machines of two namespaces', [running, machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] }, { namespace: 'other' })],
    waiting('WaitForFirstConsumer'), []],
])('a disk that waits for its consumer, with %s', (_, users, facts, expected) => expect(found([on('fast'), ...users], facts)).toEqual(expected));

test.each<[string, string, string[]]>([
  ['volume-mode', 'Filesystem', []], ['volume-mode', 'ReadWriteOnce', ['VD-21']], ['volume-mode', '', ['VD-21']],
  ['access-mode', 'ReadWriteOnce', []], ['access-mode', 'ReadWriteMany', []], ['access-mode', 'ReadOnlyMany', ['VD-21']], ['other-mode', 'x', []],
])('the annotation %s: %s', (key, value, expected) =>
  expect(found([disk(undefined, { annotations: { [`virtualdisk.virtualization.deckhouse.io/${key}`]: value } })])).toEqual(expected));
