import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { parseGuestYaml } from '../../src/domain/guest-yaml';
import { cloudConfig } from '../../src/guest/cloud-config';

// The verdicts were taken from sigs.k8s.io/yaml 1.6.0, with which DVP reads user data, and from PyYAML 6.0.3, with which cloud-init does.

/** a problem as a message has it */
function problemOf(text: string): string | undefined {
  const { problem } = parseGuestYaml(text);
  return problem && `${problem.line}:${problem.column} ${problem.reason}${problem.onlyDvp ? ' (DVP)' : ''}`;
}

const QUOTES = 'it needs quotes';
const TAB = 'a tab where spaces must be';
const COLON = "a line without ': ', or with the wrong indentation";
const INDENT = 'a line with the wrong indentation';
const RESERVED = `a value that starts with a reserved character: ${QUOTES}`;
const AS_KEY = "a mapping or a list as a key: a value that starts with '{' or '[' needs quotes";
const TAG = 'an unknown tag, or a tag that does not fit its value';

test.each<[string, string]>([
  ['a: b: c', `1:4 a value with another ': ' in it: ${QUOTES}`],
  ['a: {{ pw }}', `1:5 ${AS_KEY}`],
  ['a: {{ pw }}-x', '1:12 something that YAML does not expect there'],
  ['a: {% if %}', `1:5 ${RESERVED}`],
  ['a: @x', `1:4 ${RESERVED}`],
  ['a: `x`', `1:4 ${RESERVED}`],
  ['a: %x', `1:4 ${RESERVED}`],
  ['a: *x', "1:4 an alias without an anchor: a value that starts with '*' needs quotes"],
  ['a: - b', '1:4 something that YAML does not expect there'],
  ["a: 'it's'", '1:8 something that YAML does not expect there'],
  ['a: "x" y', '1:8 something that YAML does not expect there'],
  ['a: "x\nb: y', '1:4 a quote without its end'],
  ['a: [x, y\nb: c', '1:4 a bracket without its end'],
  ['a: "\n---\n"', '1:4 a quote without its end'],
  ['a: [http://x/?q=1]', "1:5 a '?' in brackets: the value needs quotes"],
  ['a: [ :x ]', "1:6 a ':' in brackets: the value needs quotes"],
  ['a: {b\n: c}', `1:5 ${COLON}`],
  ['a: b\nfoo\nc: d', `2:1 ${COLON}`],
  ['a:b\nc: d', `1:1 ${COLON}`],
  ['a:\n- b\nc', `3:1 ${COLON}`],
  ['a:\n  b: 1\n c: 2', `3:1 ${INDENT}`],
  ['a: |\n  x\n y', `3:1 ${INDENT}`],
  ['a:\n - b: c\n   d: e\n  f: g', "4:1 a line without '- ', or with the wrong indentation"],
  // tabs: PyYAML is stricter than DVP
  ['a:\n\tb: c', `2:1 ${TAB}`],
  ['a:\tb', `1:3 ${TAB}`],
  ['a: b\t', `1:5 ${TAB}`],
  ['a: b\t# c', `1:5 ${TAB}`],
  ['a: b\n \t\nc: d', `2:2 ${TAB}`],
  // keys
  ['? [a, b]\n: c', `1:3 ${AS_KEY}`],
  ['{a: b}: c', `1:1 ${AS_KEY}`],
  ['null: 1', '1:1 a key that is empty or null (DVP)'],
  ['<<: [1]', "1:1 a merge '<<' of something other than mappings"],
  // values that one of the parsers cannot make
  ['a: !vault x', `1:4 ${TAG}`],
  ['a: !!int x', `1:4 ${TAG}`],
  ['a: !!binary x', '1:13 a binary value that is not base64'],
  ['a: .nan', '1:4 a number that is infinite or not a number (DVP)'],
  ['a: -.inf', '1:4 a number that is infinite or not a number (DVP)'],
  ['a: 2024-13-01', `1:4 a date that does not exist: ${QUOTES}`],
  ['a: 2023-02-29', `1:4 a date that does not exist: ${QUOTES}`],
  ['a: =', `1:4 the value '=': ${QUOTES}`],
  ['a: &x [*x]', '1:8 an alias to the anchor that it stands in (DVP)'],
  ['a: &x 1\nb: &x 2', '2:7 an anchor with the name of another one'],
  ['a: &a.b x', "1:9 an anchor with a name of other characters than letters, digits, '-' and '_'"],
  // escapes
  ['a: "\\q"', '1:5 an unknown escape in double quotes'],
  ['a: "\\/"', '1:5 an escape in double quotes that DVP does not know (DVP)'],
  ['a: "\\ud800"', '1:5 an escape in double quotes that DVP does not know (DVP)'],
  // the text as a whole
  ['a: 1\n---\nb: 2', '2:1 a second document, where cloud-init reads one'],
  ['a: 1\n---\n', '2:1 a second document, where cloud-init reads one'],
  ['%YAML 1.2\n---\na: 1', "1:1 a line that starts with '%', which YAML reads as a directive (DVP)"],
  ['a: \u0007', '1:4 the character U+0007, which YAML does not allow'],
  ['a: \ufffe', '1:4 the character U+FFFE, which YAML does not allow'],
  ['a: x\u2028y', `2:1 ${COLON}`],
])('%j', (text, problem) => expect(problemOf(text)).toBe(problem));

test.each<[string, unknown]>([
  ['', null],
  ['# only a comment', null],
  ['null', null],
  ['a: 1\n...\n', { a: 1 }],
  ['a: 1\na: 2', { a: 2 }],
  ['%YAML 1.1\n---\na: 1', { a: 1 }],
  ['a: yes', { a: true }],
  ['a: 2001-01-01', { a: '2001-01-01' }],
  ['a: 12:30', { a: 750 }],
  ['a: 0o17', { a: '0o17' }],
  // YAML 1.2 needs more indentation in these
  ['a: [\nb,\nc\n]', { a: ['b', 'c'] }],
  ['a: {\nb: c }\nd: "x\ny"', { a: { b: 'c' }, d: 'x y' }],
  ["a: ['b', # it's \"]\n'c'\n]", { a: ['b', 'c'] }],
  ['- [a\nb]\n- [c\nd]', [['a b'], ['c d']]],
  // and these it reads as something else
  ['a: [tar, xf, -]', { a: ['tar', 'xf', '_'] }],
  ['a: [b]#c', { a: ['b'] }],
  ['a: b\rc: d', { a: 'b', c: 'd' }],
  ['a: b\u2028c: d', { a: 'b', c: 'd' }],
  // tabs and signs inside of strings
  ['a: "x\ty"', { a: 'x\ty' }],
  ["a: 'x\ty \\/'", { a: 'x\ty \\/' }],
  ['a: |\n  x\ty \\/\n  \tz\n', { a: 'x\ty \\/\n\tz\n' }],
  ['a: b # \tc', { a: 'b' }],
  ['a: "\\\\/"', { a: '\\/' }],
  ['a: &x {b: 1}\nc: {<<: *x, d: 2}', { a: { b: 1 }, c: { b: 1, d: 2 } }],
  ['a: [b:c, http://x]', { a: ['b:c', 'http://x'] }],
  ['a: !!binary R0lG', { a: expect.anything() }],
])('%j is read', (text, json) => expect(parseGuestYaml(text)).toEqual({ json }));

test('an alias that would be gigantic is read in no time', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`);
  expect(parseGuestYaml(`a0: &a0 x\n${lines.join('\n')}`).problem).toBe(undefined);
});

const json = fc.jsonValue({ maxDepth: 4 });
// the parsers read -0 as 0, and the writer does not know '=', a keyword of PyYAML
const plain = (value: unknown): boolean => !/-0[,\]}]|__proto__|"":|"="/.test(JSON.stringify([value]));

test('what a writer of YAML 1.1 writes is read as it was', () => fc.assert(fc.property(json, value => {
  fc.pre(plain(value));
  expect(parseGuestYaml(stringify(value, { version: '1.1', lineWidth: 40 }))).toEqual({ json: value });
}), { numRuns: 300 }));

const text = fc.string({ unit: 'grapheme' }).map(it => it.replace(/\p{Surrogate}/gu, ''));

test('what a CloudInit writes is read as it was', () => {
  const config = fc.dictionary(fc.string({ minLength: 1 }).filter(key => key !== '__proto__'), fc.oneof(text, fc.array(text), fc.boolean(), fc.integer()));
  fc.assert(fc.property(config, value => expect(parseGuestYaml(cloudConfig(value))).toEqual({ json: value })), { numRuns: 300 });
});

test('no text makes it throw, and a problem has a place in the text', () => {
  const parts = ['a', ': ', '- ', '\n', '\n  ', '"', "'", '[', ']', '{', '}', ', ', '#', '|', '>', '&a ', '*a', '!x ', '? ', '\t', '\r', '---\n', '\\', '<<: ', '\u2028', '\0'];
  fc.assert(fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), all => {
    const yaml = all.join('');
    const { problem } = parseGuestYaml(yaml);
    const lines = yaml.split(/\r\n|[\r\n\x85\u2028\u2029]/);
    expect(problem === undefined || problem.line >= 1 && problem.line <= lines.length && problem.column >= 1).toBe(true);
  }), { numRuns: 1000 });
});
