import { disk, download, from, image, snapshot, virtualization } from '../../../src/catalogue/data-source/objects';
import { replicatedClass } from '../../../src/catalogue/storage/objects';
import { poolOn } from '../../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

const CLASS = '/spec/persistentVolumeClaim/storageClassName';

test.each([
  ['VD-11', `VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName (VD-11)
  the cluster has no StorageClass fastest
  got: "fastest"
  instead: fast, faster or safe`],
  ['VD-12', `VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName (VD-12)
  StorageClass local belongs to local-path-provisioner, which DVP no longer supports
  got: "local"
  instead: fast`],
  ['VD-13', `VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName (VD-13)
  neither the module nor the cluster has a default StorageClass
  got: nothing
  instead: a StorageClass, or virtualDisks.defaultStorageClassName in the settings of the ModuleConfig virtualization`],
  ['VD-14', `VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName (VD-14)
  the module allows fast here, but not safe
  got: "safe"
  instead: fast, or add safe to virtualDisks.allowedStorageClassSelector.matchNames of the ModuleConfig virtualization`],
  ['VD-15', `VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName (VD-15)
  VirtualImage shop/debian is on StorageClass fast of local.csi.storage.deckhouse.io, and cannot be copied to a volume of replicated.csi.storage.deckhouse.io
  got: "safe"
  instead: fast, or another StorageClass of local.csi.storage.deckhouse.io`],
  ['VD-16', `VirtualDisk shop/restored /spec/persistentVolumeClaim/storageClassName (VD-16)
  VirtualDiskSnapshot shop/monday is on StorageClass fast of local.csi.storage.deckhouse.io, and cannot be copied to a volume of replicated.csi.storage.deckhouse.io
  got: "safe"
  instead: fast, or another StorageClass of local.csi.storage.deckhouse.io`],
  ['VD-24', `VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName (VD-24)
  the module allows fast or safe here and has no default, so the default of the cluster counts, which may be another one
  got: nothing
  instead: fast or safe, or virtualDisks.defaultStorageClassName in the settings of the ModuleConfig virtualization`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VD-13', ["a StorageClass, or 'defaultStorageClassName' in 'virtualDisks' of the VirtualizationModule"]],
  ['VD-14', ["fast, or add safe to 'allowedStorageClassNames' in 'virtualDisks' of the VirtualizationModule"]],
  ['VD-24', ["fast or safe, or 'defaultStorageClassName' in 'virtualDisks' of the VirtualizationModule"]],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual(advice));

const found = (manifests: Manifest[], facts?: ClusterFacts): string[] => ids(check(manifests, facts));

const on = (storageClassName?: string) => disk({ persistentVolumeClaim: { size: '10Gi', storageClassName } });

const settings = (defaultStorageClassName?: string, ...matchNames: string[]) => virtualization({
  virtualDisks: { defaultStorageClassName, allowedStorageClassSelector: matchNames.length > 0 ? { matchNames } : undefined },
});

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
const byDefault = (name: string): Manifest => ({
  apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
});
const globally = (defaultClusterStorageClass: string): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'global' }, spec: { version: 2, settings: { defaultClusterStorageClass } },
});
const VOLUMES = replicatedClass({}, 'new');

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
    { storageClasses: [{ name: 'a', isDefault: true }, { name: 'b', isDefault: true }, { name: 'fast' }, { name: 'old' }] }, ['VD-24']],
  ['a list, in an unknown cluster', [on(), settings(undefined, 'fast')], undefined, ['VD-24']],
  ['a list and an empty name, in an unknown cluster', [on(''), settings(undefined, 'fast')], undefined, ['VD-24']],
  ['a list and a default, in an unknown cluster', [on(), settings('fast', 'safe')], undefined, []],
  ['no list, in an unknown cluster', [on(), virtualization()], undefined, []],
  ['a class from the list, in an unknown cluster', [on('fast'), settings(undefined, 'fast')], undefined, []],
  ['a list with one of two defaults of the cluster', [on(), settings(undefined, 'a')], { storageClasses: [{ name: 'a', isDefault: true }, { name: 'b', isDefault: true }] }, []],
  ['a list with a default of the app', [on(), settings(undefined, 'fast'), byDefault('fast')], undefined, []],
  ['a list without the default of the app', [on(), settings(undefined, 'fast'), byDefault('slow')], undefined, ['VD-24']],
  ['a list with the default of the global settings', [on(), settings(undefined, 'fast'), globally('fast')], undefined, []],
  ['a list without the default of the global settings', [on(), settings(undefined, 'fast'), globally('slow')], NO_DEFAULT, ['VD-24']],
])('a disk without a StorageClass, with %s', (_, manifests, facts, expected) =>
  // what the module's settings say of themselves is another topic
  expect(found(manifests, facts).filter(id => id.startsWith('VD-'))).toEqual(expected));

test('a forbidden default of the cluster is named', () => expect(report([on(), settings(undefined, 'fast')], CLUSTER))
  .toContain(`VirtualDisk shop/data ${CLASS} (VD-14)
  the module allows fast here, but not safe, the default of the cluster
  got: nothing
  instead: fast, or add safe to virtualDisks.allowedStorageClassSelector.matchNames of the ModuleConfig virtualization`));

test('of many StorageClasses only a few are listed', () => expect(report([on('x')], { storageClasses: Array.from({ length: 12 }, (_, i) => ({ name: `c${i}` })) }))
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

test('the defaults that are known are named', () => expect(report([on(), settings(undefined, 'fast'), byDefault('slow')])).toContain(
  'the module allows fast here and has no default, so the default of the cluster counts, which is slow'));

test('the disks of a pool', () => expect(check([poolOn({}), settings(undefined, 'fast')]).map(({ id, pointer }) => `${id} ${pointer}`)).toEqual([
  'VMP-25 /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/storageClassName',
]));
