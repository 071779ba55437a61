import * as fc from 'fast-check';
import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { poolOf } from '../../../src/catalogue/virtual-machine-pool/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { contradiction } from '../../../src/rules/placement/contradiction';
import { Demand } from '../../../src/rules/placement/node-demands';
import { check, ids, report, told } from '../support';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const TERMS = `/spec/affinity/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;

test.each([
  ['PLACE-01', `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0 (PLACE-01)
  no node can have group=green and group=blue at once, and its class web needs group=blue
  instead: conditions that one node can meet, or another class`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

describe('demands on one node', () => {
  const on = (nodeSelector: object, ...nodeSelectorTerms: object[]): Manifest =>
    machine({ virtualMachineClassName: 'web', nodeSelector, ...nodeSelectorTerms.length > 0 && { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } } });
  const is = (key: string, operator: string, ...values: string[]) => ({ key, operator, ...values.length > 0 && { values } });
  const all = (...matchExpressions: object[]) => ({ matchExpressions });
  const nodes = (...matchFields: object[]) => ({ matchFields });
  const class_ = (matchLabels: object, ...matchExpressions: object[]) => vmClass({ nodeSelector: { matchLabels, matchExpressions } });

  test.each<[string, ...Manifest[]]>([
    ['a label of the class, too', on({ group: 'blue' }), class_({ group: 'blue' })],
    ['another label', on({ disk: 'ssd' }), class_({ group: 'blue' })],
    ['values that overlap', on({}, all(is('group', 'In', 'a', 'b'))), class_({}, is('group', 'In', 'b', 'c'), is('group', 'NotIn', 'c'))],
    ['one term of two', on({ disk: 'ssd' }, all(is('disk', 'In', 'hdd')), all(is('disk', 'Exists')))],
    ['absent and not something', on({}, all(is('disk', 'DoesNotExist'), is('disk', 'NotIn', 'ssd')))],
    ['numbers with room between them', on({}, all(is('cores', 'Gt', '7'), is('cores', 'Lt', '9')))],
    ['one node, and not another', on({}, nodes(is('metadata.name', 'In', 'a'), is('metadata.name', 'NotIn', 'b')))],
    ['a class that is not in the set', on({ group: 'blue' }, all(is('group', 'Exists')))],
    ['a label with the name of a method', on({ constructor: 'a' }), class_({ group: 'b' })],
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
    ['less than zero', on({}, all(is('cores', 'Lt', '0'))), undefined, `${TERMS}/0/matchExpressions/0 (PLACE-01)
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
    ['an expression of the class, which a node selector does not override', on({ group: 'green' }), class_({}, is('group', 'NotIn', 'green')), `/spec/nodeSelector/group (PLACE-01)
  no node can have group=green and group not in (green) at once, and its class web needs group not in (green)
  instead: conditions that one node can meet, or another class`],
  ])('%s', (_, vm, itsClass, text) => expect(report([vm, ...itsClass === undefined ? [] : [itsClass]])).toBe(`VirtualMachine shop/web ${text}`));

  test('of a label that both have, the class wins, and VM-90 reports it', () => {
    expect(ids(check([on({ group: 'green' }), class_({ group: 'blue' })]))).toEqual(['VM-90']);
  });

  test('machines with the same demands are each checked, with their own class', () => {
    const named = (name: string, virtualMachineClassName: string): Manifest => {
      const { metadata, spec, ...rest } = on({}, all(is('group', 'In', 'green')));
      return { ...rest, metadata: { ...metadata, name }, spec: { ...spec as object, virtualMachineClassName } };
    };
    const text = report([named('a', 'other'), named('b', 'web'), named('c', 'other'), named('d', 'web'), class_({ group: 'blue' })]);
    expect(text.match(/^.*PLACE-01.*$/gm)).toEqual(['b', 'd'].map(name => `VirtualMachine shop/${name} ${TERMS}/0/matchExpressions/0 (PLACE-01)`));
  });

  test('a class that contradicts itself is reported once, where it stands', () => {
    expect(report([on({ group: 'a' }), class_({ disk: 'ssd' }, is('disk', 'DoesNotExist'))])).toBe(`VirtualMachineClass web /spec/nodeSelector/matchLabels/disk (PLACE-01)
  no node can have disk=ssd and no disk at once
  instead: conditions that one node can meet`);
  });

  test('an invalid expression has a finding of its own, and nothing follows from it', () => {
    expect(ids(check([on({}, all({ key: 'disk', operator: 'In', values: [] }, is('cores', 'Gt', 'x'), is('cores', 'Lt', 'y')))]))).toEqual(['VM-83']);
  });

  test('a pool is checked, too', () => {
    const affinity = { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [all(is('disk', 'In', 'hdd'))] } } };
    expect(report([poolOf({ nodeSelector: { disk: 'ssd' }, affinity })])).toContain(`/spec/virtualMachineTemplate${TERMS}/0/matchExpressions/0 (VMP-14)
  no node can have disk=ssd and disk=hdd at once (PLACE-01)`);
  });

  test('there is a contradiction where no label fits, and the reported demands contradict each other', () => {
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
      const found = contradiction(demands);
      expect(found.length === 0).toBe(fits(demands));
      expect(found.length === 0 || !fits(found)).toBe(true);
    }), { numRuns: 500 });
  });
});
