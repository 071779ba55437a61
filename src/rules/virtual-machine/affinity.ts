import { LabelSelector, isDnsLabel } from '../../domain/labels';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';
import { NodeSelectorTerm, checkLabelKey, checkLabelSelector, checkNodeExpressions, checkNodeFields } from '../selector-checks';

/** affinity and anti-affinity of a machine */
export const affinity = new Topic({
  fields: ['/spec/affinity'],
  reads: ['/spec/affinity'],
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/k8s-validation/validate-k8s-utils.go',
});

const AFFINITY = '/spec/affinity';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERMS = `${AFFINITY}/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;
const PREFERENCES = `${AFFINITY}/nodeAffinity/${PREFERRED}`;
const TO_MACHINES = ['virtualMachineAndPodAffinity', 'virtualMachineAndPodAntiAffinity'].map(field => ({
  required: `${AFFINITY}/${field}/${REQUIRED}`, preferred: `${AFFINITY}/${field}/${PREFERRED}`,
}));

export const nodeAffinityTerms = affinity.rule({
  id: 'VM-82',
  says: 'A required node affinity has at least one term.',
  why: 'One of the terms must match, so without terms no node would match; the webhook rejects an empty list.',
  check: object => object.value(TERMS) === undefined || object.list(TERMS).length > 0 ? undefined : {
    pointer: TERMS,
    wrong: 'one of the terms must match, and the list is empty',
    got: NOT_SHOWN,
    instead: { yaml: "a term, or no 'nodeAffinity'", code: 'a term, for example NodeAffinity.required(NodeQuery.exists(label)), or no affinity' },
  },
});

export const nodeExpressions = affinity.rule({
  id: 'VM-83',
  says: 'A condition on the labels of nodes has a known operator, the number of values that it needs, and valid label keys and values.',
  why: 'The webhook rejects other operators and keys, and a value that is not a valid label value never matches.',
  check: object => inNodeTerms(object, 'matchExpressions', checkNodeExpressions),
});

export const nodeFields = affinity.rule({
  id: 'VM-84',
  says: "A condition on the fields of nodes compares 'metadata.name' with one name, by 'In' or 'NotIn'.",
  why: 'The webhook rejects everything else.',
  check: object => inNodeTerms(object, 'matchFields', checkNodeFields),
});

export const machineAffinity = affinity.rule({
  id: 'VM-86',
  says: 'An affinity to machines and pods has a label key as its topology, and valid labels and namespaces in its selectors.',
  why: 'The webhook rejects other terms.',
  check: object => {
    const found: Violation[] = [];
    for (const { required, preferred } of TO_MACHINES) {
      object.list<MachineTerm>(required).forEach((term, i) => found.push(...checkMachineTerm(term, `${required}/${i}`)));
      object.list<{ virtualMachineAndPodAffinityTerm: MachineTerm }>(preferred).forEach(({ virtualMachineAndPodAffinityTerm: term }, i) =>
        found.push(...checkMachineTerm(term, `${preferred}/${i}/virtualMachineAndPodAffinityTerm`)));
    }
    return found;
  },
});

/** checks one field of the required and the preferred terms about nodes, where they have it */
function inNodeTerms(object: ManifestObject, field: keyof NodeSelectorTerm, check: typeof checkNodeFields): Violation[] {
  const found: Violation[] = [];
  const add = ({ [field]: conditions }: NodeSelectorTerm, pointer: string) => conditions === undefined || found.push(...check(conditions, `${pointer}/${field}`));
  object.list<NodeSelectorTerm>(TERMS).forEach((term, i) => add(term, `${TERMS}/${i}`));
  object.list<{ preference: NodeSelectorTerm }>(PREFERENCES).forEach(({ preference }, i) => add(preference, `${PREFERENCES}/${i}/preference`));
  return found;
}

interface MachineTerm {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
}

function checkMachineTerm({ topologyKey, labelSelector, namespaceSelector, namespaces = [] }: MachineTerm, pointer: string): Violation[] {
  return [
    ...checkLabelKey(topologyKey, `${pointer}/topologyKey`),
    ...checkLabelSelector(labelSelector, `${pointer}/labelSelector`),
    ...checkLabelSelector(namespaceSelector, `${pointer}/namespaceSelector`),
    ...namespaces.flatMap((name, i): Violation[] => isDnsLabel(name) ? [] : [{
      pointer: `${pointer}/namespaces/${i}`,
      wrong: 'this is not a valid name of a namespace',
      instead: 'at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends',
    }]),
  ];
}
