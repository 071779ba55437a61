import { nfsClass } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, told } from '../support';

test.each([
  ['STORAGE-26', `NFSStorageClass nfs /spec/connection/tls (STORAGE-26)
  'mtls' needs 'tls'
  got: nothing
  instead: true`],
  ['STORAGE-27', `NFSStorageClass nfs /spec/volumeCleanup (STORAGE-27)
  Discard needs NFS 4.2
  got: "Discard"
  instead: another way, or nfsVersion 4.2`],
  ['STORAGE-28', `NFSStorageClass nfs /spec/connection/nfsVersion (STORAGE-28)
  the ModuleConfig csi-nfs must have v3support: true for this
  got: "3"
  instead: v3support: true in the ModuleConfig`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('STORAGE-28 advises authors of constructs', () => expect(adviceInCode('STORAGE-28')).toEqual(["'nfs3' of the CsiNfsModule"]));

const found = (...manifests: Manifest[]): string[] => check(manifests).map(({ id, pointer }) => `${id} ${pointer}`);
const connected = (connection: object, rest: object = {}) => nfsClass({ connection: { host: 'nfs.example.com', share: '/export', nfsVersion: '4.1', ...connection }, ...rest });
const csiNfs = (settings?: object): Manifest =>
  ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'csi-nfs' }, spec: { enabled: true, ...settings === undefined ? {} : { version: 1, settings } } });

test.each<[string, Manifest[], string[]]>([
  ['a cleanup of volumes that stay', [connected({ nfsVersion: '4.2' }, { volumeCleanup: 'Discard', reclaimPolicy: 'Retain' })], ['STORAGE-27 /spec/volumeCleanup']],
  ['another cleanup over an older version', [connected({}, { volumeCleanup: 'RandomFillSinglePass' })], []],
  ['version 3, and a module without settings', [connected({ nfsVersion: '3' }), csiNfs()], ['STORAGE-28 /spec/connection/nfsVersion']],
  ['version 3, and a module of the cluster', [connected({ nfsVersion: '3' })], []],
  ['TLS without an authority', [connected({ tls: true }), csiNfs({ tlsParameters: {} })], ['STORAGE-28 /spec/connection/tls']],
  ['mutual TLS, whose key is a secret', [connected({ tls: true, mtls: true }), csiNfs({ tlsParameters: { ca: 'UEVN' } })], []],
])('%s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));
