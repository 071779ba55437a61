import * as fc from 'fast-check';
import { check, ids, report, told } from './support';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { isDnsLabel, isLabelValue, isQualifiedName } from '../../src/domain/labels';
import { Manifest } from '../../src/manifest/manifest';
import { TolerationJson, checkLabelSelector, checkLabels } from '../../src/rules/selector-checks';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERMS = `/spec/affinity/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;
const KEY_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, and a DNS name with '/' before them if need be, "
  + 'for example example.com/disk';
const VALUE_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or nothing";

test.each([
  ['VM-82', `VirtualMachine shop/web ${TERMS} (VM-82)
  one of the terms has to hold, and there is none
  instead: a term, as from NodeAffinity.required(NodeQuery.exists(label)), or no affinity`],
  ['VM-83', `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0/values (VM-83)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any`],
  ['VM-84', `VirtualMachine shop/web ${TERMS}/0/matchFields/0/values (VM-84)
  'In' compares the name of a node with exactly one value, here are 2
  instead: one value; for several nodes, several terms`],
  ['VM-86', `VirtualMachine shop/web /spec/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}/0/topologyKey (VM-86)
  this cannot be the key of a label
  got: ""
  instead: ${KEY_HINT}`],
  ['VM-87', `VirtualMachine shop/web /spec/topologySpreadConstraints/0/maxSkew (VM-87)
  the fullest and the emptiest place may differ by 1 at least
  got: 0
  instead: 1 or more`],
  ['VM-89', `VirtualMachine shop/web /spec/tolerations/0/tolerationSeconds (VM-89)
  a toleration ends only for the effect NoExecute
  got: 300
  instead: set 'effect' to NoExecute, or leave 'tolerationSeconds' out`],
  ['VM-90', `VirtualMachine shop/web /spec/nodeSelector/disk (VM-90)
  the class of the machine, generic, wants another value of this label and wins: the machine runs where it was not meant to
  got: "ssd"
  instead: "hdd", or another class`],
  ['VM-91', `VirtualMachine shop/web /spec/priorityClassName (VM-91)
  the cluster has no such PriorityClass
  got: "produktion"
  instead: one of production, develop`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

/** what is told of a machine, without the machine */
const toldOf = (spec: object): [string, string, string?, string?][] =>
  check([machine(spec)]).map(({ pointer, wrong, got, instead }) => [pointer, wrong, got, instead]);

describe('conditions on nodes', () => {
  const onNodes = (term: object): Manifest => machine({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [term] } } } });
  const condition = (key: string, operator: string, values?: string[]) => [{ key, operator, ...values && { values } }];
  const expression = (...parts: Parameters<typeof condition>) => onNodes({ matchExpressions: condition(...parts) });
  const field = (...parts: Parameters<typeof condition>) => onNodes({ matchFields: condition(...parts) });

  test.each<[string, Manifest]>([
    ['In', expression('example.com/disk', 'In', ['ssd', ''])],
    ['NotIn', expression('disk', 'NotIn', ['hdd'])],
    ['Exists', expression('disk', 'Exists', [])],
    ['DoesNotExist', expression('disk', 'DoesNotExist')],
    ['Gt', expression('cores', 'Gt', ['0'])],
    ['Lt', expression('cores', 'Lt', ['9223372036854775807'])],
    ['no condition', onNodes({})],
    ['one node', field('metadata.name', 'In', ['node-1.example.com'])],
    ['all nodes but one', field('metadata.name', 'NotIn', ['node-1'])],
  ])('%s passes', (_, manifest) => expect(report([manifest])).toBe(''));

  test.each<[string, Manifest, string]>([
    ['no such operator', expression('disk', 'toString'), `/operator (VM-83)
  there is no such operator here
  got: "toString"
  instead: one of In, NotIn, Exists, DoesNotExist, Gt, Lt`],
    ['a key that is none', expression('Disk of/mine', 'Exists'), `/key (VM-83)
  this cannot be the key of a label
  got: "Disk of/mine"
  instead: ${KEY_HINT}`],
    ['a value too many', expression('disk', 'Exists', ['ssd']), `/values (VM-83)
  'Exists' takes no values
  got: a list of 1
  instead: leave 'values' out`],
    ['NotIn nothing', expression('disk', 'NotIn', []), `/values (VM-83)
  'NotIn' needs at least one value
  instead: one or more values, or 'DoesNotExist'`],
    ['a value that is none', expression('disk', 'In', ['ssd', 'very fast']), `/values/1 (VM-83)
  this cannot be the value of a label
  got: "very fast"
  instead: ${VALUE_HINT}`],
    ['two numbers', expression('cores', 'Gt', ['4', '8']), `/values (VM-83)
  'Gt' needs exactly one value, here are 2
  instead: one whole number as text, for example "4"`],
    ['a number below zero', expression('cores', 'Lt', ['-4']), `/values/0 (VM-83)
  'Lt' compares whole numbers
  got: "-4"
  instead: a whole number from 0 as text, for example "4"`],
    ['a number too large', expression('cores', 'Lt', ['9300000000000000000']), `/values/0 (VM-83)
  'Lt' compares whole numbers
  got: "9300000000000000000"
  instead: a whole number from 0 as text, for example "4"`],
  ])('%s', (_, manifest, text) => expect(report([manifest])).toBe(`VirtualMachine shop/web ${TERMS}/0/matchExpressions/0${text}`));

  test.each<[string, Manifest, string]>([
    ['another field', field('metadata.namespace', 'In', ['shop']), `/key (VM-84)
  nodes are selected by no other field than their name
  got: "metadata.namespace"
  instead: metadata.name`],
    ['another operator', field('metadata.name', 'Exists'), `/operator (VM-84)
  there is no such operator here
  got: "Exists"
  instead: one of In, NotIn`],
    ['no name', field('metadata.name', 'NotIn'), `/values (VM-84)
  'NotIn' compares the name of a node with exactly one value, here are 0
  instead: one value; for several nodes, several terms`],
    ['a name that is none', field('metadata.name', 'In', ['Node_1']), `/values/0 (VM-84)
  no node can have this name
  got: "Node_1"
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
  ])('%s', (_, manifest, text) => expect(report([manifest])).toBe(`VirtualMachine shop/web ${TERMS}/0/matchFields/0${text}`));

  test('preferences are read, too', () => expect(toldOf({
    affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'in' }], matchFields: [{ key: 'name', operator: 'In', values: ['a'] }] } }] } },
  }).map(([pointer]) => pointer)).toEqual([
    `/spec/affinity/nodeAffinity/${PREFERRED}/0/preference/matchExpressions/0/operator`,
    `/spec/affinity/nodeAffinity/${PREFERRED}/0/preference/matchFields/0/key`,
  ]));
});

test('affinities to machines: every selector and namespace of every term', () => {
  const term = {
    topologyKey: 'kubernetes.io/hostname',
    labelSelector: { matchLabels: { 'app!': 'web' } },
    namespaceSelector: { matchExpressions: [{ key: 'team', operator: 'Gt', values: ['4'] }] },
    namespaces: ['shop', 'shop.example.com'],
  };
  const at = `/spec/affinity/virtualMachineAndPodAffinity/${PREFERRED}/0/virtualMachineAndPodAffinityTerm`;
  expect(toldOf({ affinity: { virtualMachineAndPodAffinity: { [PREFERRED]: [{ weight: 100, virtualMachineAndPodAffinityTerm: term }] } } })).toEqual([
    [`${at}/labelSelector/matchLabels/app!`, 'this cannot be the key of a label', '"app!"', KEY_HINT],
    [`${at}/namespaceSelector/matchExpressions/0/operator`, 'there is no such operator here', '"Gt"', 'one of In, NotIn, Exists, DoesNotExist'],
    [`${at}/namespaces/1`, 'no namespace can have this name', '"shop.example.com"', 'at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends'],
  ]);
});

test('topology spread: words, labels and pairs', () => {
  const spread = (topologyKey: string, whenUnsatisfiable: string, more: object = {}) => ({ maxSkew: 1, topologyKey, whenUnsatisfiable, ...more });
  const zone = 'topology.kubernetes.io/zone';
  expect(toldOf({
    topologySpreadConstraints: [
      spread(zone, 'DoNotSchedule'),
      spread(zone, 'ScheduleAnyway'),
      spread('kubernetes.io/hostname', 'DoNotSchedule', { labelSelector: { matchExpressions: [{ key: 'app', operator: 'In' }] } }),
      spread(zone, 'DoNotSchedule', { maxSkew: 2 }),
      spread('a zone', 'Wait'),
    ],
  })).toEqual([
    ['/spec/topologySpreadConstraints/2/labelSelector/matchExpressions/0/values', "'In' needs at least one value", undefined, "one or more values, or 'Exists' for any"],
    [
      '/spec/topologySpreadConstraints/3', 'the constraint at position 0 spreads over topology.kubernetes.io/zone with DoNotSchedule, too', undefined,
      'one constraint for each topology and each word of whenUnsatisfiable',
    ],
    ['/spec/topologySpreadConstraints/4/topologyKey', 'this cannot be the key of a label', '"a zone"', KEY_HINT],
    ['/spec/topologySpreadConstraints/4/whenUnsatisfiable', 'there is no such word here', '"Wait"', 'one of DoNotSchedule, ScheduleAnyway'],
  ]);
});

describe('tolerations', () => {
  const key = 'example.com/gpu';
  test.each<[string, TolerationJson]>([
    ['all taints', { operator: 'Exists' }],
    ['all taints of an effect', { operator: 'Exists', effect: 'NoSchedule', key: '', value: '' }],
    ['a value', { key, value: 'a100' }],
    ['an empty value', { key, operator: 'Equal', effect: 'PreferNoSchedule' }],
    ['a time', { key, operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0 }],
  ])('%s', (_, toleration) => expect(toldOf({ tolerations: [toleration] })).toEqual([]));

  test.each<[string, TolerationJson, [string, string, string, string][]]>([
    ['another operator', { key, operator: 'Lt', value: '4' }, [['operator', 'there is no such operator here', '"Lt"', 'Equal, Exists, or nothing, which means Equal']]],
    ['a value of any taint', { key, operator: 'Exists', value: 'a' }, [['value', "'Exists' takes no value", '"a"', "leave 'value' out, or use the operator Equal"]]],
    ['no key', { operator: 'Equal', value: 'a' }, [
      ['key', 'only a toleration of all taints has no key', '""', "the key of a taint, or the operator Exists without 'value'"],
    ]],
    ['nothing at all', {}, [['key', 'only a toleration of all taints has no key', '""', "the key of a taint, or the operator Exists without 'value'"]]],
    ['a key that is none', { key: 'gpu nodes', operator: 'Exists' }, [['key', 'this cannot be the key of a label', '"gpu nodes"', KEY_HINT]]],
    ['a value that is none', { key, value: 'a 100' }, [['value', 'this cannot be the value of a label', '"a 100"', VALUE_HINT]]],
    ['another effect, and a time', { key, operator: 'Exists', effect: 'NoRun', tolerationSeconds: 1 }, [
      ['effect', 'a taint has no such effect', '"NoRun"', 'one of NoSchedule, PreferNoSchedule, NoExecute, or nothing for all of them'],
    ]],
    ['a time without an effect', { key, operator: 'Exists', tolerationSeconds: 1 }, [
      ['tolerationSeconds', 'a toleration ends only for the effect NoExecute', '1', "set 'effect' to NoExecute, or leave 'tolerationSeconds' out"],
    ]],
  ])('%s', (_, toleration, expected) =>
    expect(toldOf({ tolerations: [toleration] })).toEqual(expected.map(([field, ...rest]) => [`/spec/tolerations/0/${field}`, ...rest])));
});

test('a node selector has keys and values of labels', () => expect(toldOf({ nodeSelector: { 'example.com/disk': 'very fast', '': 'a' } })).toEqual([
  ['/spec/nodeSelector/example.com~1disk', 'this cannot be the value of a label', '"very fast"', VALUE_HINT],
  ['/spec/nodeSelector/', 'this cannot be the key of a label', '""', KEY_HINT],
]));

test('a class that is not among the objects, or asks for other labels, has nothing to say', () => {
  const vmClass: Manifest = {
    apiVersion: 'virtualization.deckhouse.io/v1alpha3',
    kind: 'VirtualMachineClass',
    metadata: { name: 'generic' },
    spec: { cpu: { type: 'Host' }, nodeSelector: { matchLabels: { zone: 'a' } } },
  };
  expect(report([machine({ nodeSelector: { constructor: 'hdd' } }), vmClass])).toBe('');
  expect(report([machine({ nodeSelector: { zone: 'b' }, virtualMachineClassName: 'other' }), vmClass])).toBe('');
});

test('a PriorityClass among the objects is there', () => {
  const priority: Manifest = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'shop' }, value: 10 };
  expect(report([machine({ priorityClassName: 'shop' }), priority], { priorityClasses: [] })).toBe('');
  expect(report([machine({ priorityClassName: 'shop' })], { priorityClasses: [] })).toContain("instead: leave 'priorityClassName' out");
});

describe('the syntax of labels', () => {
  // the patterns of k8s.io/apimachinery, beside which lengths are counted
  const NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
  const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  const matches = (pattern: string, text: string, longest: number) => text.length <= longest && new RegExp(`^${pattern}$`).test(text);
  const name = (text: string) => matches(NAME, text, 63);

  const chars = (alphabet: string, maxLength: number) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength });
  const near = fc.oneof(chars('aZ0-_./ \n', 12), chars('a-', 70), fc.tuple(chars('a.-', 260), chars('aB._', 66)).map(parts => parts.join('/')));

  test('values', () => {
    fc.assert(fc.property(near, text => expect(isLabelValue(text)).toBe(text === '' || name(text))));
  });

  test('keys', () => {
    fc.assert(fc.property(near, text => {
      const parts = text.split('/');
      const legal = parts.length === 1 ? name(text) : parts.length === 2 && matches(`${LABEL}(\\.${LABEL})*`, parts[0], 253) && name(parts[1]);
      expect(isQualifiedName(text)).toBe(legal);
    }));
  });

  test('namespaces', () => {
    fc.assert(fc.property(near, text => expect(isDnsLabel(text)).toBe(matches(LABEL, text, 63))));
  });

  test.each([
    ['a'.repeat(63), true], ['a'.repeat(64), false], [`${'a'.repeat(253)}/a`, true], [`${'a'.repeat(254)}/a`, false], [`a/${'A'.repeat(63)}`, true],
    [`a/${'A'.repeat(64)}`, false], ['/a', false], ['a/', false], ['a/b/c', false], ['A/b', false], ['a..b/c', false], ['a._-b', true], ['a.', false], ['', false], ['a\n', false],
  ])('key %j: %j', (text, legal) => expect(isQualifiedName(text)).toBe(legal));

  test('labels pass where each key and each value passes', () => {
    fc.assert(fc.property(fc.dictionary(near, near), labels => {
      const legal = Object.entries(labels).every(([key, value]) => isQualifiedName(key) && isLabelValue(value));
      expect(checkLabels(labels, '').length === 0).toBe(legal);
      expect(checkLabelSelector({ matchLabels: labels }, '').length === 0).toBe(legal);
    }));
  });
});

test('a machine without any of this passes', () => expect(ids(check([machine({ affinity: {}, tolerations: [], topologySpreadConstraints: [], nodeSelector: {} })]))).toEqual([]));
