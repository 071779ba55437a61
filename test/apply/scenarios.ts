import { ceph, disk, image, machine, module, namespace, phase, ready, running, uploaded, volumeGroup } from './objects';
import { platform } from './platform';
import { ScriptedCluster, Script } from './scripted-cluster';
import type { Options } from './transcript';
import { ClusterError, failureOf } from '../../src/apply/failure';
import type { Manifest } from '../../src/manifest/manifest';
import { Impact } from '../../src/plan/impact';

export interface Scenario {
  readonly manifests: readonly Manifest[];
  readonly script?: Script;
  readonly options?: Options;
  /** what is in the cluster before */
  readonly before?: (cluster: ScriptedCluster) => void;
}

const SHOP = [namespace('shop'), image('ubuntu'), disk('data'), machine('web', ['data'])];

const STATUSES: Script['statuses'] = {
  'VirtualImage shop/ubuntu': [[0, phase('Pending')], [5, phase('Provisioning')], [65, ready]],
  'VirtualDisk shop/data': [[0, phase('Pending')], [3, phase('WaitForFirstConsumer', 'Ready', 'WaitingForFirstConsumer')], [20, ready]],
  'VirtualMachine shop/web': [[0, phase('Pending')], [30, phase('Starting')], [40, running]],
};

const all = (...manifests: Manifest[]) => (cluster: ScriptedCluster) => manifests.forEach(each => cluster.has(each));

const GATES = module({ featureGates: ['HotplugCPUWithLiveMigration'] });
const HOOK = 'Error from server (InternalError): Internal error occurred: failed calling webhook "vd.virtualization-controller.validate.d8-virtualization": failed to call webhook: Post "https://virtualization-controller.d8-virtualization.svc:443/validate": dial tcp 10.222.0.9:9443: connect: connection refused';
const NO_KIND = 'error: resource mapping not found for name: "data" namespace: "shop" from "STDIN": no matches for kind "VirtualDisk" in version "virtualization.deckhouse.io/v1alpha2"\nensure CRDs are installed first';
const NO_RENEWAL = 'Error from server (Forbidden): leases.coordination.k8s.io "cdk8s-dvp" is forbidden: User "ann" cannot update resource "leases"';
const AWAY = new ClusterError('busy', 'etcdserver: request timed out');
const FILE = new Map([['virtualimage/shop/own', 'own.qcow2']]);
const WAITS = { ...phase('WaitForUserUpload', 'Ready', 'WaitForUserUpload'), imageUploadURLs: { external: 'https://upload.example.com/secret', inCluster: 'http://10.0.0.1/secret' } };
const EXPIRED = phase('Failed', 'Ready', 'WaitForUserUploadTimeout');
const SENT = { size: 1024, sha256: 'abc' };
const holder = { name: 'ann@laptop:7', hasEnded: () => false };
const lease = (): Manifest => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name: 'cdk8s-dvp', namespace: 'shop' },
  spec: { holderIdentity: 'bob@ci:12', leaseDurationSeconds: 20, acquireTime: '2026-11-29T09:59:00.000000Z', renewTime: '2026-11-29T09:59:59.000000Z' },
});

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'from the module to a machine': { manifests: [module(), ...SHOP], script: { platform: platform(90, 120), statuses: STATUSES } },
  'everything is there already': { manifests: SHOP, before: all(...SHOP), script: { statuses: STATUSES } },
  'feature gates after the module': { manifests: [GATES], script: { platform: platform(10, 20) } },
  'feature gates that are there already': { manifests: [GATES], before: all(GATES), script: { platform: platform(10, 20) } },
  'a disk that fails': { manifests: SHOP, before: all(SHOP[0], SHOP[1]), script: { statuses: { ...STATUSES, 'VirtualDisk shop/data': [[0, phase('Pending')], [9, phase('Failed', 'Ready', 'ProvisioningFailed', 'no space left on device')]] } } },
  'a kind that comes later': { manifests: [disk('data')], script: { statuses: STATUSES, failures: [{ on: 'apply VirtualDisk', until: 10, error: failureOf(NO_KIND) }] } },
  'a kind that no manifest brings': { manifests: [disk('data')], script: { failures: [{ on: 'apply VirtualDisk', until: 9999, error: failureOf(NO_KIND) }] } },
  'a kind that comes after its module': {
    manifests: [module(), disk('data')], script: { platform: platform(0, 0), statuses: STATUSES, failures: [{ on: 'apply VirtualDisk', until: 90, error: failureOf(NO_KIND) }] },
  },
  'a webhook that never answers': { manifests: [disk('data')], script: { statuses: STATUSES, failures: [{ on: 'apply VirtualDisk', until: 9999, error: failureOf(HOOK) }] } },
  'an API server that is away for a while': {
    manifests: [image('ubuntu')], script: { statuses: STATUSES, failures: [{ on: 'read ubuntu', until: 1, error: new ClusterError('busy', 'etcdserver: request timed out') }] },
  },
  'a machine that somebody else creates meanwhile': {
    manifests: [image('ubuntu'), machine('web', [], { cpu: { cores: 4 } })],
    script: { statuses: STATUSES, appears: [{ at: 30, object: machine('web', []) }] },
  },
  'a rejected object': { manifests: [disk('data')], script: { failures: [{ on: 'apply', until: 99, error: failureOf('Error from server (Forbidden): admission webhook "x" denied the request: no') }] } },
  'fields of another manager': {
    manifests: [disk('data')],
    before: all(disk('data')),
    script: { failures: [{ on: 'check', until: 99, error: failureOf('error: Apply failed with 1 conflict: conflict with "kubectl-edit" using virtualization.deckhouse.io/v1alpha2: .spec.persistentVolumeClaim.size\nPlease review') }] },
  },
  'settings of the whole cluster that another manager owns': {
    manifests: [module({}, 'global')],
    before: all(module({}, 'global')),
    script: { failures: [{ on: 'check', until: 99, error: failureOf('error: Apply failed with 1 conflict: conflict with "deckhouse-controller" using deckhouse.io/v1alpha1: .spec.settings.modules\nPlease review') }] },
  },
  'rights are missing': { manifests: SHOP, script: { forbidden: ['create virtualdisks', 'patch virtualdisks', 'patch namespaces'] } },
  'a restart without a terminal': { manifests: [machine('web', [], { cpu: { cores: 4 } })], before: all(machine('web', [])), script: { statuses: STATUSES } },
  'a restart that is accepted': {
    manifests: [machine('web', [], { cpu: { cores: 4 } })], before: all(machine('web', [])), script: { statuses: STATUSES }, options: { accepted: new Set([Impact.GUEST_RESTART]) },
  },
  'a change that waits for a restart': {
    manifests: [machine('web', [], { cpu: { cores: 4 } })],
    before: all(machine('web', [])),
    script: { statuses: { 'VirtualMachine shop/web': [[0, { ...running, conditions: [{ type: 'AwaitingRestartToApplyConfiguration', status: 'True' }] }]] } },
    options: { accepted: new Set([Impact.GUEST_RESTART]) },
  },
  'a restart that a user refuses': { manifests: [machine('web', [], { cpu: { cores: 4 } })], before: all(machine('web', [])), script: { statuses: STATUSES }, options: { ask: async () => false } },
  'a restart that a user wants': { manifests: [machine('web', [], { cpu: { cores: 4 } })], before: all(machine('web', [])), script: { statuses: STATUSES }, options: { ask: async () => true } },
  'a module that shows a conflict before it has seen the change': {
    manifests: [module({}, 'sds-local-volume')],
    before: all({ ...module({}, 'sds-local-volume'), spec: { enabled: false } }),
    script: { platform: platform(3604, 0, 'sds-local-volume', phase('Conflict')) },
  },
  'a volume group that has not seen the change yet': {
    manifests: [volumeGroup([{ name: 'thin' }])],
    before: all(volumeGroup([])),
    script: { statuses: { 'LVMVolumeGroup data': [[0, ready], [3603, phase('Pending')], [3630, ready]] } },
  },
  'a disk that was ready at the beginning': {
    manifests: [image('ubuntu'), disk('data')], before: all(disk('data')), script: { statuses: { ...STATUSES, 'VirtualDisk shop/data': [[0, ready], [3630, phase('Failed')]] } },
  },
  'a machine that changes while a user thinks': {
    manifests: [machine('web', [], { cpu: { cores: 4 } })],
    before: all(machine('web', [])),
    script: { statuses: STATUSES, replaces: { at: 30, object: machine('web', [], { cpu: { cores: 3 } }) } },
    options: { ask: async () => true, asksFor: 90 },
  },
  'an object that never gets ready': { manifests: [disk('data')], script: { statuses: { 'VirtualDisk shop/data': [[0, phase('Pending', 'StorageClassReady', 'StorageClassNotReady', 'no default')]] } } },
  'the time of a stage': { manifests: [disk('data')], script: { statuses: { 'VirtualDisk shop/data': [[0, phase('Provisioning')]] } }, options: { stageMinutes: 1 } },
  'the time of the run': { manifests: SHOP, script: { statuses: STATUSES }, options: { totalMinutes: 0.5 } },
  'the time of the run, while a webhook does not answer': {
    manifests: [disk('data')], script: { failures: [{ on: 'apply VirtualDisk', until: 9999, error: failureOf(HOOK) }] }, options: { totalMinutes: 0.5 },
  },
  'ctrl-C': { manifests: [image('ubuntu')], script: { statuses: STATUSES, interruptAt: 7 } },
  'an upload': {
    manifests: [uploaded('own')],
    script: { statuses: { 'VirtualImage shop/own': [[0, phase('Pending')], [4, WAITS], [8, phase('Provisioning')], [20, ready]] } },
    options: {
      files: FILE,
      uploader: async (_file, _address, progress) => {
        progress(0, 1024);
        return SENT;
      },
    },
  },
  'an upload without a file': { manifests: [uploaded('own')] },
  'placeholders that nothing has replaced': { manifests: [ceph('${CEPH_USER_KEY}'), ceph('<path:secret/data/ceph#key>'), ceph('AQ==')], options: { holder } },
  'a file that nobody needs': { manifests: [disk('data')], options: { files: FILE } },
  'an upload by hand that never comes': {
    manifests: [uploaded('own')], script: { statuses: { 'VirtualImage shop/own': [[0, WAITS], [600, EXPIRED]] } }, options: { byHand: true },
  },
  'an upload that fails': {
    manifests: [uploaded('own')],
    script: { statuses: { 'VirtualImage shop/own': [[0, WAITS]] } },
    options: { files: FILE, uploader: async () => { throw new Error('the server returned 500'); } },
  },
  'an upload while another object is too early': {
    manifests: [uploaded('own'), image('ubuntu')],
    script: {
      statuses: { ...STATUSES, 'VirtualImage shop/own': [[0, WAITS], [20, ready]] },
      failures: [{ on: 'apply VirtualImage shop/ubuntu', until: 60, error: failureOf(HOOK) }],
    },
    options: { files: FILE, uploader: async () => SENT },
  },
  'a run that stops while it uploads': {
    manifests: [uploaded('own'), image('ubuntu')],
    script: { statuses: { 'VirtualImage shop/own': [[0, WAITS]], 'VirtualImage shop/ubuntu': [[0, phase('Pending')], [10, phase('Failed')]] } },
    options: {
      files: FILE,
      holder,
      uploader: (_file, _address, _progress, signal) => new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      }),
    },
  },
  'an upload that is too late': { manifests: [uploaded('own')], before: all(uploaded('own')), script: { statuses: { 'VirtualImage shop/own': [[0, EXPIRED]] } }, options: { files: FILE } },
  'an upload that is too late, again': {
    manifests: [uploaded('own')],
    before: all(uploaded('own')),
    script: { statuses: { 'VirtualImage shop/own': [[0, WAITS], [9, ready], [100, EXPIRED]] } },
    options: { files: FILE, recreate: new Set(['virtualimage/shop/own']), uploader: async () => SENT },
  },
  'an upload that somebody else has made meanwhile': {
    manifests: [module(), uploaded('own')],
    before: all(uploaded('own')),
    script: { platform: platform(10, 20), statuses: { 'VirtualImage shop/own': [[0, EXPIRED], [3605, ready]] } },
    options: { files: FILE, recreate: new Set(['virtualimage/shop/own']) },
  },
  'a former run that was killed': { manifests: [disk('data')], before: cluster => cluster.has(lease(), 60, 'other'), script: { statuses: STATUSES }, options: { holder } },
  'a former run on this machine that was killed': {
    manifests: [disk('data')], before: cluster => cluster.has(lease(), 60, 'other'), script: { statuses: STATUSES }, options: { holder: { name: 'bob@ci:14', hasEnded: () => true } },
  },
  'no right to keep a Lease': {
    manifests: [disk('data')], script: { statuses: STATUSES, failures: [{ on: 'create Lease', until: 99, error: failureOf('Error from server (Forbidden): leases.coordination.k8s.io is forbidden: User "ann" cannot create resource "leases"') }] }, options: { holder },
  },
  'an API server that is away when the Lease is created': {
    manifests: [disk('data')],
    script: { statuses: STATUSES, failures: [{ on: 'create Lease', until: 1, error: new ClusterError('busy', 'etcdserver: request timed out') }] },
    options: { holder },
  },
  'a right to renew the Lease that comes back': {
    manifests: [image('ubuntu')], script: { statuses: STATUSES, failures: [{ on: 'replace Lease', until: 12, error: failureOf(NO_RENEWAL) }] }, options: { holder },
  },
  'no right to renew the Lease': {
    manifests: [image('ubuntu')], script: { statuses: STATUSES, failures: [{ on: 'replace Lease', until: 9999, error: failureOf(NO_RENEWAL) }] }, options: { holder },
  },
  'an API server that is away longer than a Lease is valid': {
    manifests: [image('ubuntu')], script: { statuses: STATUSES, failures: ['read ubuntu', 'replace Lease', 'read cdk8s'].map(on => ({ on, until: 30, from: 2, error: AWAY })) }, options: { holder },
  },
  'a run that could not renew its Lease in time': {
    manifests: [image('ubuntu')],
    script: { statuses: STATUSES, failures: ['read ubuntu', 'replace Lease', 'read cdk8s'].map(on => ({ on, until: 30, from: 2, error: AWAY })), replaces: { at: 25, object: lease() } },
    options: { holder },
  },
  'a longer run keeps its Lease': { manifests: [image('ubuntu')], script: { statuses: STATUSES }, options: { holder } },
};
