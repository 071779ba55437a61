import { Manifest } from '../../../src/manifest/manifest';
import { platformGates, verdictOfGate } from '../../../src/plan/readiness/gates';

const config = (name: string, spec: object = { enabled: true }): Manifest => ({ apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig', metadata: { name }, spec });

test.each<[string, Manifest, string[]]>([
  ['the module virtualization', config('virtualization'), [
    'modules.v1alpha1.deckhouse.io/virtualization',
    'customresourcedefinitions.apiextensions.k8s.io/virtualmachineclasses.virtualization.deckhouse.io',
    'customresourcedefinitions.apiextensions.k8s.io/clustervirtualimages.virtualization.deckhouse.io',
    'customresourcedefinitions.apiextensions.k8s.io/virtualimages.virtualization.deckhouse.io',
    'customresourcedefinitions.apiextensions.k8s.io/virtualdisks.virtualization.deckhouse.io',
    'customresourcedefinitions.apiextensions.k8s.io/virtualmachines.virtualization.deckhouse.io',
    'deployments.apps/d8-virtualization/virtualization-controller',
    'deployments.apps/d8-virtualization/virtualization-api',
    'deployments.apps/d8-virtualization/virt-operator',
    'internalvirtualizationkubevirts.internal.virtualization.deckhouse.io/d8-virtualization/config',
    'deployments.apps/d8-virtualization/virt-api',
    'deployments.apps/d8-virtualization/virt-controller',
    'daemonsets.apps/d8-virtualization/virt-handler',
    'daemonsets.apps/d8-virtualization/vm-route-forge',
    'persistentvolumeclaims/d8-virtualization/dvcr',
    'deployments.apps/d8-virtualization/dvcr',
    'apiservices.apiregistration.k8s.io/v1alpha2.subresources.virtualization.deckhouse.io',
  ]],
  ['a module of storage', config('sds-local-volume'), ['modules.v1alpha1.deckhouse.io/sds-local-volume',
    'customresourcedefinitions.apiextensions.k8s.io/localstorageclasses.storage.deckhouse.io']],
  ['any other module', config('console'), ['modules.v1alpha1.deckhouse.io/console']],
  ['a module that is off', config('virtualization', { enabled: false }), []],
  ['the settings of all', config('global', { settings: {} }), []],
  ['a config without a spec', { apiVersion: 'deckhouse.io/v1alpha1', kind: 'ModuleConfig' }, []],
])('the gates of %s', (_, manifest, gates) => {
  expect(platformGates(manifest).map(({ resource, namespace, name }) => [resource, ...namespace === undefined ? [] : [namespace], name].join('/'))).toEqual(gates);
});

const handler = platformGates(config('virtualization')).find(({ name }) => name === 'virt-handler')!;
const forge = platformGates(config('virtualization')).find(({ name }) => name === 'vm-route-forge')!;
const daemons = (status: object): Manifest => ({ apiVersion: 'apps/v1', kind: 'DaemonSet', metadata: { name: 'virt-handler' }, status });

test.each([
  ['missing', handler, undefined, { state: 'progressing', reason: 'does not exist yet' }],
  ['without a node', handler, daemons({ desiredNumberScheduled: 0 }), {
    state: 'waiting',
    blocks: true,
    reason: 'no node with KVM: virt-handler has 0 pods wanted',
    advice: 'see whether a node has the label virtualization.deckhouse.io/kvm-enabled=true: it needs vmx or svm, switched on in the BIOS',
  }],
  ['without a node, where that is no fault', forge, daemons({ desiredNumberScheduled: 0 }),
    { state: 'waiting', reason: 'no node fits its pods', advice: 'see the labels and taints of the nodes' }],
  ['started', handler, daemons({ desiredNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2 }), { state: 'ready', reason: 'has a pod on each node' }],
])('a gate that is %s', (_, gate, live, verdict) => expect(verdictOfGate(gate, live)).toEqual(verdict));
