import { localClass, replicatedClass, replicatedPool, volumeGroup, volumeGroupSet } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, told } from '../support';

test.each([
  ['STORAGE-34', `ReplicatedStoragePool pool /spec/lvmVolumeGroups/0/thinPoolName (STORAGE-34)
  the volume group vg-a has no thin pool of this name
  got: "fat"
  instead: thin`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (...manifests: Manifest[]): string[] => check(manifests).map(({ severity, pointer, instead }) => `${severity} ${pointer}: ${instead}`);
const THIN = { thinPools: [{ name: 'thin', size: '50%' }, { name: 'spare', size: '10%' }] };
const local = (name: string, poolName: string) => localClass({ type: 'Thin', lvmVolumeGroups: [{ name, thin: { poolName } }] });

test.each<[string, Manifest[], string[]]>([
  ['a class of replicated volumes', [volumeGroup(THIN), replicatedClass({ storage: { type: 'LVMThin', lvmVolumeGroups: [{ name: 'vg-a', thinPoolName: 'fat' }] } })],
    ['warning /spec/storage/lvmVolumeGroups/0/thinPoolName: thin or spare']],
  ['a class of local volumes', [volumeGroup(), local('vg-a', 'thin')], ['warning /spec/lvm/lvmVolumeGroups/0/thin/poolName: a thin pool in the volume group']],
  ['the volume group of a set', [volumeGroupSet(THIN), local('vg-0', 'fat')], ['warning /spec/lvm/lvmVolumeGroups/0/thin/poolName: thin or spare']],
  ['the thin pool of a set', [volumeGroupSet(THIN), local('vg-2', 'spare')], []],
  ['a volume group of its own with the name of a set', [volumeGroupSet(THIN), volumeGroup({ ...THIN, local: { nodeName: 'w' } }, 'vg-0'), local('vg-0', 'thin')], []],
  ['a volume group of the cluster', [volumeGroup(THIN), replicatedPool({ type: 'LVMThin', lvmVolumeGroups: [{ name: 'other', thinPoolName: 'fat' }] })], []],
])('%s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));
