import * as fc from 'fast-check';
import { brief, dvp, moduleConfig, object, storage, worldOf } from './support';
import { stagesOf } from '../../../src/domain/stages/stages-of';
import { World } from '../../../src/domain/world';
import { Manifest, ManifestObject } from '../../../src/manifest/manifest';
import { ManifestSet } from '../../../src/manifest/manifest-set';

const machine = (name: string, disks: readonly string[] = [], spec: object = {}) =>
  dvp('VirtualMachine', name, { blockDeviceRefs: disks.map(each => ({ kind: 'VirtualDisk', name: each })), ...spec });
const from = (kind: string, name: string) => ({ dataSource: { type: 'ObjectRef', objectRef: { kind, name } } });
const crd = object('apiextensions.k8s.io/v1 CustomResourceDefinition backups.example.com', { spec: { group: 'example.com', names: { kind: 'Backup' } } });

const PLATFORM = [
  machine('shop/web', ['root']),
  dvp('VirtualDisk', 'shop/root', { ...from('ClusterVirtualImage', 'ubuntu'), persistentVolumeClaim: { storageClassName: 'fast' } }),
  dvp('ClusterVirtualImage', 'ubuntu'),
  dvp('VirtualMachineClass', 'small'),
  dvp('VirtualMachineIPAddress', 'shop/web'),
  dvp('VirtualMachinePool', 'shop/workers'),
  object('v1 Service shop/web'),
  object('networking.k8s.io/v1 Ingress shop/web'),
  object('autoscaling/v2 HorizontalPodAutoscaler shop/workers'),
  object('v1 Secret shop/init'),
  object('v1 Secret d8-system/registry'),
  object('network.deckhouse.io/v1alpha1 Network shop/inner'),
  object('rbac.authorization.k8s.io/v1 RoleBinding shop/team'),
  object('v1 ResourceQuota shop/limits'),
  object('deckhouse.io/v1alpha2 Project shop'),
  moduleConfig('console'),
  moduleConfig('virtualization', { featureGates: ['A'] }),
  object('network.deckhouse.io/v1alpha1 ClusterNetwork outer'),
  moduleConfig('sdn'),
  moduleConfig('global', { defaultClusterStorageClass: 'fast' }),
  storage('ReplicatedStorageClass', 'fast', { storagePool: 'pool' }),
  storage('ReplicatedStoragePool', 'pool', { lvmVolumeGroups: [{ name: 'group' }] }),
  storage('LVMVolumeGroup', 'group'),
  moduleConfig('sds-replicated-volume'),
  moduleConfig('sds-node-configurator'),
  moduleConfig('snapshot-controller'),
  moduleConfig('cni-cilium'),
  object('deckhouse.io/v1alpha1 ModuleSource own'),
  object('deckhouse.io/v1 NodeGroup worker'),
];

test('the way from a bare cluster to a running machine', () => expect(brief(PLATFORM)).toEqual([
  '10 nodes: NodeGroup worker',
  '20 sources: Secret d8-system/registry, ModuleSource own',
  '30 snapshots: ModuleConfig snapshot-controller, ModuleConfig cni-cilium',
  '31 node-storage: ModuleConfig sds-node-configurator',
  '32 storage: ModuleConfig sds-replicated-volume',
  '40 volume-groups: LVMVolumeGroup group',
  '41 storage-pools: ReplicatedStoragePool pool',
  '42 storage-classes: ReplicatedStorageClass fast',
  '45 default-class: ModuleConfig global',
  '50 network: ModuleConfig sdn',
  '51 networks: ClusterNetwork outer',
  '60 virtualization: ModuleConfig virtualization',
  '61 gates: ModuleConfig virtualization',
  '62 add-ons: ModuleConfig console',
  '70 projects: Project shop, RoleBinding shop/team, ResourceQuota shop/limits',
  '80 classes: VirtualMachineClass small',
  '81 images: ClusterVirtualImage ubuntu, VirtualMachineIPAddress shop/web, Secret shop/init, Network shop/inner',
  '90 machines: VirtualDisk shop/root, VirtualMachine shop/web, VirtualMachinePool shop/workers, Service shop/web',
  '95 exposure: Ingress shop/web, HorizontalPodAutoscaler shop/workers',
]));

const stage = (text: string) => ({ 'cdk8s-dvp/stage': text });
const byHand = { 'argocd.argoproj.io/hook': 'Skip' };
const operation = (annotations?: Record<string, string>) => dvp('VirtualMachineOperation', 'shop/restart', { type: 'Restart', virtualMachineName: 'web' }, annotations);

test.each<[string, Manifest[], string[]]>([
  ['nothing', [], []],
  ['objects in the order of the set', [machine('shop/b'), machine('shop/a'), dvp('VirtualDisk', 'shop/c')], ['90 machines: VirtualMachine shop/b, VirtualMachine shop/a, VirtualDisk shop/c']],
  ['an image from a disk', [dvp('VirtualImage', 'shop/golden', from('VirtualDisk', 'root')), dvp('VirtualDisk', 'shop/root')], ['90 machines: VirtualDisk shop/root, VirtualImage shop/golden']],
  ['a circle of images', [dvp('VirtualImage', 'shop/a', from('VirtualImage', 'b')), dvp('VirtualImage', 'shop/b', from('VirtualImage', 'a'))], ['81 images: VirtualImage shop/b, VirtualImage shop/a']],
  ['a circle with a disk', [dvp('VirtualImage', 'shop/a', from('VirtualDisk', 'b')), dvp('VirtualDisk', 'shop/b', from('VirtualImage', 'a'))], ['90 machines: VirtualDisk shop/b, VirtualImage shop/a']],
  ['an object that names itself', [dvp('VirtualDisk', 'shop/a', from('VirtualDisk', 'a'))], ['90 machines: VirtualDisk shop/a']],
  ['a namespace before what is in it', [object('v1 ServiceAccount shop/bot'), object('v1 LimitRange shop/limits'), object('v1 Namespace shop')], ['70 projects: Namespace shop, ServiceAccount shop/bot, LimitRange shop/limits']],
  ['a cluster-scoped kind with the namespace of its chart', [storage('LVMVolumeGroup', 'shop/group'), storage('LocalStorageClass', 'shop/fast', { lvm: { lvmVolumeGroups: [{ name: 'group' }] } }), object('v1 Namespace shop/shop')],
    ['40 volume-groups: LVMVolumeGroup group', '42 storage-classes: LocalStorageClass fast', '70 projects: Namespace shop/shop']],
  ['a device of a namespace', [dvp('NodeUSBDevice', 'camera', { assignedNamespace: 'shop' }), object('v1 Namespace shop', {}, stage('95'))], ['95 exposure: Namespace shop, NodeUSBDevice camera']],
  ['a CRD before its objects', [object('example.com/v1 Backup shop/daily'), crd], ['70 projects: CustomResourceDefinition backups.example.com', '90 machines: Backup shop/daily']],
  ['a binding after its role', [object('rbac.authorization.k8s.io/v1 RoleBinding shop/b', { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'ServiceAccount', name: 'bot' }] }), object('rbac.authorization.k8s.io/v1 Role shop/r'), object('v1 ServiceAccount shop/bot')],
    ['70 projects: Role shop/r, ServiceAccount shop/bot, RoleBinding shop/b']],
  ['a workload after its claim', [object('apps/v1 Deployment shop/a', { spec: { template: { spec: { volumes: [{ persistentVolumeClaim: { claimName: 'data' } }] } } } }), object('v1 PersistentVolumeClaim shop/data')],
    ['90 machines: PersistentVolumeClaim shop/data, Deployment shop/a']],
  ['a volume group after its module', [storage('LVMVolumeGroup', 'group'), moduleConfig('sds-node-configurator', undefined, stage('41-late'))], ['31 node-storage: ModuleConfig sds-node-configurator', '40 volume-groups: LVMVolumeGroup group']],
  ['a module at a later stage', [storage('LVMVolumeGroup', 'group'), moduleConfig('sds-node-configurator', undefined, stage('45'))], ['45 default-class: ModuleConfig sds-node-configurator, LVMVolumeGroup group']],
  ['the registry on a class that comes late', [moduleConfig('virtualization', { dvcr: { storage: { persistentVolumeClaim: { storageClassName: 'fast' } } } }), { ...storage('LocalStorageClass', 'fast'), metadata: { name: 'fast', annotations: stage('70') } }],
    ['70 projects: LocalStorageClass fast, ModuleConfig virtualization']],
  ['gates of a module at a later stage', [moduleConfig('virtualization', { liveMigration: {} }, stage('70'))], ['70 projects: ModuleConfig virtualization', '71 gates: ModuleConfig virtualization']],
  ['a stage of the author', [machine('shop/web'), dvp('VirtualMachine', 'shop/db', {}, stage('85-databases'))], ['85 databases: VirtualMachine shop/db', '90 machines: VirtualMachine shop/web']],
  ['an earlier stage', [dvp('VirtualDisk', 'shop/a', {}, stage('81'))], ['81 images: VirtualDisk shop/a']],
  ['an earlier stage than what it needs', [dvp('VirtualDisk', 'shop/a', from('VirtualImage', 'b'), stage('80')), dvp('VirtualImage', 'shop/b')], ['81 images: VirtualImage shop/b, VirtualDisk shop/a']],
  ['no stage', [dvp('VirtualDisk', 'shop/a', {}, stage('soon'))], ['90 machines: VirtualDisk shop/a']],
  ['operations', [operation(), dvp('VirtualDisk', 'shop/later', {}, byHand)], []],
  ['an operation with a stage', [machine('shop/web'), operation(stage('95'))], ['90 machines: VirtualMachine shop/web', '95 exposure: VirtualMachineOperation shop/restart']],
  ['what the platform has made', [{ ...dvp('VirtualMachineIPAddressLease', 'ip-10-0-0-1'), metadata: { name: 'ip-10-0-0-1', uid: '1' } }, { ...operation(stage('95')), status: { phase: 'Completed' } }], []],
])('%s', (_, manifests, expected) => expect(brief(manifests)).toEqual(expected));

test('a module with gates is applied without them first', () => {
  const settings = { virtualMachineCIDRs: ['10.0.0.0/24'], featureGates: ['A'], liveMigration: { network: {} } };
  const whole = moduleConfig('virtualization', settings);
  expect(stagesOf(worldOf([whole])).map(({ objects }) => objects.map(({ manifest }) => manifest))).toEqual([
    [moduleConfig('virtualization', { virtualMachineCIDRs: ['10.0.0.0/24'] })],
    [whole],
  ]);
  expect(brief([moduleConfig('virtualization', { virtualMachineCIDRs: [] })])).toEqual(['60 virtualization: ModuleConfig virtualization']);
  expect(brief([moduleConfig('sdn', { featureGates: [] })])).toEqual(['50 network: ModuleConfig sdn']);
  expect(brief([{ ...whole, spec: { enabled: false, version: 1, settings } }])).toEqual(['60 virtualization: ModuleConfig virtualization']);
});

test('a long chain', () => {
  const chain = Array.from({ length: 5_000 }, (_, i) => dvp('VirtualDisk', `shop/d${i}`, from('VirtualDisk', `d${i + 1}`)));
  const [{ objects }] = stagesOf(worldOf(chain));
  expect(objects.map(staged => staged.object.name)).toEqual(chain.map(({ metadata }) => metadata!.name).reverse());
});

const CHOICES = [undefined, '40', '70', '85-own', '95'];
/** disks and images that are made from one another, with choices of their author */
const graphs = fc.array(fc.record({ isDisk: fc.boolean(), source: fc.nat(12), choice: fc.constantFrom(...CHOICES) }), { maxLength: 12 })
  .map(nodes => nodes.map(({ isDisk, source, choice }, i) => dvp(
    isDisk ? 'VirtualDisk' : 'VirtualImage', `shop/n${i}`,
    from(nodes[source]?.isDisk === true ? 'VirtualDisk' : 'VirtualImage', `n${source}`),
    choice === undefined ? undefined : stage(choice),
  )))
  .map(objects => [...objects, object('v1 Namespace shop'), moduleConfig('virtualization', { featureGates: [] })]);

const sourceOf = ({ json }: ManifestObject): string => (json.spec as { dataSource?: { objectRef: { name: string } } }).dataSource?.objectRef.name ?? '';

test('no object is before one that it needs, and each is in one stage', () => {
  fc.assert(fc.property(graphs, manifests => {
    const world = new World(new ManifestSet(manifests.map(manifest => new ManifestObject(manifest))));
    const applied = stagesOf(world).flatMap(planned => planned.objects.map(each => ({ ...each, number: planned.stage.number })));
    const parts = applied.filter(({ object: { kind } }) => kind === 'ModuleConfig');
    expect(parts.map(({ number }) => number)).toEqual([60, 61]);
    const rest = applied.filter(each => !parts.includes(each));
    expect(new Set(rest.map(each => each.object))).toEqual(new Set(world.objects.filter(({ kind }) => kind !== 'ModuleConfig')));
    expect(rest.length).toBe(world.objects.length - 1);
    const place = new Map(rest.map((each, i) => [each.object.name, { i, number: each.number }]));
    const upstream = (name: string): string[] => {
      const path: string[] = [];
      for (let at = name; at !== '' && place.has(at) && !path.includes(at); at = sourceOf(rest[place.get(at)!.i].object)) {
        path.push(at);
      }
      return path;
    };
    for (const { object: each, number } of rest.filter(({ object: { kind } }) => kind !== 'Namespace')) {
      expect(number).toBeGreaterThanOrEqual(70);
      const source = place.get(sourceOf(each));
      if (source !== undefined) {
        const isInCircle = upstream(sourceOf(each)).includes(each.name);
        expect(source.number < number || source.number === number && (isInCircle || source.i < place.get(each.name)!.i)).toBe(true);
      }
    }
    expect(brief(manifests)).toEqual(brief(structuredClone(manifests)));
  }), { numRuns: 100 });
});
