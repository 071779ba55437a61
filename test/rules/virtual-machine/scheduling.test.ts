import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { TolerationJson } from '../../../src/rules/selector-checks';
import { check, ids, report, told } from '../support';

const KEY_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; a DNS name and '/' may come before, for example example.com/disk";
const VALUE_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or an empty string";

test.each([
  ['VM-87', `VirtualMachine shop/web /spec/topologySpreadConstraints/0/maxSkew (VM-87)
  maxSkew must be at least 1
  got: 0
  instead: 1 or more`],
  ['VM-89', `VirtualMachine shop/web /spec/tolerations/0/tolerationSeconds (VM-89)
  'tolerationSeconds' needs the effect NoExecute
  got: 300
  instead: set 'effect' to NoExecute, or remove 'tolerationSeconds'`],
  ['VM-90', `VirtualMachine shop/web /spec/nodeSelector/disk (VM-90)
  VirtualMachineClass generic has another value for this label, which wins: the machine runs on other nodes
  got: "ssd"
  instead: "hdd", or another class`],
  ['VM-91', `VirtualMachine shop/web /spec/priorityClassName (VM-91)
  the cluster has no such PriorityClass
  got: "produktion"
  instead: one of production, develop`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

/** the findings of a machine, without the machine */
const findingsOf = (spec: object): [string, string, string?, string?][] =>
  check([machine(spec)]).map(({ pointer, wrong, got, instead }) => [pointer, wrong, got, instead]);

test('topology spread: words, labels and pairs', () => {
  const spread = (topologyKey: string, whenUnsatisfiable: string, more: object = {}) => ({ maxSkew: 1, topologyKey, whenUnsatisfiable, ...more });
  const zone = 'topology.kubernetes.io/zone';
  expect(findingsOf({
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
      '/spec/topologySpreadConstraints/3', 'the constraint at position 0 also has the topology topology.kubernetes.io/zone and DoNotSchedule', undefined,
      'one constraint for each topology and each value of whenUnsatisfiable',
    ],
    ['/spec/topologySpreadConstraints/4/topologyKey', 'this is not a valid label key', '"a zone"', KEY_HINT],
    ['/spec/topologySpreadConstraints/4/whenUnsatisfiable', 'this is not a known value', '"Wait"', 'one of DoNotSchedule, ScheduleAnyway'],
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
  ])('%s', (_, toleration) => expect(findingsOf({ tolerations: [toleration] })).toEqual([]));

  test.each<[string, TolerationJson, [string, string, string, string][]]>([
    ['another operator', { key, operator: 'Lt', value: '4' }, [['operator', 'this is not a known operator here', '"Lt"', 'Equal, Exists, or no operator, which means Equal']]],
    ['a value of any taint', { key, operator: 'Exists', value: 'a' }, [['value', "'Exists' must not have a value", '"a"', "no 'value', or the operator Equal"]]],
    ['no key', { operator: 'Equal', value: 'a' }, [
      ['key', 'only a toleration of all taints may lack a key', 'nothing', "the key of a taint, or the operator Exists without 'value'"],
    ]],
    ['nothing at all', {}, [['key', 'only a toleration of all taints may lack a key', 'nothing', "the key of a taint, or the operator Exists without 'value'"]]],
    ['a key that is none', { key: 'gpu nodes', operator: 'Exists' }, [['key', 'this is not a valid label key', '"gpu nodes"', KEY_HINT]]],
    ['a value that is none', { key, value: 'a 100' }, [['value', 'this is not a valid label value', '"a 100"', VALUE_HINT]]],
    ['another effect, and a time', { key, operator: 'Exists', effect: 'NoRun', tolerationSeconds: 1 }, [
      ['effect', 'this is not an effect of taints', '"NoRun"', 'one of NoSchedule, PreferNoSchedule, NoExecute, or no effect, which means all'],
    ]],
    ['a time without an effect', { key, operator: 'Exists', tolerationSeconds: 1 }, [
      ['tolerationSeconds', "'tolerationSeconds' needs the effect NoExecute", '1', "set 'effect' to NoExecute, or remove 'tolerationSeconds'"],
    ]],
  ])('%s', (_, toleration, expected) =>
    expect(findingsOf({ tolerations: [toleration] })).toEqual(expected.map(([field, ...rest]) => [`/spec/tolerations/0/${field}`, ...rest])));
});

test('a node selector has keys and values of labels', () => expect(findingsOf({ nodeSelector: { 'example.com/disk': 'very fast', '': 'a' } })).toEqual([
  ['/spec/nodeSelector/example.com~1disk', 'this is not a valid label value', '"very fast"', VALUE_HINT],
  ['/spec/nodeSelector/', 'this is not a valid label key', '""', KEY_HINT],
]));

test('a class that is not in the set, or has other labels, does not matter', () => {
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
  expect(report([machine({ priorityClassName: 'shop' })], { priorityClasses: [] })).toContain("instead: no 'priorityClassName'");
});

test('a machine without any of this passes', () => expect(ids(check([machine({ affinity: {}, tolerations: [], topologySpreadConstraints: [], nodeSelector: {} })]))).toEqual([]));
