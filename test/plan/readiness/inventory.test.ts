import { Manifest } from '../../../src/manifest/manifest';
import { InventoryOptions, checkInventory, componentsOf } from '../../../src/plan/readiness/inventory';

const VERSIONS: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  DaemonSet: 'apps/v1',
  PersistentVolumeClaim: 'v1',
  APIService: 'apiregistration.k8s.io/v1',
  InternalVirtualizationKubeVirt: 'internal.virtualization.deckhouse.io/v1',
  ValidatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
  MutatingWebhookConfiguration: 'admissionregistration.k8s.io/v1',
};

const WELL: Readonly<Record<string, object>> = {
  Deployment: { updatedReplicas: 3, conditions: [{ type: 'Available', status: 'True' }] },
  DaemonSet: { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 },
  PersistentVolumeClaim: { phase: 'Bound' },
  InternalVirtualizationKubeVirt: { phase: 'Deployed' },
  APIService: { conditions: [{ type: 'Available', status: 'True' }] },
};

const HA = { release: 'v1.10.2', isHighlyAvailable: true };

/** a cluster in which everything of a release runs */
const healthy = (options: InventoryOptions): Manifest[] => componentsOf(options).map(({ kind, name, replicas }) => ({
  apiVersion: VERSIONS[kind],
  kind,
  metadata: { name },
  ...replicas === undefined ? {} : { spec: { replicas: options.isHighlyAvailable === true ? replicas.ha : replicas.single } },
  ...WELL[kind] === undefined ? {} : { status: WELL[kind] },
}));

const without = (name: string) => healthy(HA).filter(({ metadata }) => metadata?.name !== name);
const changed = (kind: string, name: string, change: object) => healthy(HA).map(object =>
  object.kind === kind && object.metadata?.name === name ? { ...object, ...change } : object);

test.each<[string, InventoryOptions, string[]]>([
  ['1.10, with high availability', HA, ['virtualization-controller 3', 'virt-operator 2', 'virt-controller 2', 'dvcr 1', 'virtualization-api 3', 'virt-api 3']],
  ['1.9, which has CDI', { release: '1.9.6', isHighlyAvailable: true },
    ['virtualization-controller 3', 'virt-operator 2', 'virt-controller 2', 'cdi-operator 2', 'cdi-deployment 2', 'cdi-apiserver 3', 'dvcr 1', 'virtualization-api 3', 'virt-api 3']],
  ['0.24, with fewer pods', { release: '0.24.0', isHighlyAvailable: true },
    ['virtualization-controller 3', 'virt-operator 2', 'virt-controller 2', 'cdi-operator 2', 'cdi-deployment 2', 'cdi-apiserver 3', 'dvcr 1', 'virtualization-api 2', 'virt-api 2']],
  ['any release, with audit', { hasAudit: true },
    ['virtualization-controller 1', 'virt-operator 1', 'virt-controller 1', 'virtualization-audit 1', 'dvcr 1', 'virtualization-api 1', 'virt-api 1']],
])('the Deployments of %s', (_, options, expected) => {
  expect(healthy(options).filter(({ kind }) => kind === 'Deployment').map(({ metadata, spec }) => `${metadata!.name} ${(spec as { replicas: number }).replicas}`)).toEqual(expected);
  expect(checkInventory(healthy(options), options)).toEqual([]);
});

test.each<[string, Manifest[], object[]]>([
  ['a Deployment', without('virt-api'), [{ group: 'API', component: 'Deployment virt-api', says: 'is missing: machines cannot be started or stopped' }]],
  ['a webhook', without('virtualization-controller-defaulter-webhook'),
    [{ group: 'CORE', component: 'MutatingWebhookConfiguration virtualization-controller-defaulter-webhook', says: 'is missing: machines get no default class' }]],
  ['pods', changed('Deployment', 'virtualization-controller', { status: { conditions: [{ type: 'Available', status: 'False', reason: 'MinimumReplicasUnavailable' }] } }),
    [{ group: 'CORE', component: 'Deployment virtualization-controller', says: 'starts its pods: its pods are not ready: no object of DVP is processed, and new ones are rejected' }]],
  ['replicas', changed('Deployment', 'virt-operator', { spec: { replicas: 1 } }), [{
    group: 'CORE', component: 'Deployment virt-operator', says: 'has 1 of 2 pods', advice: 'see whether somebody has scaled it, and spec.maintenance of the ModuleConfig',
  }]],
  ['nodes with KVM', changed('DaemonSet', 'virt-handler', { status: { desiredNumberScheduled: 0 } }), [{
    group: 'CORE',
    component: 'DaemonSet virt-handler',
    says: 'no node with KVM: virt-handler has 0 pods wanted',
    advice: 'see whether a node has the label virtualization.deckhouse.io/kvm-enabled=true: it needs vmx or svm, switched on in the BIOS',
  }]],
  ['nodes for routes', changed('DaemonSet', 'vm-route-forge', { status: { desiredNumberScheduled: 0 } }), [{
    group: 'CORE', component: 'DaemonSet vm-route-forge', says: 'no node fits its pods: machines cannot be reached from other nodes', advice: 'see the labels and taints of the nodes',
  }]],
  ['the volume of the registry', changed('PersistentVolumeClaim', 'dvcr', { status: { phase: 'Pending' } }),
    [{ group: 'DVCR', component: 'PersistentVolumeClaim dvcr', says: 'waits for a volume: images cannot be stored' }]],
  ['the API service', changed('APIService', 'v1alpha2.subresources.virtualization.deckhouse.io', { status: { conditions: [{ type: 'Available', status: 'False', reason: 'MissingEndpoints', message: 'no endpoints' }] } }),
    [{ group: 'API', component: 'APIService v1alpha2.subresources.virtualization.deckhouse.io', says: 'is not ready yet (no endpoints): console, VNC and port forwarding do not work' }]],
])('a cluster without %s', (_, live, findings) => expect(checkInventory(live, HA)).toEqual(findings));

test('an empty namespace has a finding for each component', () => {
  expect(checkInventory([], HA).map(({ group }) => group)).toEqual([...Array<string>(8).fill('CORE'), 'DVCR', 'DVCR', 'API', 'API', 'API']);
});

test('without a known number of masters, the numbers of pods are not compared', () => {
  expect(checkInventory(healthy({ ...HA, isHighlyAvailable: false }), { release: '1.10.2' })).toEqual([]);
});
