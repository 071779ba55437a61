import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { readCluster } from '../../src/cli/read-cluster';
import { examine } from '../../src/plan/doctor/checks';
import { doctorText } from '../../src/plan/doctor/report';

const place = realpathSync(mkdtempSync(join(tmpdir(), 'doctor-')));

const of = (apiVersion: string, kind: string, name: string, rest: object = {}, metadata: object = {}) =>
  ({ apiVersion, kind, metadata: { name, ...metadata }, ...rest });
const isTrue = (type: string) => ({ type, status: 'True' });
const on = (name: string, version?: string) => of('deckhouse.io/v1alpha1', 'Module', name, { properties: { version }, status: { phase: 'Ready', conditions: [isTrue('EnabledByModuleManager')] } });
const DECKHOUSE = of('apps/v1', 'Deployment', 'deckhouse', { spec: { replicas: 1 }, status: { updatedReplicas: 1, conditions: [isTrue('Available')] } },
  { annotations: { 'core.deckhouse.io/edition': 'EE', 'core.deckhouse.io/version': 'v1.74.2' } });
const OBJECTS: Record<string, unknown> = {
  'deployments.apps deckhouse': DECKHOUSE,
  'deployments.apps': [],
  'persistentvolumeclaims': [of('v1', 'PersistentVolumeClaim', 'dvcr', { status: { phase: 'Bound', capacity: { storage: '50Gi' } } }, { namespace: 'd8-virtualization' })],
  'modules.v1alpha1.deckhouse.io': [on('cni-cilium'), on('snapshot-controller'), on('virtualization', 'v1.11.0'), on('sds-replicated-volume', 'v0.9.6')],
  'moduleconfigs.deckhouse.io': [of('deckhouse.io/v1alpha1', 'ModuleConfig', 'virtualization', { spec: { settings: { virtualMachineCIDRs: ['10.66.10.0/24'] } } })],
  'nodes': [of('v1', 'Node', 'node-1', { status: { conditions: [isTrue('Ready')], addresses: [{ type: 'InternalIP', address: '10.66.10.7' }] } }, { labels: { 'virtualization.deckhouse.io/kvm-enabled': 'true' } })],
  'storageclasses.storage.k8s.io': [of('storage.k8s.io/v1', 'StorageClass', 'fast', { provisioner: 'replicated.csi.storage.deckhouse.io' }, { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } })],
  'volumesnapshotclasses.snapshot.storage.k8s.io': [],
  'virtualmachineclasses.virtualization.deckhouse.io': [],
  'virtualimages.virtualization.deckhouse.io': [],
  'clustervirtualimages.virtualization.deckhouse.io': [],
};

interface Known { readonly objects?: Record<string, unknown>; readonly forbidden?: readonly string[] }

/** a kubectl that has these objects by resource, and answers as kubectl does: all kinds of one call together, errors beside them */
function examined({ objects = OBJECTS, forbidden = [] }: Known = {}) {
  const calls: string[] = [];
  const fail = (stdout: string, ...lines: string[]) => Object.assign(new Error('Command failed'), { stdout, stderr: `${lines.join('\n')}\n` });
  const cannot = (resource: string) => {
    const [plural, ...group] = resource.replace('.v1alpha1', '').split('.');
    return `Error from server (Forbidden): ${resource} is forbidden: User "ci" cannot list resource "${plural}" in API group "${group.join('.')}" at the cluster scope`;
  };
  const state = readCluster(([verb, resource, ...options]) => {
    const kinds = resource.split(',');
    calls.push([verb, kinds.length > 1 ? `${kinds.length} kinds` : resource, ...options].join(' '));
    if (verb === 'version') {
      return '{"serverVersion":{"gitVersion":"v1.31.4"}}';
    }
    if (verb === 'api-resources') {
      return [...Object.keys(objects), 'secrets'].map(each => each.split(' ')[0].replace('.v1alpha1', '')).join('\n');
    }
    const unknown = kinds.find(kind => !(kind in objects));
    if (unknown !== undefined) {
      throw fail('', `error: the server doesn't have a resource type "${unknown}"`);
    }
    if (!options[0].startsWith('-')) {
      const one = objects[`${resource} ${options[0]}`];
      if (one === undefined) {
        throw fail('', `Error from server (NotFound): ${resource} "${options[0]}" not found`);
      }
      return JSON.stringify(one);
    }
    const denied = kinds.filter(kind => forbidden.includes(kind));
    const out = JSON.stringify({ kind: 'List', items: kinds.filter(kind => !denied.includes(kind)).flatMap(kind => objects[kind]) });
    if (denied.length > 0) {
      throw fail(out, ...denied.map(cannot));
    }
    return out;
  });
  return { state, found: examine(state), text: doctorText(examine(state), state.notRead), calls };
}

const { 'modules.v1alpha1.deckhouse.io': _m, 'moduleconfigs.deckhouse.io': _c, 'deployments.apps deckhouse': _d, ...OTHER_KUBERNETES } = OBJECTS;

test('examines a cluster by a few calls that only read', () => {
  const { text, calls } = examined();
  expect(text.replace(/components\n[^]*?\n\n/, '')).toBe(`Deckhouse
  ok       Deckhouse 1.74.2 EE runs

modules
  ok       cni-cilium is on
  ok       snapshot-controller is on
  ok       virtualization 1.11.0 is on
  ok       sds-replicated-volume 0.9.6 is on

nodes
  ok       1 of 1 node with KVM: node-1

storage
  ok       the default StorageClass is fast
  ok       fast has ReadWriteMany with Block: machines migrate live

snapshots
  warning  no VolumeSnapshotClass for replicated.csi.storage.deckhouse.io, the driver of fast: its disks have no snapshots
           do: a VolumeSnapshotClass with driver: replicated.csi.storage.deckhouse.io, if the driver makes snapshots

addresses
  problem  the range of machines 10.66.10.0/24 has the address of a node, 10.66.10.7: machines and they cannot reach each other
           do: another range in virtualMachineCIDRs; a range cannot be removed while a machine has an address of it

registry
  ok       50Gi of 50Gi for images are free

13 problems, 1 warning, 9 ok`);
  expect(calls).toEqual([
    'version -o json',
    'api-resources --verbs=list --output=name',
    'get 8 kinds --all-namespaces -o json',
    'get deployments.apps deckhouse --namespace=d8-system -o json',
    'get pods --namespace=kube-system --selector=component=kube-controller-manager -o json',
    'get customresourcedefinitions.apiextensions.k8s.io -o json',
    'get modulesettingsdefinitions.deckhouse.io virtualization -o json',
    'get 2 kinds --namespace=d8-virtualization -o json',
  ]);
});

test('says once what it may not read', () => expect(examined({ forbidden: ['nodes', 'modules.v1alpha1.deckhouse.io', 'deployments.apps'] }).text.split('\n\n').slice(-2)).toEqual([
  'not read, so not checked\n  list modules.deckhouse.io, nodes, deployments.apps in d8-virtualization: not allowed', '0 problems, 1 warning, 3 ok, 3 not read',
]));

test('knows the release of DVP before the module is on', () => {
  const off = { ...on('virtualization', 'v1.11.0'), status: { phase: 'Available', conditions: [{ type: 'EnabledByModuleManager', status: 'False' }] } };
  expect(examined({ objects: { ...OBJECTS, 'modules.v1alpha1.deckhouse.io': [on('cni-cilium'), off] } }).state.facts).toMatchObject({ dvpRelease: '1.11.0', modules: { 'cni-cilium': '' } });
});

test('examines a cluster without Deckhouse', () => expect(examined({ objects: OTHER_KUBERNETES }).found.filter(({ level }) => level === 'problem').map(({ says }) => says)).toEqual([
  'the Deployment deckhouse is not in the namespace d8-system', 'cni-cilium is off, and machines have no network without it',
]));

// a kubectl with an empty cluster, in which the user may not patch
writeFileSync(join(place, 'kubectl'), `#!/bin/sh
[ ! -e "${place}/down" ] || { echo 'The connection to the server 192.0.2.1:6443 was refused' >&2; exit 1; }
[ ! -e "${place}/kindless" ] || [ "$1" = version ] || { echo 'error: the server is busy' >&2; exit 1; }
case "$1" in
  version) echo '{"serverVersion":{"gitVersion":"v1.31.4"}}' ;;
  config) printf shop ;;
  create) cat >/dev/null; printf 'true\\ntrue\\nfalse\\n' ;;
  api-resources) echo nodes ;;
  get) [ ! -e "${place}/text" ] || { echo Update available; exit; }
    case "$3" in -*) echo '{"items":[]}' ;; *) echo "Error from server (NotFound): $2 \\"$3\\" not found" >&2; exit 1 ;; esac ;;
esac
`);
chmodSync(join(place, 'kubectl'), 0o755);
const file = (name: string, text: string) => {
  writeFileSync(join(place, name), text);
  return join(place, name);
};

async function run(...args: readonly string[]) {
  const [out, err]: string[][] = [[], []];
  const code = await main(['doctor', ...args, '--kubectl', join(place, 'kubectl')], { version: '1.2.3', print: text => out.push(text), error: text => err.push(text) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const DISK = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata: {name: data, namespace: shop}\nspec: {persistentVolumeClaim: {size: 1Gi, storageClassName: gone}}\n';
test('checks whether manifests fit, and whether the user may apply them', async () => {
  const { code, out } = await run(file('app.yaml', DISK), '--format', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(out).findings.filter(({ check }: { check: string }) => ['manifests', 'rights'].includes(check))).toEqual([
    {
      check: 'manifests',
      level: 'problem',
      says: 'VirtualDisk shop/data /spec/persistentVolumeClaim/storageClassName: the cluster has no StorageClass gone, got "gone" (VD-11)',
      advice: 'a StorageClass, once the cluster has one',
    },
    {
      check: 'rights',
      level: 'problem',
      says: 'you may not:\n  patch virtualdisks.virtualization.deckhouse.io in namespace shop',
      advice: 'ask for a role with them, or apply this part with another identity',
    },
  ]);
});

test('manifests that cannot be read are wrong usage', async () => {
  const { code, out, err } = await run(file('broken.yaml', 'kind: ['));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/broken\.yaml:1:8\] invalid YAML/);
});

test('a cluster that does not print its kinds is asked once for them', () => {
  const calls: string[] = [];
  const broken = ([verb]: readonly string[]) => {
    calls.push(verb);
    if (verb === 'version') {
      return '{"serverVersion":{"gitVersion":"v1.31.4"}}';
    }
    throw Object.assign(new Error('Command failed'), { stdout: '', stderr: 'error: the server is busy\n' });
  };
  expect(() => readCluster(broken)).toThrow(/^the cluster cannot be read: kubectl does not print the kinds of the cluster: .*the server is busy$/);
  expect(calls).toEqual(['version', 'api-resources']);
});

test('a program that prints text where JSON must be is not a problem of the cluster', async () => {
  const text = file('text', '');
  expect(await run()).toEqual({ code: 6, out: '', err: 'the cluster cannot be read: kubectl printed text where JSON must be' });
  rmSync(text);
});

test('a cluster that does not print its kinds is not a problem of the cluster', async () => {
  file('kindless', '');
  expect(await run()).toEqual({ code: 6, out: '', err: expect.stringMatching(/^the cluster cannot be read: kubectl does not print the kinds of the cluster: .*the server is busy$/) });
});

test('a cluster that does not answer is not a problem of the cluster', async () => {
  file('down', '');
  expect(await run()).toEqual({ code: 6, out: '', err: 'the cluster is not reachable: The connection to the server 192.0.2.1:6443 was refused' });
});
