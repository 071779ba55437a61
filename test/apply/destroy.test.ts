import { disk, image, machine, module, namespace, phase, ready, running, secret } from './objects';
import { platform } from './platform';
import { Script, ScriptedCluster } from './scripted-cluster';
import { stagesFor, transcribed } from './transcript';
import { DestroyOptions, destroy, fullKey } from '../../src/apply/destroy';
import { ClusterError } from '../../src/apply/failure';
import type { Manifest } from '../../src/manifest/manifest';

const ALL = [module(), namespace('shop'), image('ubuntu'), secret('init'), disk('data'), machine('web', ['data'])];

const STATUSES: Script['statuses'] = { 'VirtualMachine shop/web': [[0, running]], 'VirtualDisk shop/data': [[0, ready]], 'VirtualImage shop/ubuntu': [[0, ready]] };

async function destroyed(given: Partial<DestroyOptions>, script: Script = {}, objects = ALL, manifests = ALL): Promise<string> {
  const cluster = new ScriptedCluster({ statuses: STATUSES, ...script });
  objects.forEach(object => cluster.has(object));
  const none = new Set<string>();
  const options = { namespace: 'default', data: none, platform: none, isAgreed: true, isDryRun: false, ...given };
  const lease = given.lease === undefined ? {} : { lease: { ...given.lease, keeper: cluster } };
  const lines = await transcribed(cluster, report => destroy({ ...options, ...lease, cluster, report, stages: stagesFor(manifests) }));
  return [...lines, `writes: ${cluster.writes.join(', ') || 'nothing'}`].join('\n');
}

const PLAN = `0:00 deletes, in this order:
0:00   VirtualMachine shop/web
0:00   Secret shop/init
0:00 keeps:
0:00   VirtualDisk shop/data (--include-data virtualdisk/shop/data)
0:00   VirtualImage shop/ubuntu (--include-data virtualimage/shop/ubuntu)
0:00   Namespace shop (--include-data namespace/shop)
0:00   ModuleConfig virtualization (--include-platform moduleconfig/virtualization)`;

test.each<[string, Partial<DestroyOptions>, Script, string]>([
  ['keeps data and the platform', {}, { lingers: { 'VirtualMachine shop/web': 3 } }, `${PLAN}
0:00 stage 90 machines (1 of 2): Disks and machines, and every other kind
0:00   VirtualMachine shop/web is being deleted, held by dvp/protected (for 0 s, 2 min are normal)
0:04   VirtualMachine shop/web: deleted after 4 s
0:04 stage 90 machines: deleted after 4 s
0:04 stage 81 images (2 of 2): Images, addresses, networks and settings of machines
0:04   Secret shop/init: deleted after 0 s
0:04 stage 81 images: deleted after 0 s
0:04 2 objects deleted after 4 s
writes: delete VirtualMachine shop/web, delete Secret shop/init`],
  ['prints what it would delete', { isDryRun: true }, {}, `${PLAN}\nwrites: nothing`],
  ['asks on a terminal', { isAgreed: false, ask: async () => false }, {}, `${PLAN}\n0:00 stopped with 3: nothing was deleted\nwrites: nothing`],
  ['refuses without a terminal', { isAgreed: false }, {}, `${PLAN}\n0:00 stopped with 3: nothing was deleted: there is no terminal to ask on: agree with --yes\nwrites: nothing`],
  ['says which rights are missing', {}, { forbidden: ['delete virtualmachines'] }, `${PLAN}
0:00 stopped with 6: rights are missing, nothing was deleted:
0:00   delete virtualmachines.virtualization.deckhouse.io in namespace shop
0:00   do: ask an administrator for a role with these verbs, or use another --context
writes: nothing`],
  ['stops at an object that stays', { stageMinutes: 1 }, { lingers: { 'VirtualMachine shop/web': 9999 } }, `${PLAN}
0:00 stage 90 machines (1 of 2): Disks and machines, and every other kind
0:00   VirtualMachine shop/web is being deleted, held by dvp/protected (for 0 s, 2 min are normal)
1:00   VirtualMachine shop/web is being deleted, held by dvp/protected (for 1 min, 2 min are normal)
1:00 stopped with 5: VirtualMachine shop/web is still there after 1 min: is being deleted, held by dvp/protected
writes: delete VirtualMachine shop/web`],
  ['does not know a name', { data: new Set(['virtualdisk/shop/root']) }, {},
    '0:00 stopped with 2: --include-data virtualdisk/shop/root: no object of the manifests has this kind, namespace and name\nwrites: nothing'],
  ['knows the other option', { data: new Set(['moduleconfig/virtualization']) }, {},
    '0:00 stopped with 2: --include-data moduleconfig/virtualization: name it in --include-platform\nwrites: nothing'],
  ['names what a namespace takes along', { data: new Set(['namespace/shop']) }, {}, `${PLAN.replace(' (--include-data namespace/shop)', '').replace('0:00   Namespace shop\n', '').replace('0:00 keeps', '0:00   Namespace shop\n0:00 keeps')}
0:00 stopped with 2: nothing was deleted: Namespace shop takes along all that it has: name that, too: --include-data virtualdisk/shop/data --include-data virtualimage/shop/ubuntu
writes: nothing`],
])('%s', async (_, options, script, transcript) => expect(await destroyed(options, script)).toBe(transcript));

test.each(['project/shop', 'moduleconfig/virtualization'])('keeps data from going with %s', async key => {
  const manifests = ALL.map(object => object.kind === 'Namespace' ? { ...object, apiVersion: 'deckhouse.io/v1alpha2', kind: 'Project' } : object);
  const named = key.startsWith('project') ? { data: new Set([key]) } : { platform: new Set([key]) };
  expect((await destroyed(named, {}, manifests, manifests)).split('\n').slice(-2)).toEqual([
    expect.stringMatching(/stopped with 2: nothing was deleted: .* --include-data virtualdisk\/shop\/data --include-data virtualimage\/shop\/ubuntu$/),
    'writes: nothing',
  ]);
});

test('deletes what is named, and disables the module last', async () => {
  const named = { data: new Set(['vd/shop/data', 'vi/shop/ubuntu', 'ns/shop'].map(fullKey)), platform: new Set(['mc/virtualization'].map(fullKey)) };
  const made = platform(0, 0)!;
  const module_ = 'modules.v1alpha1.deckhouse.io virtualization';
  const off = { [module_]: { ...made[module_], timeline: [[0, phase('Ready')], [3605, phase('Available')]] as const } };
  expect((await destroyed(named, { platform: off })).split('\n').filter(line => /disabled|deleted after|writes/.test(line))).toEqual([
    '0:00   ModuleConfig virtualization: the module is disabled, its ModuleConfig stays',
    '0:00   VirtualMachine shop/web: deleted after 0 s',
    '0:00 stage 90 machines: deleted after 0 s',
    '0:00   VirtualDisk shop/data: deleted after 0 s',
    '0:00 stage 90 machines: deleted after 0 s',
    '0:00   Secret shop/init: deleted after 0 s',
    '0:00   VirtualImage shop/ubuntu: deleted after 0 s',
    '0:00 stage 81 images: deleted after 0 s',
    '0:00   Namespace shop: deleted after 0 s',
    '0:00 stage 70 projects: deleted after 0 s',
    '0:06   ModuleConfig virtualization: disabled after 6 s',
    '0:06 stage 60 virtualization: deleted after 6 s',
    '0:06 6 objects deleted after 6 s',
    'writes: delete VirtualMachine shop/web, delete VirtualDisk shop/data, delete Secret shop/init, delete VirtualImage shop/ubuntu, delete Namespace shop, change ModuleConfig virtualization',
  ]);
});

test('has nothing to delete', async () => expect(await destroyed({}, {}, [])).toBe('0:00 nothing to delete\nwrites: nothing'));

const other = (apiVersion: string, kind: string, name: string, where?: string, annotations?: Record<string, string>): Manifest =>
  ({ apiVersion, kind, metadata: { name, ...where === undefined ? {} : { namespace: where }, ...annotations === undefined ? {} : { annotations } } });

const STAGE = 'cdk8s-dvp/stage';
const DVP = 'virtualization.deckhouse.io/v1alpha2';
const IN_USE = [
  disk('data'), other(DVP, 'VirtualDiskSnapshot', 'before', 'shop'), machine('web', ['data']), other(DVP, 'VirtualMachineBlockDeviceAttachment', 'more', 'shop'),
  other('v1', 'Service', 'web', 'shop'), other(DVP, 'VirtualMachineIPAddress', 'web', 'shop', { [STAGE]: '90-machines' }),
];

test('deletes machines first, then what is attached, then disks, then addresses', async () => {
  const given = { data: new Set(['virtualdisk/shop/data', 'virtualdisksnapshot/shop/before']) };
  const lines = (await destroyed(given, { lingers: { 'VirtualMachine shop/web': 60, 'VirtualMachineBlockDeviceAttachment shop/more': 9 } }, IN_USE, IN_USE)).split('\n');
  expect(lines.filter(line => /deletes|^0:00   \S+ \S+$|: deleted after \d+ (s|min)$|writes/.test(line))).toEqual([
    '0:00 deletes, in this order:',
    '0:00   VirtualMachine shop/web',
    '0:00   VirtualMachineBlockDeviceAttachment shop/more',
    '0:00   VirtualDiskSnapshot shop/before',
    '0:00   Service shop/web',
    '0:00   VirtualDisk shop/data',
    '0:00   VirtualMachineIPAddress shop/web',
    '1:00   VirtualMachine shop/web: deleted after 1 min',
    '1:00 stage 90 machines: deleted after 1 min',
    '1:00   VirtualDiskSnapshot shop/before: deleted after 0 s',
    '1:10   VirtualMachineBlockDeviceAttachment shop/more: deleted after 10 s',
    '1:10 stage 90 machines: deleted after 10 s',
    '1:10   Service shop/web: deleted after 0 s',
    '1:10   VirtualDisk shop/data: deleted after 0 s',
    '1:10 stage 90 machines: deleted after 0 s',
    '1:10   VirtualMachineIPAddress shop/web: deleted after 0 s',
    '1:10 stage 90 machines: deleted after 0 s',
    'writes: delete VirtualMachine shop/web, delete VirtualMachineBlockDeviceAttachment shop/more, delete VirtualDiskSnapshot shop/before, delete Service shop/web, delete VirtualDisk shop/data, delete VirtualMachineIPAddress shop/web',
  ]);
});

test('keeps data and the platform of other kinds and later stages, by the object in the cluster', async () => {
  const kept = { 'helm.sh/resource-policy': 'keep' };
  const manifests = [
    module({}, 'console'), other('storage.k8s.io/v1', 'StorageClass', 'fast', undefined, { [STAGE]: '90-machines' }), module(),
    other('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'a.b'), other('v1', 'PersistentVolume', 'disk', undefined), other('v1', 'PersistentVolumeClaim', 'claim', 'shop'),
    other('snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'copy', 'shop'), other('v1', 'ConfigMap', 'kept', 'shop'),
  ].map(each => each.kind === 'ModuleConfig' ? { ...each, metadata: { ...each.metadata, annotations: { [STAGE]: '90-machines' } } } : each);
  const live = manifests.map(each => each.kind === 'ConfigMap' ? { ...each, metadata: { ...each.metadata, annotations: kept } } : each);
  expect(await destroyed({}, {}, live, manifests)).toBe(`0:00 nothing to delete
0:00 keeps:
0:00   VolumeSnapshot shop/copy (--include-data volumesnapshot/shop/copy)
0:00   PersistentVolumeClaim shop/claim (--include-data persistentvolumeclaim/shop/claim)
0:00   PersistentVolume disk (--include-data persistentvolume/disk)
0:00   ModuleConfig virtualization (--include-platform moduleconfig/virtualization)
0:00   StorageClass fast (--include-platform storageclass/fast)
0:00   ModuleConfig console (--include-platform moduleconfig/console)
0:00   ConfigMap shop/kept (--include-data configmap/shop/kept)
0:00   CustomResourceDefinition a.b (--include-data customresourcedefinition/a.b)
writes: nothing`);
});

test('takes the Lease that apply takes, before it reads the cluster', async () => {
  // of the objects in the cluster alone, the namespace would be another one
  const manifests = [secret('init'), other('v1', 'ConfigMap', 'gone', 'aaa')];
  const lease = { keeper: new ScriptedCluster(), holder: { name: 'ann@laptop:7', hasEnded: () => false } };
  const error = new ClusterError('forbidden', 'you may not');
  expect(await destroyed({ lease, isAgreed: false }, { failures: [{ on: 'create Lease', until: 9, error }] }, ALL, manifests)).toBe(`\
0:00 no Lease in namespace aaa, so a second run at the same time is not noticed: you may not
0:00 deletes, in this order:
0:00   Secret shop/init
0:00 stopped with 3: nothing was deleted: there is no terminal to ask on: agree with --yes
writes: nothing`);
  expect(await destroyed({ lease, isDryRun: true }, {}, [], manifests)).toBe('0:00 nothing to delete\nwrites: nothing');
  expect(await destroyed({ lease }, {}, [], manifests)).toBe('0:00 nothing to delete\nwrites: delete Lease aaa/cdk8s-dvp');
});

test('gives the stage of a module ten minutes more', async () => {
  const given = { platform: new Set(['moduleconfig/virtualization']) };
  const lines = (await destroyed(given, { platform: platform(0, 0) }, [module()])).split('\n');
  expect(lines.slice(-2)).toEqual([
    '30:00 stopped with 5: ModuleConfig virtualization is still there after 30 min: is on', 'writes: change ModuleConfig virtualization',
  ]);
});
