import { readFileSync } from 'fs';
import { join } from 'path';
import { Stage } from '../../../src';
import { STAGES } from '../../../src/domain/stages/table';

const constants = Object.values(Stage).filter((value): value is Stage => value instanceof Stage);

test('each stage of the table is a constant', () =>
  expect(constants.map(({ number, name, title }) => ({ number, name, title }))).toEqual(STAGES));

test('a constant has the name of its stage', () =>
  expect(constants.map(({ name }) => (Stage as unknown as Record<string, Stage>)[name.toUpperCase().replace(/-/g, '_')])).toEqual(constants));

test('the stages are in order, and have names of directories', () => {
  const numbers = STAGES.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(constants.map(({ label }) => label).filter(label => !/^\d\d-[a-z]+(-[a-z]+)*$/.test(label))).toEqual([]);
});

test('the page has all stages', () => {
  const page = readFileSync(join(__dirname, '../../../docs/stages.md'), 'utf8');
  expect([...page.matchAll(/^\| (\d+) \| `([a-z-]+)` \|/gm)].map(([, number, name]) => `${number}-${name}`)).toEqual(constants.map(({ label }) => label));
});
