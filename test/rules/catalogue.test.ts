import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { check, ids } from './support';
import { HELD_RULES, OPEN_RULES, RULES } from '../../src/rules/registry';

const named = <T extends { id: string }>(rules: readonly T[]) => rules.map((rule): [string, T] => [rule.id, rule]);

test.each(named(RULES))('%s: what breaks it is told by it alone', (id, rule) =>
  expect(ids(check(rule.breaks(), rule.exampleFacts?.()))).toEqual([id]));

test.each(named(RULES))('%s: what keeps it passes', (_, rule) =>
  expect(check(rule.keeps(), rule.exampleFacts?.())).toEqual([]));

const profiled = RULES.filter(rule => rule.exampleFacts !== undefined);
if (profiled.length > 0) {
  test.each(named(profiled))('%s: without a profile nothing is guessed', (_, rule) =>
    expect(check(rule.breaks())).toEqual([]));
}

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
  expect(rule.source).not.toMatch(/^(https?:|\/|P:)/);
});

test('no id stands twice', () => {
  const all = [...RULES, ...HELD_RULES, ...OPEN_RULES].map(({ id }) => id);
  expect(all.filter((id, i) => all.indexOf(id) !== i)).toEqual([]);
});

/** the catalogue was read from upstream; it lies beside the repository, not in it */
const CATALOGUE = join(__dirname, '../../../shared/design/rules.md');
const there = existsSync(CATALOGUE);
if (!there) {
  console.warn('no ../shared/design/rules.md beside the project: whether each rule of it has a place here is not compared');
}

(there ? test : test.skip)('each rule of the catalogue is checked, held, or open for a reason', () => {
  const catalogue = [...readFileSync(CATALOGUE, 'utf8').matchAll(/^\| ([A-Z]+-\d+) \|/gm)].map(([, id]) => id);
  const here = new Set([...RULES, ...HELD_RULES, ...OPEN_RULES].map(({ id }) => id));
  expect(catalogue).toHaveLength(303);
  expect(catalogue.filter(id => !here.has(id))).toEqual([]);
});
