/** what the controllers of the played platform know */
export interface Around {
  /** milliseconds in which an upload must begin */
  readonly window: number;
  /** an object by its kind, name and namespace */
  find(kind: string, name: string, namespace?: string): any;
  all(kind: string): any[];
  /** milliseconds since the status of an object has changed, or the object was created */
  age(live: any): number;
  /** the address for an upload to an object, and whether the file is there */
  uploadAddress(live: any): string;
  hasUpload(live: any): boolean;
}

/** the status that an object gets next, `undefined` if it stays as it is */
export interface Next {
  (live: any, around: Around): object | undefined;
}

const condition = (type: string, status: 'True' | 'False', reason: string, message = '') =>
  ({ type, status, reason, message, lastTransitionTime: new Date().toISOString(), observedGeneration: 1 });

const phase = (name: string, ...conditions: object[]) => ({ phase: name, conditions });
const ready = (name: string, type = 'Ready') => phase(name, condition(type, 'True', type));
const notReady = (name: string, reason: string, message = '') => phase(name, condition('Ready', 'False', reason, message));

const phaseOf = (live: any): string | undefined => live?.status?.phase;

/** one phase after the other */
const through = (...statuses: { readonly phase: string }[]): Next => live =>
  statuses[statuses.findIndex(status => status.phase === phaseOf(live)) + 1];

const once = (status: (live: any) => object): Next => live => live.status === undefined ? status(live) : undefined;

const CREATED: Next = live => phaseOf(live) === 'Created' ? undefined : { phase: 'Created' };

const isOn = (around: Around, kind: string, name: string, namespace: string, ...phases: string[]) => phases.includes(phaseOf(around.find(kind, name, namespace)) ?? '');

const FAILED = notReady('Failed', 'ProvisioningFailed', 'the server of the image returned 404');
const EXPIRED = notReady('Failed', 'WaitForUserUploadTimeout', 'no upload within the window');

const image: Next = (live, around) => {
  const { type, http } = live.spec.dataSource;
  switch (phaseOf(live)) {
    case undefined: return notReady('Pending', 'ProvisioningNotStarted');
    case 'Pending': return type === 'Upload' ? { ...notReady('WaitForUserUpload', 'WaitForUserUpload'), imageUploadURLs: { external: around.uploadAddress(live) } }
      : notReady('Provisioning', 'Provisioning');
    case 'WaitForUserUpload':
      return around.hasUpload(live) ? notReady('Provisioning', 'Provisioning') : around.age(live) > around.window ? EXPIRED : undefined;
    case 'Provisioning': return http?.url?.includes('broken') ? FAILED : ready('Ready');
    default: return undefined;
  }
};

const diskSourceIsReady = ({ spec, metadata }: any, around: Around): boolean => {
  const source = spec.dataSource?.objectRef;
  return source === undefined || isOn(around, source.kind, source.name, metadata.namespace, 'Ready');
};

const usersOf = ({ metadata }: any, around: Around) => around.all('VirtualMachine').filter(machine => machine.metadata.namespace === metadata.namespace
  && machine.spec.blockDeviceRefs?.some(({ kind, name }: any) => kind === 'VirtualDisk' && name === metadata.name));

const disk: Next = (live, around) => {
  switch (phaseOf(live)) {
    case undefined: return notReady('Pending', 'ProvisioningNotStarted');
    case 'Pending': return diskSourceIsReady(live, around) ? notReady('WaitForFirstConsumer', 'WaitingForFirstConsumer') : undefined;
    case 'WaitForFirstConsumer': return usersOf(live, around).some(user => phaseOf(user) === 'Pending') ? notReady('Provisioning', 'Provisioning') : undefined;
    case 'Provisioning': return ready('Ready');
    default: return undefined;
  }
};

const machine: Next = (live, around) => {
  const refs: any[] = live.spec.blockDeviceRefs ?? [];
  const isReady = refs.every(({ kind, name }) => isOn(around, kind, name, live.metadata.namespace, 'Ready'));
  switch (phaseOf(live)) {
    case undefined: return phase('Pending', condition('BlockDevicesReady', 'False', 'BlockDevicesNotReady'));
    case 'Pending': return isReady ? phase('Starting', condition('Running', 'False', 'PodNotStarted')) : undefined;
    case 'Starting': return phase('Running', condition('Running', 'True', 'Running'));
    default: return undefined;
  }
};

const pool: Next = (live, around) => {
  const groups: any[] = live.spec.lvmVolumeGroups ?? [];
  switch (phaseOf(live)) {
    case undefined: return { phase: 'WaitingForLVMVolumeGroups' };
    case 'WaitingForLVMVolumeGroups': return groups.every(({ name }) => phaseOf(around.find('LVMVolumeGroup', name)) === 'Ready') ? { phase: 'Ready' } : undefined;
    default: return undefined;
  }
};

/** what the controllers of Deckhouse, its storage modules and DVP do, by kind */
export const NEXT: Readonly<Record<string, Next>> = {
  NodeGroup: once(({ spec: { staticInstances: { count = 1 } = {} } }) => ({ nodes: count, ready: count, upToDate: count })),
  ModuleSource: once(() => ({ phase: 'Active' })),
  Project: live => live.status === undefined ? { state: 'Deploying' } : live.status.state === 'Deploying' ? { state: 'Deployed' } : undefined,
  LVMVolumeGroup: through(phase('Pending'), ready('Ready')),
  LVMVolumeGroupSet: through({ phase: 'Pending' }, { phase: 'Created' }),
  ReplicatedStoragePool: pool,
  ReplicatedStorageClass: through(phase('WaitingForStoragePool'), ready('Ready')),
  LocalStorageClass: CREATED,
  NFSStorageClass: CREATED,
  CephClusterConnection: CREATED,
  CephStorageClass: CREATED,
  ClusterNetwork: once(() => ({ conditions: [condition('Ready', 'True', 'Ready')] })),
  Network: once(() => ({ conditions: [condition('Ready', 'True', 'Ready')] })),
  VirtualMachineClass: through(phase('Pending'), ready('Ready')),
  ClusterVirtualImage: image,
  VirtualImage: image,
  VirtualDisk: disk,
  VirtualMachine: machine,
  VirtualMachineIPAddress: through(phase('Pending'), ready('Bound', 'Bound')),
  VirtualMachineMACAddress: through(phase('Pending'), ready('Bound', 'Bound')),
  VirtualMachineBlockDeviceAttachment: through(phase('Pending'), ready('Attached', 'Attached')),
  VirtualMachinePool: once(() => ({ conditions: [condition('Available', 'True', 'AllReplicasReady')] })),
};
