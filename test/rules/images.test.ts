import { check, ids, report, told } from './support';
import { clusterImage, disk, download, from, image, pulled, snapshot, virtualization } from '../../src/catalogue/data-source/objects';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest } from '../../src/manifest/manifest';

const CLASS = '/spec/persistentVolumeClaim/storageClassName';

test.each([
  ['VI-03', `VirtualImage shop/debian /spec/storage (VI-03)
  this name of the storage is deprecated, and the StorageClass is not checked under it
  got: "Kubernetes"
  instead: PersistentVolumeClaim, which means the same: ImageStorage.persistentVolumeClaim(…)`],
  ['VI-04', `VirtualImage shop/debian ${CLASS} (VI-04)
  an image in the registry has no volume, so its StorageClass means nothing
  got: "fast"
  instead: storage: PersistentVolumeClaim beside it (ImageStorage.persistentVolumeClaim), or no StorageClass`],
  ['VI-05', `VirtualImage shop/debian ${CLASS} (VI-05)
  the cluster has no StorageClass faster
  got: "faster"
  instead: fast or safe`],
  ['VI-06', `VirtualImage shop/debian ${CLASS} (VI-06)
  neither the module nor the cluster has a default StorageClass that could stand in here
  got: nothing
  instead: a StorageClass here, or virtualImages.defaultStorageClassName in the settings of the module`],
  ['VI-07', `VirtualImage shop/debian ${CLASS} (VI-07)
  VirtualDisk shop/golden is on StorageClass safe of replicated.csi.storage.deckhouse.io, and nothing is copied from there to local.csi.storage.deckhouse.io
  got: "fast"
  instead: safe, or another StorageClass of replicated.csi.storage.deckhouse.io`],
  ['VI-08', `VirtualImage shop/debian ${CLASS} (VI-08)
  the module allows fast here, but not safe
  got: "safe"
  instead: fast, or safe among the allowedStorageClassNames of the module (virtualImages.allowedStorageClassSelector.matchNames)`],
  ['CVI-03', `ClusterVirtualImage debian /spec/dataSource/objectRef/namespace (CVI-03)
  a ClusterVirtualImage is in no namespace, so it has to name that of its VirtualDisk
  got: nothing
  instead: the namespace of VirtualDisk golden`],
  ['CVI-04', `ClusterVirtualImage debian /spec/dataSource/containerImage/imagePullSecret/namespace (CVI-04)
  a ClusterVirtualImage is in no namespace, so its pull secret is never found without one
  got: nothing
  instead: the namespace of Secret registry, for example { pullSecretName: 'registry', pullSecretNamespace: … }`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const found = (manifests: Manifest[], facts?: ClusterFacts): string[] => ids(check(manifests, facts));
const http = download('https://example.com/debian-12.qcow2');
const stored = (storage: string | undefined, storageClassName?: string, source: object = http) =>
  image({ ...source, storage, persistentVolumeClaim: storageClassName === undefined ? undefined : { storageClassName } });
const VOLUME = 'PersistentVolumeClaim';

const CLUSTER: ClusterFacts = {
  storageClasses: [
    { name: 'fast', provisioner: 'local' },
    { name: 'safe', provisioner: 'replicated' },
    { name: 'old', labels: { module: 'local-path-provisioner' } },
  ],
};
const settings = (virtualImages: object) => virtualization({ virtualImages });

test.each<[string, Manifest[], ClusterFacts | undefined, string[]]>([
  ['in the registry as a matter of course, with a class', [stored(undefined, 'fast')], CLUSTER, ['VI-04']],
  ['in the registry, with a class that nobody has', [stored('ContainerRegistry', 'new')], CLUSTER, ['VI-04']],
  ['in the registry, with no more than an empty name', [stored('ContainerRegistry', '')], CLUSTER, []],
  ['under the name of old, with a class that nobody has', [stored('Kubernetes', 'new')], CLUSTER, ['VI-03']],
  ['on a class that nobody has', [stored(VOLUME, 'new')], CLUSTER, ['VI-05']],
  ['on a class of old', [stored(VOLUME, 'old')], CLUSTER, ['VI-05']],
  ['on a class that the module forbids', [stored(VOLUME, 'safe'), settings({ defaultStorageClassName: 'fast' })], undefined, ['VI-08']],
  ['on a class that the module forbids, under the name of old', [stored('Kubernetes', 'safe'), settings({ defaultStorageClassName: 'fast' })], undefined, ['VI-03', 'VI-08']],
  ['on a class that the module forbids disks', [stored(VOLUME, 'safe'), virtualization({ virtualDisks: { defaultStorageClassName: 'fast' } })], undefined, []],
  ['in the registry, where the module forbids classes', [stored('ContainerRegistry'), settings({ defaultStorageClassName: 'fast' })], undefined, []],
  ['on the only class that a module of old has', [stored(VOLUME, 'fast'), settings({ storageClassName: 'fast' })], undefined, []],
  ['on another class than the only one of a module of old', [stored(VOLUME, 'safe'), settings({ storageClassName: 'fast' })], undefined, ['VI-08']],
  ['on another class than that of old, which no longer counts',
    [stored(VOLUME, 'safe'), settings({ storageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['safe'] } })], undefined, []],
  ['on no class, with a default of the cluster', [stored(VOLUME), virtualization()], { storageClasses: [{ name: 'fast', isDefault: true }] }, []],
  ['on no class, with a module outside', [stored(VOLUME)], CLUSTER, []],
  ['on no class, under the name of old', [stored('Kubernetes'), virtualization()], CLUSTER, ['VI-03']],
])('an image %s', (_, manifests, facts, expected) => expect(found(manifests, facts).filter(id => id.startsWith('VI-'))).toEqual(expected));

const golden = (storageClassName: string) => disk({ persistentVolumeClaim: { size: '10Gi', storageClassName } }, { name: 'golden' });

test.each<[string, Manifest[], string[]]>([
  ['a disk', [golden('safe'), stored(VOLUME, 'fast', from('VirtualDisk', 'golden'))], ['VI-07']],
  ['a disk, into the registry', [golden('safe'), stored('ContainerRegistry', undefined, from('VirtualDisk', 'golden'))], []],
  ['a snapshot', [golden('safe'), snapshot('golden'), stored(VOLUME, 'fast', from('VirtualDiskSnapshot', 'monday'))], ['VI-07']],
  ['an image on a volume', [stored(VOLUME, 'safe'), image({ storage: VOLUME, persistentVolumeClaim: { storageClassName: 'fast' }, ...from('VirtualImage', 'debian') }, { name: 'copy' })],
    ['VI-07']],
  ['an image in the registry', [stored('ContainerRegistry'), image({ storage: VOLUME, persistentVolumeClaim: { storageClassName: 'fast' }, ...from('VirtualImage', 'debian') }, { name: 'copy' })],
    []],
])('an image on a volume of another driver, from %s', (_, manifests, expected) => expect(found(manifests, CLUSTER)).toEqual(expected));

test.each<[string, Manifest, string[]]>([
  ['an image of the cluster', clusterImage(from('ClusterVirtualImage', 'base')), []],
  ['an image of nowhere', clusterImage(from('VirtualImage', 'base')), ['CVI-03']],
  ['a snapshot of nowhere, said so', clusterImage(from('VirtualDiskSnapshot', 'base', { namespace: '' })), ['CVI-03']],
  ['a disk of a namespace', clusterImage(from('VirtualDisk', 'base', { namespace: 'n' })), []],
  ['a pull secret that says it is nowhere', clusterImage(pulled({ imagePullSecret: { name: 'registry', namespace: '' } })), ['CVI-04']],
  ['a pull secret without a name', clusterImage(pulled({ imagePullSecret: {} })), []],
])('a cluster-wide image with %s', (_, manifest, expected) => expect(found([manifest])).toEqual(expected));

test('a namespace is no longer than namespaces are', () => expect(report([clusterImage(from('VirtualDisk', 'golden', { namespace: 'n'.repeat(64) }))]))
  .toBe(`ClusterVirtualImage debian /spec/dataSource/objectRef/namespace (CVI-03)
  a namespace has at most 63 characters, this one has 64
  got: "${'n'.repeat(64)}"
  instead: the namespace of VirtualDisk golden`));
