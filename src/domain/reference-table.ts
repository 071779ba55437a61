import { CLASS_NAME } from './machine-class';
import { Reference, clusterWide, clusterWideAt, kindAndNameAt, nameAt, neighborAt, objectsAt, sourceAt, storageClassAt } from './references';
import { CLASS } from './storage-class';
import { World } from './world';
import { DVP_GROUP, STORAGE_GROUP } from '../manifest/groups';
import { ManifestObject, textAt } from '../manifest/manifest';

const DECKHOUSE = 'deckhouse.io';
const NETWORK = 'network.deckhouse.io';
const RBAC = 'rbac.authorization.k8s.io';

/** a network of a machine: `Main` is not an object */
const networkAt = (pointer: string): Reference => ({
  pointer,
  find: (value, from, world) => {
    const [kind, name] = [textAt(value, '/type'), textAt(value, '/name')];
    if (kind === undefined || name === undefined) {
      return undefined;
    }
    return kind === 'Network' ? world.find(NETWORK, kind, from.namespace, name) : clusterWide(world, NETWORK, kind, name);
  },
});

const ofMachine = (spec: string, ownDisks?: string): readonly Reference[] => [
  nameAt(`${spec}${CLASS_NAME.replace('/spec', '')}`, 'VirtualMachineClass'),
  nameAt(`${spec}/virtualMachineIPAddressName`, 'VirtualMachineIPAddress'),
  kindAndNameAt(`${spec}/blockDeviceRefs/*`, ownDisks),
  nameAt(`${spec}/networks/*/virtualMachineMACAddressName`, 'VirtualMachineMACAddress'),
  networkAt(`${spec}/networks/*`),
  neighborAt(`${spec}/provisioning/userDataRef/name`, '', 'Secret'),
  neighborAt(`${spec}/provisioning/sysprepRef/name`, '', 'Secret'),
];

const SOURCE: readonly Reference[] = [
  sourceAt('/spec/dataSource'),
  neighborAt('/spec/dataSource/containerImage/imagePullSecret/name', '', 'Secret'),
];

const POOL_DISKS = '/spec/virtualDiskTemplates/*/spec';

const OF_DVP: Readonly<Record<string, readonly Reference[]>> = {
  ClusterVirtualImage: [sourceAt('/spec/dataSource')],
  NodeUSBDevice: [clusterWideAt('/spec/assignedNamespace', '', 'Namespace')],
  VirtualDisk: [...SOURCE, storageClassAt(CLASS)],
  VirtualDiskSnapshot: [nameAt('/spec/virtualDiskName', 'VirtualDisk')],
  VirtualImage: [...SOURCE, storageClassAt(CLASS)],
  VirtualMachine: ofMachine('/spec'),
  VirtualMachineBlockDeviceAttachment: [nameAt('/spec/virtualMachineName', 'VirtualMachine'), kindAndNameAt('/spec/blockDeviceRef')],
  VirtualMachineOperation: [
    nameAt('/spec/virtualMachineName', 'VirtualMachine'), nameAt('/spec/restore/virtualMachineSnapshotName', 'VirtualMachineSnapshot'),
  ],
  VirtualMachinePool: [
    // a VirtualDisk means one of the disk templates
    ...ofMachine('/spec/virtualMachineTemplate/spec', 'VirtualDisk'),
    sourceAt(`${POOL_DISKS}/dataSource`),
    storageClassAt(`${POOL_DISKS}/persistentVolumeClaim/storageClassName`),
  ],
  VirtualMachineSnapshot: [nameAt('/spec/virtualMachineName', 'VirtualMachine')],
  VirtualMachineSnapshotOperation: [nameAt('/spec/virtualMachineSnapshotName', 'VirtualMachineSnapshot')],
};

const SETTINGS = '/spec/settings';

const roleAt: readonly Reference[] = ['Role', 'ClusterRole'].map(kind => ({
  pointer: '/roleRef',
  find: (value, from, world) => textAt(value, '/kind') === kind ? world.find(RBAC, kind, kind === 'Role' ? from.namespace : undefined, textAt(value, '/name') ?? '') : undefined,
}));

const subjectAt: Reference = {
  pointer: '/subjects/*',
  find: (value, from, world) => textAt(value, '/kind') === 'ServiceAccount'
    ? world.find('', 'ServiceAccount', textAt(value, '/namespace') ?? from.namespace, textAt(value, '/name') ?? '') : undefined,
};

const ofPods = (spec: string): readonly Reference[] => {
  const containers = [`${spec}/containers/*`, `${spec}/initContainers/*`];
  return [
    neighborAt(`${spec}/serviceAccountName`, '', 'ServiceAccount'),
    neighborAt(`${spec}/imagePullSecrets/*/name`, '', 'Secret'),
    neighborAt(`${spec}/volumes/*/secret/secretName`, '', 'Secret'),
    neighborAt(`${spec}/volumes/*/configMap/name`, '', 'ConfigMap'),
    neighborAt(`${spec}/volumes/*/persistentVolumeClaim/claimName`, '', 'PersistentVolumeClaim'),
    ...containers.flatMap(container => [
      neighborAt(`${container}/envFrom/*/secretRef/name`, '', 'Secret'),
      neighborAt(`${container}/envFrom/*/configMapRef/name`, '', 'ConfigMap'),
      neighborAt(`${container}/env/*/valueFrom/secretKeyRef/name`, '', 'Secret'),
      neighborAt(`${container}/env/*/valueFrom/configMapKeyRef/name`, '', 'ConfigMap'),
    ]),
  ];
};

const WORKLOAD = ofPods('/spec/template/spec');

/** the fields of other kinds that name objects; by `group/Kind` */
const OF_OTHERS: Readonly<Record<string, readonly Reference[]>> = {
  [`${DECKHOUSE}/ModuleConfig`]: [
    storageClassAt(`${SETTINGS}/defaultClusterStorageClass`),
    storageClassAt(`${SETTINGS}/dvcr/storage/persistentVolumeClaim/storageClassName`),
    storageClassAt(`${SETTINGS}/virtualDisks/defaultStorageClassName`),
    storageClassAt(`${SETTINGS}/virtualImages/defaultStorageClassName`),
    clusterWideAt(`${SETTINGS}/liveMigration/network/systemNetwork/name`, NETWORK, 'SystemNetwork'),
    clusterWideAt('/spec/source', DECKHOUSE, 'ModuleSource'),
    clusterWideAt('/spec/updatePolicy', DECKHOUSE, 'ModuleUpdatePolicy'),
  ],
  [`${DECKHOUSE}/Project`]: [clusterWideAt('/spec/projectTemplateName', DECKHOUSE, 'ProjectTemplate')],
  [`${DECKHOUSE}/StaticInstance`]: [clusterWideAt('/spec/credentialsRef/name', DECKHOUSE, 'SSHCredentials')],
  [`${STORAGE_GROUP}/CephStorageClass`]: [clusterWideAt('/spec/clusterConnectionName', STORAGE_GROUP, 'CephClusterConnection')],
  [`${STORAGE_GROUP}/LocalStorageClass`]: [clusterWideAt('/spec/lvm/lvmVolumeGroups/*/name', STORAGE_GROUP, 'LVMVolumeGroup')],
  [`${STORAGE_GROUP}/ReplicatedStorageClass`]: [
    clusterWideAt('/spec/storagePool', STORAGE_GROUP, 'ReplicatedStoragePool'),
    clusterWideAt('/spec/storage/lvmVolumeGroups/*/name', STORAGE_GROUP, 'LVMVolumeGroup'),
    clusterWideAt('/spec/systemNetworkNames/*', NETWORK, 'SystemNetwork'),
  ],
  [`${STORAGE_GROUP}/ReplicatedStoragePool`]: [clusterWideAt('/spec/lvmVolumeGroups/*/name', STORAGE_GROUP, 'LVMVolumeGroup')],
  [`${NETWORK}/ClusterNetwork`]: [clusterWideAt('/spec/ipam/ipAddressPoolRef/name', NETWORK, 'ClusterIPAddressPool')],
  [`${NETWORK}/Network`]: [clusterWideAt('/spec/networkClass', NETWORK, 'NetworkClass')],
  [`${RBAC}/RoleBinding`]: [...roleAt, subjectAt],
  [`${RBAC}/ClusterRoleBinding`]: [...roleAt, subjectAt],
  '/PersistentVolumeClaim': [storageClassAt('/spec/storageClassName')],
  '/Pod': ofPods('/spec'),
  'apps/DaemonSet': WORKLOAD,
  'apps/Deployment': WORKLOAD,
  'apps/StatefulSet': WORKLOAD,
  'batch/Job': WORKLOAD,
  'batch/CronJob': ofPods('/spec/jobTemplate/spec/template/spec'),
  'networking.k8s.io/Ingress': [neighborAt('/spec/rules/*/http/paths/*/backend/service/name', '', 'Service')],
  'autoscaling/HorizontalPodAutoscaler': [nameAt('/spec/scaleTargetRef/name', 'VirtualMachinePool')],
};

/** the fields of an object that may name other objects */
export const referencesOf = ({ group, kind }: ManifestObject): readonly Reference[] =>
  (group === DVP_GROUP ? OF_DVP[kind] : OF_OTHERS[`${group}/${kind}`]) ?? [];

/** the objects of the set that an object names: they must be ready first */
export const referencedBy = (object: ManifestObject, world: World): ManifestObject[] => objectsAt(referencesOf(object), object, world);
