import { KINDS } from '../../../imports/contract/kinds';
import { ManifestObject } from '../../manifest/manifest';

/** objects that can be applied together; the next stage starts when all of them are ready */
export interface Stage {
  readonly number: number;
  /** a DNS label */
  readonly name: string;
  readonly title: string;
}

interface Row extends Stage {
  /** names of modules whose ModuleConfig is in the stage */
  readonly modules?: readonly string[];
  /** cluster-scoped kinds as `group/Kind` */
  readonly clusterWide?: readonly string[];
  /** namespaced kinds as `group/Kind` */
  readonly namespaced?: readonly string[];
}

const of = (group: string, ...kinds: string[]): readonly string[] => kinds.map(kind => `${group}/${kind}`);
const deckhouse = (...kinds: string[]) => of('deckhouse.io', ...kinds);
const storage = (...kinds: string[]) => of('storage.deckhouse.io', ...kinds);
const network = (...kinds: string[]) => of('network.deckhouse.io', ...kinds);
const dvp = (...kinds: string[]) => of('virtualization.deckhouse.io', ...kinds);
const rbac = (...kinds: string[]) => of('rbac.authorization.k8s.io', ...kinds);

/** the way from a bare cluster to a running machine */
const ROWS: readonly Row[] = [
  { number: 10, name: 'nodes', title: 'Nodes', clusterWide: deckhouse('NodeGroup', 'NodeGroupConfiguration', 'SSHCredentials', 'StaticInstance') },
  { number: 20, name: 'sources', title: 'Sources of modules', clusterWide: deckhouse('ModuleSource', 'ModuleUpdatePolicy', 'ModulePullOverride') },
  { number: 30, name: 'snapshots', title: 'Snapshots, and modules that need no other one', modules: ['snapshot-controller'] },
  { number: 31, name: 'node-storage', title: 'Disks of the nodes', modules: ['sds-node-configurator'] },
  {
    number: 32, name: 'storage', title: 'Storage modules', modules: ['csi-ceph', 'csi-nfs', 'sds-elastic', 'sds-local-volume', 'sds-replicated-volume'],
  },
  {
    number: 40,
    name: 'volume-groups',
    title: 'Volume groups, and connections to storage',
    clusterWide: storage('CephClusterAuthentication', 'CephClusterConnection', 'LVMVolumeGroup', 'LVMVolumeGroupSet'),
  },
  { number: 41, name: 'storage-pools', title: 'Storage pools', clusterWide: storage('ElasticCluster', 'ReplicatedStoragePool') },
  {
    number: 42,
    name: 'storage-classes',
    title: 'Storage classes',
    clusterWide: [
      ...storage('CephStorageClass', 'ElasticStorageClass', 'LocalStorageClass', 'NFSStorageClass', 'ReplicatedStorageClass'),
      ...deckhouse('LocalPathProvisioner'),
      ...of('storage.k8s.io', 'StorageClass'),
      ...of('snapshot.storage.k8s.io', 'VolumeSnapshotClass'),
    ],
  },
  { number: 45, name: 'default-class', title: 'The default storage class, and other settings of all modules', modules: ['global'] },
  { number: 50, name: 'network', title: 'The network module', modules: ['sdn'] },
  {
    number: 51,
    name: 'networks',
    title: 'Networks of the cluster',
    clusterWide: [
      ...network('ClusterIPAddressPool', 'ClusterNetwork', 'MetalLoadBalancerClass', 'NetworkClass', 'NodeNetworkInterface', 'SystemNetwork'),
      ...deckhouse('IngressNginxController'),
    ],
  },
  { number: 60, name: 'virtualization', title: 'Virtualization', modules: ['virtualization'] },
  { number: 61, name: 'gates', title: 'Feature gates and live migration' },
  { number: 62, name: 'add-ons', title: 'Modules for virtualization', modules: ['console'] },
  {
    number: 70,
    name: 'projects',
    title: 'Projects, and namespaces with their limits and rights',
    clusterWide: [
      ...of('', 'Namespace'),
      ...deckhouse('ClusterAuthorizationRule', 'ClusterProjectRoleBinding', 'Project', 'ProjectTemplate'),
      ...of('apiextensions.k8s.io', 'CustomResourceDefinition'),
      ...of('scheduling.k8s.io', 'PriorityClass'),
      ...rbac('ClusterRole', 'ClusterRoleBinding'),
    ],
    namespaced: [
      ...of('', 'LimitRange', 'ResourceQuota', 'ServiceAccount'),
      ...deckhouse('AuthorizationRule', 'ProjectRoleBinding'),
      ...of('networking.k8s.io', 'NetworkPolicy'),
      ...rbac('Role', 'RoleBinding'),
    ],
  },
  { number: 80, name: 'classes', title: 'Classes of machines', clusterWide: dvp('VirtualMachineClass') },
  {
    number: 81,
    name: 'images',
    title: 'Images, addresses, networks and settings of machines',
    clusterWide: dvp('ClusterVirtualImage'),
    namespaced: [
      ...dvp('VirtualImage', 'VirtualMachineIPAddress', 'VirtualMachineMACAddress'),
      ...network('IPAddress', 'Network'),
      ...of('', 'ConfigMap', 'Secret'),
    ],
  },
  { number: 90, name: 'machines', title: 'Disks and machines, and every other kind' },
  {
    number: 95,
    name: 'exposure',
    title: 'Access to machines, and their monitoring',
    namespaced: [
      ...of('networking.k8s.io', 'Ingress'),
      ...of('gateway.networking.k8s.io', 'GRPCRoute', 'Gateway', 'HTTPRoute', 'TCPRoute', 'TLSRoute'),
      ...of('autoscaling', 'HorizontalPodAutoscaler'),
      ...of('monitoring.coreos.com', 'PodMonitor', 'PrometheusRule', 'ServiceMonitor'),
      ...of('batch', 'CronJob'),
    ],
  },
];

export const STAGES: readonly Stage[] = ROWS.map(({ number, name, title }) => ({ number, name, title }));

const BY_MODULE = new Map(ROWS.flatMap(({ number, modules = [] }) => modules.map(module => [module, number] as const)));
const BY_KIND = new Map(ROWS.flatMap(({ number, clusterWide = [], namespaced = [] }) =>
  [...clusterWide, ...namespaced].map(kind => [kind, number] as const)));
const CLUSTER_WIDE = new Set(ROWS.flatMap(({ clusterWide = [] }) => clusterWide));
const OPERATIONS = new Set(dvp('VirtualMachineOperation', 'VirtualMachineSnapshotOperation'));

/** namespaces that each cluster has from the beginning */
const OF_PLATFORM = new Set(['d8-system', 'default', 'kube-system']);
/** the settings in such a namespace are for modules, which read them when they start */
const SETTINGS = new Set(['/Secret', '/ConfigMap']);

const SOURCES = 20;
const MODULES = 30;
export const VIRTUALIZATION = 60;
export const GATES = 61;
const MACHINES = 90;

const keyOf = ({ group, kind }: ManifestObject): string => `${group}/${kind}`;

/** whether an object does something once, so that an apply of everything must not create it */
export const isOperation = (object: ManifestObject): boolean => OPERATIONS.has(keyOf(object));

export const isModuleConfig = (object: ManifestObject): boolean => keyOf(object) === 'deckhouse.io/ModuleConfig';

/** whether a kind is known to be cluster-scoped */
export const isClusterWide = (object: ManifestObject): boolean => KINDS[object.gvk]?.scope === 'Cluster' || CLUSTER_WIDE.has(keyOf(object));

/** the stage of an object by its kind, or by the name of its module */
export function stageOfKind(object: ManifestObject): number {
  if (isModuleConfig(object)) {
    return BY_MODULE.get(object.name) ?? MODULES;
  }
  return SETTINGS.has(keyOf(object)) && OF_PLATFORM.has(object.namespace ?? '') ? SOURCES : BY_KIND.get(keyOf(object)) ?? MACHINES;
}

/** kinds whose objects come first in their stage */
const FIRST = ['deckhouse.io/ProjectTemplate', '/Namespace', 'deckhouse.io/Project', 'apiextensions.k8s.io/CustomResourceDefinition'];

/** the place of a kind in its stage: the lowest comes first */
export function rankOf(object: ManifestObject): number {
  const place = FIRST.indexOf(keyOf(object));
  return place < 0 ? FIRST.length : place;
}
