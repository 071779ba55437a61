import * as fc from 'fast-check';
import { FIELD_RELEASES, NEWEST_RELEASE, REMOVED_KINDS, RELEASES } from '../../../imports/contract/availability';
import { KINDS } from '../../../imports/contract/kinds';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { compareReleases } from '../../../src/domain/release';
import { World } from '../../../src/domain/world';
import { Manifest, ManifestObject } from '../../../src/manifest/manifest';
import { ManifestSet } from '../../../src/manifest/manifest-set';
import { needs, orUpdate, tooOld } from '../../../src/rules/releases/release-spans';
import { RELEASE_RULES } from '../../../src/rules/releases/rules';
import { violationsOf } from '../../../src/rules/rule';
import { report, rule, told } from '../support';

const DVP = 'virtualization.deckhouse.io';

/** findings of these rules only: `id pointer`, so that rules of other topics do not matter here */
const cluster = (manifest: Manifest, facts: ClusterFacts): string[] => {
  const object = new ManifestObject(manifest);
  const world = new World(new ManifestSet([object]), facts);
  return RELEASE_RULES.filter(({ kinds }) => kinds.includes(`${object.group}/${object.kind}`))
    .flatMap(each => violationsOf(each, object, world).map(({ pointer }) => `${each.id} ${pointer}`));
};

const of = (kind: string, spec: object, version = 'v1alpha2'): Manifest =>
  ({ apiVersion: `${DVP}/${version}`, kind, metadata: { name: 'web', namespace: 'shop' }, spec });

const operation = (spec: object) => of('VirtualMachineOperation', { virtualMachineName: 'web', ...spec });
const settings = (values: object): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'virtualization' }, spec: { enabled: true, version: 1, settings: values },
});
const disks = (...refs: object[]) => machine({ blockDeviceRefs: refs.map((ref, i) => ({ kind: 'VirtualDisk', name: `disk-${i}`, ...ref })) });

test.each([
  ['REL-01', `VirtualMachineMACAddress shop/web (REL-01)
  the kind VirtualMachineMACAddress needs DVP 0.25.0 or newer, the cluster has 0.24.1
  instead: leave the object out, or update the module 'virtualization' to 0.25.0`],
  ['REL-02', `VirtualDisk shop/web /spec/dataSource/http/checksum/sha1 (REL-02)
  'sha1' needs DVP 1.11.0 or newer, the cluster has 1.10.2
  instead: leave 'sha1' out, or update the module 'virtualization' to 1.11.0`],
  ['REL-03', `VirtualMachine shop/web /spec/osType (REL-03)
  this value of 'osType' needs DVP 1.11.0 or newer, the cluster has 1.10.2
  got: "Legacy"
  instead: one of "Windows", "Generic", or update the module 'virtualization' to 1.11.0`],
  ['REL-04', `VirtualMachineRestore shop/web (REL-04)
  the kind VirtualMachineRestore was removed in DVP 1.9.0, the cluster has 1.9.0
  instead: a VirtualMachineOperation of type Restore`],
  ['REL-05', `VirtualMachineClass web /apiVersion (REL-05)
  this version of VirtualMachineClass needs DVP 1.2.0 or newer, the cluster has 1.1.3
  got: "virtualization.deckhouse.io/v1alpha3"
  instead: 'virtualization.deckhouse.io/v1alpha2', or update the module 'virtualization' to 1.2.0`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test('a new field in several items is reported once', () =>
  expect(report([disks({ bootOrder: 1 }, {}, { bootOrder: 2 }, { bootOrder: 3 })], { dvpRelease: '1.8.2' })).toBe(
    `VirtualMachine shop/web /spec/blockDeviceRefs/0/bootOrder (REL-02)
  'bootOrder', here and in 2 other places, needs DVP 1.9.0 or newer, the cluster has 1.8.2
  instead: leave 'bootOrder' out, or update the module 'virtualization' to 1.9.0`));

test.each<[string, Manifest, string, string[]]>([
  ['a field, one patch too early', disks({ bootOrder: 1 }), '1.8.4', ['REL-02 /spec/blockDeviceRefs/0/bootOrder']],
  ['a field, in the release it came with', disks({ bootOrder: 1 }), '1.9.0', []],
  ['the outermost of new fields alone', machine({ networks: [{ type: 'Main', id: 1 }] }), '0.23.1', ['REL-02 /spec/networks']],
  ['a newer field of an older one', machine({ networks: [{ type: 'Main', id: 1 }] }), '1.6.3', ['REL-02 /spec/networks/0/id']],
  ['a value, in a field that is older', machine({ osType: 'Legacy' }), '1.10.2', ['REL-03 /spec/osType']],
  ['an old value of the same field', machine({ osType: 'Windows' }), '0.20.0', []],
  ['a value of the newest minor release, on its last patch', machine({ osType: 'Legacy' }), '1.11.1', []],
  ['a value of the newest minor release, on what follows it', machine({ osType: 'Legacy' }), 'next', []],
  ['a value of the newest minor release, on an unknown newer one', machine({ osType: 'Legacy' }), '1.12.0', []],
  ['a value of the newest minor release, on an unknown patch of an earlier one', machine({ osType: 'Legacy' }), '1.9.99', ['REL-03 /spec/osType']],
  ['what the oldest known release has, on an older one', machine(), '0.1.0', []],
  ['a value and its field, which are one choice', operation({ type: 'Clone', clone: { mode: 'Strict' } }), '1.0.0', ['REL-02 /spec/clone']],
  ['a value and its field, in time', operation({ type: 'Clone', clone: { mode: 'Strict' } }), '1.1.0', []],
  ['a gate', settings({ featureGates: ['HotplugCPUWithLiveMigration', 'GPU'] }), '1.9.0', ['REL-03 /spec/settings/featureGates/1']],
  ['gates before there were any', settings({ featureGates: ['GPU'] }), '1.7.2', ['REL-02 /spec/settings/featureGates']],
  ['a setting within a new one', settings({ liveMigration: { network: { type: 'SystemNetwork' } } }), '1.9.6', ['REL-02 /spec/settings/liveMigration']],
  ['the settings of another module', { ...settings({ featureGates: ['GPU'] }), metadata: { name: 'other' } }, '1.0.0', []],
  ['a new kind with new fields in it, as a kind', of('VirtualMachinePool', { virtualMachineTemplate: { spec: { osType: 'Legacy' } } }), '1.9.6', ['REL-01 ']],
  ['a new value in an existing kind', of('VirtualMachinePool', { virtualMachineTemplate: { spec: { osType: 'Legacy' } } }), '1.10.0',
    ['REL-03 /spec/virtualMachineTemplate/spec/osType']],
  ['a new version with a new field in it, as a version', of('VirtualMachineClass', { sizingPolicies: [{ defaultCoreFraction: '10%' }] }, 'v1alpha3'), '1.1.3', ['REL-05 /apiVersion']],
  ['a new field in an existing version', of('VirtualMachineClass', { sizingPolicies: [{ defaultCoreFraction: '10%' }] }, 'v1alpha3'), '1.2.0',
    ['REL-02 /spec/sizingPolicies/0/defaultCoreFraction']],
  ['a removed kind, before its removal', of('VirtualMachineRestore', {}), '1.8.4', []],
  ['a removed kind, on a late patch', of('VirtualMachineRestore', {}), '1.8.9', []],
  ['a removed field', of('VirtualDiskSnapshot', { volumeSnapshotClassName: 'a' }), '0.24.0', ['REL-04 /spec/volumeSnapshotClassName']],
  ['a removed field, before its removal', of('VirtualDiskSnapshot', { volumeSnapshotClassName: 'a' }), '0.23.1', []],
  ['a value and its field that are removed', settings({ dvcr: { storage: { type: 'ObjectStorage', objectStorage: { type: 'S3' } } } }), '1.9.0',
    ['REL-04 /spec/settings/dvcr/storage/objectStorage']],
  ['a removed value', settings({ dvcr: { storage: { type: 'ObjectStorage' } } }), '1.9.0', ['REL-04 /spec/settings/dvcr/storage/type']],
  ['a text that is not a release', disks({ bootOrder: 1 }), 'main', []],
])('a release and %s', (_, manifest, dvpRelease, found) => expect(cluster(manifest, { dvpRelease })).toEqual(found));

test('a newer release never has more findings', () => fc.assert(fc.property(
  fc.constantFrom(...RELEASES), fc.constantFrom(...RELEASES),
  fc.constantFrom(machine({ osType: 'Legacy', networks: [{ type: 'Main', id: 1 }], usbDevices: [{ name: 'a' }] }), disks({ bootOrder: 1 }),
    operation({ type: 'Clone', clone: { mode: 'Strict' }, migrate: { nodeSelector: {} } })),
  (a, b, manifest) => {
    const [older, newer] = [a, b].sort(compareReleases).map(dvpRelease => cluster(manifest, { dvpRelease }));
    expect(newer.length).toBeLessThanOrEqual(older.length);
  },
)));

test('each kind and field of the contract is checked', () => {
  const looked = new Set([...rule('REL-01').kinds, ...rule('REL-04').kinds].map(kind => kind.split('/')[1]));
  const named = [...Object.values(KINDS).filter(({ module }) => module === undefined).map(({ kind }) => kind), ...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0])];
  expect(named.filter(kind => !looked.has(kind))).toEqual([]);
  expect(Object.keys(FIELD_RELEASES).filter(key => key !== 'settings/virtualization' && !(key in KINDS))).toEqual([]);
  expect(RELEASES).toContain(NEWEST_RELEASE);
});

// a kind of a checkout that nobody has dated yet
test('a part of no release is reported as such', () => {
  expect([NEWEST_RELEASE, 'next', '99.0.0'].map(release => tooOld(release, 'next'))).toEqual([true, false, false]);
  expect(needs('next', '1.9.0')).toBe(`is in no release up to ${NEWEST_RELEASE}, the cluster has 1.9.0`);
  expect(orUpdate('leave it out', 'next')).toBe('leave it out');
});
