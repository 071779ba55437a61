import { disk, download, from, image, snapshot, virtualization } from '../../../src/catalogue/data-source/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, told } from '../support';

test.each([
  ['VI-03', `VirtualImage shop/debian /spec/storage (VI-03)
  this name of the storage is deprecated, and with it the webhook does not check the StorageClass
  got: "Kubernetes"
  instead: PersistentVolumeClaim, which means the same`],
  ['VI-04', `VirtualImage shop/debian /spec/persistentVolumeClaim/storageClassName (VI-04)
  an image in the registry has no volume, so its StorageClass is unused
  got: "fast"
  instead: storage: PersistentVolumeClaim, or no StorageClass`],
  ['VI-05', `VirtualImage shop/debian /spec/persistentVolumeClaim/storageClassName (VI-05)
  the cluster has no StorageClass faster
  got: "faster"
  instead: fast or safe`],
  ['VI-06', `VirtualImage shop/debian /spec/persistentVolumeClaim/storageClassName (VI-06)
  neither the module nor the cluster has a default StorageClass
  got: nothing
  instead: a StorageClass, or virtualImages.defaultStorageClassName in the settings of the ModuleConfig virtualization`],
  ['VI-07', `VirtualImage shop/debian /spec/persistentVolumeClaim/storageClassName (VI-07)
  VirtualDisk shop/golden is on StorageClass safe of replicated.csi.storage.deckhouse.io, and cannot be copied to a volume of local.csi.storage.deckhouse.io
  got: "fast"
  instead: safe, or another StorageClass of replicated.csi.storage.deckhouse.io`],
  ['VI-08', `VirtualImage shop/debian /spec/persistentVolumeClaim/storageClassName (VI-08)
  the module allows fast here, but not safe
  got: "safe"
  instead: fast, or add safe to virtualImages.allowedStorageClassSelector.matchNames of the ModuleConfig virtualization`],
  ['VI-11', `VirtualImage shop/debian /spec/persistentVolumeClaim/storageClassName (VI-11)
  the module allows fast or safe here and has no default, so the default of the cluster counts, which may be another one
  got: nothing
  instead: fast or safe, or virtualImages.defaultStorageClassName in the settings of the ModuleConfig virtualization`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VI-03', ['ImageStorage.persistentVolumeClaim(), which means the same']],
  ['VI-04', ["ImageStorage.persistentVolumeClaim('fast'), or no StorageClass"]],
  ['VI-06', ["a StorageClass, or 'defaultStorageClassName' in 'virtualImages' of the VirtualizationModule"]],
  ['VI-08', ["fast, or add safe to 'allowedStorageClassNames' in 'virtualImages' of the VirtualizationModule"]],
  ['VI-11', ["fast or safe, or 'defaultStorageClassName' in 'virtualImages' of the VirtualizationModule"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

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

const listed = virtualization({ virtualImages: { allowedStorageClassSelector: { matchNames: ['fast'] } } });

test.each([
  ['PersistentVolumeClaim', ['VI-11']], ['Kubernetes', ['VI-03', 'VI-11']], ['ContainerRegistry', []],
])('a list without a default, for an image of storage %s', (storage, expected) =>
  expect(found([listed, image({ ...download('https://example.com/x.img'), storage })])).toEqual(expected));
