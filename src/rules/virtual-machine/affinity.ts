import { machine } from '../../catalogue/virtual-machine/objects';
import { LabelSelector, isDnsLabel } from '../../domain/labels';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { NodeSelectorTerm, checkLabelKey, checkLabelSelector, checkNodeExpressions, checkNodeFields } from '../selector-checks';

const KINDS = dvp('VirtualMachine');
const VALIDATOR = 'images/virtualization-artifact/pkg/controller/k8s-validation/validate-k8s-utils.go';
const AFFINITY = '/spec/affinity';
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERMS = `${AFFINITY}/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;

const withNodes = (...nodeSelectorTerms: NodeSelectorTerm[]) => [machine({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } })];

export const nodeAffinityTerms: Rule = {
  id: 'VM-82',
  severity: 'error',
  kinds: KINDS,
  says: 'A required node affinity has at least one term.',
  why: 'Of its terms one has to hold, so without any no node would do; the webhook refuses it.',
  source: VALIDATOR,
  breaks: () => withNodes(),
  keeps: () => withNodes({}),
  check: ({ json }) => valueAt(json, TERMS) === undefined || listAt(json, TERMS).length > 0 ? [] : [{
    pointer: TERMS,
    wrong: 'one of the terms has to hold, and there is none',
    got: NOT_SHOWN,
    instead: 'a term, as from NodeAffinity.required(NodeQuery.exists(label)), or no affinity',
  }],
};

// the terms that nodes are required to meet, and those that they would better
function nodeTerms({ json }: ManifestObject, check: (term: NodeSelectorTerm, pointer: string) => Violation[]): Violation[] {
  const preferred = `${AFFINITY}/nodeAffinity/${PREFERRED}`;
  return [
    ...listAt<NodeSelectorTerm>(json, TERMS).flatMap((term, i) => check(term, `${TERMS}/${i}`)),
    ...listAt<{ preference: NodeSelectorTerm }>(json, preferred).flatMap(({ preference }, i) => check(preference, `${preferred}/${i}/preference`)),
  ];
}

export const nodeExpressions: Rule = {
  id: 'VM-83',
  severity: 'error',
  kinds: KINDS,
  says: 'A condition on the labels of nodes has an operator that there is, as many values as it takes, and keys and values that labels can have.',
  why: 'The webhook refuses other operators and keys, and a value that no label can have is never found.',
  source: VALIDATOR,
  breaks: () => withNodes({ matchExpressions: [{ key: 'disk', operator: 'In' }] }),
  keeps: () => withNodes({ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }),
  check: object => nodeTerms(object, ({ matchExpressions }, pointer) => checkNodeExpressions(matchExpressions, `${pointer}/matchExpressions`)),
};

export const nodeFields: Rule = {
  id: 'VM-84',
  severity: 'error',
  kinds: KINDS,
  says: "A condition on the fields of nodes compares 'metadata.name' with one name, by 'In' or 'NotIn'.",
  why: 'The webhook refuses everything else.',
  source: VALIDATOR,
  breaks: () => withNodes({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1', 'node-2'] }] }),
  keeps: () => withNodes(...['node-1', 'node-2'].map(name => ({ matchFields: [{ key: 'metadata.name', operator: 'In', values: [name] }] }))),
  check: object => nodeTerms(object, ({ matchFields }, pointer) => checkNodeFields(matchFields, `${pointer}/matchFields`)),
};

interface MachineTerm {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
}

export const machineAffinity: Rule = {
  id: 'VM-86',
  severity: 'error',
  kinds: KINDS,
  says: 'An affinity to machines and pods has the key of a label as its topology, and selects by labels and namespaces that there can be.',
  why: 'The webhook refuses other terms.',
  source: VALIDATOR,
  breaks: () => withMachines(''),
  keeps: () => withMachines('kubernetes.io/hostname'),
  check: ({ json }) => ['virtualMachineAndPodAffinity', 'virtualMachineAndPodAntiAffinity'].flatMap(field => {
    const required = `${AFFINITY}/${field}/${REQUIRED}`;
    const preferred = `${AFFINITY}/${field}/${PREFERRED}`;
    return [
      ...listAt<MachineTerm>(json, required).flatMap((term, i) => machineTerm(term, `${required}/${i}`)),
      ...listAt<{ virtualMachineAndPodAffinityTerm: MachineTerm }>(json, preferred)
        .flatMap(({ virtualMachineAndPodAffinityTerm: term }, i) => machineTerm(term, `${preferred}/${i}/virtualMachineAndPodAffinityTerm`)),
    ];
  }),
};

function machineTerm({ topologyKey, labelSelector, namespaceSelector, namespaces = [] }: MachineTerm, pointer: string): Violation[] {
  return [
    ...checkLabelKey(topologyKey, `${pointer}/topologyKey`),
    ...checkLabelSelector(labelSelector, `${pointer}/labelSelector`),
    ...checkLabelSelector(namespaceSelector, `${pointer}/namespaceSelector`),
    ...namespaces.flatMap((name, i): Violation[] => isDnsLabel(name) ? [] : [{
      pointer: `${pointer}/namespaces/${i}`,
      wrong: 'no namespace can have this name',
      got: name,
      instead: 'at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends',
    }]),
  ];
}

const withMachines = (topologyKey: string) => [machine({
  affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [{ topologyKey, labelSelector: { matchLabels: { app: 'web' } } }] } },
})];
