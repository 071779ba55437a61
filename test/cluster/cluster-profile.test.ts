import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { SCHEMAS } from '../../imports/contract/validators';
import { ClusterProfile, ClusterProfileProps, DeckhouseEdition } from '../../src/cluster/cluster-profile';
import { NodeGroupProfile, NodeGroupProfileOptions } from '../../src/cluster/node-group-profile';
import { StorageClassProfile, StorageClassProfileOptions } from '../../src/cluster/storage-class-profile';
import { factsOf } from '../../src/synth/bound-cluster';
import { FeatureGate } from '../../src/values/feature-gate';
import { VolumeBindingMode } from '../../src/values/volume-policies';
import { refusalOf } from '../support';

const FAST: Required<StorageClassProfileOptions> = {
  provisioner: 'csi.example.com', volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER, isDefault: true, labels: { tier: 'a' },
};
const WORKER: Required<NodeGroupProfileOptions> = { labels: { disk: '' }, varyingLabels: ['rack'], taints: ['dedicated'], nodes: 0 };

const WRITTEN: Required<ClusterProfileProps> = {
  dvpRelease: '1.9.0',
  edition: DeckhouseEdition.SE_PLUS,
  kubernetesVersion: '1.31',
  deckhouseRelease: '1.74.2',
  modules: { 'sdn': '0.7.0', 'cni-cilium': '' },
  storageClasses: [StorageClassProfile.of('fast', FAST), StorageClassProfile.of('slow')],
  nodeGroups: [NodeGroupProfile.of('worker', WORKER)],
  zones: ['north'],
  clusterNetworks: ['office'],
  networks: ['shop/backend'],
  systemNetworks: [],
  nodeAddresses: ['192.0.2.1'],
  podSubnetCidr: '10.111.0.0/16',
  serviceSubnetCidr: '10.222.0.0/16',
  virtualMachineCidrs: ['10.66.10.0/24'],
  featureGates: [FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
  virtualMachineClasses: ['generic'],
  defaultVirtualMachineClass: 'generic',
  priorityClasses: ['production'],
  gpuClasses: [],
  crds: { 'virtualization.deckhouse.io/v1alpha2/USBDevice': { type: 'object' } },
  settingsSchema: { type: 'object' },
};

/** as a file has it */
const FULL = { ...WRITTEN, storageClasses: [{ name: 'fast', ...FAST }, { name: 'slow' }], nodeGroups: [{ name: 'worker', ...WORKER }] };

let dir: string;
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'profile-')); });
afterAll(() => rmSync(dir, { recursive: true }));

function file(name: string, text: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

const bound = (profile: ClusterProfile) => {
  const app = Testing.app();
  profile.bind(app);
  return factsOf(app);
};

test('a profile has the given facts only', () => {
  expect(Object.keys(WRITTEN).sort()).toEqual(Object.keys(SCHEMAS['cluster-facts'].properties).sort());
  expect(bound(ClusterProfile.of(WRITTEN))).toEqual(FULL);
  expect(bound(ClusterProfile.of({ zones: undefined, dvpRelease: 'next' }))).toEqual({ dvpRelease: 'next' });
  expect(bound(ClusterProfile.of({}))).toEqual({});
});

test('a later change of the arguments does not change a profile', () => {
  const zones = ['north'];
  const labels: Record<string, string> = { disk: 'nvme' };
  const varyingLabels = ['rack'];
  const nodeGroups = [NodeGroupProfile.of('worker', { labels, varyingLabels })];
  const storageClasses = [StorageClassProfile.of('fast', { labels })];
  labels.disk = 'hdd';
  varyingLabels.push('room');
  const profile = ClusterProfile.of({ zones, nodeGroups, storageClasses });
  zones.push('south');
  nodeGroups.pop();
  storageClasses.pop();
  expect(bound(profile)).toEqual({
    zones: ['north'],
    nodeGroups: [{ name: 'worker', labels: { disk: 'nvme' }, varyingLabels: ['rack'] }],
    storageClasses: [{ name: 'fast', labels: { disk: 'nvme' } }],
  });
});

test.each([
  ['JSON', () => file('full.json', JSON.stringify(FULL)), FULL],
  ['YAML', () => file('small.yaml', "dvpRelease: 1.9.0\nkubernetesVersion: '1.30'\nstorageClasses:\n- name: fast\n  isDefault: yes\n"),
    { dvpRelease: '1.9.0', kubernetesVersion: '1.30', storageClasses: [{ name: 'fast', isDefault: true }] }],
  ['JSON of another name', () => file('full.profile', JSON.stringify(FULL)), FULL],
  ['what PowerShell 5 writes', () => file('wide.json', Buffer.from('\ufeff{"zones": []}', 'utf16le')), { zones: [] }],
  ['a byte order mark', () => file('marked.json', '\ufeff{"zones": []}'), { zones: [] }],
  ['a gate that this library does not know', () => file('gate.json', '{"featureGates": ["FromTheFuture"]}'), { featureGates: ['FromTheFuture'] }],
])('a file: %s', (_, write, facts) => expect(bound(ClusterProfile.fromFile(write()))).toEqual(facts));

test.each<[string, string, string]>([
  ['wrong.yaml', `
dvpRelease: "1.9"
kubernetesVersion: 1.31
edition: Enterprise
storageClass: fast
zones: north
modules: { sdn: main, cni-cilium: 1 }
storageClasses: [{ provisioner: a, isDefault: "true", volumeBindingMode: Late }, { name: a }, { name: a, size: 1 }]
nodeGroups: [{ name: "", nodes: -1, labels: [a] }, worker]
networks: [backend]
virtualMachineCidrs: [10.66.10.0]
virtualMachineClasses:
deckhouseRelease: v1.74.2
`, `the cluster profile FILE has 20 mistakes
  dvpRelease: not a release of DVP, got "1.9": write one like 1.9.0, or next
  kubernetesVersion: not a string, got 1.31: write it in quotes
  edition: not an edition, got "Enterprise": write one of CE, BE, SE, SE+, EE, CSE Lite, CSE Pro
  storageClass: unknown key: write 'storageClasses'
  zones: not a list, got "north": write a list (an empty list means that there are none)
  modules["sdn"]: not a release, got "main": write one like 1.9.0, or an empty string where it is not known
  modules["cni-cilium"]: not a string, got 1: write a string, one like 1.9.0, or an empty string where it is not known
  storageClasses[0].name: is missing: set 'name'
  storageClasses[0].volumeBindingMode: not a binding mode, got "Late": write one of Immediate, WaitForFirstConsumer
  storageClasses[0].isDefault: not true or false, got "true": write true or false, without quotes
  storageClasses[2].size: unknown key: write one of isDefault, labels, name, provisioner, volumeBindingMode
  storageClasses[2].name: is a duplicate, got "a": name each of them once
  nodeGroups[0].name: empty, got "": write a name
  nodeGroups[0].labels: not a map, got ["a"]: write a map of names
  nodeGroups[0].nodes: below zero, got -1: write a whole number, zero or more
  nodeGroups[1]: not a map, got "worker": write a map with some of name, labels, varyingLabels, taints, nodes
  networks[0]: not a namespace and a name, got "backend": write them like shop/backend
  virtualMachineCidrs[0]: not a range of IPv4 addresses, got "10.66.10.0": write one like 10.66.10.0/24
  virtualMachineClasses: not a list, got null: write a list (an empty list means that there are none)
  deckhouseRelease: not a release of Deckhouse, got "v1.74.2": write one like 1.74.2`],
  ['class.json', '{"virtualMachineClasses": ["generic", "host"], "defaultVirtualMachineClass": "genric"}', `the cluster profile FILE has 1 mistake
  defaultVirtualMachineClass: not among 'virtualMachineClasses', got "genric": write 'generic'`],
  ['list.yaml', '- zones: []\n', `the cluster profile FILE has 1 mistake
  not a map, got [{"zones":[]}]: write a map with some of ${Object.keys(FULL).join(', ')}`],
])('a file that is wrong: %s', (name, text, message) => {
  const path = file(name, text);
  const told = refusalOf(() => ClusterProfile.fromFile(path)).replace(path, 'FILE');
  expect(told).toBe(message);
});

test.each<[string, string | undefined, string]>([
  ['no.json', undefined, 'cannot be read: file not found'],
  ['half.json', '{\n"zones": [', 'cannot be read: line 2, column 11: invalid JSON: the text ends where a value is missing'],
  ['comma.json', '{"zones": []\n "a": 1}', "cannot be read: line 2, column 2: invalid JSON: ',' or '}' is missing here"],
  ['half.yaml', 'zones: [', 'cannot be read: line 1, column 9: invalid YAML: the text ends where a value is missing'],
  ['twice.yaml', 'zones: []\nzones: []\n', "cannot be read: line 2, column 1: the key 'zones' stands twice"],
  ['two.yaml', 'zones: []\n---\nzones: []\n', 'cannot be read: line 3, column 1: a second document begins here: the file must have one'],
  ['empty.json', '', "is empty: 'cdk8s-dvp capture --output FILE' writes one"],
  ['empty.yaml', '# to come\n', "is empty: 'cdk8s-dvp capture --output FILE' writes one"],
  ['blank.json', '\ufeff \n', "is empty: 'cdk8s-dvp capture --output FILE' writes one"],
  ['', undefined, 'cannot be read: it is a directory'],
])('a file that cannot be read: %s', (name, text, message) => {
  const path = text === undefined ? join(dir, name) : file(name, text);
  expect(refusalOf(() => ClusterProfile.fromFile(path)).replaceAll(path, 'FILE')).toBe(`the cluster profile FILE ${message}`);
});

test('a value that JSON does not have is refused in words, too', () =>
  expect(refusalOf(() => ClusterProfile.of({ crds: 1n } as any))).toMatch(/'crds'|crds: /));

test('a profile in code is refused in the same words', () =>
  expect(refusalOf(() => ClusterProfile.of({ dvpRelease: 'v1.9.0', podSubnetCidr: '10.111.0.0' }))).toBe(`the cluster profile has 2 mistakes
  dvpRelease: not a release of DVP, got "v1.9.0": write one like 1.9.0, or next
  podSubnetCidr: not a range of IPv4 addresses, got "10.111.0.0": write one like 10.66.10.0/24`));

const legacy = (scope: IConstruct, id: string) => new ApiObject(scope as Construct, id, {
  apiVersion: 'virtualization.deckhouse.io/v1alpha2',
  kind: 'VirtualMachine',
  spec: {
    virtualMachineClassName: 'generic',
    cpu: { cores: 2, coreFraction: '100%' },
    memory: { size: '4Gi' },
    osType: 'Legacy',
    enableParavirtualization: false,
    blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${scope.node.id}-root` }],
  },
} as any);

const chartWith = (app: App, id: string) => {
  const chart = new Chart(app, id, { namespace: 'shop', disableResourceNameHashes: true });
  return { chart, machine: legacy(chart, 'web') };
};

const REFUSED = `VirtualMachine shop/main-web /spec/osType (REL-03)
  this value of 'osType' needs DVP 1.11.0 or newer, the cluster has 1.9.0
  got: "Legacy"
  instead: one of "Windows", "Generic", or update the module 'virtualization' to 1.11.0`;

test('a profile of an app counts for raw objects too', () => {
  const app = Testing.app();
  ClusterProfile.of({ dvpRelease: '1.9.0' }).bind(app);
  chartWith(app, 'main');
  expect(refusalOf(() => app.synth())).toContain(`[main/web] ${REFUSED}`);
});

test('the nearest profile counts', () => {
  const app = Testing.app();
  ClusterProfile.of({ dvpRelease: '1.9.0' }).bind(app);
  const other = chartWith(app, 'other');
  ClusterProfile.of({ dvpRelease: 'next' }).bind(other.chart);
  const { machine } = chartWith(app, 'main');
  expect(refusalOf(() => app.synth())).toContain('1 error in 1 object');
  ClusterProfile.of({}).bind(machine);
  expect(() => app.synth()).not.toThrow();
});

test('one construct has one cluster', () => {
  const app = Testing.app();
  const profile = ClusterProfile.of({});
  const { chart } = chartWith(app, 'main');
  profile.bind(app);
  profile.bind(chart);
  expect(refusalOf(() => profile.bind(app))).toBe('[app] already has a cluster profile: bind one profile only');
  expect(refusalOf(() => profile.bind(chart))).toBe('[main] already has a cluster profile: bind one profile only');
});
