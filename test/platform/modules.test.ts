import { Cron, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import * as dvp from '../../src/index';
import { chartOf, rendered } from '../support';

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const object = (name: string, spec: object, metadata: object = {}) =>
  ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name, annotations: KEPT, ...metadata }, spec });
const on = (name: string, version?: number, settings?: object) =>
  object(name, { enabled: true, ...version === undefined ? {} : { version, settings } });

type Create = (scope: Construct) => Construct;
const render = (create: Create) => rendered(create(chartOf()));

const snapshots = (props?: dvp.SnapshotControllerModuleProps): Create => scope => new dvp.SnapshotControllerModule(scope, 'Module', props);
const devices = (props?: dvp.SdsNodeConfiguratorModuleProps): Create => scope => new dvp.SdsNodeConfiguratorModule(scope, 'Module', props);
const replicated = (props?: dvp.SdsReplicatedVolumeModuleProps): Create => scope => new dvp.SdsReplicatedVolumeModule(scope, 'Module', props);
const local = (props?: dvp.SdsLocalVolumeModuleProps): Create => scope => new dvp.SdsLocalVolumeModule(scope, 'Module', props);
const nfs = (props?: dvp.CsiNfsModuleProps): Create => scope => new dvp.CsiNfsModule(scope, 'Module', props);
const ceph = (props?: dvp.CsiCephModuleProps): Create => scope => new dvp.CsiCephModule(scope, 'Module', props);
const sdn = (props?: dvp.EnabledModuleProps): Create => scope => new dvp.SdnModule(scope, 'Module', props);
const webInterface = (props?: dvp.EnabledModuleProps): Create => scope => new dvp.ConsoleModule(scope, 'Module', props);

const { TRACE } = dvp.StorageLogLevel;
const ignoredLabelPrefixes = ['argocd.argoproj.io/', 'team'];

test.each<[string, Create, object]>([
  ['snapshot-controller', snapshots(), on('snapshot-controller')],
  ['snapshot-controller with its setting', snapshots({ highAvailability: false }), on('snapshot-controller', 1, { highAvailability: false })],
  ['sds-node-configurator', devices(), on('sds-node-configurator')],
  ['sds-node-configurator with all settings',
    devices({ thinProvisioning: false, netlinkDiscovery: true, fileDevicesDirectory: '/mnt/devices', fileDevicesMinFreePercent: 0, logLevel: TRACE }),
    on('sds-node-configurator', 1, {
      enableThinProvisioning: false,
      enableNetlinkBlockDeviceDiscovery: true,
      fileDevicesDirectory: '/mnt/devices',
      fileDevicesMinFreeSpacePercent: 0,
      logLevel: 'TRACE',
    })],
  ['sds-replicated-volume', replicated(), on('sds-replicated-volume')],
  ['sds-replicated-volume with settings of every release', replicated({
    dataNodeLabels: { storage: 'nvme' },
    drbdPorts: { minPort: 7000, maxPort: 7000 },
    backup: { enabled: true, retentionCount: 1, schedule: Cron.daily() },
    logLevel: TRACE,
  }), on('sds-replicated-volume', 1, {
    dataNodes: { nodeSelector: { storage: 'nvme' } },
    drbdPortRange: { minPort: 7000, maxPort: 7000 },
    backup: { enabled: true, retentionCount: 1, schedule: '0 0 * * *' },
    logLevel: 'TRACE',
  })],
  ['sds-replicated-volume with a setting of newer releases', replicated({ logLevel: TRACE, ignoredLabelPrefixes }),
    on('sds-replicated-volume', 2, { logLevel: 'TRACE', storageClassLabelIgnoredPrefixes: ['argocd.argoproj.io/', 'team'] })],
  ['sds-local-volume', local(), on('sds-local-volume')],
  ['sds-local-volume with settings of every release', local({ dataNodeLabels: { storage: 'nvme' }, logLevel: TRACE }),
    on('sds-local-volume', 1, { dataNodes: { nodeSelector: { storage: 'nvme' } }, logLevel: 'TRACE' })],
  ['sds-local-volume with settings of newer releases', local({ orphanGracePeriod: Duration.minutes(5), ignoredLabelPrefixes }),
    on('sds-local-volume', 2, { llvOrphanGracePeriod: '300s', storageClassLabelIgnoredPrefixes: ['argocd.argoproj.io/', 'team'] })],
  ['csi-nfs', nfs(), on('csi-nfs')],
  ['csi-nfs with all settings', nfs({ nfs3: true, caBundle: 'PEM', ignoredLabelPrefixes, logLevel: TRACE }), on('csi-nfs', 1, {
    v3support: true,
    tlsParameters: { ca: 'UEVN' },
    storageClassLabelIgnoredPrefixes: ['argocd.argoproj.io/', 'team'],
    logLevel: 'TRACE',
  })],
  ['csi-ceph', ceph(), on('csi-ceph')],
  ['csi-ceph with all settings', ceph({ rbd: true, cephFs: false, rbdWorkers: 1, cephFsWorkers: 2, ignoredLabelPrefixes, logLevel: TRACE }), on('csi-ceph', 1, {
    rbdEnabled: true,
    cephfsEnabled: false,
    rbdProvisionerWorkers: 1,
    cephfsProvisionerWorkers: 2,
    storageClassLabelIgnoredPrefixes: ['argocd.argoproj.io/', 'team'],
    logLevel: 'TRACE',
  })],
  ['sdn', sdn(), on('sdn')],
  ['console', webInterface(), on('console')],
  ['a module that is off', sdn({ enabled: false, allowDisabling: true }),
    object('sdn', { enabled: false }, { annotations: { ...KEPT, 'modules.deckhouse.io/allow-disabling': 'true' } })],
  ['a module with what every module has', webInterface({ source: 'deckhouse', updatePolicy: 'nightly', labels: { team: 'platform' }, removalPolicy: dvp.RemovalPolicy.DESTROY }),
    object('console', { enabled: true, source: 'deckhouse', updatePolicy: 'nightly' }, { labels: { team: 'platform' }, annotations: undefined })],
])('renders %s', (_, create, json) => expect(render(create)).toEqual(json));

const AT = '[test/Module]';
const PORTS = (got: string) => `${AT} 'drbdPorts' must be ports from 1 to 65535, the lower one first, got ${got}: for example { minPort: 7000, maxPort: 7999 }`;

test.each<[string, Create, string]>([
  ['a path that is not absolute', devices({ fileDevicesDirectory: 'devices' }),
    `${AT} 'fileDevicesDirectory' must be an absolute path below /, without '..', got "devices": for example /mnt/devices`],
  ['the root', devices({ fileDevicesDirectory: '/' }),
    `${AT} 'fileDevicesDirectory' must be an absolute path below /, without '..', got "/": for example /mnt/devices`],
  ['a path that leaves its directory', devices({ fileDevicesDirectory: '/mnt/../etc' }),
    `${AT} 'fileDevicesDirectory' must be an absolute path below /, without '..', got "/mnt/../etc": for example /mnt/devices`],
  ['too many percent', devices({ fileDevicesMinFreePercent: 91 }),
    `${AT} 'fileDevicesMinFreePercent' must be a whole number from 0 to 90, got 91: for example 15`],
  ['ports in the wrong order', replicated({ drbdPorts: { minPort: 8000, maxPort: 7000 } }), PORTS('8000 to 7000')],
  ['a port of zero', replicated({ drbdPorts: { minPort: 0, maxPort: 7000 } }), PORTS('0 to 7000')],
  ['a port beyond the last', replicated({ drbdPorts: { minPort: 7000, maxPort: 65536 } }), PORTS('7000 to 65536')],
  ['no backups to keep', replicated({ backup: { retentionCount: 0 } }),
    `${AT} 'backup.retentionCount' must be a whole number from 1, got 0: for example 7`],
  ['a prefix of every label', replicated({ ignoredLabelPrefixes: ['a', ''] }),
    `${AT} 'ignoredLabelPrefixes[1]' must not be empty, since every label has this prefix: for example argocd.argoproj.io/`],
  ['a period below a second', local({ orphanGracePeriod: Duration.millis(500) }),
    `${AT} 'orphanGracePeriod' must be whole seconds, at least one, got 0.5 seconds: for example Duration.seconds(45)`],
  ['half a worker, and no worker', ceph({ rbdWorkers: 0.5, cephFsWorkers: 0 }),
    `${AT} 'rbdWorkers' must be a whole number from 1, got 0.5: for example 10\n${AT} 'cephFsWorkers' must be a whole number from 1, got 0: for example 10`],
  ['a setting of another module', snapshots({ logLevel: TRACE } as dvp.SnapshotControllerModuleProps),
    `${AT} unknown property 'logLevel': SnapshotControllerModuleProps has highAvailability, enabled, source, updatePolicy, maintenance, allowDisabling, removalPolicy, labels, annotations`],
])('refuses %s', (_, create, message) => expect(() => render(create)).toThrow(new Error(message)));

const defaultClass = (props: dvp.DefaultStorageClassProps): Create => scope => new dvp.DefaultStorageClass(scope, 'Default', props);
const MERGED = {
  ...KEPT,
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false,ServerSideApply=true',
  'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
};

test('the default class is one field of the global settings, which tools merge and never delete', () => {
  expect(render(defaultClass({ storageClassName: 'replicated' }))).toEqual(
    object('global', { version: 2, settings: { defaultClusterStorageClass: 'replicated' } }, { annotations: MERGED }));
});

test('labels and annotations of the author are added to it', () => {
  const annotations = { 'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent', 'a': 'b' };
  expect(render(defaultClass({ storageClassName: 'replicated', labels: { team: 'platform' }, annotations })).metadata)
    .toEqual({ name: 'global', labels: { team: 'platform' }, annotations: { ...MERGED, ...annotations } });
});

test('a default class that cannot have this name is refused', () => {
  expect(() => render(defaultClass({ storageClassName: 'Fast_Disks' }))).toThrow(new Error(
    "[test/Default] 'storageClassName' must have 1 to 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends, got \"Fast_Disks\": for example 'fast-disks'"));
});
