import * as fc from 'fast-check';
import { dvp, impacts, setOf } from './support';
import { World } from '../../src/domain/world';
import { Manifest } from '../../src/manifest/manifest';
import { demandOf } from '../../src/plan/capacity/demand';
import { impactsMarkdown, impactsText } from '../../src/plan/impact/report';
import { waitScript } from '../../src/plan/readiness/script';
import { readySteps } from '../../src/plan/readiness/steps';

const KINDS = [
  'ClusterVirtualImage', 'ModuleConfig', 'NodeUSBDevice', 'VirtualDisk', 'VirtualDiskSnapshot', 'VirtualImage', 'VirtualMachine', 'VirtualMachineBlockDeviceAttachment',
  'VirtualMachineClass', 'VirtualMachineIPAddress', 'VirtualMachineMACAddress', 'VirtualMachineOperation', 'VirtualMachinePool', 'VirtualMachineSnapshot', 'Unheard',
];

const FIELDS = [
  'blockDeviceRefs', 'blockDeviceRef', 'cpu', 'memory', 'networks', 'provisioning', 'usbDevices', 'gpus', 'dataSource', 'persistentVolumeClaim', 'replicas',
  'virtualDiskTemplates', 'virtualMachineTemplate', 'settings', 'enabled', 'sizingPolicies', 'nodeSelector', 'virtualMachineName', 'disruptions', 'type', 'size', 'spec', 'cores', 'name', 'kind',
  'phase', 'conditions', 'status', 'attachedToVirtualMachines', 'mounted', 'migrationState', 'startTimestamp', 'address',
];

const KUBERNETES = {
  'v1': ['Service', 'ConfigMap'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
};

const KUBERNETES_FIELDS = [
  'selector', 'ports', 'port', 'protocol', 'targetPort', 'nodePort', 'type', 'clusterIP', 'clusterIPs', 'ipFamilies', 'externalIPs', 'loadBalancerSourceRanges',
  'rules', 'host', 'http', 'paths', 'path', 'backend', 'service', 'name', 'tls', 'hosts', 'defaultBackend', 'podSelector', 'namespaceSelector', 'matchLabels',
  'matchExpressions', 'ingress', 'egress', 'from', 'to', 'ipBlock', 'cidr', 'except', 'policyTypes', 'verbs', 'resources', 'apiGroups', 'resourceNames',
  'nonResourceURLs', 'subjects', 'kind', 'maxReplicas', 'scaleTargetRef', 'data', 'immutable',
];

// what a schema would refuse, of words that mean something
const valueOf = (fields: readonly string[], ...words: string[]) => fc.letrec(tie => ({
  json: fc.oneof({ maxDepth: 4 }, fc.constantFrom<unknown>(null, true, 0, -1, 1.5, '', ...words, {}, [], [null]), tie('list'), tie('object')),
  list: fc.array(tie('json'), { maxLength: 3 }),
  object: fc.dictionary(fc.constantFrom(...fields), tie('json'), { maxKeys: 4, noNullPrototype: true }), // as JSON has them
})).json;

const value = valueOf(FIELDS, '10Gi', 'Auto', 'VirtualDisk', 'web', 'Pending', 'Terminating', 'Ready');

const manifest = fc.record({ kind: fc.constantFrom(...KINDS), spec: value, name: fc.constantFrom('web', 'virtualization'), labels: value, status: value })
  .map(({ kind, spec, name, labels, status }) =>
    ({ ...dvp(kind, undefined, { name, labels }), spec, ...status === null ? {} : { status } }) as Manifest);

const manifests = fc.uniqueArray(manifest, { maxLength: 6, selector: ({ kind, metadata }) => `${kind} ${metadata?.name}` });

const odd = valueOf(KUBERNETES_FIELDS, '*', 'web', '10.0.0.0/8', 'TCP', 'Ingress', 'Egress', 'LoadBalancer', 'In');
const kubernetes = fc.record({
  gvk: fc.constantFrom(...Object.entries(KUBERNETES).flatMap(([apiVersion, kinds]) => kinds.map(kind => ({ apiVersion, kind })))),
  fields: fc.record({ spec: odd, rules: odd, subjects: odd, roleRef: odd, data: odd, immutable: odd }, { requiredKeys: [] }),
}).map(({ gvk, fields }): Manifest => ({ ...gvk, metadata: { name: 'web', namespace: 'shop' }, ...fields }));
const machines = manifests.map(list => list.filter(({ kind }) => /^VirtualMachine(Pool)?$/.test(kind)));
const mixed = fc.tuple(machines, fc.uniqueArray(kubernetes, { maxLength: 4, selector: ({ kind }) => kind })).map(lists => lists.flat());

test('objects that no schema has passed are compared, waited for and added up all the same', () => {
  fc.assert(fc.property(manifests, manifests, (before, after) => {
    const found = impacts(before, after);
    expect(impactsText(found) + impactsMarkdown(found)).not.toMatch(/\bundefined\b|\[object /);
    expect(waitScript(readySteps(new World(setOf(after))))).not.toMatch(/\bundefined\b|\[object /);
    expect(demandOf(new World(setOf(after))).open.join()).not.toMatch(/\bundefined\b|\[object /);
  }), { numRuns: 2000 });
});

test('nothing changes where nothing changes', () => {
  fc.assert(fc.property(manifests, same => expect(impacts(same, JSON.parse(JSON.stringify(same)))).toEqual([])));
});

test('objects of Kubernetes that no schema has passed are compared all the same', () => {
  fc.assert(fc.property(mixed, mixed, (before, after) => {
    const found = impacts(before, after);
    expect(impactsText(found) + impactsMarkdown(found)).not.toMatch(/\bundefined\b|\[object /);
  }), { numRuns: 3000 });
});

test('nothing of Kubernetes changes where nothing changes', () => {
  fc.assert(fc.property(mixed, same => expect(impacts(same, JSON.parse(JSON.stringify(same)))).toEqual([])));
});
