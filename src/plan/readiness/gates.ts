import { resourceOf } from './awaited';
import { Verdict, verdictOf } from './verdict';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from '../../manifest/groups';
import { Manifest, valueAt } from '../../manifest/manifest';

/** an object of the platform that must be ready before the next stage; no manifest has it */
export interface Gate {
  readonly apiVersion: string;
  readonly kind: string;
  /** for kubectl, with its group */
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
  /** why a DaemonSet may not be without pods */
  readonly noPods?: Pick<Verdict, 'reason' | 'advice'>;
}

type Named = Pick<Gate, 'apiVersion' | 'kind' | 'name'> & Partial<Gate>;

const gate = (named: Named): Gate => ({ ...named, resource: named.resource ?? resourceOf(named) });

const NAMESPACE = 'd8-virtualization';

export const NO_KVM = {
  reason: 'no node with KVM: virt-handler has 0 pods wanted',
  advice: 'see whether a node has the label virtualization.deckhouse.io/kvm-enabled=true: it needs vmx or svm, switched on in the BIOS',
} as const;

const inModule = (kind: string, ...names: readonly string[]): Gate[] => names.map(name => gate({ apiVersion: 'apps/v1', kind, name, namespace: NAMESPACE }));

const crds = (group: string, ...plurals: readonly string[]): Gate[] => plurals.map(plural =>
  gate({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', name: `${plural}.${group}` }));

const STORAGE = 'storage.deckhouse.io';

/** what a module brings that later stages need, in the order in which it becomes ready */
const GATES: Readonly<Record<string, readonly Gate[]>> = {
  'snapshot-controller': crds('snapshot.storage.k8s.io', 'volumesnapshots', 'volumesnapshotclasses'),
  'sds-node-configurator': crds(STORAGE, 'blockdevices', 'lvmvolumegroups'),
  'sds-replicated-volume': crds(STORAGE, 'replicatedstoragepools', 'replicatedstorageclasses'),
  'sds-local-volume': crds(STORAGE, 'localstorageclasses'),
  'csi-nfs': crds(STORAGE, 'nfsstorageclasses'),
  'csi-ceph': crds(STORAGE, 'cephclusterconnections', 'cephstorageclasses'),
  'sdn': crds('network.deckhouse.io', 'clusternetworks', 'networks'),
  'virtualization': [
    ...crds(DVP_GROUP, 'virtualmachineclasses', 'clustervirtualimages', 'virtualimages', 'virtualdisks', 'virtualmachines'),
    ...inModule('Deployment', 'virtualization-controller', 'virtualization-api', 'virt-operator'),
    gate({ apiVersion: `internal.${DVP_GROUP}/v1`, kind: 'InternalVirtualizationKubeVirt', name: 'config', namespace: NAMESPACE }),
    ...inModule('Deployment', 'virt-api', 'virt-controller'),
    ...inModule('DaemonSet', 'virt-handler').map(one => ({ ...one, noPods: NO_KVM })),
    ...inModule('DaemonSet', 'vm-route-forge'),
    gate({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', name: 'dvcr', namespace: NAMESPACE }),
    ...inModule('Deployment', 'dvcr'),
    gate({ apiVersion: 'apiregistration.k8s.io/v1', kind: 'APIService', name: 'v1alpha2.subresources.virtualization.deckhouse.io' }),
  ],
};

/** the objects that must be ready once a ModuleConfig is applied; empty if it enables no module */
export function platformGates(moduleConfig: Manifest): Gate[] {
  const name = moduleConfig.metadata?.name ?? '';
  if (name === 'global' || valueAt(moduleConfig, '/spec/enabled') !== true) {
    return [];
  }
  // a newer version of the kind has another field for the phase
  const module = gate({ apiVersion: `${MODULE_CONFIG_GROUP}/v1alpha1`, kind: 'Module', name, resource: 'modules.v1alpha1.deckhouse.io' });
  return [module, ...GATES[name] ?? []];
}

/**
 * The state of a gate.
 *
 * @param live the object as the API server returns it, `undefined` if it does not exist
 */
export function verdictOfGate({ noPods }: Gate, live: Manifest | undefined): Verdict {
  if (live === undefined) {
    return { state: 'progressing', reason: 'does not exist yet' };
  }
  const verdict = verdictOf(live);
  return noPods !== undefined && valueAt(live, '/status/desiredNumberScheduled') === 0 ? { ...verdict, ...noPods, blocks: true } : verdict;
}
