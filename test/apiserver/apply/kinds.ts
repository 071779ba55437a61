import { CONTRACTS, Crd, crdsOfContract, isSettings } from '../../contract';

/** kinds of others, which take anything: group, version, kind, plural, and whether objects are in a namespace */
type Row = readonly [version: string, kind: string, plural: string, isNamespaced?: true];

const permissive = (group: string, rows: readonly Row[]): Crd[] => rows.map(([version, kind, plural, isNamespaced]) => ({
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  // the API server wants to know who has agreed to a group of Kubernetes
  metadata: { name: `${plural}.${group}`, annotations: { 'api-approved.kubernetes.io': 'unapproved, for a test' } },
  spec: {
    group,
    scope: isNamespaced === true ? 'Namespaced' : 'Cluster',
    names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
    versions: [{
      name: version, served: true, storage: true, subresources: { status: {} }, schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
    }],
  },
}));

const DVP = 'virtualization.deckhouse.io';

/** kinds of other modules */
const OF_MODULES: Readonly<Record<string, readonly Crd[]>> = {
  'snapshot-controller': permissive('snapshot.storage.k8s.io', [['v1', 'VolumeSnapshot', 'volumesnapshots', true], ['v1', 'VolumeSnapshotClass', 'volumesnapshotclasses']]),
  'sdn': permissive('network.deckhouse.io', [
    ['v1alpha1', 'ClusterNetwork', 'clusternetworks'], ['v1alpha1', 'SystemNetwork', 'systemnetworks'], ['v1alpha1', 'NetworkClass', 'networkclasses'],
    ['v1alpha1', 'ClusterIPAddressPool', 'clusteripaddresspools'], ['v1alpha1', 'Network', 'networks', true],
  ]),
  'virtualization': permissive(`internal.${DVP}`, [['v1', 'InternalVirtualizationKubeVirt', 'internalvirtualizationkubevirts', true]]),
};

/** the module of each kind of the contract; ModuleConfig is of Deckhouse itself */
const moduleOf = new Map(CONTRACTS.flatMap(contract => isSettings(contract) ? [] : [
  [contract.kind, contract.ofModule?.name ?? (contract.group === DVP ? 'virtualization' : 'deckhouse')] as const,
]));

const ofContract = (module: string): Crd[] => crdsOfContract().filter(({ spec }) => moduleOf.get(spec.names.kind) === module);

/** the kinds of a cluster with Deckhouse, and without modules */
export const deckhouseKinds = (): Crd[] => [
  ...ofContract('deckhouse'),
  ...permissive('deckhouse.io', [
    ['v1alpha1', 'Module', 'modules'], ['v1alpha1', 'ModuleSource', 'modulesources'], ['v1', 'NodeGroup', 'nodegroups'], ['v1alpha2', 'SSHCredentials', 'sshcredentials'],
    ['v1alpha2', 'StaticInstance', 'staticinstances'], ['v1alpha2', 'Project', 'projects'],
  ]),
];

/** the kinds that come with a module */
export const moduleKinds = (module: string): Crd[] => [...ofContract(module), ...OF_MODULES[module] ?? []];
