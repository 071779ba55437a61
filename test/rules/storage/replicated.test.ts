import { replicatedClass, replicatedPool } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, report, told } from '../support';

test.each([
  ['STORAGE-12', `ReplicatedStoragePool pool /spec/lvmVolumeGroups/0/thinPoolName (STORAGE-12)
  the type LVM has no thin pools
  got: "thin"
  instead: remove it, or the type LVMThin

ReplicatedStorageClass replicated /spec/storage/lvmVolumeGroups/0/thinPoolName (STORAGE-12)
  the type LVMThin needs the name of a thin pool
  got: nothing
  instead: the name of a thin pool of the volume group, or the type LVM`],
  ['STORAGE-13', `ReplicatedStoragePool pool /spec/lvmVolumeGroups/2/name (STORAGE-13)
  this volume group stands in the list already
  got: "vg-a"
  instead: each volume group once`],
  ['STORAGE-14', `ReplicatedStoragePool pool /spec/systemNetworkNames/0 (STORAGE-14)
  replicas use the network of the nodes, and no other one
  got: "storage"
  instead: Internal, or leave the list out`],
  ['STORAGE-15', `ReplicatedStorageClass replicated /spec/guaranteedMinimumDataRedundancy (STORAGE-15)
  'failuresToTolerate' needs 'guaranteedMinimumDataRedundancy'
  got: nothing
  instead: 0, 1 or 2`],
  ['STORAGE-16', `ReplicatedStorageClass replicated /spec/topology (STORAGE-16)
  one copy of a volume has no other zone
  got: "Zonal"
  instead: Ignored, or more copies`],
  ['STORAGE-17', `ReplicatedStorageClass replicated /spec/zones (STORAGE-17)
  the copies of this class need at least 3 zones, here are 2 zones
  instead: at least 3 zones, or no list for all zones`],
  ['STORAGE-18', `ReplicatedStorageClass replicated /spec/configurationRolloutStrategy/rollingUpdate (STORAGE-18)
  the type RollingUpdate needs 'rollingUpdate'
  got: nothing
  instead: rollingUpdate.maxParallel, for example 5`],
  ['STORAGE-19', `ReplicatedStorageClass replicated /spec/storage (STORAGE-19)
  a class needs volume groups
  got: nothing
  instead: 'storagePool' or, with the new control plane, 'storage'`],
  ['STORAGE-20', `ReplicatedStorageClass replicated /spec/storage (STORAGE-20)
  'storage' needs the new control plane of sds-replicated-volume, which only development builds of Deckhouse have
  instead: 'storagePool'`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (spec: object): string[] => check([replicatedClass(spec)]).map(({ id, pointer }) => `${id} ${pointer}`);
const numbers = (failuresToTolerate: number, guaranteedMinimumDataRedundancy: number, rest: object = {}) =>
  ({ failuresToTolerate, guaranteedMinimumDataRedundancy, ...rest });
const across = (zones: number, rest: object) => ({ topology: 'TransZonal', zones: ['a', 'b', 'c', 'd', 'e'].slice(0, zones), ...rest });

test.each<[string, object, string[]]>([
  ['numbers beside a word', numbers(1, 1, { replication: 'Availability' }), ['STORAGE-15 /spec/replication']],
  ['numbers that are far apart', numbers(2, 0), ['STORAGE-15 /spec/guaranteedMinimumDataRedundancy']],
  ['one number', { guaranteedMinimumDataRedundancy: 1 }, ['STORAGE-15 /spec/failuresToTolerate']],
  ['one copy by numbers', numbers(0, 0, { topology: 'TransZonal' }), ['STORAGE-16 /spec/topology']],
  ['one copy anywhere', numbers(0, 0), []],
  ['zones of one zone', { topology: 'Zonal', zones: ['a'] }, []],
  ['three copies in two zones', across(2, {}), ['STORAGE-17 /spec/zones']],
  ['three copies in three zones', across(3, { replication: 'ConsistencyAndAvailability' }), []],
  ['more zones than copies, by a word', across(5, { replication: 'Availability' }), []],
  ['more zones than copies, by numbers', across(5, numbers(1, 0)), ['STORAGE-17 /spec/zones']],
  ['four zones for four copies', across(4, numbers(2, 1)), []],
  ['five zones', across(5, numbers(2, 2)), []],
  ['a list of zones that the definition contradicts', across(2, numbers(0, 1)), ['STORAGE-17 /spec/zones']],
  ['all zones', across(0, numbers(0, 1)), []],
  ['a part of another strategy', { eligibleNodesConflictResolutionStrategy: { type: 'Manual', rollingRepair: { maxParallel: 1 } } },
    ['STORAGE-18 /spec/eligibleNodesConflictResolutionStrategy/rollingRepair']],
  ['no part of a strategy without one', { configurationRolloutStrategy: { type: 'NewVolumesOnly' } }, []],
  ['a pool and volume groups', { storagePool: 'pool' }, ['STORAGE-19 /spec/storagePool']],
  ['an empty pool', { storagePool: '' }, []],
])('%s', (_, spec, expected) => expect(found(spec)).toEqual(expected));

const old = { modules: { 'sds-replicated-volume': '0.9.4' } };

test('fields of a newer release than that of the cluster', () => expect(report([replicatedClass({ nodeLabelSelector: { matchLabels: { a: 'b' } } })], old))
  .toBe(`ReplicatedStorageClass replicated /spec/storage (STORAGE-20)
  'storage' needs sds-replicated-volume 0.9.5 or newer, the cluster has 0.9.4
  instead: 'storagePool'

ReplicatedStorageClass replicated /spec/nodeLabelSelector (STORAGE-20)
  'nodeLabelSelector' needs sds-replicated-volume 0.9.5 or newer, the cluster has 0.9.4
  instead: leave it out`));

const recent = { modules: { 'sds-replicated-volume': '0.9.6' } };
const controlPlane = (newControlPlane: boolean): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'sds-replicated-volume' }, spec: { version: 2, settings: { newControlPlane } },
});
const ofPool = replicatedClass({ storage: undefined, storagePool: 'pool' });

test.each<[string, Manifest[], string[]]>([
  ['a pool', [ofPool], []],
  ['a pool beside other settings', [ofPool, controlPlane(false)], []],
  ['a pool and the new control plane', [ofPool, controlPlane(true)], ['error /spec/storagePool']],
  ['volume groups', [replicatedClass()], ['warning /spec/storage']],
  ['volume groups and the new control plane', [replicatedClass(), controlPlane(true)], []],
  ['other fields of the new control plane', [replicatedClass({ storage: undefined, storagePool: 'pool', eligibleNodesPolicy: { notReadyGracePeriod: '10m' } })],
    ['warning /spec/eligibleNodesPolicy']],
])('in a recent release, %s', (_, manifests, places) =>
  expect(check(manifests, recent).map(({ severity, pointer }) => `${severity} ${pointer}`)).toEqual(places));

test.each<[string, Manifest, object]>([
  ['a pool of the old release', replicatedClass({ storage: undefined, storagePool: 'pool' }), old],
  ['a release that is not known', replicatedClass({ storage: undefined, storagePool: 'pool' }), { modules: { 'sds-replicated-volume': '' } }],
  ['a pool itself', replicatedPool({ zones: ['a'] }), old],
])('%s is accepted', (_, manifest, facts) => expect(check([manifest], facts)).toEqual([]));
