import { cephClass, localClass, nfsClass, replicatedClass } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, told } from '../support';

test.each([
  ['STORAGE-32', `LocalStorageClass fast /metadata/name (STORAGE-32)
  NFSStorageClass fast makes the StorageClass of this name, too
  got: "fast"
  instead: another name

NFSStorageClass fast /metadata/name (STORAGE-32)
  LocalStorageClass fast makes the StorageClass of this name, too
  got: "fast"
  instead: another name`],
  ['STORAGE-33', `StorageClass fast /provisioner (STORAGE-33)
  only its storage module makes a StorageClass of this driver
  got: "local.csi.storage.deckhouse.io"
  instead: a LocalStorageClass of this name`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (...manifests: Manifest[]): string[] => check(manifests).map(({ id, object }) => `${id} ${object}`);
const storageClass = (name: string, provisioner: string, rest: object = {}): Manifest => ({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name, ...rest }, provisioner });
const on = (name: string): Manifest => ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name }, spec: { enabled: true } });

test.each<[string, Manifest[], string[]]>([
  ['classes of other names', [localClass({}, 'a'), replicatedClass({}, 'b'), nfsClass({}, 'c'), cephClass({}, 'd')], []],
  ['a StorageClass of the same name', [localClass({}, 'a'), storageClass('a', 'csi.example.com')], ['STORAGE-32 LocalStorageClass a']],
  ['the StorageClass that the module made, in a dump', [localClass({}, 'a'), storageClass('a', 'local.csi.storage.deckhouse.io', { uid: '1' })], []],
  ['NFS of another installation', [storageClass('a', 'nfs.csi.k8s.io')], []],
  ['NFS of the module', [storageClass('a', 'nfs.csi.k8s.io'), on('csi-nfs')], ['STORAGE-33 StorageClass a']],
  ['Ceph of the module', [storageClass('a', 'rbd.csi.ceph.com'), on('csi-ceph')], ['STORAGE-33 StorageClass a']],
  ['a driver with the name of a method', [storageClass('a', 'constructor')], []],
])('%s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));
