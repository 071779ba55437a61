import { AFFINITY, ANTI_AFFINITY, AffinityTerm, conditionsOf, selectorConditions, termsAt } from './affinity-terms';
import { NODE_LABEL, REGION_LABEL, ZONE_LABEL } from '../../domain/topology';
import { NOT_SHOWN } from '../../manifest/finding';
import { Topic, dvp } from '../rule';

/** affinity and anti-affinity of one machine; the ids are ours */
export const affinity = new Topic({ fields: ['/spec/affinity'], reads: ['/spec/affinity', '/metadata/namespace'], severity: 'error', kinds: dvp('VirtualMachine'), source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm.go' });

const REQUIRED = `/spec${AFFINITY}`;
const AVOIDED = `/spec${ANTI_AFFINITY}`;

export const affinitiesAgree = affinity.rule({
  id: 'PLACE-02',
  says: 'A required affinity and a required anti-affinity of a machine do not contradict each other.',
  why: 'DVP accepts this, but no node can satisfy both: the machine stays Pending.',
  check: object => (termsAt(object, REQUIRED).length === 0 ? [] : termsAt(object, AVOIDED)).flatMap((away, i) => {
    const terms = termsAt(object, REQUIRED);
    const near = terms.findIndex(term => excludes(away, term, object.namespace));
    return near < 0 ? [] : [{
      pointer: `${AVOIDED}/${i}`,
      wrong: `this anti-affinity contradicts the affinity at position ${near}, which needs the same machines in the same ${terms[near].topologyKey}`,
      got: NOT_SHOWN,
      instead: {
        yaml: 'one of the two, or preferredDuringSchedulingIgnoredDuringExecution for one of them',
        code: 'one of the two, or a preference: preferNear, preferAwayFrom',
      },
    }];
  }),
});

export const affinityNeedsSelector = affinity.rule({
  id: 'PLACE-03',
  says: 'A required affinity needs a label selector.',
  why: 'Without one the term selects no machine, and no node can satisfy it: the machine stays Pending.',
  check: object => termsAt(object, REQUIRED).flatMap(({ labelSelector }, i) => labelSelector !== undefined ? [] : [{
    pointer: `${REQUIRED}/${i}/labelSelector`,
    wrong: 'a required affinity needs a label selector',
    instead: { yaml: "a 'labelSelector', for example matchLabels: { tier: db }", code: "labels, for example Machines.labelled({ tier: 'db' })" },
  }]),
});

/** whether every place that is near enough for an affinity is too near for an anti-affinity */
function excludes(away: AffinityTerm, near: AffinityTerm, namespace: string | undefined): boolean {
  const [required, avoided] = [conditionsOf(near), conditionsOf(away)];
  return required !== undefined && avoided !== undefined
    && isWithin(near.topologyKey, away.topologyKey)
    && avoided.every(condition => required.includes(condition))
    && covers(away, near, namespace);
}

const WIDER = [NODE_LABEL, ZONE_LABEL, REGION_LABEL];

// a node is in one zone, and a zone in one region; how other labels relate is not known
function isWithin(place: string, wider: string): boolean {
  return place === wider || WIDER.includes(place) && WIDER.indexOf(place) < WIDER.indexOf(wider);
}

/** whether the namespaces of one term are all among those of another */
function covers(wide: AffinityTerm, narrow: AffinityTerm, own: string | undefined): boolean {
  const [a, b] = [wide, narrow].map(({ namespaceSelector }) => namespaceSelector && JSON.stringify(selectorConditions(namespaceSelector)));
  // an empty selector selects all namespaces
  return a === '[]' || a === b && namespacesOf(narrow, own).every(name => namespacesOf(wide, own).includes(name));
}

function namespacesOf({ namespaces = [], namespaceSelector }: AffinityTerm, own = ''): readonly string[] {
  return namespaces.length === 0 && namespaceSelector === undefined ? [own] : namespaces;
}
