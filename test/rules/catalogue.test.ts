import { check, checkExample, ids } from './support';
import { EXAMPLES, HELD_RULES, OPEN_RULES, RULES } from '../../src/catalogue/catalogue';

const named = <T extends { id: string }>(rules: readonly T[]) => rules.map((rule): [string, T] => [rule.id, rule]);

const examples = [...EXAMPLES.values()].map(example => [example.rule.id, example] as const);

test('each rule has an example', () => expect(RULES.filter(rule => !EXAMPLES.has(rule)).map(({ id }) => id)).toEqual([]));

test.each(examples)('%s: only this rule finds what breaks it', (id, example) =>
  expect(ids(checkExample(example, example.breaks))).toEqual([id]));

// a call, a constant or a class of the library: the reader of a report on YAML has none of them
const CODE = /\b[A-Z]\w*\.[A-Za-z_]+[(]|\b[A-Z]\w*\.[A-Z_]{2,}\b|\bnew [A-Z]\w*[(]|\b\w+\(\)|\bthe construct\b|\bdvp\./;

test.each(examples)('%s: the advice to readers of YAML has no code', (_, { breaks, facts }) =>
  expect(check(breaks(), facts?.()).map(({ wrong, instead = '' }) => `${wrong}: ${instead}`).filter(text => CODE.test(text))).toEqual([]));

test.each(examples)('%s: what keeps it passes', (_, example) => expect(checkExample(example, example.keeps)).toEqual([]));

/** rules that speak of the newest release where no profile names another one */
const WITHOUT_PROFILE: Readonly<Record<string, string[]>> = { 'REL-04': ['REL-13'] };

test.each(examples.filter(([, { facts }]) => facts !== undefined))('%s: without a profile nothing is guessed', (id, { breaks }) =>
  expect(ids(check(breaks()))).toEqual(WITHOUT_PROFILE[id] ?? []));

if (HELD_RULES.length > 0) {
  test.each(named(HELD_RULES))('%s is held by the schema', (_, rule) => {
    const found = ids(check(rule.breaks()));
    expect(found).not.toEqual([]);
    expect(found.filter(id => !id.startsWith('SCHEMA-'))).toEqual([]);
  });
}

test.each([...RULES, ...HELD_RULES].map(rule => [rule.id, rule] as const))('%s reads well', (_, rule) => {
  for (const sentence of [rule.says, rule.why]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
  }
  expect(rule.source).toMatch(/^([\w.]|https:\/\/github\.com\/kubernetes\/)/);
  expect(rule.source).not.toMatch(/^P:/);
});

test('no id stands twice', () => {
  const all = [...RULES, ...HELD_RULES, ...OPEN_RULES].map(({ id }) => id);
  expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
});

/** how many refusals were found upstream, by prefix; they are numbered from 1 */
const UPSTREAM = {
  BDA: 9, CVI: 5, DS: 17, GEN: 10, IP: 10, MAC: 6, MC: 32, OP: 20, SOP: 7, USB: 5, VD: 22, VDS: 4, VI: 10, VM: 93, VMC: 24, VMP: 24, VMS: 5,
};

test.each(Object.entries(UPSTREAM))('%s: each of %i refusals of upstream is checked, held, or open for a reason', (prefix, count) => {
  const here = new Set([...RULES, ...HELD_RULES, ...OPEN_RULES].map(({ id }) => id));
  const upstream = Array.from({ length: count }, (_, i) => `${prefix}-${String(i + 1).padStart(2, '0')}`);
  expect(upstream.filter(id => !here.has(id))).toEqual([]);
});
