import { App, Chart, Duration, Size, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import * as dvp from '../../src/index';
import { checkApp } from '../../src/synth/check-app';
import { chartOf, rendered } from '../support';

const KEPT = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false', 'helm.sh/resource-policy': 'keep', 'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};
const object = (kind: string, spec: object, metadata: object = {}) =>
  ({ apiVersion: 'storage.deckhouse.io/v1alpha1', kind, metadata: { name: 'it', annotations: KEPT, ...metadata }, spec });

type Create = (scope: Construct) => Construct;
const render = (create: Create) => rendered(create(chartOf()));

const { LvmStorage, LabelQuery, BlockDevices, ThinPool, Replication, ReclaimPolicy, VolumeBindingMode, VolumeFileSystem, VolumeCleanup } = dvp;
const [vgA, vgB] = ['vg-a', 'vg-b'].map(name => dvp.LvmVolumeGroup.fromLvmVolumeGroupName(name));
const SSD = BlockDevices.rotational(false);
const FACT = 'status.blockdevice.storage.deckhouse.io';

const volumeGroup = (props: Partial<dvp.LvmVolumeGroupProps> = {}): Create =>
  scope => new dvp.LvmVolumeGroup(scope, 'it', { nodeName: 'worker-1', volumeGroupName: 'data', blockDevices: [SSD], ...props });
const set = (props: Partial<dvp.LvmVolumeGroupSetProps> = {}) =>
  (scope: Construct) => new dvp.LvmVolumeGroupSet(scope, 'it', { nodes: [LabelQuery.equal('storage', 'nvme')], volumeGroupName: 'data', blockDevices: [SSD], ...props });
const pool = (props: Partial<dvp.ReplicatedStoragePoolProps> = {}): Create =>
  scope => new dvp.ReplicatedStoragePool(scope, 'it', { storage: LvmStorage.thick(vgA), ...props });
const replicated = (props: dvp.ReplicatedStorageClassProps = { storage: LvmStorage.thick(vgA) }): Create => scope => new dvp.ReplicatedStorageClass(scope, 'it', props);
const local = (props: Partial<dvp.LocalStorageClassProps> = {}): Create => scope => new dvp.LocalStorageClass(scope, 'it', { storage: LvmStorage.thick(vgA), ...props });
const nfs = (props: Partial<dvp.NfsStorageClassProps> = {}): Create =>
  scope => new dvp.NfsStorageClass(scope, 'it', { host: 'nfs.example.com', share: '/machines', version: dvp.NfsVersion.V4_1, ...props });
const connection = (props: Partial<dvp.CephClusterConnectionProps> = {}): Create => scope => new dvp.CephClusterConnection(scope, 'it', {
  clusterId: 'fsid', monitors: ['10.0.0.10:6789'], userId: 'dvp', userKey: dvp.CephUserKey.environment('CEPH_USER_KEY'), ...props,
});
const ceph = (props: Partial<dvp.CephStorageClassProps> = {}): Create => scope => new dvp.CephStorageClass(scope, 'it', {
  connection: dvp.CephClusterConnection.fromCephClusterConnectionName('ceph'), volumes: dvp.CephVolumes.rbd('machines'), ...props,
});

const GROUP = { type: 'Local', local: { nodeName: 'worker-1' }, actualVGNameOnTheNode: 'data', blockDeviceSelector: { matchLabels: { [`${FACT}/rota`]: 'false' } } };
const TEMPLATE = { type: 'Local', actualVGNameOnTheNode: 'data', blockDeviceSelector: { matchLabels: { [`${FACT}/rota`]: 'false' } } };
const THICK = { type: 'LVM', lvmVolumeGroups: [{ name: 'vg-a' }] };
const CONNECTION = { host: 'nfs.example.com', share: '/machines', nfsVersion: '4.1' };
const NFS = { connection: CONNECTION, reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' };
const LOCAL = { reclaimPolicy: 'Delete', volumeBindingMode: 'WaitForFirstConsumer' };
const CEPH = { clusterID: 'fsid', monitors: ['10.0.0.10:6789'], userID: 'dvp' };

test.each<[string, Create, object]>([
  ['a volume group', volumeGroup(), object('LVMVolumeGroup', GROUP)],
  ['a volume group that tools may delete', volumeGroup({ removalPolicy: dvp.RemovalPolicy.DESTROY, name: 'mine', labels: { tier: 'fast' } }),
    object('LVMVolumeGroup', GROUP, { name: 'mine', labels: { tier: 'fast' }, annotations: undefined })],
  ['a volume group of named devices with thin pools',
    volumeGroup({
      blockDevices: [BlockDevices.named('dev-a', 'dev-b')],
      thinPools: [ThinPool.ofSize('thin', Size.gibibytes(100)), ThinPool.percent('other', 30, { allocationLimit: 100 })],
    }), object('LVMVolumeGroup', {
      ...GROUP,
      blockDeviceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['dev-a', 'dev-b'] }] },
      thinPools: [{ name: 'thin', size: '100Gi', allocationLimit: '150%' }, { name: 'other', size: '30%', allocationLimit: '100%' }],
    })],
  ['a volume group by every fact of its devices',
    volumeGroup({ blockDevices: [BlockDevices.ofModel('A', 'B'), BlockDevices.withSerial('S1'), BlockDevices.ofSize('1Ti'), SSD, BlockDevices.labelled(LabelQuery.absent('spare'))] }),
    object('LVMVolumeGroup', {
      ...GROUP,
      blockDeviceSelector: {
        matchLabels: { [`${FACT}/rota`]: 'false' },
        matchExpressions: [
          { key: `${FACT}/model`, operator: 'In', values: ['A', 'B'] },
          { key: `${FACT}/serial`, operator: 'In', values: ['S1'] },
          { key: `${FACT}/size`, operator: 'In', values: ['1Ti'] },
          { key: 'spare', operator: 'DoesNotExist' },
        ],
      },
    })],
  ['a volume group of files',
    volumeGroup({
      blockDevices: undefined,
      fileDevices: [{ name: 'a', size: Size.gibibytes(10) }, { name: 'b', size: Size.mebibytes(1500), directory: '/mnt/files' }],
    }), object('LVMVolumeGroup', {
      ...GROUP,
      blockDeviceSelector: undefined,
      fileDevices: [{ name: 'a', directory: '/opt/deckhouse/sds/file-devices', size: '10Gi' }, { name: 'b', directory: '/mnt/files', size: '1500Mi' }],
    })],
  ['a set', set(), object('LVMVolumeGroupSet', { strategy: 'PerNode', nodeSelector: { matchLabels: { storage: 'nvme' } }, lvmVolumeGroupTemplate: TEMPLATE })],
  ['a set for every node, with labels', set({ nodes: [], volumeGroupLabels: { tier: 'fast' } }),
    object('LVMVolumeGroupSet', { strategy: 'PerNode', nodeSelector: {}, lvmVolumeGroupTemplate: { ...TEMPLATE, metadata: { labels: { tier: 'fast' } } } })],
  ['a pool', pool(), object('ReplicatedStoragePool', THICK)],
  ['a pool with everything', pool({
    storage: LvmStorage.thinPools({ volumeGroup: vgA, thinPoolName: 'one' }, { volumeGroup: vgB, thinPoolName: 'two' }),
    zones: ['a', 'b'],
    nodes: [LabelQuery.exists('storage')],
    notReadyGracePeriod: Duration.minutes(5),
  }), object('ReplicatedStoragePool', {
    type: 'LVMThin',
    lvmVolumeGroups: [{ name: 'vg-a', thinPoolName: 'one' }, { name: 'vg-b', thinPoolName: 'two' }],
    zones: ['a', 'b'],
    nodeLabelSelector: { matchExpressions: [{ key: 'storage', operator: 'Exists' }] },
    eligibleNodesPolicy: { notReadyGracePeriod: '300s' },
  })],
  ['a replicated class', replicated(), object('ReplicatedStorageClass', { storage: THICK, reclaimPolicy: 'Delete', topology: 'Ignored' })],
  ['a replicated class of an older release', replicated({ storagePool: dvp.ReplicatedStoragePool.fromStoragePoolName('thick'), replication: Replication.NONE }),
    object('ReplicatedStorageClass', { storagePool: 'thick', reclaimPolicy: 'Delete', topology: 'Ignored', replication: 'None' })],
  ['a replicated class with everything', replicated({
    storage: LvmStorage.thin('thin', vgA, vgB),
    reclaimPolicy: ReclaimPolicy.RETAIN,
    replication: Replication.tolerating(1, 2),
    topology: dvp.ReplicaTopology.TRANS_ZONAL,
    zones: ['a', 'b', 'c'],
    volumeAccess: dvp.VolumeAccess.LOCAL,
    nodes: [LabelQuery.exists('storage')],
    rollout: dvp.VolumeRollout.rolling(20),
    repair: dvp.VolumeRepair.rolling(1),
    notReadyGracePeriod: Duration.seconds(30),
  }), object('ReplicatedStorageClass', {
    storage: { type: 'LVMThin', lvmVolumeGroups: [{ name: 'vg-a', thinPoolName: 'thin' }, { name: 'vg-b', thinPoolName: 'thin' }] },
    reclaimPolicy: 'Retain',
    failuresToTolerate: 1,
    guaranteedMinimumDataRedundancy: 2,
    topology: 'TransZonal',
    zones: ['a', 'b', 'c'],
    volumeAccess: 'Local',
    nodeLabelSelector: { matchExpressions: [{ key: 'storage', operator: 'Exists' }] },
    configurationRolloutStrategy: { type: 'RollingUpdate', rollingUpdate: { maxParallel: 20 } },
    eligibleNodesConflictResolutionStrategy: { type: 'RollingRepair', rollingRepair: { maxParallel: 1 } },
    eligibleNodesPolicy: { notReadyGracePeriod: '30s' },
  })],
  ['a replicated class whose volumes stay as they are', replicated({ storage: LvmStorage.thick(vgA), rollout: dvp.VolumeRollout.NEW_VOLUMES_ONLY, repair: dvp.VolumeRepair.MANUAL }),
    object('ReplicatedStorageClass', {
      storage: THICK,
      reclaimPolicy: 'Delete',
      topology: 'Ignored',
      configurationRolloutStrategy: { type: 'NewVolumesOnly' },
      eligibleNodesConflictResolutionStrategy: { type: 'Manual' },
    })],
  ['a local class', local(), object('LocalStorageClass', { ...LOCAL, lvm: { type: 'Thick', lvmVolumeGroups: [{ name: 'vg-a' }] } })],
  ['a local class with everything', local({
    contiguous: true,
    fileSystem: VolumeFileSystem.XFS,
    volumeCleanup: VolumeCleanup.DISCARD,
    reclaimPolicy: ReclaimPolicy.RETAIN,
    volumeBindingMode: VolumeBindingMode.IMMEDIATE,
  }), object('LocalStorageClass', {
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'Immediate',
    fsType: 'xfs',
    lvm: { type: 'Thick', lvmVolumeGroups: [{ name: 'vg-a' }], thick: { contiguous: true }, volumeCleanup: 'Discard' },
  })],
  ['a local class of thin pools', local({ storage: LvmStorage.thin('thin', vgA, vgB) }),
    object('LocalStorageClass', { ...LOCAL, lvm: { type: 'Thin', lvmVolumeGroups: [{ name: 'vg-a', thin: { poolName: 'thin' } }, { name: 'vg-b', thin: { poolName: 'thin' } }] } })],
  ['a local class by labels', local({ storage: LvmStorage.thickLabelled(LabelQuery.equal('tier', 'fast')) }),
    object('LocalStorageClass', { ...LOCAL, lvm: { type: 'Thick', lvmVolumeGroups: [{ labelSelector: { matchLabels: { tier: 'fast' } } }] } })],
  ['a local class of thin pools by labels', local({ storage: LvmStorage.thinLabelled('thin', LabelQuery.exists('tier')) }),
    object('LocalStorageClass', {
      ...LOCAL,
      lvm: { type: 'Thin', lvmVolumeGroups: [{ labelSelector: { matchExpressions: [{ key: 'tier', operator: 'Exists' }] }, thin: { poolName: 'thin' } }] },
    })],
  ['an NFS class', nfs(), object('NFSStorageClass', NFS)],
  ['an NFS class with everything', nfs({
    version: dvp.NfsVersion.V4_2,
    encryption: dvp.NfsEncryption.MUTUAL_TLS,
    mountOptions: { mode: dvp.NfsMountMode.SOFT, timeout: Duration.millis(2500), retransmissions: 3, readOnly: true },
    permissions: '0777',
    nodes: [LabelQuery.exists('nfs')],
    volumeCleanup: VolumeCleanup.DISCARD,
    volumeBindingMode: VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER,
  }), object('NFSStorageClass', {
    connection: { ...CONNECTION, nfsVersion: '4.2', tls: true, mtls: true },
    mountOptions: { mountMode: 'soft', timeout: 25, retransmissions: 3, readOnly: true },
    chmodPermissions: '0777',
    workloadNodes: { nodeSelector: { matchExpressions: [{ key: 'nfs', operator: 'Exists' }] } },
    volumeCleanup: 'Discard',
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'WaitForFirstConsumer',
  })],
  ['an NFS class with TLS', nfs({ encryption: dvp.NfsEncryption.TLS }), object('NFSStorageClass', { ...NFS, connection: { ...CONNECTION, tls: true } })],
  ['a connection with a variable', connection(), object('CephClusterConnection', { ...CEPH, userKey: '${CEPH_USER_KEY}' })],
  ['a connection with a placeholder, for CephFS', connection({ userKey: dvp.CephUserKey.placeholder('<path:secret/data/ceph#key>'), subvolumeGroup: 'dvp' }),
    object('CephClusterConnection', { ...CEPH, userKey: '<path:secret/data/ceph#key>', cephFS: { subvolumeGroup: 'dvp' } })],
  ['a connection with a key', connection({ userKey: dvp.CephUserKey.exposed('secret') }), object('CephClusterConnection', { ...CEPH, userKey: 'secret' })],
  ['a Ceph class', ceph(), object('CephStorageClass', { clusterConnectionName: 'ceph', type: 'RBD', rbd: { pool: 'machines' }, reclaimPolicy: 'Delete' })],
  ['a Ceph class with a file system', ceph({ volumes: dvp.CephVolumes.rbd('machines', VolumeFileSystem.XFS) }),
    object('CephStorageClass', { clusterConnectionName: 'ceph', type: 'RBD', rbd: { pool: 'machines', defaultFSType: 'xfs' }, reclaimPolicy: 'Delete' })],
  ['a class on CephFS', ceph({ volumes: dvp.CephVolumes.cephFs('home'), reclaimPolicy: ReclaimPolicy.RETAIN }),
    object('CephStorageClass', { clusterConnectionName: 'ceph', type: 'CephFS', cephFS: { fsName: 'home' }, reclaimPolicy: 'Retain' })],
])('renders %s', (_, create, json) => {
  expect(render(create)).toEqual(json);
  const app = Testing.app();
  create(new Chart(app, 'test'));
  expect(checkApp(app).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});

const KEY = `AQ${'a'.repeat(36)}==`;

test.each<[string, () => unknown, string]>([
  ['a volume group of nothing', () => render(volumeGroup({ blockDevices: undefined })),
    "[test/it] a volume group needs 'blockDevices' or 'fileDevices': for example blockDevices: [BlockDevices.rotational(false)]"],
  ['every device of a node', () => render(volumeGroup({ blockDevices: [] })),
    "[test/it] 'blockDevices' must have a condition, since without one every free device of the node becomes a part of the volume group, got an empty list: "
    + 'for example [BlockDevices.rotational(false)]'],
  ['a small file', () => render(set({ fileDevices: [{ name: 'a', size: Size.mebibytes(1023) }] })),
    '[test/it] the file device "a" must have at least 1 GiB, got 1023Mi: for example Size.gibibytes(10)'],
  ['no volume groups of a set', () => set()(chartOf()).volumeGroups(0),
    "[test/it] 'count' must be a whole number from 1 to 5000, got 0: the number of nodes that the set selects"],
  ['more volume groups than a cluster has nodes', () => set()(chartOf()).volumeGroups(5001),
    "[test/it] 'count' must be a whole number from 1 to 5000, got 5001: the number of nodes that the set selects"],
  ['a thin pool of nothing', () => ThinPool.ofSize('thin', Size.gibibytes(0)), '[ThinPool.ofSize] the thin pool "thin" must have a size above zero: for example Size.gibibytes(100)'],
  ['a share above all', () => ThinPool.percent('thin', 101), "[ThinPool.percent] 'percent' must be a whole number from 1 to 100, got 101: for example 90"],
  ['a limit below all', () => ThinPool.percent('thin', 100, { allocationLimit: 99 }), "[ThinPool.percent] 'allocationLimit' must be a whole number from 100 to 9999, got 99: for example 100"],
  ['a storage of no volume group', () => LvmStorage.thin('thin'),
    "an LvmStorage needs at least one volume group: for example LvmStorage.thick(LvmVolumeGroup.fromLvmVolumeGroupName('vg-a'))"],
  ['a volume group twice', () => LvmStorage.thick(vgA, vgB, vgA), 'an LvmStorage must name each volume group once, got "vg-a" twice'],
  ['replicated volumes by labels', () => render(pool({ storage: LvmStorage.thickLabelled(LabelQuery.exists('tier')) })),
    '[test/it] only a LocalStorageClass finds volume groups by their labels: name them, for example LvmStorage.thick(group)'],
  ['parts of a second', () => render(pool({ notReadyGracePeriod: Duration.millis(1500) })),
    "[test/it] 'notReadyGracePeriod' must be whole seconds, got 1.5 seconds: for example Duration.minutes(10)"],
  ['a class without volume groups', () => render(replicated({})),
    "[test/it] a ReplicatedStorageClass needs 'storagePool' or, with the new control plane, 'storage', got neither: for example storagePool: ReplicatedStoragePool.fromStoragePoolName('replicated')"],
  ['a class with volume groups and a pool', () => render(replicated({ storage: LvmStorage.thick(vgA), storagePool: { storagePoolName: 'a' } })),
    "[test/it] a ReplicatedStorageClass needs 'storagePool' or, with the new control plane, 'storage', got both: for example storagePool: ReplicatedStoragePool.fromStoragePoolName('replicated')"],
  ['three failures', () => Replication.tolerating(3, 2), "'failuresToTolerate' must be 0, 1 or 2, got 3"],
  ['half a copy', () => Replication.tolerating(1, 0.5), "'minimumRedundancy' must be 0, 1 or 2, got 0.5"],
  ['numbers that do not go together', () => Replication.tolerating(2, 0), "'failuresToTolerate' and 'minimumRedundancy' must differ by one at most, got 2 and 0"],
  ['no volume at a time', () => dvp.VolumeRollout.rolling(0), "'maxParallel' must be a whole number from 1 to 200, got 0"],
  ['too many repairs at a time', () => dvp.VolumeRepair.rolling(201), "'maxParallel' must be a whole number from 1 to 200, got 201"],
  ['thin volumes in one piece', () => render(local({ storage: LvmStorage.thin('thin', vgA), contiguous: false })),
    "[test/it] 'contiguous' is for thick volumes, and these are thin: leave it out, or use LvmStorage.thick(group)"],
  ['no node for NFS', () => render(nfs({ nodes: [] })), "[test/it] 'nodes' must have a condition, got an empty list: leave it out for all nodes"],
  ['a timeout that NFS cannot count', () => render(nfs({ mountOptions: { timeout: Duration.millis(50) } })),
    "[test/it] 'timeout' must be tenths of a second, at least one, got 50 milliseconds: for example Duration.seconds(60)"],
  ['a variable with a dash', () => dvp.CephUserKey.environment('ceph-key'),
    "[CephUserKey.environment] 'variableName' must have letters, digits and underscores, and no digit at the beginning, got \"ceph-key\": for example 'CEPH_USER_KEY'"],
  ['a key as the name of a variable', () => dvp.CephUserKey.environment(KEY),
    "[CephUserKey.environment] 'variableName' must have letters, digits and underscores, and no digit at the beginning, got a string of 40 characters: for example 'CEPH_USER_KEY'"],
  ['a URL as the host of NFS', () => render(nfs({ host: 'http://a.b/' })), '[test/it] \'host\' must be a name or an address, got "http://a.b/": for example \'nfs.example.com\''],
  ['no host of NFS', () => render(nfs({ host: undefined })), "[test/it] 'host' is missing: set it, for example 'host.example.com'"],
  ['a key as a placeholder', () => dvp.CephUserKey.placeholder(KEY),
    "'text' must be a placeholder, got a key of Ceph: for example CephUserKey.placeholder('<path:secret/data/ceph#key>')"],
  ['an empty placeholder', () => dvp.CephUserKey.placeholder(''),
    "'text' must be a placeholder, got an empty string: for example CephUserKey.placeholder('<path:secret/data/ceph#key>')"],
  ['an empty key', () => dvp.CephUserKey.exposed(''), "'key' must not be empty: for example the output of 'ceph auth get-key client.dvp'"],
  ['a name that no object has', () => dvp.ReplicatedStoragePool.fromStoragePoolName('My Pool'),
    "[ReplicatedStoragePool.fromStoragePoolName] 'storagePoolName' must have 1 to 253 lower-case letters, digits, dashes and dots, with a letter or digit at both ends, got \"My Pool\": for example 'my-pool'"],
])('refuses %s', (_, create, message) => expect(create).toThrow(new Error(message)));

test('what a class needs is rendered before it, and its name is that of its StorageClass', () => {
  const app = new App({ outdir: 'unused' });
  const chart = new Chart(app, 'test');
  const connected = connection()(chart) as dvp.CephClusterConnection;
  const group = new dvp.LvmVolumeGroup(chart, 'group', { nodeName: 'worker-1', volumeGroupName: 'data', blockDevices: [SSD], name: 'last' });
  const classes = [
    new dvp.LocalStorageClass(chart, 'Local', { storage: LvmStorage.thick(group), name: 'a-local' }),
    new dvp.ReplicatedStorageClass(chart, 'Replicated', { storage: LvmStorage.thick(group), name: 'a-replicated' }),
    new dvp.CephStorageClass(chart, 'Ceph', { connection: connected, volumes: dvp.CephVolumes.rbd('machines'), name: 'a-ceph' }),
    new dvp.NfsStorageClass(chart, 'Nfs', { host: 'a', share: '/', version: dvp.NfsVersion.V3, name: 'a-nfs' }),
  ];
  expect(classes.map(({ storageClassName }) => storageClassName)).toEqual(['a-local', 'a-replicated', 'a-ceph', 'a-nfs']);
  const order = chart.toJson().map(({ metadata }) => metadata.name);
  const after = (first: string, second: string) => order.indexOf(first) < order.indexOf(second);
  expect([after('last', 'a-local'), after('last', 'a-replicated'), after('it', 'a-ceph')]).toEqual([true, true, true]);
});

test('the volume groups of a set have its name and a number', () =>
  expect(set({ name: 'data' })(chartOf()).volumeGroups(2)).toEqual([{ lvmVolumeGroupName: 'data-0' }, { lvmVolumeGroupName: 'data-1' }]));
