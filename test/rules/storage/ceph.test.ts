import { cephClass, cephConnection } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, exampleOf, report, rule, told } from '../support';

test.each([
  ['STORAGE-29', `CephStorageClass ceph-rbd /spec/rbd/pool (STORAGE-29)
  the type RBD needs rbd.pool
  got: nothing
  instead: its name in Ceph`],
  ['STORAGE-30', `CephClusterConnection ceph /spec/monitors (STORAGE-30)
  the list of monitors is empty
  got: a list of 0
  instead: addresses with ports, for example 10.0.0.10:6789`],
  ['STORAGE-31', `CephClusterConnection ceph /spec/userKey (STORAGE-31)
  the key of the Ceph user is readable in the manifest
  instead: a placeholder of the tool that applies it, for example \${CEPH_USER_KEY} for Flux or envsubst`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (...manifests: Manifest[]): string[] => check(manifests).map(({ id, pointer }) => `${id} ${pointer}`);

test.each<[string, Manifest[], string[]]>([
  ['a pool and a file system', [cephClass({ cephFS: { fsName: 'home' } })], ['STORAGE-29 /spec/cephFS/fsName']],
  ['the other type', [cephClass({ type: 'CephFS' })], ['STORAGE-29 /spec/cephFS/fsName', 'STORAGE-29 /spec/rbd/pool']],
  ['empty names', [cephClass({ rbd: { pool: '' }, cephFS: { fsName: '' } })], ['STORAGE-29 /spec/rbd/pool']],
  ['a user without a name', [cephConnection({ userID: '', clusterID: '' })], ['STORAGE-30 /spec/clusterID', 'STORAGE-30 /spec/userID']],
])('%s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));

const KEY = `AQ${'a'.repeat(36)}==`;

test('an author of constructs has said that the key may be read', () =>
  expect(check(exampleOf(rule('STORAGE-31')).breaks(), undefined, true)).toEqual([]));

test('a key in a cluster stays there', () => expect(check([{ ...cephConnection({ userKey: KEY }), status: { phase: 'Created' } }])).toEqual([]));

test.each<[string, object]>([
  ['as it should not be', { userKey: KEY }],
  ['of another type', { userKey: { text: KEY } }],
  ['under another name', { user_key: KEY, clientKey: KEY }],
])('no message has the key, %s', (_, spec) => {
  const text = report([cephConnection(spec)]);
  expect(text).not.toBe('');
  expect(text).not.toContain(KEY.slice(0, 20));
});
