import { Manifest, ManifestObject } from '../../../src/manifest/manifest';
import { driftOf } from '../../../src/plan/drift/drift';
import { driftJson, driftMarkdown, driftText } from '../../../src/plan/drift/report';
import { disk, dvp, machine } from '../support';

const AT = '2026-11-20T10:00:00Z';
const managed = (manager: string, fields: object, operation = 'Update') => ({ manager, operation, time: AT, fieldsType: 'FieldsV1', fieldsV1: fields });
const OURS = managed('cdk8s-dvp', { 'f:spec': {} }, 'Apply');

/** an object as the API server returns it */
const live = (object: Manifest, more: { spec?: object; metadata?: object; status?: object; managedFields?: object[] } = {}): Manifest => ({
  ...object,
  metadata: {
    ...object.metadata, uid: 'u', resourceVersion: '7', generation: 3, creationTimestamp: AT, managedFields: more.managedFields ?? [OURS], ...more.metadata,
  },
  ...object.spec === undefined ? {} : { spec: { ...object.spec as object, ...more.spec } },
  status: more.status ?? { phase: 'Ready' },
});

const other = (apiVersion: string, kind: string, rest: object): Manifest => ({ apiVersion, kind, metadata: { name: 'web', namespace: 'shop' }, ...rest });
const drift = (wanted: Manifest, found: Manifest | undefined, others: Manifest[] = []) => driftOf([{ object: new ManifestObject(wanted), live: found }], others, 'shop');
const fields = (wanted: Manifest, found: Manifest) => drift(wanted, found).changed.flatMap(each => each.fields.map(({ pointer, cluster, app }) => `${pointer}: ${cluster} -> ${app}`));

const WEB = machine();
const SERVICE = other('v1', 'Service', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
const NETWORKED = machine({ networks: [{ type: 'Main' }, { type: 'ClusterNetwork', name: 'office' }] });

test.each<[string, Manifest, Manifest]>([
  ['the same', WEB, live(WEB)],
  ['defaults of the API', WEB, live(WEB, { spec: { runPolicy: 'AlwaysOnUnlessStoppedManually', osType: 'Generic', bootloader: 'BIOS', liveMigrationPolicy: 'PreferSafe', terminationGracePeriodSeconds: 60 } })],
  ['a default class and fraction', dvp('VirtualMachine', { cpu: { cores: 2 } }), live(dvp('VirtualMachine', { cpu: { cores: 2, coreFraction: '100%' }, virtualMachineClassName: 'generic' }))],
  ['numbers of interfaces', NETWORKED, live(NETWORKED, { spec: { networks: [{ type: 'Main', id: 1 }, { type: 'ClusterNetwork', name: 'office', id: 2 }] } })],
  ['the number of an autoscaler', dvp('VirtualMachinePool', {}), live(dvp('VirtualMachinePool', { replicas: 4 }))],
  ['a size in other units', disk({ persistentVolumeClaim: { size: '10Gi' } }), live(disk({ persistentVolumeClaim: { size: '10240Mi' } }))],
  ['labels and annotations of others', WEB, live(WEB, { metadata: { labels: { 'argocd.argoproj.io/instance': 'shop' }, annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{}' }, finalizers: ['x'] } })],
  ['values of Kubernetes', SERVICE, live(SERVICE, { spec: { clusterIP: '10.222.0.9', type: 'ClusterIP', ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }] } })],
  ['false that is not kept', other('apps/v1', 'Deployment', { spec: { hostNetwork: false } }), other('apps/v1', 'Deployment', { spec: {} })],
  ['settings of others in global', dvp('ModuleConfig', { settings: { defaultClusterStorageClass: 'fast' } }, { name: 'global' }),
    live(dvp('ModuleConfig', { version: 2, settings: { defaultClusterStorageClass: 'fast', modules: { publicDomainTemplate: '%s.example.com' } } }, { name: 'global' }))],
  ['a Secret written as strings', other('v1', 'Secret', { stringData: { password: 'secret' } }), other('v1', 'Secret', { data: { password: 'c2VjcmV0' }, type: 'Opaque' })],
  ['empty lists', machine({ tolerations: [], nodeSelector: {} }), live(WEB)],
])('no drift: %s', (_, wanted, found) => expect(drift(wanted, found)).toEqual({ changed: [], missing: [], deleted: [], equal: 1, onlyInCluster: [] }));

test.each<[string, Manifest, Manifest, string[]]>([
  ['another value', WEB, live(machine({ cpu: { cores: 4, coreFraction: '20%' } })), ['/spec/cpu/cores: 4 -> 2']],
  ['a class that the app sets', WEB, live(machine({ virtualMachineClassName: 'host' })), ['/spec/virtualMachineClassName: "host" -> "generic"']],
  ['a value instead of a default', WEB, live(WEB, { spec: { runPolicy: 'Manual' } }), ['/spec/runPolicy: "Manual" -> nothing']],
  ['a default instead of a value', machine({ runPolicy: 'Manual' }), live(WEB, { spec: { runPolicy: 'AlwaysOnUnlessStoppedManually' } }),
    ['/spec/runPolicy: "AlwaysOnUnlessStoppedManually" -> "Manual"']],
  ['a device more', WEB, live(machine({ blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'root' }, { kind: 'VirtualDisk', name: 'data' }] })),
    ['/spec/blockDeviceRefs/1/kind: "VirtualDisk" -> nothing', '/spec/blockDeviceRefs/1/name: "data" -> nothing']],
  ['a device less', WEB, live(machine({ blockDeviceRefs: [] })),
    ['/spec/blockDeviceRefs/0/kind: nothing -> "VirtualDisk"', '/spec/blockDeviceRefs/0/name: nothing -> "root"']],
  ['a label', dvp('VirtualDisk', {}, { labels: { tier: 'a' } }), live(dvp('VirtualDisk', {}, { labels: { tier: 'b' } })), ['/metadata/labels/tier: "b" -> "a"']],
  ['user data', machine({ provisioning: { type: 'UserData', userData: '#cloud-config' } }), live(machine({ provisioning: { type: 'UserData', userData: '#cloud-config\nx: y' } })),
    ['/spec/provisioning/userData: 18 bytes, not shown -> 13 bytes, not shown']],
  ['a Secret', other('v1', 'Secret', { data: { password: 'YQ==' } }), other('v1', 'Secret', { data: { password: 'Yg==' } }), ['/data/password: 4 bytes, not shown -> 4 bytes, not shown']],
  ['a kind of others', other('example.com/v1', 'Thing', { spec: { token: 'a' } }), other('example.com/v1', 'Thing', { spec: { token: 'b', more: 1 } }),
    ['/spec/token: 1 bytes, not shown -> 1 bytes, not shown']],
  ['an item of a list of others', SERVICE, live(SERVICE, { spec: { ports: [{ port: 80 }, { port: 443 }] } }), ['/spec/ports/1/port: 443 -> nothing']],
])('drift: %s', (_, wanted, found, expected) => expect(fields(wanted, found)).toEqual(expected));

const FIELDS = { 'f:spec': { 'f:cpu': { 'f:cores': {} } } };
test.each<[string, object[], object]>([
  ['nobody', [], {}],
  ['a user', [OURS, managed('kubectl-edit', FIELDS)], { setBy: { manager: 'kubectl-edit', at: AT } }],
  ['a user after us', [managed('cdk8s-dvp', FIELDS, 'Apply'), managed('console', { 'f:spec': { 'f:cpu': {} } })], { setBy: { manager: 'console', at: AT } }],
  ['us', [managed('cdk8s-dvp', FIELDS, 'Apply'), managed('kubectl-edit', { 'f:spec': { 'f:memory': {} } })], { setBy: { manager: 'cdk8s-dvp', at: AT } }],
  ['a controller that writes the status only', [{ ...managed('virtualization-controller', FIELDS), subresource: 'status' }], {}],
])('the value of %s', (_, managedFields, expected) =>
  expect(drift(WEB, live(machine({ cpu: { cores: 4, coreFraction: '20%' } }), { managedFields })).changed[0].fields).toEqual([{ pointer: '/spec/cpu/cores', cluster: '4', app: '2', ...expected }]));

test('an item of a list is of the manager of the list', () => {
  const managedFields = [managed('kubectl-edit', { 'f:spec': { 'f:tolerations': {} } })];
  expect(drift(WEB, live(WEB, { spec: { tolerations: [{ key: 'a' }] }, managedFields })).changed[0].fields).toEqual([
    { pointer: '/spec/tolerations/0/key', cluster: '"a"', app: 'nothing', setBy: { manager: 'kubectl-edit', at: AT }, isKept: true },
  ]);
});

const named = (name: string, namespace: string, more: object = {}) => live(disk({}, { name, namespace }), { metadata: more });
const WHOLE = driftOf([
  { object: new ManifestObject(WEB), live: live(machine({ cpu: { cores: 4, coreFraction: '20%' } }), { spec: { nodeSelector: { zone: 'a|b' } }, managedFields: [managed('kubectl-edit', { 'f:spec': { 'f:cpu': { 'f:cores': {} }, 'f:nodeSelector': {} } })] }) },
  { object: new ManifestObject(disk()) },
  { object: new ManifestObject(disk({}, { name: 'log' })), live: live(disk({}, { name: 'log' }), { metadata: { deletionTimestamp: AT } }) },
  { object: new ManifestObject(disk({}, { name: 'tmp', namespace: undefined })), live: named('tmp', 'shop') },
], [
  named('old', 'shop'), named('tmp', 'shop'), named('log', 'shop'), named('of-owner', 'shop', { ownerReferences: [{ kind: 'VirtualMachinePool' }] }),
  live(disk({}, { name: 'of-user' }), { managedFields: [managed('kubectl-create', FIELDS)] }), live(disk({}, { name: 'updated' }), { managedFields: [managed('cdk8s-dvp', FIELDS)] }),
  live(dvp('VirtualMachineOperation', { type: 'Start' }, { name: 'start' }), { status: { phase: 'Completed' } }),
], 'shop');

test('prints it for people', () => expect(driftText(WHOLE)).toBe(`VirtualMachine shop/web /spec/cpu/cores
  cluster: 4
  app: 2
  set by kubectl-edit, ${AT}

VirtualMachine shop/web /spec/nodeSelector/zone
  cluster: "a|b"
  app: nothing
  set by kubectl-edit, ${AT}; apply keeps it, since the manifests do not set this field

VirtualDisk shop/data is missing in the cluster
VirtualDisk shop/log is being deleted

in the cluster, not in the manifests, applied by cdk8s-dvp before; apply does not delete them:
  VirtualDisk shop/old

1 object equal, 1 changed, 1 missing, 1 being deleted`));

test('prints it for merge requests', () => expect(driftMarkdown(WHOLE)).toBe(`## The cluster against the manifests

1 object equal, 1 changed, 1 missing, 1 being deleted.

| where | cluster | app | note |
| --- | --- | --- | --- |
| VirtualMachine shop/web /spec/cpu/cores | 4 | 2 | set by kubectl-edit, ${AT} |
| VirtualMachine shop/web /spec/nodeSelector/zone | "a\\|b" | nothing | set by kubectl-edit, ${AT}; apply keeps it, since the manifests do not set this field |
| VirtualDisk shop/data | missing |  |  |
| VirtualDisk shop/log | being deleted |  |  |

In the cluster, not in the manifests, applied by cdk8s-dvp before; apply does not delete them:

* VirtualDisk shop/old
`));

test('prints it for programs', () => expect(JSON.parse(driftJson(WHOLE))).toEqual({ isEqual: false, ...WHOLE }));
test('says that all is equal', () => expect(driftText(driftOf([{ object: new ManifestObject(WEB), live: live(WEB) }], [], 'shop'))).toBe('1 object equal, 0 changed, 0 missing'));
