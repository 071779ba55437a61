import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { adviceInCode, check, ids, report, told } from '../support';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const AWAY = `/spec/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}`;
const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

test.each([
  ['PLACE-02', `VirtualMachine shop/web ${AWAY}/0 (PLACE-02)
  this anti-affinity contradicts the affinity at position 0, which needs the same machines in the same kubernetes.io/hostname
  instead: one of the two, or preferredDuringSchedulingIgnoredDuringExecution for one of them`],
  ['PLACE-03', `VirtualMachine shop/web /spec/affinity/virtualMachineAndPodAffinity/${REQUIRED}/0/labelSelector (PLACE-03)
  a required affinity needs a label selector
  got: nothing
  instead: a 'labelSelector', for example matchLabels: { tier: db }`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['PLACE-02', 'one of the two, or a preference: preferNear, preferAwayFrom'],
  ['PLACE-03', "labels, for example Machines.labelled({ tier: 'db' })"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

describe('near and away', () => {
  const term = (topologyKey: string, matchLabels: object | undefined, more: object = {}) =>
    ({ topologyKey, ...matchLabels && { labelSelector: { matchLabels } }, ...more });
  const placed = (near: object, away: object) => machine({
    affinity: { virtualMachineAndPodAffinity: { [REQUIRED]: [near] }, virtualMachineAndPodAntiAffinity: { [REQUIRED]: [away] } },
  });
  const db = { tier: 'db' };
  const expressed = { labelSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['db'] }] } };
  const everywhere = { namespaceSelector: {} };

  test.each<[string, object, object]>([
    ['the same machines in one place', term(NODE, db), term(NODE, db)],
    ['the same in other words', term(NODE, undefined, expressed), term(NODE, db)],
    ['a node, and a region away', term(NODE, db), term('topology.kubernetes.io/region', db)],
    ['some, and away from all of them and more', term('rack', { ...db, role: 'primary' }), term('rack', db)],
    ['the namespace of the machine by name', term(NODE, db, { namespaces: ['shop'] }), term(NODE, db)],
    ['one namespace, and away from all', term(NODE, db), term(NODE, db, everywhere)],
    ['all of its release', term(NODE, db, { matchLabelKeys: ['release'] }), term(NODE, db, { matchLabelKeys: ['release'] })],
  ])('reported: %s', (_, near, away) => expect(ids(check([placed(near, away)]))).toEqual(['PLACE-02']));

  test.each<[string, object, object]>([
    ['one zone, and apart from each other in it', term(ZONE, db), term(NODE, db)],
    ['others', term(NODE, db), term(NODE, { tier: 'web' })],
    ['many, and away from some of them', term(NODE, db), term(NODE, { ...db, role: 'primary' })],
    ['places whose relation is not known', term('rack', db), term(ZONE, db)],
    ['other namespaces', term(NODE, db, { namespaces: ['a'] }), term(NODE, db, { namespaces: ['b'] })],
    ['all namespaces, and away from one', term(NODE, db, everywhere), term(NODE, db)],
    ['its own release, and away from others', term(NODE, db, { matchLabelKeys: ['release'] }), term(NODE, db, { mismatchLabelKeys: ['release'] })],
    ['anti-affinity without a selector', term(NODE, db), term(NODE, undefined)],
  ])('passes: %s', (_, near, away) => expect(report([placed(near, away)])).toBe(''));
});
