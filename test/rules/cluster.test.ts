import * as fc from 'fast-check';
import { report, rule, told } from './support';
import { FIELD_RELEASES, NEWEST_RELEASE, REMOVED_KINDS, RELEASES } from '../../imports/contract/availability';
import { KINDS } from '../../imports/contract/kinds';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { ClusterFacts, NodeGroupFacts } from '../../src/domain/cluster-facts';
import { compareReleases } from '../../src/domain/release';
import { World } from '../../src/domain/world';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { ManifestSet } from '../../src/manifest/manifest-set';
import { PLACEMENT_RULES } from '../../src/rules/placement/rules';
import { RELEASE_RULES } from '../../src/rules/releases/releases';
import { violationsOf } from '../../src/rules/rule';

const DVP = 'virtualization.deckhouse.io';
const ZONE = 'topology.kubernetes.io/zone';

/** what the rules of the profile alone say: `id pointer`, so that rules of other topics do not matter here */
const cluster = (manifest: Manifest, facts: ClusterFacts): string[] => {
  const object = new ManifestObject(manifest);
  const world = new World(new ManifestSet([object]), facts);
  return [...RELEASE_RULES, ...PLACEMENT_RULES].filter(({ kinds }) => kinds.includes(`${object.group}/${object.kind}`))
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
  'sha1' is in no release up to 1.10.2, the cluster has 1.10.2
  instead: leave 'sha1' out`],
  ['REL-03', `VirtualMachine shop/web /spec/osType (REL-03)
  this word of 'osType' is in no release up to 1.10.2, the cluster has 1.10.2
  got: "Legacy"
  instead: one of "Windows", "Generic"`],
  ['REL-04', `VirtualMachineRestore shop/web (REL-04)
  the kind VirtualMachineRestore went with DVP 1.9.0, the cluster has 1.9.0
  instead: a VirtualMachineOperation of type Restore`],
  ['REL-05', `VirtualMachineClass web /apiVersion (REL-05)
  this version of VirtualMachineClass needs DVP 1.2.0 or newer, the cluster has 1.1.3
  got: "virtualization.deckhouse.io/v1alpha3"
  instead: 'virtualization.deckhouse.io/v1alpha2', or update the module 'virtualization' to 1.2.0`],
  ['ZONE-01', `VirtualMachine shop/web /spec/nodeSelector/topology.kubernetes.io~1zone (ZONE-01)
  the cluster has no such zone
  got: "nort"
  instead: 'north'`],
  ['NODE-01', `VirtualMachine shop/web /spec/nodeSelector/disk (NODE-01)
  no node group has disk=ssd
  instead: a label that a node group has: fast has disk=nvme, slow has disk=hdd`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

test('a new field in several items is told once', () =>
  expect(report([disks({ bootOrder: 1 }, {}, { bootOrder: 2 }, { bootOrder: 3 })], { dvpRelease: '1.8.2' })).toBe(
    `VirtualMachine shop/web /spec/blockDeviceRefs/0/bootOrder (REL-02)
  'bootOrder', here and in 2 other places, needs DVP 1.9.0 or newer, the cluster has 1.8.2
  instead: leave 'bootOrder' out, or update the module 'virtualization' to 1.9.0`));

test.each<[string, Manifest, string, string[]]>([
  ['a field, one patch too early', disks({ bootOrder: 1 }), '1.8.4', ['REL-02 /spec/blockDeviceRefs/0/bootOrder']],
  ['a field, in the release it came with', disks({ bootOrder: 1 }), '1.9.0', []],
  ['the outermost of new fields alone', machine({ networks: [{ type: 'Main', id: 1 }] }), '0.23.1', ['REL-02 /spec/networks']],
  ['a newer field of an older one', machine({ networks: [{ type: 'Main', id: 1 }] }), '1.6.3', ['REL-02 /spec/networks/0/id']],
  ['a word, in a field that is older', machine({ osType: 'Legacy' }), '1.10.2', ['REL-03 /spec/osType']],
  ['an old word of the same field', machine({ osType: 'Windows' }), '0.20.0', []],
  ['what is in no release, on what follows them', machine({ osType: 'Legacy' }), 'next', []],
  ['what is in no release, on one nobody here has seen', machine({ osType: 'Legacy' }), '1.11.0', []],
  ['what is in no release, on a late patch of an earlier one', machine({ osType: 'Legacy' }), '1.9.99', ['REL-03 /spec/osType']],
  ['what the oldest known release has, on an older one', machine(), '0.1.0', []],
  ['a word and its field, which are one choice', operation({ type: 'Clone', clone: { mode: 'Strict' } }), '1.0.0', ['REL-02 /spec/clone']],
  ['a word and its field, in time', operation({ type: 'Clone', clone: { mode: 'Strict' } }), '1.1.0', []],
  ['a gate', settings({ featureGates: ['HotplugCPUWithLiveMigration', 'GPU'] }), '1.9.0', ['REL-03 /spec/settings/featureGates/1']],
  ['gates before there were any', settings({ featureGates: ['GPU'] }), '1.7.2', ['REL-02 /spec/settings/featureGates']],
  ['a setting within a new one', settings({ liveMigration: { network: { type: 'SystemNetwork' } } }), '1.9.6', ['REL-02 /spec/settings/liveMigration']],
  ['the settings of another module', { ...settings({ featureGates: ['GPU'] }), metadata: { name: 'other' } }, '1.0.0', []],
  ['a new kind with new fields in it, as a kind', of('VirtualMachinePool', { virtualMachineTemplate: { spec: { osType: 'Legacy' } } }), '1.9.6', ['REL-01 ']],
  ['a new word in a kind that is there', of('VirtualMachinePool', { virtualMachineTemplate: { spec: { osType: 'Legacy' } } }), '1.10.0',
    ['REL-03 /spec/virtualMachineTemplate/spec/osType']],
  ['a new version with a new field in it, as a version', of('VirtualMachineClass', { sizingPolicies: [{ defaultCoreFraction: '10%' }] }, 'v1alpha3'), '1.1.3', ['REL-05 /apiVersion']],
  ['a new field in a version that is there', of('VirtualMachineClass', { sizingPolicies: [{ defaultCoreFraction: '10%' }] }, 'v1alpha3'), '1.2.0',
    ['REL-02 /spec/sizingPolicies/0/defaultCoreFraction']],
  ['a kind that is gone, while it is there', of('VirtualMachineRestore', {}), '1.8.4', []],
  ['a kind that is gone, on a late patch', of('VirtualMachineRestore', {}), '1.8.9', []],
  ['a field that is gone', of('VirtualDiskSnapshot', { volumeSnapshotClassName: 'a' }), '0.24.0', ['REL-04 /spec/volumeSnapshotClassName']],
  ['a field that is gone, while it is there', of('VirtualDiskSnapshot', { volumeSnapshotClassName: 'a' }), '0.23.1', []],
  ['a word and its field that are gone', settings({ dvcr: { storage: { type: 'ObjectStorage', objectStorage: { type: 'S3' } } } }), '1.9.0',
    ['REL-04 /spec/settings/dvcr/storage/objectStorage']],
  ['a word that is gone', settings({ dvcr: { storage: { type: 'ObjectStorage' } } }), '1.9.0', ['REL-04 /spec/settings/dvcr/storage/type']],
  ['what is no release at all', disks({ bootOrder: 1 }), 'main', []],
])('a release and %s', (_, manifest, dvpRelease, found) => expect(cluster(manifest, { dvpRelease })).toEqual(found));

test('what a release is told of, no newer one is', () => fc.assert(fc.property(
  fc.constantFrom(...RELEASES), fc.constantFrom(...RELEASES),
  fc.constantFrom(machine({ osType: 'Legacy', networks: [{ type: 'Main', id: 1 }], usbDevices: [{ name: 'a' }] }), disks({ bootOrder: 1 }),
    operation({ type: 'Clone', clone: { mode: 'Strict' }, migrate: { nodeSelector: {} } })),
  (a, b, manifest) => {
    const [older, newer] = [a, b].sort(compareReleases).map(dvpRelease => cluster(manifest, { dvpRelease }));
    expect(newer.length).toBeLessThanOrEqual(older.length);
  },
)));

test('each kind and field of the contract is looked at', () => {
  const looked = new Set([...rule('REL-01').kinds, ...rule('REL-04').kinds].map(kind => kind.split('/')[1]));
  const named = [...Object.values(KINDS).map(({ kind }) => kind), ...Object.keys(REMOVED_KINDS).map(key => key.split('/')[0])];
  expect(named.filter(kind => !looked.has(kind))).toEqual([]);
  expect(Object.keys(FIELD_RELEASES).filter(key => key !== 'settings/virtualization' && !(key in KINDS))).toEqual([]);
  expect(RELEASES).toContain(NEWEST_RELEASE);
});

const required = (...nodeSelectorTerms: object[]) =>
  ({ affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } } });
const term = (...matchExpressions: object[]) => ({ matchExpressions });
const has = (key: string, operator: string, ...values: string[]) => ({ key, operator, ...values.length > 0 && { values } });
const TERMS = '/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms';

test.each<[string, Manifest, string[], string[]]>([
  ['a zone that is there, in a term', machine(required(term(has(ZONE, 'In', 'north')))), ['north'], []],
  ['one that is not, beside one that is', machine(required(term(has(ZONE, 'In', 'north', 'east')))), ['north'], [`ZONE-01 ${TERMS}/0/matchExpressions/0/values/1`]],
  ['one to stay away from', machine(required(term(has(ZONE, 'NotIn', 'east')))), ['north'], []],
  ['any', machine(required(term(has(ZONE, 'Exists')))), [], []],
  ['a cluster without zones', machine({ nodeSelector: { [ZONE]: 'north' } }), [], ['ZONE-01 /spec/nodeSelector/topology.kubernetes.io~1zone']],
  ['a class', of('VirtualMachineClass', {
    nodeSelector: { matchLabels: { [ZONE]: 'east' } },
    cpu: { discovery: { nodeSelector: { matchExpressions: [has(ZONE, 'In', 'west')] } } },
  }), ['north'], ['ZONE-01 /spec/nodeSelector/matchLabels/topology.kubernetes.io~1zone',
    'ZONE-01 /spec/cpu/discovery/nodeSelector/matchExpressions/0/values/0']],
  ['a pool', of('VirtualMachinePool', { virtualMachineTemplate: { spec: { nodeSelector: { [ZONE]: 'east' } } } }), ['north'],
    ['ZONE-01 /spec/virtualMachineTemplate/spec/nodeSelector/topology.kubernetes.io~1zone']],
  ['a migration', operation({ type: 'Migrate', migrate: { nodeSelector: { [ZONE]: 'east' } } }), ['north'], ['ZONE-01 /spec/migrate/nodeSelector/topology.kubernetes.io~1zone']],
  ['a wish', machine({ affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, preference: term(has(ZONE, 'In', 'east')) }] } } }), ['north'], []],
])('a zone: %s', (_, manifest, zones, found) => expect(cluster(manifest, { zones })).toEqual(found));

const GROUPS: NodeGroupFacts[] = [
  { name: 'fast', labels: { disk: 'nvme', rack: '7' }, varyingLabels: ['owner'] },
  { name: 'slow', labels: { disk: 'hdd' } },
];

test.each<[string, object, string]>([
  ['labels of two groups at once', { nodeSelector: { disk: 'hdd', rack: '7' } }, `VirtualMachine shop/web /spec/nodeSelector (NODE-01)
  no node group has disk=hdd and rack=7 together
  instead: labels of one node group: fast has disk=nvme and rack=7, slow has disk=hdd`],
  ['a term that nobody meets', required(term(has('disk', 'In', 'ssd', 'tape'))), `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0 (NODE-01)
  no node group has disk in (ssd, tape)
  instead: a label that a node group has: fast has disk=nvme, slow has disk=hdd`],
  ['terms that nobody meets', required(term(has('disk', 'In', 'ssd')), term(has('gpu', 'Exists'))), `VirtualMachine shop/web ${TERMS} (NODE-01)
  no node group meets any of the 2 terms
  instead: labels of one node group: fast has disk=nvme, slow has disk=hdd`],
  ['a term beside labels', { nodeSelector: { rack: '7' }, ...required(term(has('disk', 'NotIn', 'nvme'))) }, `VirtualMachine shop/web ${TERMS} (NODE-01)
  no node group has rack=7 and disk not in (nvme) together
  instead: labels of one node group: fast has rack=7 and disk=nvme, slow has disk=hdd`],
  ['a number', required(term(has('rack', 'Gt', '7'))), `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0 (NODE-01)
  no node group has rack > 7
  instead: a label that a node group has: fast has rack=7, slow has none of them`],
  ['a group that is not there', { nodeSelector: { 'node.deckhouse.io/group': 'medium' } }, `VirtualMachine shop/web /spec/nodeSelector/node.deckhouse.io~1group (NODE-01)
  no node group has node.deckhouse.io/group=medium
  instead: a label that a node group has: fast has node.deckhouse.io/group=fast, slow has node.deckhouse.io/group=slow`],
  ['a role of the own making', { nodeSelector: { 'node-role.deckhouse.io/vm': '' } }, `VirtualMachine shop/web /spec/nodeSelector/node-role.deckhouse.io~1vm (NODE-01)
  no node group has node-role.deckhouse.io/vm=
  instead: a label that a node group has: fast has none of them, slow has none of them`],
])('nodes: %s', (_, spec, text) => expect(report([machine(spec)], { nodeGroups: GROUPS })).toBe(text));

test.each<[string, object, NodeGroupFacts[]]>([
  ['labels of one group', { nodeSelector: { disk: 'nvme', rack: '7' } }, GROUPS],
  ['one of two terms', required(term(has('disk', 'In', 'ssd')), term(has('disk', 'Exists'))), GROUPS],
  ['a label to be without', required(term(has('rack', 'DoesNotExist'), has('rack', 'NotIn', '7'))), GROUPS],
  ['a smaller number', required(term(has('rack', 'Lt', '8'))), GROUPS],
  ['a label that some nodes of a group have', { nodeSelector: { owner: 'me' } }, GROUPS],
  ['what nobody lists', { nodeSelector: { 'kubernetes.io/hostname': 'node-1', 'node-role.kubernetes.io/worker': '', [ZONE]: 'east', 'virtualization.deckhouse.io/kvm-enabled': 'true' } }, GROUPS],
  ['a group by its name', { nodeSelector: { 'node.deckhouse.io/group': 'slow' } }, GROUPS],
  ['a group that does not say its labels', { nodeSelector: { disk: 'ssd' } }, [...GROUPS, { name: 'new' }]],
  ['a cluster without groups', { nodeSelector: { disk: 'ssd' } }, []],
  ['fields of nodes', required({ matchFields: [has('metadata.name', 'In', 'node-1')] }), GROUPS],
])('nodes: %s pass', (_, spec, nodeGroups) => expect(report([machine(spec)], { nodeGroups })).toBe(''));
