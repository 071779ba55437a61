import { ofCeph, storage } from './kinds';
import { isOfCluster } from '../../domain/history';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Topic } from '../rule';

/** Ceph clusters and classes on them */
export const ceph = new Topic({ severity: 'error', kinds: storage('CephStorageClass'), source: ofCeph('crds/cephstorageclass.yaml') });

const POOL = '/spec/rbd/pool';
const FILE_SYSTEM = '/spec/cephFS/fsName';

export const partOfItsType = ceph.rule({
  id: 'STORAGE-29',
  reads: ['/spec/type', POOL, FILE_SYSTEM],
  says: 'A class of type RBD has a pool and no file system, and a class of type CephFS has a file system and no pool.',
  why: 'The API server rejects others.',
  check: object => {
    const isRbd = object.text('/spec/type') === 'RBD';
    const [needed, other] = isRbd ? [POOL, FILE_SYSTEM] : [FILE_SYSTEM, POOL];
    const type = isRbd ? 'RBD' : 'CephFS';
    const fieldOf = (pointer: string): string => pointer.slice(6).replace('/', '.');
    return [
      ...object.text(needed) ? [] : [{ pointer: needed, wrong: `the type ${type} needs ${fieldOf(needed)}`, instead: 'its name in Ceph' }],
      ...object.text(other) ? [{ pointer: other, wrong: `the type ${type} has no ${fieldOf(other)}`, instead: 'remove it' }] : [],
    ];
  },
});

const CONNECTION = storage('CephClusterConnection');

export const connectionIsWhole = ceph.rule({
  id: 'STORAGE-30',
  kinds: CONNECTION,
  severity: 'warning',
  says: 'A connection has an id of the cluster, a monitor and a user.',
  why: 'The API server accepts an empty list and empty strings, and the connection gets into phase Failed.',
  source: ofCeph('images/controller/pkg/controller/ceph_cluster_connection_watcher_func.go'),
  check: object => [
    ...['clusterID', 'userID'].filter(field => object.text(`/spec/${field}`) === '')
      .map((field): Violation => ({ pointer: `/spec/${field}`, wrong: `'${field}' is empty`, instead: field === 'clusterID' ? 'the output of ceph fsid' : 'the name of the user, without client.' })),
    ...object.list('/spec/monitors').length > 0 ? [] : [{ pointer: '/spec/monitors', wrong: 'the list of monitors is empty', instead: 'addresses with ports, for example 10.0.0.10:6789' }],
  ],
});

/** the keys that Ceph makes: 28 bytes in base64 */
const KEY = /^AQ[A-Za-z0-9+/]{36}==$/;

export const keyIsNotInTheManifest = ceph.rule({
  id: 'STORAGE-31',
  kinds: CONNECTION,
  severity: 'warning',
  says: 'The manifest of a connection has a placeholder for the key, which a tool replaces.',
  why: 'A user who can read the manifest can also read, change and delete all data of the user in Ceph.',
  source: ofCeph('crds/cephclusterconnection.yaml'),
  // an author of constructs has said that the key may be read
  check: object => object.isConstruct || isOfCluster(object) || !KEY.test(object.text('/spec/userKey') ?? '') ? undefined : {
    pointer: '/spec/userKey',
    wrong: 'the key of the Ceph user is readable in the manifest',
    got: NOT_SHOWN,
    instead: 'a placeholder of the tool that applies it, for example ${CEPH_USER_KEY} for Flux or envsubst',
  },
});
