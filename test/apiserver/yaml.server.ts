import { readFileSync } from 'fs';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { exampleNames, expectedOf } from './examples';
import { Reading, kubectlReads, weRead } from './kubectl-reader';
import { describePrograms } from './suite';
import { CORPUS, FILES, VALUES, broken } from './yaml-corpus';
import { holdYaml } from '../../src/synth/output/hold-yaml';

const SEED = Number(process.env.DVP_SEED ?? 1);
const FILE_COUNT = Number(process.env.DVP_YAML ?? 30_000);

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number): T[] => fc.sample(arbitrary, { numRuns, seed: SEED });

/** where we are stricter on purpose, or say more than the first error */
const DIFFER: readonly [reason: string, applies: (file: string, us: Reading, them: Reading) => boolean][] = [
  ['kubectl drops the first character of each line of a file with two byte order marks', file => file.includes('\ufeff\ufeff')],
  ['kubectl reads UTF-16 as UTF-8, or one document of it', (_, { error = '' }) => error.startsWith('the file is UTF-16')],
  ['kubectl loses the document in front of a bad separator, and we read it', (_, us, them) =>
    us.error !== undefined && them.error?.startsWith('invalid Yaml document separator') === true],
];

describePrograms('YAML', programs => {
  const disagreements = (files: readonly (string | Buffer)[]): string[] => {
    const theirs = kubectlReads(programs(), files);
    let accepted = 0;
    const found = files.flatMap((file, i) => {
      const us = weRead(file);
      const them = theirs[i];
      accepted += them.error === undefined ? 1 : 0;
      const isSame = (us.error === undefined) === (them.error === undefined) && same(us.values, them.values);
      return isSame || DIFFER.some(([, applies]) => applies(String(file), us, them)) ? [] : [told(file, us, them)];
    });
    process.stdout.write(`${files.length} files: ${accepted} accepted by kubectl, ${files.length - accepted} refused, ${found.length} read otherwise by us\n`);
    return found;
  };

  test('each file of the corpus is read as kubectl reads it', () => expect(disagreements(CORPUS)).toEqual([]));

  test('random files are read as kubectl reads them', () => {
    const manifests = exampleNames.flatMap(expectedOf).map(file => readFileSync(file, 'utf8'));
    const files = [...sample(FILES, FILE_COUNT), ...sample(broken(manifests), FILE_COUNT / 10)];
    expect(disagreements(files).slice(0, 20)).toEqual([]);
  }, 60_000);

  test('kubectl reads what we write as the same JSON', () => {
    const objects = sample(VALUES, FILE_COUNT / 3);
    const release = holdYaml();
    const files = objects.map(object => Yaml.stringify(object));
    release();
    const theirs = kubectlReads(programs(), files);
    const wrong = objects.flatMap((object, i) => same([object], theirs[i].values) ? [] : [told(files[i], { values: [object] }, theirs[i])]);
    const characters = objects.reduce((sum, object) => sum + [...JSON.stringify(object)].length, 0);
    process.stdout.write(`${objects.length} objects of ${characters} characters: ${wrong.length} read otherwise by kubectl\n`);
    expect(wrong.slice(0, 20)).toEqual([]);
  }, 60_000);
});

const told = (file: string | Buffer, us: Reading, them: Reading): string =>
  `${JSON.stringify(String(file))}: we ${JSON.stringify(us)}, kubectl ${JSON.stringify(them)}`;

/** kubectl sorts keys */
const same = (one: unknown, other: unknown): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(json: unknown): unknown {
  if (Array.isArray(json)) {
    return json.map(sorted);
  }
  if (json === null || typeof json !== 'object') {
    return json;
  }
  const entries = Object.entries(json).sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]));
}
