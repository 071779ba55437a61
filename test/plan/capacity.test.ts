import { disk, dvp, machine } from './support';
import * as lib from '../../src';
import { Manifest } from '../../src/manifest/manifest';

const policy = (defaultCoreFraction?: string) => dvp('VirtualMachineClass', { cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 8 }, defaultCoreFraction }] }, { name: 'own', namespace: undefined });
const template = { spec: machine({ cpu: { cores: 4, coreFraction: '50%' }, memory: { size: '1Gi' } }).spec };
const pool = (spec: object = {}) => dvp('VirtualMachinePool', {
  virtualMachineTemplate: template,
  virtualDiskTemplates: [{ name: 'root', spec: { persistentVolumeClaim: { size: '5Gi', storageClassName: 'fast' } } }],
  ...spec,
});
const scaler: Manifest = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'any', namespace: 'shop' },
  spec: { maxReplicas: 10, scaleTargetRef: { kind: 'VirtualMachinePool', name: 'web' } },
};

const summed = (...manifests: Manifest[]) => {
  const capacity = lib.Capacity.of(lib.Manifests.fromObjects(manifests));
  const { machines, cores, guaranteedCores, memory, storage, oversubscriptionRatio: ratio, notes } = capacity;
  return { machines, cores, guaranteedCores, memory: memory.asString(), ratio, storage: storage.map(({ storageClassName = '', size }) => `${storageClassName} ${size.asString()}`), notes };
};

test.each<[string, Manifest[], object]>([
  ['nothing', [], { machines: 0, cores: 0, guaranteedCores: 0, memory: '0Mi', ratio: 1, storage: [], notes: [] }],
  ['machines', [machine({ cpu: { cores: 4, coreFraction: '20%' } }), machine({ cpu: { cores: 2 } }, { name: 'b' })],
    { machines: 2, cores: 6, guaranteedCores: 2.8, memory: '8192Mi', ratio: 2.143, storage: [], notes: [] }],
  ['the fraction of a class', [policy('25%'), machine({ cpu: { cores: 4 }, virtualMachineClassName: 'own' })],
    { machines: 1, cores: 4, guaranteedCores: 1, memory: '4096Mi', ratio: 4, storage: [], notes: [] }],
  ['fractions that nobody knows', [policy('Auto'), machine({ cpu: { cores: 4 }, virtualMachineClassName: 'own' }), machine({ cpu: { cores: 1 }, virtualMachineClassName: 'other' }, { name: 'b' })], {
    machines: 2,
    cores: 5,
    guaranteedCores: 5,
    memory: '8192Mi',
    ratio: 1,
    storage: [],
    notes: [
      'VirtualMachine shop/web counts with whole cores: its core fraction is chosen while it runs',
      'VirtualMachine shop/b counts with whole cores: its core fraction is set by its class',
    ],
  }],
  ['disks', [disk(), disk({ persistentVolumeClaim: { size: '1G', storageClassName: 'fast' } }, { name: 'b' }), disk({ dataSource: {} }, { name: 'c' })],
    { machines: 0, cores: 0, guaranteedCores: 0, memory: '0Mi', ratio: 1, storage: [' 10240Mi', 'fast 954Mi'], notes: ['VirtualDisk shop/c does not count: its size is that of its source'] }],
  ['a pool', [pool({ replicas: 3 })], { machines: 3, cores: 12, guaranteedCores: 6, memory: '3072Mi', ratio: 2, storage: ['fast 15360Mi'], notes: [] }],
  ['a pool that grows', [pool(), scaler], { machines: 10, cores: 40, guaranteedCores: 20, memory: '10240Mi', ratio: 2, storage: ['fast 51200Mi'], notes: [] }],
  ['a pool of nobody knows how many', [pool()], { machines: 0, cores: 0, guaranteedCores: 0, memory: '0Mi', ratio: 1, storage: ['fast 0Mi'], notes: ['VirtualMachinePool shop/web does not count: its number of machines is not known'] }],
  ['what cannot be read', [machine({ cpu: { cores: '2' } }), machine({ memory: { size: 'much' } }, { name: 'b' }), disk({ persistentVolumeClaim: { size: 'large' } }, { name: 'c' })], {
    machines: 2,
    cores: 2,
    guaranteedCores: 0.4,
    memory: '4096Mi',
    ratio: 5,
    storage: [],
    notes: [
      'VirtualMachine shop/web counts without its cores: not a valid number',
      'VirtualMachine shop/b counts without its memory: not a valid number',
      'VirtualDisk shop/c does not count: its size is not a valid number',
    ],
  }],
  ['sizes and numbers below zero', [machine({ cpu: { cores: -2 }, memory: { size: '-1Gi' } }), disk({ persistentVolumeClaim: { size: '-1Gi' } }, { name: 'c' }), pool({ replicas: -1 })], {
    machines: 1,
    cores: 0,
    guaranteedCores: 0,
    memory: '0Mi',
    ratio: 1,
    storage: ['fast 0Mi'],
    notes: [
      'VirtualMachine shop/web counts without its cores and memory: not a valid number',
      'VirtualDisk shop/c does not count: its size is not a valid number',
    ],
  }],
])('%s', (_, manifests, expected) => expect(summed(...manifests)).toEqual(expected));

const moduleWith = (defaultStorageClassName?: string): Manifest => ({
  apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name: 'virtualization' }, spec: { version: 1, settings: { virtualDisks: { defaultStorageClassName } } },
});

test.each<[string, Manifest[], [string, boolean][], string[]]>([
  ['of the cluster', [moduleWith()], [['fast', true], ['slow', false]], ['fast 11194Mi']],
  ['of the module, which comes first', [moduleWith('slow')], [['fast', true], ['slow', false]], ['slow 10240Mi', 'fast 954Mi']],
  ['of two, whichever that is', [moduleWith()], [['fast', true], ['slow', true]], [' 10240Mi', 'fast 954Mi']],
  ['that is not there', [moduleWith()], [['fast', false]], [' 10240Mi', 'fast 954Mi']],
  ['of a module that nobody knows', [], [['fast', true]], [' 10240Mi', 'fast 954Mi']],
])('disks that name no StorageClass get the default %s', (_, module, classes, expected) => {
  const manifests = lib.Manifests.fromObjects([...module, disk(), disk({ persistentVolumeClaim: { size: '1G', storageClassName: 'fast' } }, { name: 'b' })]);
  const profile = lib.ClusterProfile.of({ storageClasses: classes.map(([name, isDefault]) => lib.StorageClassProfile.of(name, { isDefault })) });
  expect(lib.Capacity.of(manifests, profile).storage.map(({ storageClassName = '', size }) => `${storageClassName} ${size.asString()}`)).toEqual(expected);
});

test.each<[string, Manifest[], string]>([
  ['nothing', [], '0Mi'],
  ['a machine, with its pod', [machine()], '4495Mi'],
  // 1 GiB, page tables, processes and disks, 4 cores, and the pod that attaches disks
  ['a pool', [pool({ replicas: 3 })], `${Math.ceil(3 * (1024 + 2 + 373 + 4 * 8 + 2_000_000 / 2 ** 20))}Mi`],
  ['a machine whose memory cannot be read', [machine({ memory: { size: 'much' } })], '0Mi'],
])('the memory that nodes reserve for %s', (_, manifests, memory) =>
  expect(lib.Capacity.of(lib.Manifests.fromObjects(manifests)).nodeMemory.asString()).toBe(memory));
