import * as fc from 'fast-check';
import { check, ids, report, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { vmClass } from '../../src/catalogue/virtual-machine-class/objects';
import { poolOf } from '../../src/catalogue/virtual-machine-pool/objects';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest, Metadata } from '../../src/manifest/manifest';
import { clash } from '../../src/rules/placement/clash';
import { Demand } from '../../src/rules/placement/node-demands';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const TERMS = `/spec/affinity/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;
const AWAY = `/spec/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}`;
const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

test.each([
  ['PLACE-01', `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0 (PLACE-01)
  no node can have group=green and group=blue at once, and its class web asks for group=blue
  instead: conditions that one node can meet, or another class`],
  ['PLACE-02', `VirtualMachine shop/web ${AWAY}/0 (PLACE-02)
  the machine has to be near to machines that it has to be away from: the affinity at position 0 wants them in the same place, kubernetes.io/hostname
  instead: one of the two, or a preference: preferNear, preferAwayFrom`],
  ['PLACE-03', `VirtualMachine shop/web /spec/affinity/virtualMachineAndPodAffinity/${REQUIRED}/0/labelSelector (PLACE-03)
  the machine has to be near to others, and nobody is selected
  got: nothing
  instead: labels, as from Machines.labelled({ tier: 'db' })`],
  ['PLACE-04', `VirtualMachine shop/db-3 ${AWAY}/0 (PLACE-04)
  4 machines have to keep apart from each other by kubernetes.io/hostname, and the cluster has 3 for them
  instead: fewer machines, more places, or a preference: preferAwayFrom`],
  ['PLACE-05', `VirtualMachine shop/db-2 ${AWAY}/0 (PLACE-05)
  3 machines have to keep apart from each other, and there are as many nodes: none of them can migrate, and no node can be drained
  instead: one node more, or a preference: preferAwayFrom`],
  ['NODE-02', `VirtualMachine shop/web /spec/virtualMachineClassName (NODE-02)
  no node group has disk=nvme for the machine and place=north for its class together
  got: "web"
  instead: labels of one node group: fast has disk=nvme and place=south, slow has disk=hdd and place=north`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

describe('what one node cannot be', () => {
  const on = (nodeSelector: object, ...nodeSelectorTerms: object[]): Manifest =>
    machine({ virtualMachineClassName: 'web', nodeSelector, ...nodeSelectorTerms.length > 0 && { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } } });
  const is = (key: string, operator: string, ...values: string[]) => ({ key, operator, ...values.length > 0 && { values } });
  const all = (...matchExpressions: object[]) => ({ matchExpressions });
  const nodes = (...matchFields: object[]) => ({ matchFields });
  const class_ = (matchLabels: object, ...matchExpressions: object[]) => vmClass({ nodeSelector: { matchLabels, matchExpressions } });

  test.each<[string, ...Manifest[]]>([
    ['a label that the class wants as well', on({ group: 'blue' }), class_({ group: 'blue' })],
    ['another label', on({ disk: 'ssd' }), class_({ group: 'blue' })],
    ['values that overlap', on({}, all(is('group', 'In', 'a', 'b'))), class_({}, is('group', 'In', 'b', 'c'), is('group', 'NotIn', 'c'))],
    ['one term of two', on({ disk: 'ssd' }, all(is('disk', 'In', 'hdd')), all(is('disk', 'Exists')))],
    ['absent and not something', on({}, all(is('disk', 'DoesNotExist'), is('disk', 'NotIn', 'ssd')))],
    ['numbers with room between them', on({}, all(is('cores', 'Gt', '7'), is('cores', 'Lt', '9')))],
    ['one node, and not another', on({}, nodes(is('metadata.name', 'In', 'a'), is('metadata.name', 'NotIn', 'b')))],
    ['a class that is elsewhere', on({ group: 'blue' }, all(is('group', 'Exists')))],
    ['a label that is called like a method', on({ constructor: 'a' }), class_({ group: 'b' })],
  ])('%s passes', (_, ...manifests) => expect(report(manifests)).toBe(''));

  test.each<[string, Manifest, Manifest | undefined, string]>([
    ['two values of a label', on({ disk: 'ssd' }, all(is('disk', 'In', 'hdd'))), undefined, `${TERMS}/0/matchExpressions/0 (PLACE-01)
  no node can have disk=ssd and disk=hdd at once
  instead: conditions that one node can meet`],
    ['In and NotIn', on({}, all(is('group', 'Exists'), is('disk', 'In', 'a', 'b'), is('disk', 'NotIn', 'b', 'a'))), undefined, `${TERMS}/0/matchExpressions/2 (PLACE-01)
  no node can have disk in (a, b) and disk not in (b, a) at once
  instead: conditions that one node can meet`],
    ['two nodes', on({}, nodes(is('metadata.name', 'In', 'a'), is('metadata.name', 'In', 'b'))), undefined, `${TERMS}/0/matchFields/1 (PLACE-01)
  no node can have metadata.name=a and metadata.name=b at once
  instead: conditions that one node can meet`],
    ['less than nothing', on({}, all(is('cores', 'Lt', '0'))), undefined, `${TERMS}/0/matchExpressions/0 (PLACE-01)
  no node can have cores < 0
  instead: conditions that one node can meet`],
    ['numbers without room between them', on({}, all(is('cores', 'Gt', '8'), is('cores', 'Lt', '9'))), undefined, `${TERMS}/0/matchExpressions/1 (PLACE-01)
  no node can have cores > 8 and cores < 9 at once
  instead: conditions that one node can meet`],
    ['three that go in pairs', on({}, all(is('a', 'In', 'x', 'y'), is('a', 'In', 'y', 'z'), is('a', 'In', 'x', 'z'))), undefined, `${TERMS}/0/matchExpressions/2 (PLACE-01)
  no node can have a in (x, y) and a in (y, z) and a in (x, z) at once
  instead: conditions that one node can meet`],
    ['terms none of which can hold', on({ disk: 'ssd' }, all(is('disk', 'DoesNotExist')), all(is('disk', 'In', 'hdd'))), undefined, `${TERMS} (PLACE-01)
  none of the 2 terms can hold; of the first, no node can have disk=ssd and no disk at once
  instead: conditions that one node can meet`],
    ['an expression of the class, which a node selector does not outvote', on({ group: 'green' }), class_({}, is('group', 'NotIn', 'green')), `/spec/nodeSelector/group (PLACE-01)
  no node can have group=green and group not in (green) at once, and its class web asks for group not in (green)
  instead: conditions that one node can meet, or another class`],
  ])('%s', (_, vm, itsClass, text) => expect(report([vm, ...itsClass === undefined ? [] : [itsClass]])).toBe(`VirtualMachine shop/web ${text}`));

  test('where both name a label the class wins, and is told as that', () => {
    expect(ids(check([on({ group: 'green' }), class_({ group: 'blue' })]))).toEqual(['VM-90']);
  });

  test('a class that contradicts itself is told of once, where it stands', () => {
    expect(report([on({ group: 'a' }), class_({ disk: 'ssd' }, is('disk', 'DoesNotExist'))])).toBe(`VirtualMachineClass web /spec/nodeSelector/matchLabels/disk (PLACE-01)
  no node can have disk=ssd and no disk at once
  instead: conditions that one node can meet`);
  });

  test('what is not in order is told of as that, and nothing follows from it', () => {
    expect(ids(check([on({}, all({ key: 'disk', operator: 'In', values: [] }, is('cores', 'Gt', 'x'), is('cores', 'Lt', 'y')))]))).toEqual(['VM-83']);
  });

  test('a pool is held to it, too', () => {
    const affinity = { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [all(is('disk', 'In', 'hdd'))] } } };
    expect(report([poolOf({ nodeSelector: { disk: 'ssd' }, affinity })])).toContain(`/spec/virtualMachineTemplate${TERMS}/0/matchExpressions/0 (VMP-14)
  no node can have disk=ssd and disk=hdd at once (PLACE-01)`);
  });

  test('there is a clash where no label fits, and what is told clashes, too', () => {
    const values = ['0', '1', '2', '3', '07', 'a'];
    const meets = (label: string | undefined, { operator, values: wanted }: Demand): boolean => {
      switch (operator) {
        case 'In': return label !== undefined && wanted.includes(label);
        case 'NotIn': return label === undefined || !wanted.includes(label);
        case 'Exists': return label !== undefined;
        case 'DoesNotExist': return label === undefined;
        case 'Gt': return label !== undefined && /^\d+$/.test(label) && Number(label) > Number(wanted[0]);
        default: return label !== undefined && /^\d+$/.test(label) && Number(label) < Number(wanted[0]);
      }
    };
    // no demand below names all of these, so what is not named is among them
    const labels = [undefined, ...values, '4', '5', '8', '9', '10', 'b'];
    const some = fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 5 });
    const demand: fc.Arbitrary<Demand> = fc.oneof(
      fc.tuple(fc.constantFrom('In', 'NotIn'), some),
      fc.tuple(fc.constantFrom('Exists', 'DoesNotExist'), fc.constant([] as string[])),
      fc.tuple(fc.constantFrom('Gt', 'Lt'), fc.constantFrom('0', '3', '4', '9').map(bound => [bound])),
    ).map(([operator, wanted]) => ({ pointer: '', key: 'a', operator, values: wanted }));
    fc.assert(fc.property(fc.array(demand, { maxLength: 5 }), demands => {
      // a number may stand in more than one way, so excluding one spelling excludes no number
      fc.pre(!(demands.some(({ operator }) => operator === 'NotIn') && demands.some(({ operator }) => operator === 'Gt' || operator === 'Lt')));
      const fits = (those: readonly Demand[]) => labels.some(label => those.every(one => meets(label, one)));
      const found = clash(demands);
      expect(found.length === 0).toBe(fits(demands));
      expect(found.length === 0 || !fits(found)).toBe(true);
    }), { numRuns: 500 });
  });
});

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
    ['all that are of its release', term(NODE, db, { matchLabelKeys: ['release'] }), term(NODE, db, { matchLabelKeys: ['release'] })],
  ])('told of: %s', (_, near, away) => expect(ids(check([placed(near, away)]))).toEqual(['PLACE-02']));

  test.each<[string, object, object]>([
    ['one zone, and apart from each other in it', term(ZONE, db), term(NODE, db)],
    ['others', term(NODE, db), term(NODE, { tier: 'web' })],
    ['many, and away from some of them', term(NODE, db), term(NODE, { ...db, role: 'primary' })],
    ['places of which nobody knows what is in what', term('rack', db), term(ZONE, db)],
    ['other namespaces', term(NODE, db, { namespaces: ['a'] }), term(NODE, db, { namespaces: ['b'] })],
    ['all namespaces, and away from one', term(NODE, db, everywhere), term(NODE, db)],
    ['its own release, and away from others', term(NODE, db, { matchLabelKeys: ['release'] }), term(NODE, db, { mismatchLabelKeys: ['release'] })],
    ['away from nobody', term(NODE, db), term(NODE, undefined)],
  ])('passes: %s', (_, near, away) => expect(report([placed(near, away)])).toBe(''));
});

describe('machines that keep apart', () => {
  const term = (topologyKey: string, more: object = {}) => ({ topologyKey, labelSelector: { matchLabels: { tier: 'db' } }, ...more });
  const apart = (name: string, away: object = term(NODE), spec: object = {}, metadata: Metadata = {}) => machine({
    blockDeviceRefs: [{ kind: 'VirtualDisk', name }],
    affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [away] } },
    ...spec,
  }, { name, labels: { tier: 'db' }, ...metadata });
  const three = (...args: [object?, object?, Metadata?]) => ['a', 'b', 'c'].map(name => apart(name, ...args));
  const twoNodes: ClusterFacts = { nodeGroups: [{ name: 'worker', nodes: 2 }] };

  test.each<[string, readonly Manifest[], ClusterFacts, string]>([
    ['nodes', three(), twoNodes, 'VirtualMachine shop/c'],
    ['zones', three(term(ZONE)), { zones: ['north', 'south'] }, 'VirtualMachine shop/c'],
    ['racks', three(term('rack')), { nodeGroups: [{ name: 'x', labels: { rack: '1' } }, { name: 'y', labels: { rack: '1' }, nodes: 9 }] }, 'VirtualMachine shop/b'],
    ['nodes of the group that they may use', three(term(NODE), { nodeSelector: { disk: 'ssd' } }),
      { nodeGroups: [{ name: 'fast', labels: { disk: 'ssd' }, nodes: 2 }, { name: 'slow', labels: { disk: 'hdd' }, nodes: 9 }] }, 'VirtualMachine shop/c'],
    ['nodes for a pool', [poolOf({ affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [term(NODE)] } } }, { replicas: 3 }, { labels: { tier: 'db' } })], twoNodes,
      'VirtualMachinePool'],
  ])('told of: too few %s', (_, manifests, facts, object) => {
    const found = check(manifests, facts).filter(({ id }) => id === 'PLACE-04');
    expect(found).toHaveLength(1);
    expect(found[0].object).toContain(object);
  });

  test.each<[string, readonly Manifest[], ClusterFacts]>([
    ['machines that fit', three().slice(1), twoNodes],
    ['a group of which nobody knows the size', three(), { nodeGroups: [{ name: 'worker', nodes: 2 }, { name: 'other' }] }],
    ['zones of which nobody knows', three(term(ZONE)), twoNodes],
    ['racks that not all nodes have', three(term('rack')), { nodeGroups: [{ name: 'x', labels: { rack: '1' } }, { name: 'y', labels: {} }] }],
    ['machines that keep away from others than themselves', three(term(NODE), {}, { labels: { tier: 'web' } }), twoNodes],
    ['machines in namespaces of their own', ['a', 'b', 'c'].map(name => apart(name, term(NODE), {}, { namespace: name })), twoNodes],
    ['machines of releases of their own', ['a', 'b', 'c'].map(release => apart(release, term(NODE, { matchLabelKeys: ['release'] }), {}, { labels: { tier: 'db', release } })), twoNodes],
    ['machines that do not run', three(term(NODE), { runPolicy: 'AlwaysOff' }), twoNodes],
    ['machines that somebody starts', three(term(NODE), { runPolicy: 'Manual' }), twoNodes],
    ['namespaces by label', three(term(NODE, { namespaceSelector: {} })), twoNodes],
  ])('passes: %s', (_, manifests, facts) => expect(ids(check(manifests, facts)).filter(id => id === 'PLACE-04')).toEqual([]));

  test.each<[string, readonly Manifest[], ClusterFacts, string[]]>([
    ['as many nodes as machines', three(), { nodeGroups: [{ name: 'worker', nodes: 3 }] }, ['PLACE-05']],
    ['one node more', three(), { nodeGroups: [{ name: 'worker', nodes: 4 }] }, []],
    ['as many zones as machines, which may move inside theirs', three(term(ZONE)), { zones: ['a', 'b', 'c'] }, []],
  ])('%s', (_, manifests, facts, found) => expect(ids(check(manifests, facts))).toEqual(found));
});

describe('nodes for a machine and its class', () => {
  const group = (name: string, labels: Record<string, string>) => ({ name, labels });
  const both = [machine({ virtualMachineClassName: 'web', nodeSelector: { disk: 'nvme' } }), vmClass({ nodeSelector: { matchLabels: { place: 'north' } } })];

  test.each<[string, ClusterFacts, string[]]>([
    ['one group has both', { nodeGroups: [group('a', { disk: 'nvme', place: 'north' })] }, []],
    ['no group has what the machine wants, which is told of alone', { nodeGroups: [group('a', { place: 'north' })] }, ['NODE-01']],
    ['one group says nothing', { nodeGroups: [group('a', { disk: 'nvme' }), group('b', { place: 'north' }), { name: 'c' }] }, []],
    ['a label varies', { nodeGroups: [group('a', { disk: 'nvme' }), { name: 'b', labels: { place: 'north' }, varyingLabels: ['disk'] }] }, []],
    ['no group has both', { nodeGroups: [group('a', { disk: 'nvme' }), group('b', { place: 'north' })] }, ['NODE-02']],
  ])('%s', (_, facts, found) => expect(ids(check(both, facts))).toEqual(found));
});
