import { machine } from '../../../src/catalogue/virtual-machine/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, report, told } from '../support';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const TERMS = `/spec/affinity/nodeAffinity/${REQUIRED}/nodeSelectorTerms`;
const KEY_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends; a DNS name and '/' may come before, for example example.com/disk";
const VALUE_HINT = "at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, or an empty string";

test.each([
  ['VM-82', `VirtualMachine shop/web ${TERMS} (VM-82)
  one of the terms must match, and the list is empty
  instead: a term, or no 'nodeAffinity'`],
  ['VM-83', `VirtualMachine shop/web ${TERMS}/0/matchExpressions/0/values (VM-83)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any`],
  ['VM-84', `VirtualMachine shop/web ${TERMS}/0/matchFields/0/values (VM-84)
  'In' compares the name of a node with exactly one value, here are 2
  instead: one value; for several nodes, several terms`],
  ['VM-86', `VirtualMachine shop/web /spec/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}/0/topologyKey (VM-86)
  this is not a valid label key
  got: ""
  instead: ${KEY_HINT}`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-82', 'a term, for example NodeAffinity.required(NodeQuery.exists(label)), or no affinity'],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

/** the findings of a machine, without the machine */
const findingsOf = (spec: object): [string, string, string?, string?][] =>
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
  this is not a known operator here
  got: "toString"
  instead: one of In, NotIn, Exists, DoesNotExist, Gt, Lt`],
    ['a key that is none', expression('Disk of/mine', 'Exists'), `/key (VM-83)
  this is not a valid label key
  got: "Disk of/mine"
  instead: ${KEY_HINT}`],
    ['a value too many', expression('disk', 'Exists', ['ssd']), `/values (VM-83)
  'Exists' must not have values
  got: a list of 1
  instead: no 'values'`],
    ['NotIn nothing', expression('disk', 'NotIn', []), `/values (VM-83)
  'NotIn' needs at least one value
  instead: one or more values, or 'DoesNotExist'`],
    ['a value that is none', expression('disk', 'In', ['ssd', 'very fast']), `/values/1 (VM-83)
  this is not a valid label value
  got: "very fast"
  instead: ${VALUE_HINT}`],
    ['two numbers', expression('cores', 'Gt', ['4', '8']), `/values (VM-83)
  'Gt' needs exactly one value, here are 2
  instead: one whole number as a string, for example "4"`],
    ['a number below zero', expression('cores', 'Lt', ['-4']), `/values/0 (VM-83)
  'Lt' compares whole numbers
  got: "-4"
  instead: a whole number from 0 as a string, for example "4"`],
    ['a number too large', expression('cores', 'Lt', ['9300000000000000000']), `/values/0 (VM-83)
  'Lt' compares whole numbers
  got: "9300000000000000000"
  instead: a whole number from 0 as a string, for example "4"`],
  ])('%s', (_, manifest, text) => expect(report([manifest])).toBe(`VirtualMachine shop/web ${TERMS}/0/matchExpressions/0${text}`));

  test.each<[string, Manifest, string]>([
    ['another field', field('metadata.namespace', 'In', ['shop']), `/key (VM-84)
  nodes have no field to select by except their name
  got: "metadata.namespace"
  instead: metadata.name`],
    ['another operator', field('metadata.name', 'Exists'), `/operator (VM-84)
  this is not a known operator here
  got: "Exists"
  instead: one of In, NotIn`],
    ['no name', field('metadata.name', 'NotIn'), `/values (VM-84)
  'NotIn' compares the name of a node with exactly one value, here are 0
  instead: one value; for several nodes, several terms`],
    ['a name that is none', field('metadata.name', 'In', ['Node_1']), `/values/0 (VM-84)
  this is not a valid name of a node
  got: "Node_1"
  instead: lower-case letters, digits, dashes and dots, with a letter or digit at both ends`],
  ])('%s', (_, manifest, text) => expect(report([manifest])).toBe(`VirtualMachine shop/web ${TERMS}/0/matchFields/0${text}`));

  test('preferences are read, too', () => expect(findingsOf({
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
  const preferred = [{ weight: 100, virtualMachineAndPodAffinityTerm: term }];
  expect(findingsOf({ affinity: { virtualMachineAndPodAffinity: { [PREFERRED]: preferred } } })).toEqual([
    [`${at}/labelSelector/matchLabels/app!`, 'this is not a valid label key', '"app!"', KEY_HINT],
    [`${at}/namespaceSelector/matchExpressions/0/operator`, 'this is not a known operator here', '"Gt"', 'one of In, NotIn, Exists, DoesNotExist'],
    [`${at}/namespaces/1`, 'this is not a valid name of a namespace', '"shop.example.com"', 'at most 63 lower-case letters, digits and dashes, with a letter or digit at both ends'],
  ]);
});
