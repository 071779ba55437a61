import { SHAPES, copiesOf, nameless, setOf } from './growth-shapes';
import { EXAMPLES } from '../../src/catalogue/catalogue';
import { RuleExample } from '../../src/catalogue/entry';
import type { ClusterFacts } from '../../src/domain/cluster-facts';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { RULE_FOLDERS } from '../../src/rules/registry';
import { checkObjects } from '../../src/rules/run';
import { WorkCounter, beyondLinear } from '../work';

// An app may have 50,000 machines, so a rule takes as many steps for each object, however many objects there are.

let counter: WorkCounter;

beforeAll(() => { counter = new WorkCounter(); });
afterAll(() => counter.stop());

interface Meant { readonly manifest: Manifest; readonly facts?: ClusterFacts; readonly file?: string }

function checking(meant: readonly Meant[]): () => void {
  const facts = new Map<ManifestObject, ClusterFacts | undefined>();
  for (const { manifest, facts: ofCluster, file } of meant) {
    facts.set(new ManifestObject(manifest, undefined, false, file), ofCluster);
  }
  return () => { checkObjects([...facts.keys()], { facts: object => facts.get(object) }); };
}

const examplesOf = (prefixes: readonly string[]): RuleExample[] => [...EXAMPLES.values()].filter(({ rule: { id } }) => prefixes.some(prefix => id.startsWith(`${prefix}-`)));

// many examples together, since each count costs the same however much has run: the names of functions find what is beyond
const AT_ONCE = 48;

const batches = RULE_FOLDERS.flatMap(({ name, prefixes }) => {
  const all = examplesOf(prefixes);
  const parts = Math.ceil(all.length / AT_ONCE);
  return Array.from({ length: parts }, (_, i): [string, readonly RuleExample[]] => [`${name}, part ${i + 1} of ${parts}`, all.slice(i * AT_ONCE, (i + 1) * AT_ONCE)]);
});

const copies = (examples: readonly RuleExample[], part: 'breaks' | 'keeps', change = (manifest: Manifest) => manifest) => (n: number) => checking(examples.flatMap(example => {
  const facts = example.facts?.();
  return copiesOf(example, part, n).map(manifest => ({ manifest: change(manifest), facts, file: example.oneFile && 'all.yaml' }));
}));

describe.each(batches)('the rules of %s are linear', (_, examples) => {
  test('where they find something', () => expect(beyondLinear(counter, copies(examples, 'breaks'))).toEqual([]));
  test('where they find nothing', () => expect(beyondLinear(counter, copies(examples, 'keeps'))).toEqual([]));
  test('in objects without names', () => expect(beyondLinear(counter, copies(examples, 'breaks', nameless))).toEqual([]));
});

const PROFILE: ClusterFacts = {
  dvpRelease: '1.9.0',
  edition: 'EE',
  kubernetesVersion: '1.31',
  zones: ['a', 'b'],
  networks: ['shop/office'],
  priorityClasses: ['high'],
  virtualMachineClasses: ['generic'],
  virtualMachineCidrs: ['10.66.0.0/16'],
  storageClasses: [{ name: 'fast', isDefault: true, volumeBindingMode: 'WaitForFirstConsumer' }],
  nodeGroups: [{ name: 'worker', nodes: 3, labels: {} }],
};

describe.each(Object.entries(SHAPES))('the check of %s is linear', (_, shape) => {
  test.each([['without a profile', undefined], ['with a profile', PROFILE]])('%s', (__, facts) =>
    expect(beyondLinear(counter, n => checking(setOf(shape, n).map(manifest => ({ manifest, facts }))))).toEqual([]));
});

test('a step for each pair of objects is found', () => {
  const pairs = (n: number) => () => {
    const objects = Array.from({ length: n }, (_, i) => i);
    checkObjects(objects.map(() => new ManifestObject({ apiVersion: 'v1', kind: 'ConfigMap', data: Object.fromEntries(objects.map(i => [`key-${i}`, ''])) })));
  };
  expect(beyondLinear(counter, pairs)).toContainEqual(expect.stringMatching(/^src\/rules\/secret\/content\.ts isKey at \d+: \d+ steps$/));
});
