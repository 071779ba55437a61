import { Construct } from 'constructs';
import { brandOf } from './brand';
import { withArticle } from './describe';
import { ENUMS } from './signatures';

/**
 * An expected type, other than a list or a struct.
 */
export interface Expected {
  /** with its article, for example `a Cpu` */
  readonly noun: string;
  accepts(given: unknown): boolean;
  /** what to write instead, if that is clear from the value */
  instead(given: unknown): string | undefined;
}

/** classes and interfaces of cdk8s and cdk8s-plus by their members, since the caller may have another copy of them */
const FOREIGN: { readonly [type: string]: readonly string[] } = {
  Size: ['asString', 'toKibibytes'],
  Duration: ['toSeconds', 'toMinutes'],
  Cron: ['expressionString'],
  INetworkPolicyPeer: ['toNetworkPolicyPeerConfig', 'toPodSelector'],
  IPodSelector: ['toPodSelectorConfig'],
  ISubject: ['toSubjectConfiguration'],
  Metric: ['type', '_toKube'],
  NetworkPolicyPort: ['_toKube', 'port', 'endPort', 'protocol'],
  Replicas: ['_toKube'],
};

const FOREIGN_ENUMS: { readonly [type: string]: { readonly [member: string]: string } } = {
  HttpIngressPathType: { PREFIX: 'Prefix', EXACT: 'Exact', IMPLEMENTATION_SPECIFIC: 'ImplementationSpecific' },
  PodConnectionsIsolation: { POD: 'POD', PEER: 'PEER' },
};

const EXAMPLES: { readonly [type: string]: string } = {
  BlockDevice: 'BlockDevice.disk(disk)',
  BlockDevices: 'BlockDevices.rotational(false)',
  CephUserKey: "CephUserKey.environment('CEPH_USER_KEY')",
  CephVolumes: "CephVolumes.rbd('machines')",
  Checksum: "Checksum.sha256('…')",
  ClusterProfile: "ClusterProfile.fromFile('cluster.yaml')",
  Construct: 'the chart',
  CoreFraction: 'CoreFraction.percent(20)',
  Cpu: 'Cpu.cores(2)',
  CpuModel: 'CpuModel.discovery()',
  Cron: "Cron.schedule({ hour: '4', minute: '0' })",
  DiskSource: 'DiskSource.image(image)',
  Duration: 'Duration.minutes(5)',
  Dvcr: 'Dvcr.onVolume(Size.gibibytes(50))',
  Https: 'Https.certManager()',
  ICephClusterConnection: "CephClusterConnection.fromCephClusterConnectionName('ceph')",
  ICloudInit: 'new CloudInit()',
  IClusterIPAddressPool: "ClusterIPAddressPool.fromAddressPoolName('office')",
  IClusterVirtualImage: "ClusterVirtualImage.fromClusterImageName('debian-12')",
  IConstruct: 'the chart',
  ILvmVolumeGroup: "LvmVolumeGroup.fromLvmVolumeGroupName('worker-1')",
  ImageSource: "ImageSource.http('https://example.com/debian-12.qcow2')",
  ImageStorage: 'ImageStorage.persistentVolumeClaim()',
  INetworkClass: "NetworkClass.fromNetworkClassName('teams')",
  INetworkIPAddress: "NetworkIPAddress.fromNetworkAddressName('web')",
  INetworkPolicyPeer: 'a VirtualMachine',
  IPodSelector: 'a VirtualMachine',
  IReplicatedStoragePool: "ReplicatedStoragePool.fromStoragePoolName('replicated')",
  ISubject: "User.fromName(chart, 'ops', 'ops')",
  ISysprep: 'new Sysprep()',
  IUSBDevice: "USBDevice.fromUsbDeviceName('door-camera')",
  IVirtualDisk: "VirtualDisk.fromDiskName('data')",
  IVirtualDiskSnapshot: "VirtualDiskSnapshot.fromDiskSnapshotName('before-upgrade')",
  IVirtualImage: "VirtualImage.fromImageName('debian-12')",
  IVirtualMachine: "VirtualMachine.fromMachineName('web')",
  IVirtualMachineClass: 'VirtualMachineClass.GENERIC',
  IVirtualMachineIPAddress: "VirtualMachineIPAddress.fromIpAddressName('web')",
  IVirtualMachineMACAddress: "VirtualMachineMACAddress.fromMacAddressName('web')",
  IVirtualMachinePool: "VirtualMachinePool.fromPoolName('runners')",
  IVirtualMachineSnapshot: "VirtualMachineSnapshot.fromMachineSnapshotName('before-upgrade')",
  LabelQuery: "LabelQuery.equal('tier', 'db')",
  LvmStorage: "LvmStorage.thick(LvmVolumeGroup.fromLvmVolumeGroupName('worker-1'))",
  MachineAction: 'MachineAction.restart()',
  MachineAffinity: 'MachineAffinity.required(Topology.NODE, { labels: [] })',
  MachineQuota: 'MachineQuota.of({ machines: [{ size: Sizing.of(2, Size.gibibytes(4)), count: 10 }] })',
  Machines: "Machines.labelled({ tier: 'db' })",
  Manifests: 'Manifests.fromApp(app)',
  Metric: "Metric.external({ name: 'queue_length', target: MetricTarget.averageValue(5) })",
  NameReplacement: "NameReplacement.machine(vm, 'copy')",
  NamespaceRole: 'NamespaceRole.level(AccessLevel.USER)',
  NetworkPolicyPort: 'NetworkPolicyPort.tcp(5432)',
  NodeAffinity: "NodeAffinity.required(NodeQuery.label('zone', 'a'))",
  NodeDisruptions: 'NodeDisruptions.automatic()',
  NodeGroupProfile: "NodeGroupProfile.of('worker')",
  NodeQuery: "NodeQuery.label('zone', 'a')",
  PasswordHash: "PasswordHash.exposed('$6$…')",
  PoolDisk: "PoolDisk.ephemeral('root')",
  Port: 'Port.tcp(80)',
  Provisioning: 'Provisioning.cloudInit(init)',
  Replication: 'Replication.AVAILABILITY',
  Size: 'Size.gibibytes(10)',
  Sizing: 'Sizing.of(2, Size.gibibytes(4))',
  Stage: 'Stage.MACHINES',
  Storage: "Storage.existing('replicated')",
  StorageClassProfile: "StorageClassProfile.of('local')",
  Subject: "Subject.group('ops')",
  ThinPool: "ThinPool.percent('thin', 90)",
  Toleration: "Toleration.taint('dedicated')",
  Topology: 'Topology.ZONE',
  TopologySpread: "TopologySpread.over(Topology.ZONE, [LabelQuery.equal('app', 'shop')])",
  VmNetwork: 'VmNetwork.MAIN',
  VolumeRepair: 'VolumeRepair.MANUAL',
  VolumeRollout: 'VolumeRollout.NEW_VOLUMES_ONLY',
  WindowsPassword: "WindowsPassword.exposed('…')",
  WindowsProductKey: "WindowsProductKey.exposed('…')",
};

/** values of a similar enum that callers may confuse with this one */
const REDIRECTS: { readonly [type: string]: { readonly [value: string]: string } } = {
  VmAction: {
    Operate: 'RBAC cannot limit it to one machine, give it for the namespace: NamespaceRole.actions(NamespaceAction.OPERATE)',
    Snapshot: 'RBAC cannot limit it to one machine, give it for the namespace: NamespaceRole.actions(NamespaceAction.SNAPSHOT)',
  },
};

const PRIMITIVES: { readonly [type: string]: Expected } = {
  string: {
    noun: 'a string',
    accepts: given => typeof given === 'string',
    instead: given => typeof given === 'number' || typeof given === 'boolean' ? 'write it in quotes' : undefined,
  },
  number: {
    noun: 'a number',
    accepts: given => Number.isFinite(given),
    instead: given => typeof given === 'string' && Number.isFinite(Number(given)) ? 'write it without quotes' : undefined,
  },
  boolean: { noun: 'a boolean', accepts: given => typeof given === 'boolean', instead: () => 'write true or false' },
  function: { noun: 'a method', accepts: given => typeof given === 'function', instead: () => undefined },
};

/** the expected type for a name in the signatures */
export function expected(type: string): Expected {
  const members = ENUMS[type] ?? FOREIGN_ENUMS[type];
  if (members !== undefined) {
    const values = Object.values(members);
    return {
      noun: withArticle(type),
      accepts: given => values.includes(given as string),
      instead: given => typeof given === 'string' && REDIRECTS[type]?.[given]
        || `write one of ${Object.keys(members).map(member => `${type}.${member}`).join(', ')}`,
    };
  }
  return PRIMITIVES[type] ?? { noun: withArticle(nounOf(type)), accepts: instanceTest(type), instead: () => `for example ${EXAMPLES[type]}` };
}

/** the name of a type in messages: VirtualDisk for IVirtualDisk */
export const nounOf = (type: string): string => type.replace(/^I(?=[A-Z][A-Za-z])/, '');

export function exampleOf(type: string): string | undefined {
  const members = ENUMS[type] ?? FOREIGN_ENUMS[type];
  return members === undefined ? EXAMPLES[type] : `${type}.${Object.keys(members)[0]}`;
}

function instanceTest(type: string): (given: unknown) => boolean {
  if (type === 'Construct' || type === 'IConstruct') {
    return given => Construct.isConstruct(given) === true;
  }
  const members = FOREIGN[type];
  return members === undefined ? given => brandOf(given) === type : given => hasMembers(given, members);
}

function hasMembers(given: unknown, members: readonly string[]): boolean {
  // our own values may have members with the same names
  if (given === null || typeof given !== 'object' || brandOf(given) !== undefined && !Construct.isConstruct(given)) {
    return false;
  }
  for (let i = 0; i < members.length; i++) {
    if (!(members[i] in given)) {
      return false;
    }
  }
  return true;
}
