import { LabelSelector, isDnsLabel } from '../../domain/labels';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';
import { NodeSelectorTerm, checkLabelKey, checkLabelSelector, checkNodeExpressions, checkNodeFields } from '../selector-checks';

/** affinity and anti-affinity of a machine */
export const affinity = new Topic({
  fields: ['/spec/affinity'],
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  source: 'images/virtualization-artifact/pkg/controller/k8s-validation/validate-k8s-utils.go',
});

const AFFINITY = '/spec/affinity';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERMS = `${AFFINITY}/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;

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
  check: object => nodeTerms(object).flatMap(([{ matchExpressions }, pointer]) => checkNodeExpressions(matchExpressions, `${pointer}/matchExpressions`)),
});

export const nodeFields = affinity.rule({
  id: 'VM-84',
  says: "A condition on the fields of nodes compares 'metadata.name' with one name, by 'In' or 'NotIn'.",
  why: 'The webhook rejects everything else.',
  check: object => nodeTerms(object).flatMap(([{ matchFields }, pointer]) => checkNodeFields(matchFields, `${pointer}/matchFields`)),
});

export const machineAffinity = affinity.rule({
  id: 'VM-86',
  says: 'An affinity to machines and pods has a label key as its topology, and valid labels and namespaces in its selectors.',
  why: 'The webhook rejects other terms.',
  check: object => ['virtualMachineAndPodAffinity', 'virtualMachineAndPodAntiAffinity'].flatMap(field => {
    const required = `${AFFINITY}/${field}/${REQUIRED}`;
    const preferred = `${AFFINITY}/${field}/${PREFERRED}`;
    return [
      ...object.list<MachineTerm>(required).flatMap((term, i) => checkMachineTerm(term, `${required}/${i}`)),
      ...object.list<{ virtualMachineAndPodAffinityTerm: MachineTerm }>(preferred)
        .flatMap(({ virtualMachineAndPodAffinityTerm: term }, i) => checkMachineTerm(term, `${preferred}/${i}/virtualMachineAndPodAffinityTerm`)),
    ];
  }),
});

/** the required and the preferred terms about nodes, with pointers to them */
function nodeTerms(object: ManifestObject): [NodeSelectorTerm, string][] {
  const preferred = `${AFFINITY}/nodeAffinity/${PREFERRED}`;
  return [
    ...object.list<NodeSelectorTerm>(TERMS).map((term, i): [NodeSelectorTerm, string] => [term, `${TERMS}/${i}`]),
    ...object.list<{ preference: NodeSelectorTerm }>(preferred).map(({ preference }, i): [NodeSelectorTerm, string] => [preference, `${preferred}/${i}/preference`]),
  ];
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
