import { localClass, volumeGroup } from '../../../src/catalogue/storage/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { check, told } from '../support';

test.each([
  ['STORAGE-21', `LocalStorageClass local /spec/lvm/lvmVolumeGroups (STORAGE-21)
  some entries have a name, and others a selector
  got: a list of 2
  instead: 'name' or 'labelSelector', the same in all entries`],
  ['STORAGE-22', `LocalStorageClass local /spec/lvm/lvmVolumeGroups/0/thin (STORAGE-22)
  the type Thin needs the name of a thin pool
  got: nothing
  instead: thin.poolName, or the type Thick`],
  ['STORAGE-23', `LocalStorageClass local /spec/lvm/thick (STORAGE-23)
  thin volumes have no such settings
  got: an object with contiguous
  instead: remove it, or the type Thick`],
  ['STORAGE-24', `LocalStorageClass local /spec/lvm/lvmVolumeGroups/1/name (STORAGE-24)
  this volume group stands in the list already
  got: "vg-a"
  instead: each volume group once`],
  ['STORAGE-25', `LocalStorageClass local /spec/lvm/lvmVolumeGroups/1/name (STORAGE-25)
  vg-b and vg-a are both on worker-1
  got: "vg-b"
  instead: one of them, and another class for the other`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

const found = (...manifests: Manifest[]): string[] => check(manifests).map(({ id, pointer }) => `${id} ${pointer}`);
const groups = (...lvmVolumeGroups: object[]) => localClass({ lvmVolumeGroups });
const GROUPS = '/spec/lvm/lvmVolumeGroups';

test.each<[string, Manifest[], string[]]>([
  ['an entry of both and an entry of nothing', [groups({ name: 'a', labelSelector: { matchLabels: { a: 'b' } } }, {})], [`STORAGE-21 ${GROUPS}/0`, `STORAGE-21 ${GROUPS}/1`]],
  ['selectors that are equal', [groups({ labelSelector: { matchLabels: { a: 'b' } } }, { labelSelector: { matchLabels: { a: 'b' } } })], []],
  ['a pool of thick volumes', [groups({ name: 'vg-a', thin: { poolName: 'thin' } })], [`STORAGE-22 ${GROUPS}/0/thin`]],
  ['groups of other apps', [groups({ name: 'vg-a' }, { name: 'vg-b' }), volumeGroup()], []],
])('%s', (_, manifests, expected) => expect(found(...manifests)).toEqual(expected));
