import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { ANYTHING, PLAIN } from './documents';
import { Dialect, KUBECTL, hasFragile, writeQuoting } from '../../src/yaml/exact';
import { readText } from '../../src/yaml/stream';
import { YamlWriter, documentText } from '../../src/yaml/writer';

/** random documents to compare: once, these were 450,000 */
const COUNT = Number(process.env.DVP_DOCUMENTS ?? 2500);
const MILLISECONDS = 5000 + COUNT * 5;

// cdk8s, with quotes around the strings that kubectl would read otherwise
const byLibrary = (document: unknown): string =>
  hasFragile(document) ? writeQuoting(document, KUBECTL, json => Yaml.stringify(json)) : Yaml.stringify(document);

const outcome = (write: () => string): string => {
  try {
    return write();
  } catch (error) {
    return String(error);
  }
};

test('plain data is written as by cdk8s', () => fc.assert(
  fc.property(PLAIN, document => documentText(document) === byLibrary(document)), { numRuns: COUNT },
), MILLISECONDS);

test('what is not plain data is written as by cdk8s, or refused as by it', () => fc.assert(
  fc.property(ANYTHING, document => outcome(() => documentText(document)) === outcome(() => byLibrary(document))), { numRuns: COUNT / 10 },
), MILLISECONDS);

// as that of cloud-init
const ASCII: Dialect = { mustQuote: text => /[^\n\x20-\x7e]|^[=<]|\n +$/.test(text), skipsUndefined: true };

test('another dialect quotes other strings, and has no field that is not set', () => fc.assert(fc.property(PLAIN, document => {
  expect(new YamlWriter(ASCII).text(document)).toBe(writeQuoting(document, ASCII, json => Yaml.stringify(json)));
}), { numRuns: COUNT / 10 }), MILLISECONDS);

// JSON has no undefined and no -0
const asJson = (document: unknown): unknown => JSON.parse(JSON.stringify(document, (_, value) => value ?? null));
const isReadable = (json: unknown): boolean => !/\\ud[89a-f]|\d{16}|e[-+]\d/.test(JSON.stringify(json));

test('kubectl reads what is written as the same data', () => fc.assert(fc.property(PLAIN.map(asJson).filter(isReadable), json => {
  expect(readText(documentText({ json }))).toMatchObject([{ value: { json } }]);
}), { numRuns: COUNT / 10 }), MILLISECONDS);

test.each<[string, unknown, string]>([
  ['an object in an object', { a: { b: { c: 1 } } }, 'a:\n  b:\n    c: 1\n'],
  ['a list of objects', { a: [{ b: 1, c: [2, 3] }, { d: {} }] }, 'a:\n  - b: 1\n    c:\n      - 2\n      - 3\n  - d: {}\n'],
  ['a list of lists', [['a', ['b']], []], '- - a\n  - - b\n- []\n'],
  ['an empty document', {}, '{}\n'],
  ['a field that is not set', { a: undefined, b: null }, 'a: null\nb: null\n'],
  ['words of YAML 1.1', { yes: 'no', a: ['~', 'null', '', 'Off', 'nope'] }, '"yes": "no"\na:\n  - "~"\n  - "null"\n  - ""\n  - "Off"\n  - nope\n'],
  ['numbers', [1, -1.5, 1e21, 0.1, '1', '1e3', '0x1f', '.5', '12:30:45', '10Gi'], '- 1\n- -1.5\n- 1e+21\n- 0.1\n- "1"\n- "1e3"\n- "0x1f"\n- ".5"\n- "12:30:45"\n- 10Gi\n'],
  ['a date', { a: '2026-11-29', b: '2026-11-29T12:00:00Z', c: '2026-11' }, 'a: "2026-11-29"\nb: "2026-11-29T12:00:00Z"\nc: 2026-11\n'],
  ['quotes', ["it's: a", 'say: "a"', '"a" and \'b\'', 'echo "a"'], '- "it\'s: a"\n- \'say: "a"\'\n- "\\"a\\" and \'b\'"\n- echo "a"\n'],
  ['lines', { a: 'one\ntwo', b: 'one\n', c: '\n\none\n\n', d: '  one\n two\n' }, 'a: |-\n  one\n  two\nb: |\n  one\nc: |+\n  \n\n  one\n\nd: |2\n    one\n   two\n'],
  ['lines of Windows', { a: 'one\r\n', b: `${'a'.repeat(40)}\r\n\r\n b \r\n` }, `a: "one\\r\\n"\nb: "${'a'.repeat(40)}\\r\n\n  \\r\n\n  \\ b \\r\\n"\n`],
  ['lines that end with spaces', { a: 'one \n  ' }, 'a: "one\\ \\n  "\n'],
  ['a string that kubectl would read otherwise', { '0o17': ['a\u2028b'] }, '"0o17":\n  - "a\\u2028b"\n'],
  ['the marks of a document', { '---': '---', 'a': { '...': '%a' } }, '"---": ---\na:\n  ...: "%a"\n'],
])('%s', (_, document, text) => {
  expect(documentText(document)).toBe(text);
  expect(byLibrary(document)).toBe(text);
});

const MANIFEST = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'a', labels: { 'a.io/b': 'yes' } },
  data: { port: 80, on: true, list: [[], {}, null] },
  stringData: { userData: '#cloud-config\nruncmd:\n  - echo "a"\n', dos: 'a\r\nb', odd: '\u2028' },
};

/** the writer with another library, and the documents that it leaves to that */
function writerWith(stringify: (document: unknown) => string) {
  const left: unknown[] = [];
  let writer!: typeof import('../../src/yaml/writer');
  jest.isolateModules(() => {
    jest.doMock('cdk8s', () => ({
      Yaml: {
        stringify: (document: unknown) => {
          left.push(document);
          return stringify(document);
        },
      },
    }));
    writer = jest.requireActual('../../src/yaml/writer');
  });
  return { write: writer.documentText, left };
}

test('the library writes one document to be compared, and what is not plain data', () => {
  const { write, left } = writerWith(document => Yaml.stringify(document));
  expect(write(MANIFEST)).toBe(byLibrary(MANIFEST));
  expect(left).toHaveLength(1);
  expect(write(new Date(0))).toBe('1970-01-01\n');
  expect(left).toHaveLength(2);
});

test('a library that writes in another form writes everything', () => {
  const stringify = (document: unknown) => Yaml.stringify(document).replace(/^ {2}- /gm, '- ');
  const { write, left } = writerWith(stringify);
  expect(write([MANIFEST])).toBe(writeQuoting([MANIFEST], KUBECTL, stringify));
  expect(write({ a: ['b'] })).toBe(stringify({ a: ['b'] }));
  expect(left).toHaveLength(3);
});

test('a part that stands in two places of a long document has an anchor', () => {
  const parts = Array.from({ length: 300 }, (_, i) => ({ i }));
  expect(documentText(parts)).toBe(Yaml.stringify(parts));
  expect(documentText([...parts, parts[250]])).toBe(Yaml.stringify([...parts, parts[250]]));
  expect(documentText([...parts, parts[250]])).toMatch(/- &a1\n {2}i: 250\n[^]*- \*a1\n$/);
});

test('a document that contains itself has an anchor', () => {
  const document: Record<string, unknown> = { a: 1 };
  document.self = document;
  expect(documentText(document)).toBe('&a1\na: 1\nself: *a1\n');
});
