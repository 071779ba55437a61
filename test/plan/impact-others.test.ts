import { KEEP, brief, disk, dvp, impacts, machine } from './support';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest } from '../../src/manifest/manifest';

const EE: ClusterFacts = { edition: 'EE', dvpRelease: '1.10.2' };
const cluster = { name: 'virtualization', namespace: undefined };
const claim = (size: string | undefined, storageClassName?: string) => ({ persistentVolumeClaim: { size, storageClassName } });
const dvcr = (size: string, storageClassName?: string) => ({ storage: { type: 'PersistentVolumeClaim', persistentVolumeClaim: { size, storageClassName } } });
const config = (settings: object | undefined, more: object = {}, metadata: object = {}) => dvp('ModuleConfig', { enabled: true, version: 1, settings, ...more }, { ...cluster, ...metadata });
const CONFIRMED = { annotations: { 'modules.deckhouse.io/allow-disabling': 'true' } };
const user = (runPolicy?: string) => machine({ runPolicy, blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] });
const http = (url: string) => ({ dataSource: { type: 'HTTP', http: { url } } });
const vmClass = (spec: object, version = 3): Manifest => ({ ...dvp('VirtualMachineClass', spec, { name: 'own', namespace: undefined }), apiVersion: `virtualization.deckhouse.io/v1alpha${version}` });

const pool = (spec: object = {}, template: object = {}) => dvp('VirtualMachinePool', {
  replicas: 3,
  scaleDownPolicy: 'NewestFirst',
  virtualDiskTemplates: [{ name: 'root', spec: claim('10Gi') }, { name: 'cache', spec: claim('5Gi'), reclaim: { onScaleDown: 'Retain' } }],
  virtualMachineTemplate: { spec: { ...machine().spec as object, liveMigrationPolicy: 'PreferSafe', ...template } },
  ...spec,
});
const scaler: Manifest = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { maxReplicas: 9, scaleTargetRef: { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name: 'web' } },
};

describe('what changes', () => {
  test.each<[string, Manifest[], Manifest[], ClusterFacts | undefined, string[]]>([
    ['a label', [disk()], [disk(undefined, { labels: { a: 'b/c' } })], undefined, ['live /metadata/labels/a']],
    ['a disk that grows', [disk(claim('10Gi'))], [disk(claim('11Gi'))], undefined, ['live /spec/persistentVolumeClaim/size ?']],
    ['a disk that shrinks', [disk(claim('10Gi'))], [disk(claim('9Gi'))], undefined, ['refused /spec/persistentVolumeClaim/size']],
    ['a disk that loses its size', [disk(claim('10Gi'))], [disk(claim(undefined))], undefined, ['refused /spec/persistentVolumeClaim/size']],
    ['a disk that gets a size', [disk(http('https://a/b'))], [disk({ ...http('https://a/b'), ...claim('9Gi') })], undefined, ['refused /spec/persistentVolumeClaim/size ?']],
    ['a disk of another source', [disk(http('https://a/b'))], [disk(http('https://a/c'))], undefined, ['refused /spec/dataSource ?']],
    ['a disk on other storage, with its machine', [disk(claim('1Gi', 'a')), user()], [disk(claim('1Gi', 'b')), user()], EE, ['live-migration /spec/persistentVolumeClaim/storageClassName ?']],
    ['a disk on other storage, in CE', [disk(claim('1Gi', 'a')), user()], [disk(claim('1Gi', 'b')), user()], { edition: 'CE' }, ['refused /spec/persistentVolumeClaim/storageClassName']],
    ['a disk on other storage, its machine off', [disk(claim('1Gi', 'a')), user('AlwaysOff')], [disk(claim('1Gi', 'b')), user('AlwaysOff')], EE, ['refused /spec/persistentVolumeClaim/storageClassName']],
    ['a disk on other storage, without its machine', [disk(claim('1Gi', 'a'))], [disk(claim('1Gi', 'b'))], EE, ['refused /spec/persistentVolumeClaim/storageClassName ?']],
    ['an image', [dvp('VirtualImage', http('https://a/b'))], [dvp('VirtualImage', { ...http('https://a/c'), storage: 'PersistentVolumeClaim' })], undefined, ['refused /spec/dataSource ?', 'refused /spec/storage ?']],
    ['an image with its default written out', [dvp('VirtualImage', http('https://a/b'))], [dvp('VirtualImage', { ...http('https://a/b'), storage: 'ContainerRegistry' })], undefined, []],
    ['an image of the cluster', [dvp('ClusterVirtualImage', http('https://a/b'), cluster)], [dvp('ClusterVirtualImage', http('https://a/c'), cluster)], undefined, ['refused /spec/dataSource/http/url ?']],
    ['a snapshot', [dvp('VirtualDiskSnapshot', { virtualDiskName: 'a', requiredConsistency: true })], [dvp('VirtualDiskSnapshot', { virtualDiskName: 'b' })], undefined, ['refused /spec/virtualDiskName']],
    ['an attachment', [dvp('VirtualMachineBlockDeviceAttachment', { virtualMachineName: 'a' })], [dvp('VirtualMachineBlockDeviceAttachment', { virtualMachineName: 'b' })], undefined, ['refused /spec/virtualMachineName']],
    ['a static address', [dvp('VirtualMachineIPAddress', { type: 'Static', staticIP: '10.0.0.2' })], [dvp('VirtualMachineIPAddress', { type: 'Static', staticIP: '10.0.0.3' })], undefined, ['refused /spec/staticIP ?']],
    ['an address that gets static', [dvp('VirtualMachineIPAddress', { type: 'Auto' })], [dvp('VirtualMachineIPAddress', { type: 'Static', staticIP: '10.0.0.3' })], undefined, ['refused /spec/type ?', 'refused /spec/staticIP ?']],
    ['a hardware address', [dvp('VirtualMachineMACAddress', {})], [dvp('VirtualMachineMACAddress', { address: 'aa:bb:cc:00:00:01' })], undefined, ['refused /spec/address ?']],
    ['an operation', [dvp('VirtualMachineOperation', { type: 'Stop' })], [dvp('VirtualMachineOperation', { type: 'Start' })], undefined, ['refused /spec/type']],
    ['a USB device', [dvp('NodeUSBDevice', {}, cluster)], [dvp('NodeUSBDevice', { assignedNamespace: 'lab' }, cluster)], undefined, ['live /spec/assignedNamespace']],
    ['the CPU of a class', [vmClass({ cpu: { type: 'Host' } })], [vmClass({ cpu: { type: 'Discovery' } })], undefined, ['refused /spec/cpu']],
    ['policies in another spelling', [vmClass({ cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 4 }, coreFractions: [50] }] }, 2)], [vmClass({ cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 4 }, coreFractions: ['50%'] }] })], undefined, []],
    ['policies', [vmClass({ cpu: { type: 'Host' } })], [vmClass({ cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 1, max: 4 } }] })], undefined, ['live /spec/sizingPolicies']],

    ['a registry that grows', [config({ dvcr: dvcr('50Gi') })], [config({ dvcr: dvcr('100Gi') })], undefined, ['live /spec/settings/dvcr/storage/persistentVolumeClaim/size']],
    ['a registry that shrinks and moves', [config({ dvcr: dvcr('50Gi', 'a') })], [config({ dvcr: dvcr('40Gi', 'b') })], undefined, ['refused /spec/settings/dvcr/storage/persistentVolumeClaim/size', 'refused /spec/settings/dvcr/storage/persistentVolumeClaim/storageClassName']],
    ['networks for machines: one more', [config({ virtualMachineCIDRs: ['10.0.0.0/24'] })], [config({ virtualMachineCIDRs: ['10.0.0.0/24', '10.0.1.0/24'] })], undefined, ['live /spec/settings/virtualMachineCIDRs']],
    ['networks for machines: another one', [config({ virtualMachineCIDRs: ['10.0.0.0/24'] })], [config({ virtualMachineCIDRs: ['10.0.1.0/24'] })], undefined, ['refused /spec/settings/virtualMachineCIDRs ?']],
    ['networks for machines: none any more', [config({ virtualMachineCIDRs: ['10.0.0.0/24'] })], [config({})], undefined, ['refused /spec/settings/virtualMachineCIDRs']],
    ['the module off', [config({})], [config({}, { enabled: false })], undefined, ['refused /spec/enabled']],
    ['the module off, confirmed', [config({})], [config({}, { enabled: false }, CONFIRMED)], undefined, ['live /metadata/annotations/modules.deckhouse.io~1allow-disabling', 'removed /spec/enabled']],
    ['the module without settings', [config({ dvcr: dvcr('50Gi') })], [config(undefined, { enabled: false })], undefined, ['refused /spec/settings']],
    ['another setting', [config({})], [config({ logLevel: 'debug' })], undefined, ['live /spec/settings/logLevel']],
    ['another module', [config({}, {}, { name: 'sdn' })], [config({ a: 1 }, {}, { name: 'sdn' })], undefined, ['unknown /spec/settings/a']],

    ['a pool that grows', [pool()], [pool({ replicas: 4 })], undefined, ['live /spec/replicas']],
    ['a pool that shrinks', [pool()], [pool({ replicas: 2 })], undefined, ['data-loss /spec/replicas']],
    ['a pool that shrinks and keeps its disks', [pool({ virtualDiskTemplates: [] })], [pool({ replicas: 2, virtualDiskTemplates: [] })], undefined, ['removed /spec/replicas']],
    ['a pool that shrinks by name only', [pool({ scaleDownPolicy: 'Explicit' })], [pool({ scaleDownPolicy: 'Explicit', replicas: 2 })], undefined, ['live /spec/replicas']],
    ['a pool that is left to an autoscaler', [pool()], [pool({ replicas: undefined }), scaler], undefined, ['data-loss /spec/replicas ?', 'created']],
    ['a pool with a disk less', [pool()], [pool({ virtualDiskTemplates: [{ name: 'root', spec: claim('10Gi') }] })], undefined, ['data-loss /spec/virtualDiskTemplates/1']],
    ['a pool with other disks', [pool()], [pool({ virtualDiskTemplates: [{ name: 'root', spec: claim('9Gi') }, { name: 'cache', spec: claim('6Gi'), reclaim: { onScaleDown: 'Retain' } }, { name: 'new' }] })], undefined,
      ['live /spec/virtualDiskTemplates/0/spec/persistentVolumeClaim/size', 'live /spec/virtualDiskTemplates/1/spec/persistentVolumeClaim/size', 'live /spec/virtualDiskTemplates/2']],
    ['a pool of other machines', [pool()], [pool({}, { osType: 'Windows', blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'other' }] })], undefined,
      ['live /spec/virtualMachineTemplate/spec/blockDeviceRefs/0', 'guest-restart /spec/virtualMachineTemplate/spec/osType']],

    ['a Secret', [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { userData: 'x' } }], [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { userData: 'y' } }], undefined, ['unknown /stringData/userData']],
  ])('%s', (_, before, after, facts, expected) => expect(brief(impacts(before, after, facts))).toEqual(expected));

  test.each<[string, (value: string) => Manifest]>([
    ['a Secret', userData => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, stringData: { userData } })],
    ['an object of another kind', userKey => ({ apiVersion: 'storage.deckhouse.io/v1alpha1', kind: 'CephClusterConnection', metadata: { name: 'a' }, spec: { userKey } })],
    ['another module', secret => config({ secret }, {}, { name: 'user-authn' })],
    ['user data', userData => machine({ provisioning: { type: 'UserData', userData } })],
    ['user data of a pool', userData => pool({}, { provisioning: { type: 'UserData', userData } })],
  ])('what %s holds is not told', (_, make) => {
    const found = impacts([make('hunter2')], [make('correct horse')]);
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(/hunter2|horse/);
  });
});

describe('what comes and goes', () => {
  const operation = (spec: object) => dvp('VirtualMachineOperation', { virtualMachineName: 'web', ...spec });

  test.each<[string, Manifest[], Manifest[], string[]]>([
    ['a new disk', [], [disk()], ['created']],
    ['a disk less', [disk()], [], ['data-loss']],
    ['a disk less that is kept', [disk(undefined, KEEP)], [], ['kept']],
    ['a disk less that Argo CD keeps', [disk(undefined, { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } })], [], ['kept']],
    ['a machine less', [machine()], [], ['removed']],
    ['a pool less', [pool()], [], ['data-loss']],
    ['a namespace less', [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } }], [], ['data-loss']],
    ['the module less', [config({})], [], ['refused']],
    ['the module less, confirmed', [config({}, {}, CONFIRMED)], [], ['removed']],
    ['a restart', [], [operation({ type: 'Restart' })], ['guest-restart']],
    ['a stop', [], [operation({ type: 'Stop' })], ['guest-restart']],
    ['an eviction', [], [operation({ type: 'Evict' })], ['live-migration']],
    ['a start', [], [operation({ type: 'Start' })], ['created']],
    ['a restore', [], [operation({ type: 'Restore', restore: { mode: 'Strict', virtualMachineSnapshotName: 'a' } })], ['data-loss']],
    ['a restore that only tries', [], [operation({ type: 'Restore', restore: { mode: 'DryRun', virtualMachineSnapshotName: 'a' } })], ['created']],
    ['an operation that is over', [{ ...operation({ type: 'Restart' }), status: { phase: 'Completed' } }], [], []],
    ['what the platform has made', [
      dvp('VirtualMachineIPAddressLease', {}, { name: 'ip-10-0-0-2', namespace: undefined, uid: 'a' }),
      dvp('VirtualMachineMACAddressLease', {}, { name: 'mac-aa-bb-cc-00-00-01', namespace: undefined, uid: 'a' }),
      dvp('USBDevice', undefined, { name: 'camera', uid: 'a' }),
      { apiVersion: 'internal.virtualization.deckhouse.io/v1', kind: 'InternalVirtualizationVirtualMachine', metadata: { name: 'web', namespace: 'shop', uid: 'a' } },
    ], [], []],
    ['what a controller has made', [{ ...disk(), metadata: { name: 'a', ownerReferences: [{}] } }], [], []],
  ])('%s', (_, before, after, expected) => expect(brief(impacts(before, after))).toEqual(expected));

  test('a renamed disk is told', () => {
    expect(impacts([disk()], [disk(undefined, { name: 'store' })])).toEqual([
      { impact: 'created', subject: 'VirtualDisk shop/store', pointer: '', reason: 'the object is new' },
      {
        impact: 'data-loss',
        subject: 'VirtualDisk shop/data',
        pointer: '',
        reason: 'the disk is deleted with all its data; VirtualDisk shop/store has the same spec: a new name creates a new object, which is empty or filled from its source',
      },
    ]);
  });
});
