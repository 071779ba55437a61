import { readFileSync } from 'fs';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { parseGuestYaml } from '../../src/domain/guest-yaml';
import { Block, readBlockStyle } from '../../src/yaml/block-style';
import { requireAllowed } from '../../src/yaml/bytes';
import { KeyTwice, decode } from '../../src/yaml/decode';
import { locate } from '../../src/yaml/locate';
import { parseDocument } from '../../src/yaml/parser';
import { exampleNames, expectedOf } from '../apiserver/examples';
import { CORPUS, FILES, VALUES, broken } from '../apiserver/yaml-corpus';

const RUNS = Number(process.env.DVP_YAML ?? 1_000);
const manifests = exampleNames.flatMap(expectedOf).map(file => readFileSync(file, 'utf8'));

/** what the parser, which a test with a real API server holds to kubectl, makes of a text that was read as block style */
function parsed(text: string, { value }: Block): Block & { readonly rest: number | undefined; readonly twice: readonly KeyTwice[] } {
  requireAllowed(text);
  const { node, rest } = parseDocument(text);
  const twice: KeyTwice[] = [];
  const lineOf = (at: number) => text.slice(0, at).split('\n').length - 1;
  const json = decode(node!, key => twice.push(key));
  const items = Object(value).items;
  const places = Array.isArray(items) ? items.map((_, i) => locate(node!, ['items', i])) : [];
  return { value: json, at: node!.at, line: lineOf(node!.at), items: places.map(at => ({ at, end: 0, line: lineOf(at), indent: at - text.lastIndexOf('\n', at - 1) - 1 })), rest, twice };
}

/** whether a text is in block style; if it is, it must be read as the parser reads it */
function isRead(text: string): boolean {
  const block = readBlockStyle(text);
  if (block === undefined) {
    return false;
  }
  const items = Object(block.value).items;
  // the place of a null is nowhere
  const marks = Array.isArray(items) && items.length > 0 && !items.includes(null) ? block.items : undefined;
  const expected = parsed(text, block);
  const own = { ...block, items: marks ? marks.map(mark => ({ ...mark, end: 0 })) : expected.items, rest: undefined, twice: [] };
  // the text, since it has the order of the keys
  expect(JSON.stringify(own)).toBe(JSON.stringify({ ...expected, rest: undefined, twice: expected.twice }));
  expect(own).toEqual(expected);
  marks?.forEach(({ at, end, indent }, i) => {
    expect(decode(parseDocument(' '.repeat(indent) + text.slice(at, end)).node!)).toEqual(items[i]);
  });
  const guest = parseGuestYaml(text);
  expect(guest.problem?.reason ?? guest.json).toEqual(guest.problem?.reason ?? block.value);
  return true;
}

const countRead = (texts: readonly string[]): number => texts.filter(isRead).length;

test('examples, as cdk8s writes them', () => {
  const documents = manifests.flatMap(file => file.split(/^---\n/m));
  expect(countRead(documents)).toBe(documents.length);
});

test.each<[string, string, unknown]>([
  ['scalars', 'a: 1\nb: yes\nc: ~\nd:\ne: 0o17\nf: 1.5\ng: x # y\nh: "q \\u0041"\ni: \'it\'\'s\'\nj: http://a:b#c\nk: -1\nl: "a\n  b"\n',
    { a: 1, b: true, c: null, d: null, e: 15, f: 1.5, g: 'x', h: 'q A', i: "it's", j: 'http://a:b#c', k: -1, l: 'a b' }],
  ['keys', '1: a\n"b c": d\ne f : g\n\'\': h\ntrue: i\n1.5: j\n', { '1': 'a', 'b c': 'd', 'e f': 'g', '': 'h', 'true': 'i', '1.5': 'j' }],
  ['lists', 'a:\n- b\n- c: d\n  e:\n  - f\n  -\n  - - g\n    - h\n  -\n    i: j\nk:\n  - []\n  - {}\n  -  l: m\n     o: p\n',
    { a: ['b', { c: 'd', e: ['f', null, ['g', 'h'], { i: 'j' }] }], k: [[], {}, { l: 'm', o: 'p' }] }],
  ['block strings', 'a: |\n  b\n   c\n\n  d\ne: >-\n  f\n  g\n\n\nh:\n  - |+\n    i\n\n  - >\n    j\n', { a: 'b\n c\n\nd\n', e: 'f g', h: ['i\n\n', 'j\n'] }],
  ['comments', '# a\n---\nb: c\n', undefined],
  ['a line of dashes, and comments', '--- # a\n  # b\nc: # d\n  # e\n  f: g\n# h\n', { c: { f: 'g' } }],
  ['no line break at the end', 'a: |\n  b', { a: 'b\n' }],
  ['a list', '- a\n- b: c\n', ['a', { b: 'c' }]],
])('%s', (_, text, value) => {
  expect(readBlockStyle(text)?.value).toEqual(value);
  expect(isRead(text)).toBe(value !== undefined);
});

test.each([
  'a: b\n  c\n', 'a: b: c\n', 'a: b\na: c\n', 'constructor: a\n', '__proto__: a\n', '<<: {a: b}\n', 'a: &b c\n', 'a: *b\n', 'a: !b c\n', '? a\n', 'a:\n  b\n', 'a\n', '"a"\n', '', '# a\n',
  'a:\tb\n', '\ta: b\n', 'a: |\t\n  b\n', 'a: b\n...\n', 'a: b\n---\nc: d\n', '--- a\n', '%YAML 1.1\n---\na: b\n', 'a: [b]\n', 'a: "b" c\n', 'a: b\n c: d\n', 'a:\n  b: c\n d: e\n', '- a\nb: c\n', 'a:\n  - b\n  c: d\n', 'a: .inf\n', '~: a\n',
  'a: b\r\n', '\ufeffa: b\n', 'a: \x07\n', 'a: \ud800\n', `${'k'.repeat(1025)}: a\n`, `${'- '.repeat(101)}a\n`, 'a: |\n\tb\n', 'a: @b\n', ': a\n', 'a: - b\n',
])('%j is left to the parser', text => expect(isRead(text)).toBe(false));

const count = fc.nat(4);
const line = fc.tuple(
  count, fc.constantFrom('', '', '- ', '- ', '-  ', '-', '- - '),
  fc.constantFrom('a: ', 'b: ', 'items:', 'c:', '"d": ', "'e' : ", '1: ', 'yes: ', 'constructor: ', '', '', '# ', 'f g: ', '? ', '<<: '),
  fc.constantFrom('', '', 'x', 'x y', '1', '0o17', '-1', '-', 'null', '"q"', '"q\\n"', "'it''s'", '"open', '|', '>', '|-', '|2', '>+', '[]', '{}', '[a]', '# c', 'x # c', 'x:y', 'x: y', 'x:', '1e3', '.inf', '1.5', '*a', 'é😀', '...', '---', 'x\t', '\t'),
).map(([indent, dash, key, value]) => `${' '.repeat(indent)}${dash}${key}${value}\n`);

/** lines of blocks, of which many fit together */
const LINES = fc.array(line, { minLength: 1, maxLength: 7 }).map(lines => lines.join(''));

/** JSON as several programs write it */
const WRITTEN = fc.tuple(VALUES, fc.constantFrom<(json: unknown) => string>(
  Yaml.stringify, json => stringify(json), json => stringify(json, { indentSeq: false, indent: 3 }), json => stringify({ items: [json, json] }, { version: '1.1' }),
json => stringify({ a: [[json], []], b: {} }, { blockQuote: 'folded' }),
)).map(([json, write]) => write(json));

test.each<[string, fc.Arbitrary<string>, number]>([
  ['lines of blocks', LINES, 0.05],
  ['written JSON', WRITTEN, 0.1],
  ['pieces of YAML', FILES.map(String), 0],
  ['broken manifests', broken(manifests), 0.02],
])('random texts are left to the parser, or read as it reads them: %s', (name, texts, share) => {
  const sample = fc.sample(texts, { numRuns: RUNS, seed: Number(process.env.DVP_SEED ?? 1) });
  const read = countRead(sample);
  process.stdout.write(`${name}: ${read} of ${sample.length} in block style\n`);
  expect(read).toBeGreaterThan(share * sample.length);
});

test('the corpus of files is left to the parser, or read as it reads them', () => expect(countRead(CORPUS.map(String))).toBeGreaterThan(20));
