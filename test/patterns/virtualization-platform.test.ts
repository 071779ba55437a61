import { mkdtempSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Size, Testing, YamlOutputType } from 'cdk8s';
import * as dvp from '../../src/index';
import { checkApp } from '../../src/synth/check-app';
import { refusalOf } from '../support';

const NODES = ['node-1', 'node-2', 'node-3'];
const SSD = [dvp.BlockDevices.rotational(false)];
const BASE = { dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)), virtualMachineCidrs: ['10.66.10.0/24'] };
const existing = dvp.Storage.existing('fast');

const chartIn = (app = new App({ outdir: mkdtempSync(join(tmpdir(), 'platform-')) }), namespace?: string) => new Chart(app, 'platform', { namespace });
type Props = Partial<dvp.VirtualizationPlatformProps>;
const platformIn = (chart: Chart, props: Props = {}) => new dvp.VirtualizationPlatform(chart, 'Platform', { ...BASE, storage: existing, ...props });

const synth = (props: Props, more: (platform: dvp.VirtualizationPlatform) => void = () => {}): any[] => {
  const chart = chartIn(undefined, 'shop');
  more(platformIn(chart, props));
  return Testing.synth(chart);
};
const summary = ({ kind, metadata, spec }: any): string => `${kind} ${metadata.name}${spec.enabled === true ? ' on' : ''}`;

const ALWAYS = ['ModuleConfig snapshot-controller on', 'ModuleConfig global', 'ModuleConfig virtualization on'];
const LVM = (module: string, name: string) => [
  'ModuleConfig sds-node-configurator on', `ModuleConfig ${module} on`, ...NODES.map(node => `LVMVolumeGroup ${name}-${node}`),
];

test.each<[string, Props, string[]]>([
  ['a class that exists', {}, ALWAYS],
  ['replicated storage', { storage: dvp.Storage.replicated({ nodes: NODES, blockDevices: SSD }) },
    [...ALWAYS, ...LVM('sds-replicated-volume', 'replicated'), 'ReplicatedStoragePool replicated', 'ReplicatedStorageClass replicated']],
  ['replicated storage without a pool', { storage: dvp.Storage.replicated({ nodes: NODES, blockDevices: SSD, storagePool: false }) },
    [...ALWAYS, ...LVM('sds-replicated-volume', 'replicated'), 'ReplicatedStorageClass replicated']],
  ['local storage', { storage: dvp.Storage.local({ nodes: NODES, blockDevices: SSD, storageClassName: 'ssd' }) },
    [...ALWAYS, ...LVM('sds-local-volume', 'ssd'), 'LocalStorageClass ssd']],
  ['NFS', { storage: dvp.Storage.nfs({ host: 'nfs.example.com', share: '/machines', version: dvp.NfsVersion.V4_2 }) },
    [...ALWAYS, 'ModuleConfig csi-nfs on', 'NFSStorageClass nfs']],
  ['Ceph', {
    storage: dvp.Storage.ceph({ connection: dvp.CephClusterConnection.fromCephClusterConnectionName('ceph'), volumes: dvp.CephVolumes.rbd('machines') }),
  }, [...ALWAYS, 'ModuleConfig csi-ceph on', 'CephStorageClass ceph']],
  ['the console', { console: true }, [...ALWAYS, 'ModuleConfig console on']],
  ['no snapshots', { snapshots: false }, ALWAYS.slice(1)],
  ['no default class', { defaultClass: false }, ['ModuleConfig snapshot-controller on', 'ModuleConfig virtualization on']],
  ['the module sdn', { sdn: true }, [...ALWAYS, 'ModuleConfig sdn on']],
  ['a network for live migrations', { liveMigrationNetworkName: 'migration' }, [...ALWAYS, 'ModuleConfig sdn on']],
  ['a network for live migrations of a module that is on', { liveMigrationNetworkName: 'migration', sdn: false }, ALWAYS],
])('a platform with %s', (_, props, objects) => expect(synth(props).map(summary).sort()).toEqual([...objects].sort()));

const specOf = (objects: any[], kind: string, name: string) => objects.find(object => object.kind === kind && object.metadata.name === name).spec;

test('replicated storage names its groups, pool and class by each other', () => {
  const objects = synth({
    storage: dvp.Storage.replicated({
      nodes: NODES, blockDevices: SSD, thinPool: dvp.ThinPool.percent('thin', 90), replication: dvp.Replication.AVAILABILITY,
    }),
  });
  expect(['LVMVolumeGroup replicated-node-2', 'ReplicatedStoragePool replicated', 'ReplicatedStorageClass replicated'].map(each => {
    const [kind, name] = each.split(' ');
    return specOf(objects, kind, name);
  })).toEqual([
    {
      type: 'Local',
      local: { nodeName: 'node-2' },
      actualVGNameOnTheNode: 'machines',
      blockDeviceSelector: { matchLabels: { 'status.blockdevice.storage.deckhouse.io/rota': 'false' } },
      thinPools: [{ name: 'thin', size: '90%', allocationLimit: '150%' }],
    },
    { type: 'LVMThin', lvmVolumeGroups: NODES.map(node => ({ name: `replicated-${node}`, thinPoolName: 'thin' })) },
    { storagePool: 'replicated', reclaimPolicy: 'Delete', replication: 'Availability', topology: 'Ignored' },
  ]);
});

test.each<[string, dvp.Storage, string, object]>([
  ['sds-replicated-volume', dvp.Storage.replicated({ nodes: NODES, blockDevices: SSD, module: { dataNodeLabels: { disk: 'nvme' } } }), 'sds-replicated-volume',
    { enabled: true, version: 1, settings: { dataNodes: { nodeSelector: { disk: 'nvme' } } } }],
  ['sds-node-configurator', dvp.Storage.local({ nodes: NODES, blockDevices: SSD, nodeConfigurator: { thinProvisioning: false } }), 'sds-node-configurator',
    { enabled: true, version: 1, settings: { enableThinProvisioning: false } }],
  ['csi-nfs with the version of the class', dvp.Storage.nfs({ host: 'nfs.example.com', share: '/a', version: dvp.NfsVersion.V3 }), 'csi-nfs',
    { enabled: true, version: 1, settings: { v3support: true } }],
  ['csi-ceph', dvp.Storage.ceph({
    connection: dvp.CephClusterConnection.fromCephClusterConnectionName('ceph'), volumes: dvp.CephVolumes.rbd('machines'), module: { cephFs: false },
  }), 'csi-ceph', { enabled: true, version: 1, settings: { cephfsEnabled: false } }],
])('a platform has settings of %s', (_, storage, module, spec) => expect(specOf(synth({ storage }), 'ModuleConfig', module)).toEqual(spec));

const DVCR = { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size: '50Gi' } };

test.each<[string, Props, object]>([
  ['its own settings', { featureGates: [dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION] },
    { dvcr: { storage: DVCR }, virtualMachineCIDRs: ['10.66.10.0/24'], featureGates: ['HotplugCPUWithLiveMigration'] }],
  ['the class of the platform without a default one', { defaultClass: false }, {
    dvcr: { storage: { ...DVCR, persistentVolumeClaim: { size: '50Gi', storageClassName: 'fast' } } },
    virtualMachineCIDRs: ['10.66.10.0/24'],
    virtualDisks: { defaultStorageClassName: 'fast' },
    virtualImages: { defaultStorageClassName: 'fast' },
  }],
  ['classes of the author without a default one', {
    defaultClass: false,
    dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50), { storageClassName: 'slow' }),
    virtualDisks: { defaultStorageClassName: 'slow' },
    virtualImages: { allowedStorageClassNames: ['fast', 'slow'] },
  }, {
    dvcr: { storage: { ...DVCR, persistentVolumeClaim: { size: '50Gi', storageClassName: 'slow' } } },
    virtualMachineCIDRs: ['10.66.10.0/24'],
    virtualDisks: { defaultStorageClassName: 'slow' },
    virtualImages: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['fast', 'slow'] } },
  }],
])('the module virtualization has %s', (_, props, settings) => expect(specOf(synth(props), 'ModuleConfig', 'virtualization').settings).toEqual(settings));

test('the default class is that of the storage', () => {
  const objects = synth({ storage: dvp.Storage.local({ nodes: ['node-1'], blockDevices: SSD }) });
  expect(specOf(objects, 'ModuleConfig', 'global')).toEqual({ version: 2, settings: { defaultClusterStorageClass: 'local' } });
});

test('networks, classes and projects have their ids as names, and a network enables its module', () => {
  const objects = synth({}, platform => {
    platform.addNetwork('office', { interfaceLabels: { 'nic-group': 'extra' } });
    platform.addNetwork('Backup', { interfaceLabels: { 'nic-group': 'backup' } });
    platform.addClass('general', { cpu: dvp.CpuModel.discovery() });
    platform.addProject('shop', { administrators: [dvp.Subject.group('ops')], quota: dvp.MachineQuota.of({ totalStorage: Size.gibibytes(1) }), name: 'web-shop' });
  });
  expect(objects.map(summary).filter(text => !ALWAYS.includes(text)).sort())
    .toEqual(['ClusterNetwork backup', 'ClusterNetwork office', 'ModuleConfig sdn on', 'Project web-shop', 'VirtualMachineClass general']);
});

test('a platform has its parts as properties', () => {
  const full = platformIn(chartIn(), { console: true, sdn: true });
  const small = platformIn(chartIn(), { snapshots: false, defaultClass: false });
  const names = ({ storageClassName, virtualization, snapshotController, defaultStorageClass, console: web, sdn }: dvp.VirtualizationPlatform) =>
    [storageClassName, ...[virtualization, snapshotController, defaultStorageClass, web, sdn].map(part => part?.name)];
  expect([names(full), names(small)]).toEqual([
    ['fast', 'virtualization', 'snapshot-controller', 'global', 'console', 'sdn'],
    ['fast', 'virtualization', undefined, undefined, undefined, undefined],
  ]);
});

const written = (app: App): string[] => {
  app.synth();
  return readdirSync(app.outdir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml')).sort();
};

test('a synth writes a directory for each stage', () => {
  const chart = chartIn();
  platformIn(chart, {
    storage: dvp.Storage.replicated({ nodes: NODES, blockDevices: SSD }),
    console: true,
    liveMigrationNetworkName: 'migration',
    featureGates: [dvp.FeatureGate.HOTPLUG_CPU_WITH_LIVE_MIGRATION],
  }).addNetwork('office', { interfaceLabels: { 'nic-group': 'extra' } });
  expect(written(chart.node.root as App)).toEqual([
    '30-snapshots', '31-node-storage', '32-storage', '40-volume-groups', '41-storage-pools', '42-storage-classes', '45-default-class', '50-network',
    '51-networks', '60-virtualization', '61-gates', '62-add-ons',
  ].map(stage => `${stage}/platform.k8s.yaml`));
});

test('without stages, a synth writes a file for each chart', () => {
  const chart = chartIn();
  platformIn(chart, { staged: false });
  expect(written(chart.node.root as App)).toEqual(['platform.k8s.yaml']);
});

test('a platform passes all checks, in the cluster for which it is meant', () => {
  const chart = chartIn();
  dvp.ClusterProfile.of({
    dvpRelease: '1.10.2',
    deckhouseRelease: '1.75.0',
    kubernetesVersion: '1.33',
    edition: dvp.DeckhouseEdition.EE,
    modules: { 'cni-cilium': '' },
    nodeGroups: [dvp.NodeGroupProfile.of('master', { nodes: 3 })],
    storageClasses: [],
  }).bind(chart);
  platformIn(chart, { storage: dvp.Storage.replicated({ nodes: NODES, blockDevices: SSD }), console: true });
  expect(checkApp(chart.node.root as App).findings).toEqual([]);
});

test('a class, a project and a network may have one id', () => {
  const summaries = synth({}, platform => {
    platform.addClass('shop', { cpu: dvp.CpuModel.discovery() });
    platform.addProject('shop', { administrators: [dvp.Subject.group('ops')], quota: dvp.MachineQuota.of({ totalStorage: Size.gibibytes(5) }) });
    platform.addNetwork('shop', { interfaceLabels: { nic: 'extra' }, vlanId: 900 });
  }).map(summary);
  expect(summaries).toEqual(expect.arrayContaining(['VirtualMachineClass shop', 'Project shop', 'ClusterNetwork shop']));
});

test('a cluster of two nodes is too small for replicated storage', () => {
  const chart = chartIn();
  dvp.ClusterProfile.of({ nodeGroups: [dvp.NodeGroupProfile.of('master', { nodes: 2 })] }).bind(chart);
  platformIn(chart, { storage: dvp.Storage.replicated({ nodes: NODES, blockDevices: SSD }) });
  expect(checkApp(chart.node.root as App).findings.map(({ id, path, instead }) => [id, path, instead]))
    .toEqual([['MC-41', 'platform/Platform/ReplicatedVolume', 'Storage.local(...), or more nodes']]);
});

test('another ModuleConfig global in the app is an error', () => {
  const chart = chartIn();
  platformIn(chart);
  new dvp.ModuleConfig(chart, 'Global', { moduleName: 'global', version: 2, settings: { highAvailability: true } });
  expect(checkApp(chart.node.root as App).findings.map(({ id, object }) => `${id} ${object}`)).toContain('NAME-DUPLICATE ModuleConfig global');
});

test.each<[string, () => unknown, string]>([
  ['no node', () => dvp.Storage.replicated({ nodes: [] }), "[Storage.replicated] 'nodes' must not be empty: for example ['node-1', 'node-2', 'node-3']"],
  ['a node twice', () => dvp.Storage.local({ nodes: ['a', 'b', 'a'] }), '[Storage.local] \'nodes\' must have each node once, got "a" twice'],
  ['a name that no node has', () => dvp.Storage.local({ nodes: ['Node 1'] }),
    "[Storage.local] 'nodes[0]' must have 1 to 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends, got \"Node 1\": for example 'node-1'"],
  ['a class that cannot exist', () => dvp.Storage.existing(''),
    "[Storage.existing] 'storageClassName' must have 1 to 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends, got \"\": for example 'web'"],
  ['a second platform', () => {
    const chart = chartIn();
    platformIn(chart);
    new dvp.VirtualizationPlatform(new Chart(chart.node.root as App, 'more'), 'Other', { ...BASE, storage: existing });
  }, '[more/Other] an app has one VirtualizationPlatform, the other is platform/Platform: write an App for each cluster'],
  ['no networks in a list', () => platformIn(chartIn(), { virtualMachineCidrs: [] }),
    "[platform/Platform/Virtualization] 'virtualMachineCidrs' must not be empty: leave it out, or set it, for example ['10.66.10.0/24']"],
  ['a file for each object', () => platformIn(chartIn(new App({ yamlOutputType: YamlOutputType.FILE_PER_RESOURCE }))),
    "[platform/Platform] 'writeDirectories' needs an app with YamlOutputType.FILE_PER_CHART or FILE_PER_APP, got YamlOutputType.FILE_PER_RESOURCE"],
])('refuses %s', (_, create, message) => expect(refusalOf(create)).toBe(message));
