import { RuleExample } from '../../src/catalogue/entry';
import { Manifest, textAt } from '../../src/manifest/manifest';

// sets of objects that grow by copies

const number = (i: number): string => String(i).padStart(4, '0');

/** a copy of a value in which each name has a suffix, so that the references still meet their objects */
function renamed(value: unknown, names: ReadonlySet<unknown>, suffix: string): unknown {
  if (typeof value === 'string') {
    return names.has(value) ? value + suffix : value;
  }
  if (Array.isArray(value)) {
    return value.map(item => renamed(item, names, suffix));
  }
  return value === null || typeof value !== 'object' ? value : Object.fromEntries(Object.entries(value)
    .map(([key, item]) => [key, key === 'kind' || key === 'apiVersion' ? item : renamed(item, names, suffix)]));
}

export type Part = 'breaks' | 'keeps';

/** copies of an example in its own namespaces; a module has one configuration, so there is no second one */
export function copiesOf(example: RuleExample, part: Part, copies: number): Manifest[] {
  const objects = example[part]();
  const names = new Set(objects.flatMap(({ metadata, spec }) => [metadata?.name, textAt(spec, '/virtualMachineName')]).filter(name => name !== undefined && name !== ''));
  return Array.from({ length: copies }, (_, i) => objects.filter(({ kind }) => i === 0 || kind !== 'ModuleConfig').map(object =>
    object.kind === 'ModuleConfig' ? object : renamed(object, names, `-${example.rule.id.toLowerCase()}-${number(i)}`) as Manifest)).flat();
}

/** an object without its name, as in a file of objects that 'generateName' names */
export const nameless = (object: Manifest): Manifest => {
  const { name: _, ...metadata } = object.metadata ?? {};
  return object.kind === 'ModuleConfig' ? object : { ...object, metadata };
};

const API = 'virtualization.deckhouse.io/v1alpha2';
const NAMESPACE = 'shop';

const dvp = (kind: string, name: string, spec?: object, metadata: object = {}): Manifest =>
  ({ apiVersion: API, kind, metadata: { name, namespace: NAMESPACE, ...metadata }, ...spec === undefined ? {} : { spec } });

const machine = (name: string, more: object = {}, labels: Record<string, string> = {}): Manifest => dvp('VirtualMachine', name, {
  virtualMachineClassName: 'generic',
  cpu: { cores: 2, coreFraction: '20%' },
  memory: { size: '4Gi' },
  blockDeviceRefs: [{ kind: 'VirtualDisk', name: `${name}-root` }],
  ...more,
}, { labels: { app: 'shop', tier: 'web', ...labels } });

const disk = (name: string, source?: object): Manifest =>
  dvp('VirtualDisk', name, { persistentVolumeClaim: { size: '20Gi' }, ...source === undefined ? {} : { dataSource: source } });

const objectRef = (kind: string, name: string) => ({ type: 'ObjectRef', objectRef: { kind, name } });
const download = (url: string) => ({ type: 'HTTP', http: { url } });
const image = (name: string, source: object): Manifest => dvp('VirtualImage', name, { storage: 'ContainerRegistry', dataSource: source });

const other = (apiVersion: string, kind: string, name: string, fields: object): Manifest =>
  ({ apiVersion, kind, metadata: { name, namespace: NAMESPACE }, ...fields });

const service = (name: string, selector: object): Manifest => other('v1', 'Service', name, { spec: { selector, ports: [{ port: 80 }] } });
const policy = (name: string, podSelector: object, more: object = {}): Manifest =>
  other('networking.k8s.io/v1', 'NetworkPolicy', name, { spec: { podSelector, policyTypes: ['Ingress', 'Egress'], ...more } });

const USER_DATA = '#cloud-config\npackages: [nginx]\nusers:\n  - name: ops\n';
const secret = (name: string, text: string): Manifest =>
  other('v1', 'Secret', name, { type: 'provisioning.virtualization.deckhouse.io/cloud-init', stringData: { userData: text } });
const fromSecret = (name: string) => ({ provisioning: { type: 'UserDataRef', userDataRef: { kind: 'Secret', name } } });
const awayFrom = (matchLabels: object) => ({
  affinity: { virtualMachineAndPodAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels } }] } },
});

const CLOUD_IMAGE = 'https://images.example.com/debian-12-genericcloud-amd64.qcow2';

/** one part of a set, by its number; the first of them also has what all share */
type Shape = (i: string, isFirst: boolean) => readonly Manifest[];

/** what many objects have in common, or name each other by: shapes that single examples do not have */
export const SHAPES: Readonly<Record<string, Shape>> = {
  'an image of many disks': (i, isFirst) => [...isFirst ? [image('debian', download(CLOUD_IMAGE))] : [], disk(`web-${i}-root`, objectRef('VirtualImage', 'debian')), machine(`web-${i}`)],
  'images that are made from each other': i => [image(`copy-${i}`, objectRef('VirtualImage', `copy-${number(Number(i) + 1)}`)), disk(`web-${i}-root`, objectRef('VirtualImage', `copy-${i}`)), machine(`web-${i}`)],
  'disks and snapshots that are made from each other': i => [
    disk(`disk-${i}`, objectRef('VirtualDiskSnapshot', `snapshot-${i}`)),
    dvp('VirtualDiskSnapshot', `snapshot-${i}`, { virtualDiskName: `disk-${number(Number(i) + 1)}`, requiredConsistency: true }),
    image(`image-${i}`, objectRef('VirtualDisk', `disk-${i}`)),
    disk(`small-${i}`, objectRef('VirtualImage', `image-${i}`)),
  ],
  'a disk of many machines': (i, isFirst) => [...isFirst ? [disk('shared', download(CLOUD_IMAGE))] : [], machine(`web-${i}`, { blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'shared' }] })],
  'a blank disk of many machines': (i, isFirst) => [
    ...isFirst ? [disk('data'), secret('init', USER_DATA)] : [],
    disk(`web-${i}-root`, download(CLOUD_IMAGE)),
    machine(`web-${i}`, { blockDeviceRefs: [{ kind: 'VirtualDisk', name: `web-${i}-root` }, { kind: 'VirtualDisk', name: 'data' }], ...fromSecret('init') }),
  ],
  'a Secret of many machines': (i, isFirst) => [...isFirst ? [secret('init', USER_DATA)] : [], machine(`web-${i}`, fromSecret('init'))],
  'a Secret for each machine': i => [secret(`init-${i}`, `${USER_DATA}hostname: web-${i}\n`), machine(`web-${i}`, fromSecret(`init-${i}`))],
  'Secrets before machines': i => Number(i) % 2 === 0 ? [secret(`init-${i}`, `${USER_DATA}hostname: web-${i}\n`)] : [machine(`web-${i}`, fromSecret(`init-${number(Number(i) - 1)}`))],
  'a Service of many machines': (i, isFirst) => [...isFirst ? [service('web', { app: 'shop' })] : [], machine(`web-${i}`)],
  'Services of all machines': i => [service(`web-${i}`, { app: 'shop', tier: 'web' }), machine(`web-${i}`)],
  'a Service for each machine': i => [service(`web-${i}`, { app: 'shop', instance: `web-${i}` }), machine(`web-${i}`, {}, { instance: `web-${i}` })],
  'Services of no machine': i => [service(`web-${i}`, { app: 'shop', instance: `wbe-${i}` }), machine(`web-${i}`, {}, { instance: `web-${i}` })],
  'Services with a slip in common': i => [service(`web-${i}`, { tier: 'wbe', name: `web-${i}` }), machine(`web-${i}`, {}, { name: `web-${i}` })],
  'Services of machines of elsewhere': i => [service(`db-${i}`, { instance: `db-${i}` }), machine(`web-${i}`)],
  'policies of all machines': i => [policy(`all-${i}`, {}), machine(`web-${i}`, { networks: [{ type: 'Main' }] })],
  'policies of some machines': i => [policy(`web-${i}`, { matchLabels: { app: 'shop' } }, { egress: [{ ports: [{ port: 443 }] }] }), machine(`web-${i}`, {}, { name: i })],
  'a policy for each machine': i => [
    policy(`web-${i}`, { matchLabels: { app: 'shop', name: i } }),
    policy(`db-${i}`, { matchExpressions: [{ key: 'name', operator: 'In', values: [i] }, { key: 'app', operator: 'Exists' }] }),
    policy(`pod-${i}`, { matchLabels: { 'vm.kubevirt.internal.virtualization.deckhouse.io/name': `web-${i}` } }),
    machine(`web-${i}`, { networks: [{ type: 'Main' }, { type: 'Network', name: 'office' }] }, { name: i }),
  ],
  'policies of Cilium': (i, isFirst) => [...isFirst ? [policy('all', {})] : [], other('cilium.io/v2', 'CiliumNetworkPolicy', `web-${i}`, { spec: {} }), machine(`web-${i}`)],
  'machines away from each other': i => [machine(`web-${i}`, awayFrom({ app: 'shop' }))],
  'machines away from those of elsewhere': i => [machine(`web-${i}`, awayFrom({ app: 'shpo', name: `db-${i}` }), { name: `web-${i}` })],
  'attachments of one machine': (i, isFirst) => [
    ...isFirst ? [machine('web')] : [],
    disk(`data-${i}`),
    dvp('VirtualMachineBlockDeviceAttachment', `data-${i}`, { virtualMachineName: 'web', blockDeviceRef: { kind: 'VirtualDisk', name: `data-${i}` } }),
  ],
  'attachments of one disk': i => [
    machine(`web-${i}`), dvp('VirtualMachineBlockDeviceAttachment', `data-${i}`, { virtualMachineName: `web-${i}`, blockDeviceRef: { kind: 'VirtualDisk', name: 'data' } }),
  ],
  'autoscalers of pools': i => [
    dvp('VirtualMachinePool', `pool-${i}`, { virtualMachineTemplate: { spec: { virtualMachineClassName: 'generic', cpu: { cores: 1 }, memory: { size: '1Gi' }, blockDeviceRefs: [] } } }),
    other('autoscaling/v2', 'HorizontalPodAutoscaler', `pool-${i}`, { spec: { maxReplicas: 9, scaleTargetRef: { apiVersion: API, kind: 'VirtualMachinePool', name: `pool-${i}` } } }),
  ],
  'classes with a default, and machines without a class': i => [
    {
      apiVersion: 'virtualization.deckhouse.io/v1alpha3',
      kind: 'VirtualMachineClass',
      metadata: {
        name: `class-${i}`, annotations: { 'virtualmachineclass.virtualization.deckhouse.io/is-default-class': 'true' },
      },
      spec: { cpu: { type: 'Host' }, sizingPolicies: [] },
    },
    machine(`web-${i}`, { virtualMachineClassName: undefined }),
  ],
  'StorageClasses, and disks of the default': i => [
    { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: `fast-${i}`, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } },
    disk(`data-${i}`),
  ],
  'addresses, leases and machines that want one': i => [
    dvp('VirtualMachineIPAddress', `ip-${i}`, { type: 'Static', staticIP: `10.66.7.1${i.slice(-2)}` }),
    dvp('VirtualMachineIPAddressLease', `ip-10-66-7-1${i.slice(-2)}`, { virtualMachineIPAddressRef: { name: `other-${i}`, namespace: NAMESPACE } }, { uid: '1', namespace: undefined }),
    dvp('VirtualMachineMACAddress', `mac-${i}`, { address: `02:00:00:00:00:${i.slice(-2)}` }),
    machine(`web-${i}`, { virtualMachineIPAddressName: 'ip', usbDevices: [{ name: 'stick' }] }),
  ],
  'operations on one machine': (i, isFirst) => [
    ...isFirst ? [machine('web')] : [], dvp('VirtualMachineOperation', `stop-${i}`, { type: 'Restart', virtualMachineName: 'web' }),
    dvp('VirtualMachineSnapshot', `snapshot-${i}`, { virtualMachineName: 'web', requiredConsistency: true, keepIPAddress: 'Never' }),
  ],
  'namesakes': () => [machine('web'), disk('web-root'), service('web', { app: 'shop' })],
  'objects of other kinds': i => [other('apps/v1', 'Deployment', `web-${i}`, { spec: { template: { metadata: { labels: { app: 'shop' } } } } }), other('v1', 'ConfigMap', `web-${i}`, { data: { a: i } })],
};

export const setOf = (shape: Shape, copies: number): Manifest[] => Array.from({ length: copies }, (_, i) => shape(number(i), i === 0)).flat();
