import { readFileSync } from 'fs';
import * as fc from 'fast-check';
import { Limits, readText } from '../../src/yaml/stream';
import { exampleNames, expectedOf } from '../apiserver/examples';
import { CORPUS, FILES, broken } from '../apiserver/yaml-corpus';

/** what is read, without the parts, which know where they were read from */
function read(file: string | Buffer, limits?: Limits): unknown {
  try {
    return readText(file, limits).map(entry => 'wrong' in entry ? entry : { ...entry, part: [entry.part.from, entry.part.to], items: entry.items.length });
  } catch (error) {
    return (error as Error).message;
  }
}

test('a file is read in pieces of any length as it is read in one', () => {
  const manifests = exampleNames.flatMap(expectedOf).map(file => readFileSync(file, 'utf8'));
  const files = [...CORPUS, ...fc.sample(FILES, { numRuns: 400, seed: 1 }), ...fc.sample(broken(manifests), { numRuns: 100, seed: 1 })];
  for (const file of files) {
    expect([8, 13, 64].map(piece => read(file, { piece }))).toEqual(Array(3).fill(read(file)));
  }
});

const problems = (text: string, largest: number) => readText(text, { largest }).map(entry => 'wrong' in entry ? `${entry.place.line}:${entry.place.column} ${entry.wrong}` : entry.value);

test.each<[string, string, number, unknown[]]>([
  ['YAML', 'a: 1\n---\nb: 1\nc: 2\n---\nd: 1\n', 8, [{ a: 1 }, "3:1 the document has 0 MiB, and at most 0 MiB are read: write '---' between the objects, instead of one list", { d: 1 }]],
  ['JSON', '{"a": 1}', 4, ['1:1 the document has 0 MiB, and at most 0 MiB are read: write one object to each file']],
])('a document of %s that is too large is reported, and the rest is read', (_, text, largest, expected) => expect(problems(text, largest)).toEqual(expected));
