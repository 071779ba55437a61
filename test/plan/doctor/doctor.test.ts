import { ClusterFacts } from '../../../src/domain/cluster-facts';
import { World } from '../../../src/domain/world';
import { Finding } from '../../../src/manifest/finding';
import { Manifest } from '../../../src/manifest/manifest';
import { Check } from '../../../src/plan/doctor/check';
import { CHECKS, examine } from '../../../src/plan/doctor/checks';
import { ClusterState } from '../../../src/plan/doctor/cluster-state';
import { doctorJson, doctorText } from '../../../src/plan/doctor/report';
import { componentsOf } from '../../../src/plan/readiness/inventory';
import { dvp, machine, setOf } from '../support';

const GIB = 2 ** 30;
const object = (kind: string, name: string, rest: object = {}, metadata: object = {}): Manifest => ({ apiVersion: 'v1', kind, metadata: { name, ...metadata }, ...rest });
const condition = (type: string, status: string, reason = '') => ({ type, status, reason });
const conditions = (...all: object[]) => ({ status: { conditions: all } });

const moduleOf = (name: string, phase: string, enabled = 'True', reason = '', version?: string): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'Module', metadata: { name }, properties: { version }, status: { phase, conditions: [condition('EnabledByModuleManager', enabled, reason)] },
});
const node = (name: string, labels: object = {}, status = 'True') => object('Node', name, conditions(condition('Ready', status)), { labels });
const KVM = { 'virtualization.deckhouse.io/kvm-enabled': 'true' };
const MASTER = { 'node-role.kubernetes.io/control-plane': '' };
const deployment = (name: string, available = 'True', replicas = 1): Manifest =>
  ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name }, spec: { replicas }, status: { updatedReplicas: replicas, conditions: [condition('Available', available)] } });

const READY: Record<string, object> = {
  Deployment: { spec: { replicas: 1 }, status: { updatedReplicas: 1, conditions: [condition('Available', 'True')] } },
  DaemonSet: { status: { desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 } },
  PersistentVolumeClaim: { status: { phase: 'Bound', capacity: { storage: '50Gi' } } },
  InternalVirtualizationKubeVirt: { status: { phase: 'Deployed' } },
  APIService: conditions(condition('Available', 'True')),
};
const API: Record<string, string> = {
  Deployment: 'apps/v1', DaemonSet: 'apps/v1', InternalVirtualizationKubeVirt: 'internal.virtualization.deckhouse.io/v1', APIService: 'apiregistration.k8s.io/v1',
};
const COMPONENTS = componentsOf({ release: '1.11.0' }).map(({ kind, name }): Manifest => ({ apiVersion: API[kind] ?? 'v1', kind, metadata: { name }, ...READY[kind] }));

const FACTS: ClusterFacts = {
  dvpRelease: '1.11.0',
  kubernetesVersion: '1.31.4',
  deckhouseRelease: '1.74.2',
  edition: 'EE',
  storageClasses: [{ name: 'fast', provisioner: 'replicated.csi.storage.deckhouse.io', isDefault: true }, { name: 'slow', provisioner: 'nfs.csi.k8s.io', isDefault: false }],
  virtualMachineCidrs: ['10.66.10.0/24'],
  podSubnetCidr: '10.111.0.0/16',
  serviceSubnetCidr: '10.222.0.0/16',
  nodeAddresses: ['192.0.2.1', '192.0.2.2'],
};
const HEALTHY: ClusterState = {
  facts: FACTS,
  objects: {
    deckhouse: [deployment('deckhouse')],
    modules: [
      moduleOf('cni-cilium', 'Ready'), moduleOf('snapshot-controller', 'Ready'), moduleOf('virtualization', 'Ready', 'True', '', 'v1.11.0'), moduleOf('sds-replicated-volume', 'Ready', 'True', '', 'v0.9.6'),
    ],
    moduleconfigs: [],
    nodes: [node('node-1', { ...KVM, ...MASTER }), node('node-2', KVM), node('node-3')],
    storageprofiles: [],
    volumesnapshotclasses: [object('VolumeSnapshotClass', 'fast', { driver: 'replicated.csi.storage.deckhouse.io' })],
    clustervirtualimages: [object('ClusterVirtualImage', 'debian', { status: { size: { storedBytes: String(2 * GIB) } } })],
    virtualimages: [],
    components: COMPONENTS,
  },
  queue: "Summary:\n- 'main' queue: empty.\n- 107 other queues (0 active, 107 empty): 0 tasks.\n- no tasks to handle.\n",
  notRead: [],
};

type Changes = Partial<Omit<ClusterState, 'objects' | 'facts'>> & { readonly objects?: ClusterState['objects']; readonly facts?: ClusterFacts };
const state = ({ objects, facts, ...rest }: Changes = {}): ClusterState =>
  ({ ...HEALTHY, ...rest, facts: { ...FACTS, ...facts }, objects: { ...HEALTHY.objects, ...objects } });
const app = (manifests: readonly Manifest[], more: { findings?: Finding[]; missingRights?: string } = {}) =>
  ({ app: { world: new World(setOf(manifests), FACTS), findings: [], ...more } });
const config = (name: string, settings?: object, enabled = true) => dvp('ModuleConfig', { enabled, settings }, { name, namespace: undefined });

const run = (name: string, given: ClusterState): string[] => (CHECKS.find(check => check.name === name) as Check).run(given)
  .map(({ level, says, advice }) => `${level}: ${says}${advice === undefined ? '' : ` / ${advice}`}`);

const MODULES = ['ok: cni-cilium is on', 'ok: snapshot-controller is on', 'ok: virtualization 1.11.0 is on', 'ok: sds-replicated-volume 0.9.6 is on'];
const modules = (...changed: Manifest[]) =>
  ({ modules: [...HEALTHY.objects.modules!.filter(({ metadata }) => !changed.some(each => each.metadata?.name === metadata?.name)), ...changed] });
const components = (name: string, change: object) =>
  ({ components: COMPONENTS.map(each => each.metadata?.name === name ? { ...each, ...change } : each) });

test.each<[string, string, Changes, string[]]>([
  ['Deckhouse', 'runs', {}, ['ok: Deckhouse 1.74.2 EE runs', 'ok: its queue is empty']],
  ['Deckhouse', 'is missing', { objects: { deckhouse: [] }, queue: undefined },
    ['problem: the Deployment deckhouse is not in the namespace d8-system / install Deckhouse, or choose another context of kubectl']],
  ['Deckhouse', 'does not run, and has work', { objects: { deckhouse: [deployment('deckhouse', 'False')] }, queue: "Summary:\n- 'main' queue: 12 tasks.\n- 2 other queues: 3 tasks.\n" }, [
    'problem: Deckhouse 1.74.2 EE: the Deployment deckhouse starts its pods / see the log of Deckhouse: d8 system logs',
    'warning: its queue is not empty: 12 tasks / wait until it is, and see d8 system queue list: modules that are enabled meanwhile wait for it',
  ]],
  ['modules', 'are on', {}, MODULES],
  ['modules', 'fail', { objects: modules(moduleOf('virtualization', 'Error', 'True', '', 'main')) }, [
    MODULES[0], MODULES[1], 'problem: virtualization main failed, and Deckhouse tries again / wait until it is ready', MODULES[3],
  ]],
  ['modules', 'are off, without manifests', { objects: { modules: [moduleOf('virtualization', 'Available', 'False', 'Bundle')] } }, [
    'problem: cni-cilium is off, and machines have no network without it / a cluster gets it when it is installed: use another cluster',
    'warning: snapshot-controller is off: there are no snapshots of disks, and csi-nfs and csi-ceph cannot be enabled / enable it: SnapshotControllerModule',
    'warning: virtualization is off, so the cluster has no machines / enable it: VirtualizationPlatform in the app',
  ]],
  ['modules', 'are off, and the manifests need them', {
    objects: modules(moduleOf('virtualization', 'Available', 'False', 'Bundle')), ...app([machine({ networks: [{ type: 'Main' }, { type: 'Network', name: 'backend' }] })]),
  }, [
    MODULES[0], MODULES[1],
    'problem: virtualization is off, so the cluster has no machines / enable it: VirtualizationPlatform in the app, or apply the manifests of the platform first',
    'problem: sdn is off, and the manifests use additional networks / enable it: SdnModule', MODULES[3],
  ]],
  ['modules', 'are enabled by the manifests', {
    objects: modules(moduleOf('virtualization', 'Available', 'False', 'Bundle'), moduleOf('csi-nfs', 'Available', 'False', 'ExperimentalExtender')),
    ...app([config('virtualization', {}), config('csi-nfs'), config('sds-elastic'), config('global', { defaultClusterStorageClass: 'fast' })]),
  }, [
    MODULES[0], MODULES[1], 'ok: virtualization is off, and the manifests enable it', MODULES[3],
    'problem: csi-nfs is off: it is experimental / set allowExperimentalModules in the ModuleConfig deckhouse',
    'problem: sds-elastic is not in any source of modules / check the name, and the ModuleSources of the cluster',
  ]],
  ['modules', 'are enabled by the manifests, and need more than the cluster has', {
    objects: modules(
      { ...moduleOf('virtualization', 'Available', 'False', 'Bundle'), properties: { requirements: { deckhouse: '>= 1.75', kubernetes: '>= 1.30', modules: { 'cni-cilium': '>= 0.0.0', 'sdn': '>= 0.6.2 !optional' } } } },
      { ...moduleOf('sds-local-volume', 'Available', 'False', 'Bundle'), properties: { requirements: { kubernetes: '>= 1.32', modules: { 'sds-node-configurator': '>= 0.6.1', 'sds-replicated-volume': '>= 1.0.0' } } } },
    ),
    ...app([config('virtualization', {}), config('sds-local-volume')]),
  }, [
    MODULES[0], MODULES[1], 'problem: virtualization needs Deckhouse >= 1.75, and the cluster has 1.74.2 / update Deckhouse, or choose another release channel of the module',
    MODULES[3],
    'problem: sds-local-volume needs Kubernetes >= 1.32, and the cluster has 1.31.4 / update Kubernetes, or choose another release channel of the module',
    'problem: sds-local-volume needs the module sds-node-configurator, which is off / enable sds-node-configurator first',
    'problem: sds-local-volume needs sds-replicated-volume >= 1.0.0, and the cluster has v0.9.6 / update sds-replicated-volume',
  ]],
  ['modules', 'for storage are missing', { objects: { modules: HEALTHY.objects.modules!.slice(0, 3) }, facts: { storageClasses: [] } }, [
    ...MODULES.slice(0, 3),
    'problem: the cluster has no StorageClass, and no storage module is on / enable one of sds-replicated-volume, sds-local-volume, csi-nfs, csi-ceph: Storage in VirtualizationPlatform',
  ]],
  ['nodes', 'have KVM', {}, ['ok: 2 of 3 nodes with KVM: node-1, node-2']],
  ['nodes', 'have none', { objects: { nodes: [node('node-1'), node('node-2', {}, 'False')] } }, [
    'problem: no node has KVM, so no machine starts / see whether a node has the label virtualization.deckhouse.io/kvm-enabled=true: it needs vmx or svm, switched on in the BIOS',
    'warning: 1 node not ready: node-2 / see the node: kubectl describe node',
  ]],
  ['nodes', 'are not labelled before the module is on', { objects: { nodes: [node('node-1')], ...modules(moduleOf('virtualization', 'Available', 'False')) } }, [
    "warning: whether nodes have KVM is not known yet: the label virtualization.deckhouse.io/kvm-enabled comes with the module / check it on a node: grep -c -E 'vmx|svm' /proc/cpuinfo must not print 0",
  ]],
  ['storage', 'is shared, by its provisioner', {}, ['ok: the default StorageClass is fast', 'ok: fast has ReadWriteMany with Block: machines migrate live']],
  ['storage', 'is as its profile says', { objects: { storageprofiles: [object('StorageProfile', 'fast', { status: { claimPropertySets: [{ accessModes: ['ReadWriteOnce'], volumeMode: 'Block' }] } })] } }, [
    'ok: the default StorageClass is fast',
    'warning: fast has ReadWriteOnce only: machines migrate live by copying their disks, which CE cannot / for live migration without copies, a class with ReadWriteMany and Block, for example of sds-replicated-volume',
  ]],
  ['storage', 'is local, in CE', { facts: { edition: 'CE', storageClasses: [{ name: 'local', provisioner: 'local.csi.storage.deckhouse.io', isDefault: true }] } }, [
    'ok: the default StorageClass is local',
    'warning: local has ReadWriteOnce only: machines do not migrate live in the edition CE / for live migration without copies, a class with ReadWriteMany and Block, for example of sds-replicated-volume',
  ]],
  ['storage', 'has two defaults', { facts: { storageClasses: FACTS.storageClasses!.map(each => ({ ...each, isDefault: true })) } },
    ['warning: fast and slow are both the default StorageClass: the newest one counts / remove the annotation storageclass.kubernetes.io/is-default-class from the others']],
  ['storage', 'has no default', { facts: { storageClasses: [] } }, [
    'problem: the cluster has no default StorageClass: disks, images and the registry of images that name none stay Pending / DefaultStorageClass in the app, or defaultClusterStorageClass in the ModuleConfig global',
  ]],
  ['storage', 'gets a default', app([config('global', { defaultClusterStorageClass: 'slow' })]),
    ['ok: the manifests make slow the default StorageClass', 'ok: slow has ReadWriteMany with Filesystem: machines migrate live, with their disks as files']],
  ['storage', 'gets a default that does not exist', app([config('global', { defaultClusterStorageClass: 'new' })]),
    ['ok: the manifests make new the default StorageClass', 'problem: StorageClass new is neither in the cluster nor in the manifests / one of the cluster: fast, slow']],
  ['storage', 'is one that DVP rejects', { facts: { storageClasses: [{ name: 'path', isDefault: true, labels: { module: 'local-path-provisioner' } }] } },
    ['ok: the default StorageClass is path', 'problem: path is of local-path-provisioner, which DVP rejects / another StorageClass']],
  ['storage', 'is of an unknown driver', { facts: { storageClasses: [{ name: 'own', provisioner: 'csi.example.com', isDefault: true }] } }, [
    'ok: the default StorageClass is own',
    'warning: which access modes own has is not known (csi.example.com) / live migration needs ReadWriteMany with Block: see the documentation of its driver',
  ]],
  ['snapshots', 'are made', {}, ['ok: disks on fast have snapshots']],
  ['snapshots', 'are not made', { objects: { volumesnapshotclasses: [] } }, [
    'warning: no VolumeSnapshotClass for replicated.csi.storage.deckhouse.io, the driver of fast: its disks have no snapshots / a VolumeSnapshotClass with driver: replicated.csi.storage.deckhouse.io, if the driver makes snapshots',
  ]],
  ['snapshots', 'are not made, and the manifests have some', { objects: { volumesnapshotclasses: [] }, ...app([dvp('VirtualDiskSnapshot', { virtualDiskName: 'data' })]) }, [
    'problem: no VolumeSnapshotClass for replicated.csi.storage.deckhouse.io, the driver of fast: its disks have no snapshots / a VolumeSnapshotClass with driver: replicated.csi.storage.deckhouse.io, if the driver makes snapshots',
  ]],
  ['snapshots', 'belong to a module that is off', { objects: modules(moduleOf('snapshot-controller', 'Available', 'False')) }, []],
  ['addresses', 'are apart', {}, ['ok: the ranges of machines, 10.66.10.0/24, share no address with pods, Services and nodes']],
  ['addresses', 'are those of others', { facts: { virtualMachineCidrs: ['10.111.5.0/24', '192.0.2.0/24'] } }, [
    'problem: the range of machines 10.111.5.0/24 overlaps that of pods, 10.111.0.0/16: machines and they cannot reach each other / another range in virtualMachineCIDRs; a range cannot be removed while a machine has an address of it',
    'problem: the range of machines 192.0.2.0/24 has the address of a node, 192.0.2.1: machines and they cannot reach each other / another range in virtualMachineCIDRs; a range cannot be removed while a machine has an address of it',
  ]],
  ['addresses', 'are missing', { facts: { virtualMachineCidrs: [] } }, ['warning: the module has no ranges of addresses for machines / virtualMachineCIDRs in its settings, for example 10.66.10.0/24']],
  ['addresses', 'are in the manifests', app([config('virtualization', { virtualMachineCIDRs: ['10.77.5.0/24'] })]),
    ['ok: the ranges of machines, 10.77.5.0/24, share no address with pods, Services and nodes']],
  ['addresses', 'are in the manifests, and a rule reports them', app([config('virtualization', { virtualMachineCIDRs: ['10.111.5.0/24'] })], {
    findings: [{ id: 'MODULE-20', severity: 'error', object: 'ModuleConfig virtualization', pointer: '/spec/settings/virtualMachineCIDRs/0', wrong: 'overlaps' }],
  }), []],
  ['components', 'work', {}, [`ok: all ${COMPONENTS.length} components of the module virtualization work`]],
  ['components', 'are missing, or fail', { objects: components('virt-handler', { status: { desiredNumberScheduled: 0 } }) }, [
    'problem: CORE: DaemonSet virt-handler: no node with KVM: virt-handler has 0 pods wanted / see whether a node has the label virtualization.deckhouse.io/kvm-enabled=true: it needs vmx or svm, switched on in the BIOS',
  ]],
  ['components', 'are too few for high availability', { objects: { moduleconfigs: [config('global', { highAvailability: false }), config('virtualization', { highAvailability: true })], components: COMPONENTS.map(each => ['virt-api', 'dvcr'].includes(each.metadata!.name!) || each.kind !== 'Deployment' ? each : { ...each, spec: { replicas: 3 }, status: { ...each.status as object, updatedReplicas: 3 } }) } }, [
    'problem: API: Deployment virt-api: has 1 of 3 pods / see whether somebody has scaled it, and spec.maintenance of the ModuleConfig',
  ]],
  ['components', 'are not there while the module is off', { objects: { components: [], ...modules(moduleOf('virtualization', 'Available', 'False')) } }, []],
  ['registry', 'has room', {}, ['ok: 48Gi of 50Gi for images are free']],
  ['registry', 'has room for new images', app([
    dvp('VirtualDisk', { persistentVolumeClaim: { size: '10Gi' } }, { name: 'data' }),
    dvp('VirtualImage', { storage: 'ContainerRegistry', dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: 'data' } } }),
    dvp('VirtualImage', { storage: 'PersistentVolumeClaim', dataSource: { type: 'HTTP', http: { url: 'https://a' } } }, { name: 'own' }),
    dvp('ClusterVirtualImage', { dataSource: { type: 'HTTP', http: { url: 'https://a' } } }, { name: 'ubuntu', namespace: undefined }),
  ]), ['ok: 48Gi of 50Gi for images are free, and those of the manifests may take 10Gi; the size of 1 new image is not known before the download']],
  ['registry', 'is too small', app([
    dvp('VirtualDisk', { persistentVolumeClaim: { size: '60Gi' } }, { name: 'data' }),
    dvp('VirtualImage', { storage: 'ContainerRegistry', dataSource: { type: 'ObjectRef', objectRef: { kind: 'VirtualDisk', name: 'data' } } }),
  ]), ['problem: 48Gi of 50Gi for images are free, and those of the manifests may take 60Gi / a larger dvcr.storage.persistentVolumeClaim.size in the settings of the module: it can only grow']],
  ['registry', 'is nearly full', { objects: { virtualimages: [object('VirtualImage', 'a', { status: { size: { storedBytes: String(45 * GIB) } } })] } },
    ['warning: 3Gi of 50Gi for images are free / a larger dvcr.storage.persistentVolumeClaim.size in the settings of the module: it can only grow']],
  ['registry', 'comes with the manifests', { objects: { components: [], clustervirtualimages: undefined }, ...app([config('virtualization', { dvcr: { storage: { persistentVolumeClaim: { size: '100Gi' } } } })]) },
    ['ok: 100Gi of 100Gi for images in all']],
  ['manifests', 'fit', app([machine()]), ['ok: the manifests (1 object) fit DVP 1.11.0, Kubernetes 1.31.4, edition EE']],
  ['manifests', 'do not fit', app([machine()], {
    findings: [
      { id: 'VM-11', severity: 'error', object: 'VirtualMachine shop/web', pointer: '/spec/cpu', wrong: 'wrong', got: '2', instead: 'right' },
      { id: 'VM-12', severity: 'warning', object: 'VirtualMachine shop/web', pointer: '', wrong: 'odd' },
      { id: 'VM-13', severity: 'error', object: 'VirtualMachine shop/web', pointer: '', wrong: 'known', acknowledged: 'lab' },
    ],
  }), [
    'problem: VirtualMachine shop/web /spec/cpu: wrong, got 2 (VM-11) / right', 'warning: VirtualMachine shop/web: odd (VM-12) / see npx cdk8s-dvp explain VM-12',
  ]],
  ['rights', 'are there', app([]), ['ok: nothing is missing to apply the manifests']],
  ['rights', 'are missing', app([], { missingRights: '  create virtualdisks' }), ['problem: you may not:\n  create virtualdisks / ask for a role with them, or apply this part with another identity']],
])('%s %s', (check, _, changes, expected) => expect(run(check, state(changes))).toEqual(expected));

test('checks report nothing of what could not be read', () => expect(examine({ facts: {}, objects: {}, notRead: [] })).toEqual([]));

const WHOLE = state({
  objects: { deckhouse: [deployment('deckhouse')], modules: undefined, components: undefined, volumesnapshotclasses: undefined, nodes: [node('node-1')] },
  queue: undefined,
  facts: { storageClasses: undefined },
  notRead: [
    { verb: 'list', resource: 'modules.deckhouse.io', reason: 'not allowed' }, { verb: 'list', resource: 'deployments.apps', namespace: 'd8-virtualization', reason: 'not allowed' },
    { verb: 'get', resource: 'pods', reason: 'kubectl did not answer within 60 seconds' },
  ],
  ...app([], { missingRights: '  create virtualdisks\n  patch secrets' }),
});

test('prints it for people', () => expect(doctorText(examine(WHOLE), WHOLE.notRead)).toBe(`Deckhouse
  ok       Deckhouse 1.74.2 EE runs

nodes
  problem  no node has KVM, so no machine starts
           do: see whether a node has the label virtualization.deckhouse.io/kvm-enabled=true: it needs vmx or svm, switched on in the BIOS

addresses
  ok       the ranges of machines, 10.66.10.0/24, share no address with pods, Services and nodes

manifests
  ok       the manifests (0 objects) fit DVP 1.11.0, Kubernetes 1.31.4, edition EE

rights
  problem  you may not:
             create virtualdisks
             patch secrets
           do: ask for a role with them, or apply this part with another identity

not read, so not checked
  list modules.deckhouse.io, deployments.apps in d8-virtualization: not allowed
  get pods: kubectl did not answer within 60 seconds

2 problems, 0 warnings, 3 ok, 3 not read`));

test('prints it for programs', () => expect(JSON.parse(doctorJson(examine(HEALTHY), []))).toMatchObject({
  problems: 0, warnings: 0, notRead: [], findings: expect.arrayContaining([{ check: 'nodes', level: 'ok', says: '2 of 3 nodes with KVM: node-1, node-2' }]),
}));
