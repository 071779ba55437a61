import { NO_KVM } from './gates';
import { verdictOf } from './verdict';
import { olderThan } from '../../domain/version';
import { DVP_GROUP } from '../../manifest/groups';
import { Manifest, numberAt } from '../../manifest/manifest';

/** the groups of the components in the architecture of DVP */
export type ComponentGroup = 'CORE' | 'DVCR' | 'API';

/** an object that the module virtualization has in a cluster */
export interface Component {
  readonly kind: string;
  readonly name: string;
  readonly group: ComponentGroup;
  /** pods of a Deployment, with high availability and without */
  readonly replicas?: { readonly ha: number; readonly single: number };
  /** the first release with it */
  readonly since?: string;
  /** the first release without it */
  readonly until?: string;
  /** only if the settings of the module have audit on */
  readonly isOfAudit?: true;
  /** the effect on users if it is missing */
  readonly effect: string;
}

/** a component that is missing, or does not work */
export interface InventoryFinding {
  readonly group: ComponentGroup;
  /** for example `Deployment virt-api` */
  readonly component: string;
  readonly says: string;
  readonly advice?: string;
}

export interface InventoryOptions {
  /** of DVP, as `properties.version` of the Module has it; newest, if not set */
  readonly release?: string;
  /** whether the module runs with high availability; if not set, the numbers of pods are not compared */
  readonly isHighlyAvailable?: boolean;
  readonly hasAudit?: boolean;
}

const twoOrOne = { ha: 2, single: 1 };
const threeOrOne = { ha: 3, single: 1 };

/**
 * What the module virtualization installs in d8-virtualization, and in the whole cluster.
 *
 * Not in it: virtualization-dra, which few clusters can run, and virt-exportproxy, which had 0 pods in every release.
 */
export const INVENTORY: readonly Component[] = [
  { kind: 'Deployment', name: 'virtualization-controller', group: 'CORE', replicas: threeOrOne, effect: 'no object of DVP is processed, and new ones are rejected' },
  { kind: 'ValidatingWebhookConfiguration', name: 'virtualization-controller-admission-webhook', group: 'CORE', effect: 'wrong objects are accepted' },
  { kind: 'MutatingWebhookConfiguration', name: 'virtualization-controller-defaulter-webhook', group: 'CORE', since: '1.0.0', effect: 'machines get no default class' },
  { kind: 'InternalVirtualizationKubeVirt', name: 'config', group: 'CORE', effect: 'virt-api, virt-controller and virt-handler are not installed' },
  { kind: 'Deployment', name: 'virt-operator', group: 'CORE', replicas: twoOrOne, effect: 'virt-api, virt-controller and virt-handler are not installed' },
  { kind: 'Deployment', name: 'virt-controller', group: 'CORE', replicas: twoOrOne, effect: 'machines get no pods' },
  { kind: 'DaemonSet', name: 'virt-handler', group: 'CORE', effect: 'no machine starts' },
  { kind: 'DaemonSet', name: 'vm-route-forge', group: 'CORE', effect: 'machines cannot be reached from other nodes' },
  { kind: 'Deployment', name: 'cdi-operator', group: 'CORE', replicas: twoOrOne, until: '1.10.0', effect: 'disks get no data' },
  { kind: 'Deployment', name: 'cdi-deployment', group: 'CORE', replicas: twoOrOne, until: '1.10.0', effect: 'disks get no data' },
  { kind: 'Deployment', name: 'cdi-apiserver', group: 'CORE', replicas: threeOrOne, until: '1.10.0', effect: 'disks get no data' },
  { kind: 'Deployment', name: 'virtualization-audit', group: 'CORE', replicas: twoOrOne, isOfAudit: true, effect: 'no events are recorded for audit' },
  { kind: 'PersistentVolumeClaim', name: 'dvcr', group: 'DVCR', effect: 'images cannot be stored' },
  { kind: 'Deployment', name: 'dvcr', group: 'DVCR', replicas: { ha: 1, single: 1 }, effect: 'images cannot be stored or read' },
  { kind: 'Deployment', name: 'virtualization-api', group: 'API', replicas: threeOrOne, since: '0.25.0', effect: 'console, VNC and port forwarding do not work' },
  { kind: 'Deployment', name: 'virtualization-api', group: 'API', replicas: twoOrOne, until: '0.25.0', effect: 'console, VNC and port forwarding do not work' },
  { kind: 'Deployment', name: 'virt-api', group: 'API', replicas: threeOrOne, since: '0.25.0', effect: 'machines cannot be started or stopped' },
  { kind: 'Deployment', name: 'virt-api', group: 'API', replicas: twoOrOne, until: '0.25.0', effect: 'machines cannot be started or stopped' },
  { kind: 'APIService', name: `v1alpha2.subresources.${DVP_GROUP}`, group: 'API', effect: 'console, VNC and port forwarding do not work' },
];

/** the components that a release has with these settings */
export function componentsOf({ release, hasAudit = false }: InventoryOptions): Component[] {
  return INVENTORY.filter(({ since, until, isOfAudit }) => (isOfAudit === undefined || hasAudit)
    && (since === undefined || olderThan(release, since) !== true)
    && (until === undefined || olderThan(release, until) === true));
}

/**
 * What is missing in the module virtualization, or does not work.
 *
 * @param live objects of the namespace d8-virtualization, and the APIServices and webhooks of the cluster, as the API server returns them
 */
export function checkInventory(live: readonly Manifest[], options: InventoryOptions = {}): InventoryFinding[] {
  return componentsOf(options).flatMap(component => {
    const found = live.find(({ kind, metadata }) => kind === component.kind && metadata?.name === component.name);
    const fault = found === undefined ? { says: `is missing: ${component.effect}` } : faultOf(component, found, options.isHighlyAvailable);
    return fault === undefined ? [] : [{ group: component.group, component: `${component.kind} ${component.name}`, ...fault }];
  });
}

type Fault = Pick<InventoryFinding, 'says' | 'advice'>;

function faultOf({ name, kind, replicas, effect }: Component, live: Manifest, isHighlyAvailable: boolean | undefined): Fault | undefined {
  if (kind === 'DaemonSet' && numberAt(live, '/status/desiredNumberScheduled') === 0) {
    return name === 'virt-handler' ? { says: NO_KVM.reason, advice: NO_KVM.advice } : { says: `no node fits its pods: ${effect}`, advice: 'see the labels and taints of the nodes' };
  }
  const { state, reason, advice } = verdictOf(live);
  if (state !== 'ready') {
    return { says: `${reason}: ${effect}`, ...advice === undefined ? {} : { advice } };
  }
  const wanted = replicas?.[isHighlyAvailable === true ? 'ha' : 'single'];
  // Kubernetes itself sets 1
  const has = numberAt(live, '/spec/replicas') ?? 1;
  return isHighlyAvailable === undefined || wanted === undefined || has >= wanted ? undefined
    : { says: `has ${has} of ${wanted} pods`, advice: 'see whether somebody has scaled it, and spec.maintenance of the ModuleConfig' };
}
