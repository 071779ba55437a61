import { AffinityTerm, selectorConditions } from './affinity-terms';
import { LabelSelector, selects } from '../../domain/labels';
import { nearMissOf } from '../../domain/selected-pods';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** machines and pods that a placement refers to; the ids are ours */
export const placementSelectors = new Topic({
  fields: ['/spec/affinity', '/spec/topologySpreadConstraints'],
  severity: 'warning',
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go',
});

const AFFINITIES = ['virtualMachineAndPodAffinity', 'virtualMachineAndPodAntiAffinity'].map(kind => ({
  required: `/spec/affinity/${kind}/requiredDuringSchedulingIgnoredDuringExecution`,
  preferred: `/spec/affinity/${kind}/preferredDuringSchedulingIgnoredDuringExecution`,
}));
const SPREADS = '/spec/topologySpreadConstraints';

export const placementSelectsMachines = placementSelectors.rule({
  id: 'PLACE-06',
  says: 'An affinity, an anti-affinity or a spread selects machines or pods that exist.',
  why: 'DVP accepts it. An anti-affinity or a spread without machines has no effect, and with a required affinity the machine stays Pending.',
  check: (object, world) => {
    const found: Violation[] = [];
    for (const { required, preferred } of AFFINITIES) {
      object.list<AffinityTerm>(required).forEach((term, i) => found.push(...missed(object, `${required}/${i}/labelSelector`, term, world)));
      object.list<{ virtualMachineAndPodAffinityTerm: AffinityTerm }>(preferred).forEach(({ virtualMachineAndPodAffinityTerm: term }, i) =>
        found.push(...missed(object, `${preferred}/${i}/virtualMachineAndPodAffinityTerm/labelSelector`, term, world)));
    }
    object.list<{ labelSelector?: LabelSelector }>(SPREADS).forEach(({ labelSelector }, i) =>
      found.push(...missed(object, `${SPREADS}/${i}/labelSelector`, { labelSelector }, world)));
    return found;
  },
});

// pods of elsewhere often have these, so other values of them say nothing
const COMMON = /^(app|name|component|k8s-app|run|app\.kubernetes\.io\/.*|helm\.sh\/.*)$/;

function missed(object: ManifestObject, pointer: string, term: Partial<AffinityTerm> | undefined, world: World): Violation[] {
  const { labelSelector, namespaces = [], namespaceSelector } = term ?? {};
  // most machines keep away from machines like themselves
  const selectsItself = labelSelector !== undefined && namespaces.length === 0 && selects(labelSelector, object.json.metadata?.labels ?? {});
  if (labelSelector === undefined || namespaceSelector !== undefined || selectsItself) {
    return [];
  }
  const miss = nearMissOf(labelSelector, namespaces.length === 0 ? [object.namespace] : namespaces, world);
  // in YAML, the machines may be in another file; in an app, a label of its machines has the values of its machines
  const isOwn = object.isConstruct && miss?.known !== undefined && !COMMON.test(miss.known);
  if (miss === undefined || miss.near === undefined && !isOwn) {
    return [];
  }
  return [{
    pointer,
    wrong: `no machine has these labels${miss.near === undefined ? '' : `; ${miss.near.object.label} has ${miss.near.label}`}`,
    got: selectorConditions(labelSelector).join(', '),
    instead: {
      yaml: miss.near?.label ?? 'labels that the machines have',
      code: 'Machines.of with the machines themselves, or labels that they have',
    },
  }];
}
