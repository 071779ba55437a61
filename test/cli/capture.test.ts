import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { captureProfile } from '../../src/cli/capture';
import { runKubectl } from '../../src/cli/kubectl';
import { readFacts } from '../../src/cluster/read-facts';
import { refusalOf } from '../support';

const object = (name: string, rest: object = {}, metadata: object = {}) => ({ metadata: { name, ...metadata }, ...rest });
const on = (name: string, version?: string, status = 'True') =>
  object(name, { properties: { version }, status: { conditions: [{ type: 'IsReady', status: 'False' }, { type: 'EnabledByModuleManager', status }] } });
const node = (name: string, group: string, labels: object, ...addresses: object[]) =>
  object(name, { status: { addresses } }, { labels: { 'kubernetes.io/hostname': name, 'node.deckhouse.io/group': group, ...labels } });

const ZONE = 'topology.kubernetes.io/zone';
const CLUSTER: Record<string, unknown> = {
  'version': { serverVersion: { gitVersion: 'v1.31.4' } },
  'deployments.apps deckhouse --namespace=d8-system':
    object('deckhouse', {}, { annotations: { 'core.deckhouse.io/edition': 'SE-plus', 'core.deckhouse.io/version': 'v1.74.2' } }),
  'modules.v1alpha1.deckhouse.io': [on('virtualization', 'v1.9.2'), on('sdn', 'main'), on('cni-cilium'), on('istio', 'v1.2.3', 'False')],
  'moduleconfigs.deckhouse.io virtualization':
    object('virtualization', { spec: { settings: { virtualMachineCIDRs: ['10.66.10.0/24'], featureGates: ['HotplugCPUWithLiveMigration'], dvcr: {} } } }),
  'pods --namespace=kube-system --selector=component=kube-controller-manager': [
    object('kube-controller-manager-a', { spec: { containers: [{ command: ['kube-controller-manager', '--cluster-cidr=10.111.0.0/16', '--service-cluster-ip-range=fd00::/64,10.222.0.0/16'] }] } }),
  ],
  'storageclasses.storage.k8s.io': [
    object('slow', { provisioner: 'nfs.example.com', volumeBindingMode: 'Immediate' }),
    object('fast', { provisioner: 'csi.example.com', volumeBindingMode: 'WaitForFirstConsumer' },
      { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' }, labels: { tier: 'a' } }),
  ],
  'nodegroups.deckhouse.io': [
    object('worker', { spec: { nodeType: 'Static', nodeTemplate: { labels: { disk: 'nvme' }, taints: [{ key: 'dedicated', effect: 'NoExecute' }, { key: 'dedicated', effect: 'NoSchedule' }] } } }),
    object('spare', { spec: { nodeType: 'CloudEphemeral', cloudInstances: { zones: ['west', 'east'] }, nodeTemplate: { labels: { spare: '' } } } }),
  ],
  'nodes': [
    node('node-1', 'worker', { disk: 'nvme', [ZONE]: 'north', owner: 'me' }, { type: 'InternalIP', address: '192.0.2.1' }, { type: 'Hostname', address: 'node-1' }),
    node('node-2', 'worker', { disk: 'nvme', [ZONE]: 'south' }, { type: 'InternalIP', address: '192.0.2.2' }, { type: 'ExternalIP', address: '198.51.100.2' }),
  ],
  'virtualmachineclasses.virtualization.deckhouse.io': [
    object('host', {}, { annotations: { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' } }), object('generic'),
  ],
  'clusternetworks.network.deckhouse.io': [object('office')],
  'networks.network.deckhouse.io --all-namespaces': [object('backend', {}, { namespace: 'shop' }), object('backend', {}, { namespace: 'blog' })],
  'systemnetworks.network.deckhouse.io': [
    object('migration', { status: { conditions: [{ type: 'Ready', status: 'True' }] } }), object('broken', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }), object('new'),
  ],
  'priorityclasses.scheduling.k8s.io': [object('production')],
  'gpuclasses.gpu.deckhouse.io': [],
  'customresourcedefinitions.apiextensions.k8s.io': [object('usbdevices.virtualization.deckhouse.io', {
    spec: { group: 'virtualization.deckhouse.io', names: { kind: 'USBDevice' }, versions: [{ name: 'v1alpha2', served: true, schema: { openAPIV3Schema: { type: 'object' } } }] },
  })],
  'modulesettingsdefinitions.deckhouse.io virtualization':
    object('virtualization', { spec: { versions: [{ name: '1', schema: { openAPIV3Schema: { type: 'object', required: ['dvcr'] } } }] } }),
};

const PROFILE = {
  kubernetesVersion: '1.31.4',
  edition: 'SE+',
  deckhouseRelease: '1.74.2',
  modules: { 'cni-cilium': '', 'sdn': '', 'virtualization': '1.9.2' },
  dvpRelease: '1.9.2',
  virtualMachineCidrs: ['10.66.10.0/24'],
  featureGates: ['HotplugCPUWithLiveMigration'],
  podSubnetCidr: '10.111.0.0/16',
  serviceSubnetCidr: '10.222.0.0/16',
  storageClasses: [
    { name: 'fast', provisioner: 'csi.example.com', volumeBindingMode: 'WaitForFirstConsumer', isDefault: true, labels: { tier: 'a' } },
    { name: 'slow', provisioner: 'nfs.example.com', volumeBindingMode: 'Immediate', isDefault: false },
  ],
  nodeGroups: [
    { name: 'spare', taints: [], nodes: 0, labels: { spare: '' } },
    {
      name: 'worker',
      taints: ['dedicated'],
      nodes: 2,
      labels: { 'disk': 'nvme', 'node.deckhouse.io/group': 'worker' },
      varyingLabels: ['kubernetes.io/hostname', 'owner', ZONE],
    },
  ],
  zones: ['east', 'north', 'south', 'west'],
  nodeAddresses: ['192.0.2.1', '192.0.2.2', '198.51.100.2'],
  virtualMachineClasses: ['generic', 'host'],
  defaultVirtualMachineClass: 'host',
  clusterNetworks: ['office'],
  networks: ['blog/backend', 'shop/backend'],
  systemNetworks: ['migration'],
  priorityClasses: ['production'],
  gpuClasses: [],
  crds: { 'virtualization.deckhouse.io/v1alpha2/USBDevice': { type: 'object', properties: {} } },
  settingsSchema: { type: 'object', required: ['dvcr'] },
};

/** a kubectl that knows one cluster; what is an Error there is thrown */
const kubectl = (changes: Record<string, unknown> = {}, calls: string[][] = []) => (args: string[]): string => {
  calls.push(args);
  const question = args.slice(0, -2).join(' ').replace(/^get /, '');
  const answer = { ...CLUSTER, ...changes }[question];
  if (answer === undefined || answer instanceof Error) {
    throw answer ?? new Error(`Command failed: kubectl ${args.join(' ')}\nerror: the server doesn't have a resource type "${question}"`);
  }
  return JSON.stringify(Array.isArray(answer) ? { items: answer } : answer);
};

test('a capture says what the cluster says', () =>
  expect(captureProfile(kubectl())).toEqual({ profile: PROFILE, warnings: [] }));

test('a capture reads and does nothing else', () => {
  const calls: string[][] = [];
  captureProfile(kubectl({}, calls));
  expect(calls.filter(([verb]) => verb !== 'get').map(args => args.join(' '))).toEqual(['version -o json']);
  expect(calls.every(args => args.slice(-2).join(' ') === '-o json')).toBe(true);
  expect(calls.flat().filter(word => /secret/i.test(word))).toEqual([]);
});

const without = (...keys: string[]) => Object.fromEntries(Object.entries(PROFILE).filter(([key]) => !keys.includes(key)));
const forbidden = (text: string) => Object.assign(new Error(`Command failed: kubectl get …\n${text}`), { stderr: `W1 a warning of kubectl\n${text}\n` });

test.each<[string, Record<string, unknown>, object, string[]]>([
  ['kinds that are not there', { 'gpuclasses.gpu.deckhouse.io': undefined, 'clusternetworks.network.deckhouse.io': undefined }, without('gpuClasses', 'clusterNetworks'), [
    'clusterNetworks left out: error: the server doesn\'t have a resource type "clusternetworks.network.deckhouse.io"',
    'gpuClasses left out: error: the server doesn\'t have a resource type "gpuclasses.gpu.deckhouse.io"',
  ]],
  ['what may not be read', { 'storageclasses.storage.k8s.io': forbidden('Error from server (Forbidden): storageclasses.storage.k8s.io is forbidden') },
    without('storageClasses'), ['storageClasses left out: Error from server (Forbidden): storageclasses.storage.k8s.io is forbidden']],
  ['a version that may not be read', { version: forbidden('Error from server (Forbidden): unknown') }, without('kubernetesVersion'),
    ['kubernetesVersion left out: Error from server (Forbidden): unknown']],
  ['a build of a branch', { 'modules.v1alpha1.deckhouse.io': [on('virtualization', 'main')] }, { ...without('dvpRelease'), modules: { virtualization: '' } },
    ["dvpRelease left out: the module 'virtualization' is disabled, or its version is not a release"]],
  ['modules that say nothing', { 'modules.v1alpha1.deckhouse.io': [object('virtualization')] }, without('dvpRelease', 'modules'), ['modules, dvpRelease left out: no module is enabled']],
  ['an edition of no name here', { 'deployments.apps deckhouse --namespace=d8-system': object('deckhouse', {}, { annotations: { 'core.deckhouse.io/edition': 'FE' } }) },
    without('edition', 'deckhouseRelease'), ["edition left out: the Deployment d8-system/deckhouse has the unknown edition 'FE'"]],
  ['no edition', { 'deployments.apps deckhouse --namespace=d8-system': object('deckhouse') },
    without('edition', 'deckhouseRelease'), ['edition left out: the Deployment d8-system/deckhouse has no edition']],
  ['a module with nothing set', { 'moduleconfigs.deckhouse.io virtualization': object('virtualization', { spec: { enabled: true } }) },
    { ...without('virtualMachineCidrs'), featureGates: [] }, []],
  ['a control plane out of sight', { 'pods --namespace=kube-system --selector=component=kube-controller-manager': [] }, without('podSubnetCidr', 'serviceSubnetCidr'),
    ['podSubnetCidr, serviceSubnetCidr left out: kube-controller-manager is not visible, or lacks one of the two ranges']],
  ['nodes that may not be read', { nodes: forbidden('Error from server (Forbidden): nodes is forbidden') },
    { ...without('zones', 'nodeAddresses'), nodeGroups: [{ name: 'spare', taints: [] }, { name: 'worker', taints: ['dedicated'] }] },
    ['zones, nodeAddresses and the labels of nodeGroups left out: Error from server (Forbidden): nodes is forbidden']],
  ['a node of no group', { nodes: [object('stray', { status: {} }, { labels: { [ZONE]: 'north' } })] },
    { ...without('nodeGroups'), zones: ['east', 'north', 'west'], nodeAddresses: [] }, ['nodeGroups left out: nodes without a known group: stray']],
  ['a cloud that decides about zones', { 'nodegroups.deckhouse.io': [object('worker', { spec: { nodeType: 'CloudEphemeral' } })] },
    { ...without('zones'), nodeGroups: [{ ...PROFILE.nodeGroups[1], taints: [] }] }, ['zones left out: the cloud decides where nodes of worker start']],
  ['no default class', { 'virtualmachineclasses.virtualization.deckhouse.io': [object('generic')] },
    { ...PROFILE, virtualMachineClasses: ['generic'], defaultVirtualMachineClass: '' }, []],
  ['two default classes', {
    'virtualmachineclasses.virtualization.deckhouse.io': ['b', 'a'].map(name =>
      object(name, {}, { annotations: { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' } })),
  }, { ...without('defaultVirtualMachineClass'), virtualMachineClasses: ['a', 'b'] }, ['defaultVirtualMachineClass left out: more than one default: a and b']],
  ['what no profile can say', { 'moduleconfigs.deckhouse.io virtualization': object('virtualization', { spec: { settings: { virtualMachineCIDRs: ['10.66.10.0'] } } }) },
    { ...without('virtualMachineCidrs'), featureGates: [] },
    ['virtualMachineCidrs left out: virtualMachineCidrs[0]: not a range of IPv4 addresses, got "10.66.10.0": write one like 10.66.10.0/24']],
])('a capture leaves unknown: %s', (_, changes, profile, warnings) => {
  const captured = captureProfile(kubectl(changes));
  expect(captured).toEqual({ profile, warnings });
  expect(readFacts(JSON.parse(JSON.stringify(captured.profile))).mistakes).toEqual([]);
});

test.each([
  [Object.assign(new Error('spawnSync kubectl ENOENT'), { code: 'ENOENT' }), 'kubectl was not found in PATH: install it, or add its directory to PATH'],
  [forbidden('The connection to the server 192.0.2.1:6443 was refused'), 'the cluster is not reachable: The connection to the server 192.0.2.1:6443 was refused'],
])('a capture fails if the cluster is not reachable', (error, message) => {
  const calls: string[][] = [];
  expect(refusalOf(() => captureProfile(kubectl({ version: error }, calls)))).toBe(message);
  expect(calls).toHaveLength(1);
});

test('a kubectl that never answers is ended, and the message says so', () => {
  const program = join(mkdtempSync(join(tmpdir(), 'kubectl-')), 'kubectl');
  writeFileSync(program, '#!/bin/sh\nexec sleep 30\n', { mode: 0o755 });
  expect(refusalOf(() => captureProfile(args => runKubectl(args, program, 200)))).toBe('the cluster is not reachable: kubectl did not answer within 60 seconds');
});

test('a later call without an answer leaves its part out', () => {
  const late = (args: string[]) => {
    if (args[0] === 'version') {
      return '{}';
    }
    throw Object.assign(new Error('spawnSync kubectl ETIMEDOUT'), { code: 'ETIMEDOUT', stderr: '' });
  };
  expect(captureProfile(late).warnings).toContain('storageClasses left out: kubectl did not answer within 60 seconds');
});
