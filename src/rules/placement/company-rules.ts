import { NOT_SHOWN } from '../../manifest/finding';
import { Manifest, ManifestObject } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';
import { AWAY, CompanyTerm, NEAR, companyAt, conditionsOf, selectorConditions } from './company';
import { machine } from '../../catalogue/virtual-machine/objects';

const KINDS = dvp('VirtualMachine');
const SOURCE = 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go';
const SPEC = '/spec';
const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';
const REGION = 'topology.kubernetes.io/region';

const db = (topologyKey: string): CompanyTerm => ({ topologyKey, labelSelector: { matchLabels: { tier: 'db' } } });
const placed = (near: CompanyTerm[], away: CompanyTerm[]): Manifest[] => [machine({
  affinity: {
    virtualMachineAndPodAffinity: { requiredDuringSchedulingIgnoredDuringExecution: near },
    virtualMachineAndPodAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: away },
  },
})];

/** the id is ours, as in the rules below */
export const nearOrAway: Rule = {
  id: 'PLACE-02',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine does not have to be near to machines that it has to be away from.',
  why: 'Nothing refuses it, but wherever the ones are, the others are, too: the machine waits for ever.',
  source: SOURCE,
  breaks: () => placed([db(NODE)], [db(ZONE)]),
  keeps: () => placed([db(ZONE)], [db(NODE)]),
  check: ({ json, namespace }) => companyAt(json, SPEC + AWAY).flatMap((away, i) => {
    const near = companyAt(json, SPEC + NEAR).findIndex(term => excluded(term, away, namespace));
    return near < 0 ? [] : [{
      pointer: `${SPEC}${AWAY}/${i}`,
      wrong: `the machine has to be near to machines that it has to be away from: the affinity at position ${near} wants them in the same place, ${companyAt(json, SPEC + NEAR)[near].topologyKey}`,
      got: NOT_SHOWN,
      instead: 'one of the two, or a preference: preferNear, preferAwayFrom',
    }];
  }),
};

/** whether every machine that is near enough for the first is too near for the second */
function excluded(near: CompanyTerm, away: CompanyTerm, namespace: string | undefined): boolean {
  const [wanted, avoided] = [conditionsOf(near), conditionsOf(away)];
  return wanted !== undefined && avoided !== undefined
    && within(near.topologyKey, away.topologyKey)
    && avoided.every(condition => wanted.includes(condition))
    && covers(away, near, namespace);
}

const WIDER = [NODE, ZONE, REGION];

// a node is in one zone, and a zone in one region; of other labels nobody knows what is in what
function within(place: string, wider: string): boolean {
  return place === wider || WIDER.includes(place) && WIDER.indexOf(place) < WIDER.indexOf(wider);
}

/** whether the namespaces of one term are all among those of another */
function covers(wide: CompanyTerm, narrow: CompanyTerm, own: string | undefined): boolean {
  const [a, b] = [wide, narrow].map(({ namespaceSelector }) => namespaceSelector && JSON.stringify(selectorConditions(namespaceSelector)));
  // an empty selector selects all namespaces
  return a === '[]' || a === b && namespacesOf(narrow, own).every(name => namespacesOf(wide, own).includes(name));
}

function namespacesOf({ namespaces = [], namespaceSelector }: CompanyTerm, own = ''): readonly string[] {
  return namespaces.length === 0 && namespaceSelector === undefined ? [own] : namespaces;
}

export const nearToSomebody: Rule = {
  id: 'PLACE-03',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine that has to be near to others says to whom.',
  why: 'Without a selector nobody is meant, so nobody is ever near: the machine waits for ever.',
  source: SOURCE,
  breaks: () => placed([{ topologyKey: NODE }], []),
  keeps: () => placed([{ topologyKey: NODE, labelSelector: {} }], []),
  check: ({ json }: ManifestObject) => companyAt(json, SPEC + NEAR).flatMap(({ labelSelector }, i) => labelSelector !== undefined ? [] : [{
    pointer: `${SPEC}${NEAR}/${i}/labelSelector`,
    wrong: 'the machine has to be near to others, and nobody is selected',
    got: undefined,
    instead: 'labels, as from Machines.labelled({ tier: \'db\' })',
  }]),
};
