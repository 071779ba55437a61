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

test.each<[string, string]>([
  ['a: b: c', "1:5 ': ' must not stand here: put a string that contains it in quotes"],
  ['a: {{ pw }}', "1:5 a mapping or a list as a key: put a string that begins with '{' or '[' in quotes"],
  ['a: {{ pw }}-x', '1:12 a key is missing here: check the indentation'],
  ['a: {% if %}', "1:5 a string without quotes must not begin with '%' (U+0025): put it in quotes"],
  ['a: @x', "1:4 a string without quotes must not begin with '@' (U+0040): put it in quotes"],
  ['a: `x`', "1:4 a string without quotes must not begin with '`' (U+0060): put it in quotes"],
  ['a: %x', "1:4 a string without quotes must not begin with '%' (U+0025): put it in quotes"],
  ['a: *x', "1:4 an alias without an anchor: put a string that begins with '*' in quotes"],
  ['a: - b', "1:4 a list item ('- ') must not stand here: it begins its line, or follows another '- '"],
  ["a: 'it's'", '1:8 a key is missing here: check the indentation'],
  ['a: "x" y', '1:8 a key is missing here: check the indentation'],
  ['a: "x\nb: y', '1:4 the string has no closing "'],
  ['a: [x, y\nb: c', "2:2 ',' or ']' is missing"],
  ['a: "\n---\n"', '1:4 the string has no closing " before the next document'],
  ['a: [http://x/?q=1]', "1:14 a '?' in brackets: put the string in quotes"],
  ['a: [ :x ]', '1:6 a value is missing here'],
  ['a: {b\n: c}', "2:1 ',' or '}' is missing"],
  ['a: b\nfoo\nc: d', "2:1 the line is not a field: no ': ' follows the key"],
  ['a:b\nc: d', "2:2 ': ' must not stand here: put a string that contains it in quotes"],
  ['a:\n- b\nc', "3:1 the line is not a field: no ': ' follows the key"],
  ['a:\n  b: 1\n c: 2', '3:2 a key is missing here: check the indentation'],
  ['a: |\n  x\n y', '3:2 a key is missing here: check the indentation'],
  ['a:\n - b: c\n   d: e\n  f: g', "4:3 the line is neither an item of the list ('- '), nor does it belong to another one: check its indentation"],
  // tabs: PyYAML is stricter than DVP
  ['a:\n\tb: c', '2:1 a tab where cloud-init needs spaces'],
  ['a:\tb', '1:3 a tab where cloud-init needs spaces'],
  ['a: b\t', '1:5 a tab where cloud-init needs spaces'],
  ['a: b\t# c', '1:5 a tab where cloud-init needs spaces'],
  ['a: b\n \t\nc: d', '2:2 a tab where cloud-init needs spaces'],
  // keys
  ['? [a, b]\n: c', "1:3 a mapping or a list as a key: put a string that begins with '{' or '[' in quotes"],
  ['{a: b}: c', "1:1 a mapping or a list as a key: put a string that begins with '{' or '[' in quotes"],
  ['null: 1', '1:1 a key that is null or too large a number: put it in quotes (DVP)'],
  ['<<: [1]', "1:6 '<<' needs an object, or a list of objects"],
  // values that one of the parsers cannot make
  ['a: !vault x', '1:4 an unknown tag, or a tag that does not fit its value'],
  ['a: !!int x', '1:4 an unknown tag, or a tag that does not fit its value'],
  ['a: !!binary x', '1:4 the value of the tag !!binary is not base64 (DVP)'],
  ['a: .nan', '1:4 a number that is infinite or not a number: put it in quotes (DVP)'],
  ['a: -.inf', '1:4 a number that is infinite or not a number: put it in quotes (DVP)'],
  ['a: 2024-13-01', '1:4 a date that does not exist: put it in quotes'],
  ['a: 2023-02-29', '1:4 a date that does not exist: put it in quotes'],
  ['a: 2023-01-01 25:00:00', '1:4 a date that does not exist: put it in quotes'],
  ['a: =', "1:4 the value '=': put it in quotes"],
  ['a: &x [*x]', '1:8 an anchor that contains itself (DVP)'],
  ['a: &x 1\nb: &x 2', '2:4 an anchor with the name of another one'],
  ['a: &a.b x', "1:4 '&' begins the name of an anchor, which has letters, digits, '-' and '_': put a string in quotes"],
  // escapes
  ['a: "\\q"', '1:5 YAML has no escape \'\\q\' in double quotes: write \'\\\\\' for a backslash, or use single quotes'],
  ['a: "\\/"', '1:5 YAML has no escape \'\\/\' in double quotes: write \'/\' (DVP)'],
  ['a: "\\ud800"', '1:5 \'\\ud800\' in double quotes is not a character: write a surrogate pair as one \\U escape (DVP)'],
  // the text as a whole
  ['a: 1\n---\nb: 2', '2:1 a second document, where cloud-init reads one'],
  ['a: 1\n---\n', '2:1 a second document, where cloud-init reads one'],
  ['%YAML 1.2\n---\na: 1', "1:1 a line that begins with '%', which YAML reads as a directive (DVP)"],
  ['a: \u0007', '1:4 YAML must not have the control character U+0007: remove it, or write it as an escape in double quotes'],
  ['a: \ufffe', '1:4 YAML must not have the control character U+FFFE: remove it, or write it as an escape in double quotes'],
  ['a: x\u2028y', "1:6 the line is not a field: no ': ' follows the key; in YAML 1.1, U+2028 ends a line, too"],
])('%j', (text, problem) => expect(problemOf(text)).toBe(problem));

test.each<[string, unknown]>([
  ['', null],
  ['# only a comment', null],
  ['null', null],
  ['a: 1\n...\n', { a: 1 }],
  ['%YAML 1.1\n---\na: 1', { a: 1 }],
  ['a: yes', { a: true }],
  ['a: 2001-01-01', { a: '2001-01-01' }],
  ['a: 2001-1-1T9:00:00.5 +01:00', { a: '2001-1-1T9:00:00.5 +01:00' }],
  ['a: 2024-13-45 is no day', { a: '2024-13-45 is no day' }],
  ['a: 12:30', { a: '12:30' }],
  ['a: 0o17', { a: 15 }],
  ['a: {1: yes, 2.5: no}', { a: { 1: true, 2.5: false } }],
  // YAML 1.2 needs more indentation in these
  ['a: [\nb,\nc\n]', { a: ['b', 'c'] }],
  ['a: {\nb: c }\nd: "x\ny"', { a: { b: 'c' }, d: 'x y' }],
  ["a: ['b', # it's \"]\n'c'\n]", { a: ['b', 'c'] }],
  ['- [a\nb]\n- [c\nd]', [['a b'], ['c d']]],
  // and these it reads as something else
  ['a: [tar, xf, -]', { a: ['tar', 'xf', '-'] }],
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
  ['a: !!binary R0lG', { a: 'GIF' }],
])('%j is read', (text, json) => expect(parseGuestYaml(text)).toEqual({ json }));

test('the last of two keys counts, and both lines are reported', () =>
  expect(parseGuestYaml('a: 1\na: 2')).toEqual({ json: { a: 2 }, twice: [{ key: 'a', lines: [1, 2] }] }));

test('an alias that would be gigantic is refused in no time', () => {
  const lines = Array.from({ length: 40 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array.from({ length: 9 }, () => `*a${i}`).join(', ')}]`);
  expect(problemOf(`a0: &a0 x\n${lines.join('\n')}`)).toMatch(/aliases \('\*name'\) repeat too much.* \(DVP\)$/);
});

const json = fc.jsonValue({ maxDepth: 4 });
// the writer does not know '=', a keyword of PyYAML
const plain = (value: unknown): boolean => !/__proto__|"":|"="/.test(JSON.stringify([value]));
// -0 is 0 in JSON
const again = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('what a writer of YAML 1.1 writes is read as it was', () => fc.assert(fc.property(json, value => {
  fc.pre(plain(value));
  expect(again(parseGuestYaml(stringify(value, { version: '1.1', lineWidth: 40 })))).toEqual(again({ json: value }));
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
    const lines = yaml.split('\n');
    expect(problem === undefined || problem.line >= 1 && problem.line <= lines.length + 1 && problem.column >= 1).toBe(true);
  }), { numRuns: 1000 });
});
