import * as fc from 'fast-check';

/** files by hand, each with a question of its own */
export const CORPUS: readonly (string | Buffer)[] = [
  '', '\n', '# a\n', '---\n', '---\n---\n', '--- # a\na: 1\n', '--- a\n', 'a: 1\n--- |\n  b\n', 'a: 1\n...\nb: 2\n', '...\n', 'a: 1\n---b: 2\n',
  '%YAML 1.1\n---\na: 1\n', '%YAML 1.2\n---\na: 1\n', '%TAG ! x\n---\na: 1\n', 'a: %b\n', 'a: b %c\n',
  '{}', '{} ', '[]', '{"a": 1} {"a": 2}', '{"a": 1}\n---\na: 2\n', '{"a": 1}\n}', '{"a": 1,}', '{a: 1}', '{"a": 1}\n{"a": 2}\n{', '{"a": 1e999}', '{"a": "\\ud83d"}', '{"a": "\\ud83d\\ude00"}',
  '{"a": 1, "a": 2}', '\ufeff{"a": 1}', '{"a": "b\tc"}', ' \n {"a": 01}', '{"a": -0, "b": 1.0, "c": 12345678901234567890}', '{ "a" : [ 1 , 2 , ] }', '{{ a }}: 1', 'a: {{ b }}',
  'a: 0o17\nb: 0O17\nc: -0o17\nd: 0B11\ne: 0XfF\nf: 017\ng: 08\nh: 0b2\ni: 0o8\nj: 0x\nk: 0\nl: -0\nm: +0\n',
  'a: 1_000\nb: 1e3\nc: 1e400\nd: .5\ne: 5.\nf: +.5e-3\ng: 1.5_0\nh: 0b-11\ni: 0b+1\nj: _1\nk: +_1\nl: 1__0\nm: 0_17\n',
  'a: 9223372036854775807\nb: 9223372036854775808\nc: 18446744073709551615\nd: 18446744073709551616\ne: -9223372036854775808\nf: -9223372036854775809\n',
  'a: y\nb: N\nc: yes\nd: Off\ne: True\nf: TRUE\ng: tRUE\nh: ~\ni: null\nj: NULL\nk: nULL\nl:\n', 'a: .inf\n', 'a: .nan\n', 'a: .INF\n', 'a: inf\nb: nan\nc: .Infinity\n',
  'a: 12:30:45\nb: 190:20:30.15\nc: 2001-12-14\nd: 2001-12-14t21:59:43.10-05:00\n',
  'a: =\nb: <<\nc: "<<"\n', '<<: {a: 1}\na: 2\n', 'a: 2\n<<: {a: 1}\n', '<<: [{a: 1}, {a: 2, b: 3}]\n', '<<: a\n', '<<: *a\n', 'x: &a {b: 1}\ny: {<<: *a, c: 2}\n', 'x: &a [1]\ny: {<<: *a}\n', '"<<": 1\n',
  'a: &b 1\nc: *b\n', 'a: *b\n', 'a: &b [*b]\n', '&a a: *a\n', '*a : 1\n', 'a: &b\nc: *b\n', 'a: &b-1_Z x\n', 'a: &ü x\n', 'a: & x\n', 'a: &a &b c\n', 'a: &a !!str 1\nb: !!str &b 2\n',
  'a: 1\na: 2\n', '1: a\n"1": b\n', '0x10: a\n16: b\n', '1.5: a\n1e3: b\n1e6: c\n1234567.5: d\n1e-5: e\n123456.7: f\n1e40: g\n', '.inf: a\n', '~: a\n', 'null: a\n', ': a\n', 'true: a\nno: b\n', '[a]: b\n', '{a: b}: c\n',
  '? a\n: b\n', '? a\n', '? [a]\n: b\n', '? |\n  a\n: b\n', '- ? a\n  : b\n- c: d\n  e: f\n', '18446744073709551615: a\n', '9007199254740993: a\n', '-0: a\n', '0.1: a\n', '3.4e38: b\n',
  'a: !!int "5"\nb: !!str 5\nc: !!float 5\nd: !!bool yes\ne: !!null ""\nf: !x 5\ng: ! 5\nh: !<tag:yaml.org,2002:str> 5\n', 'a: !!int x\n', 'a: !!binary aGk=\n', 'a: !!binary "a b"\n', 'a: !!timestamp 2001-01-01\n', 'a: !!timestamp x\n',
  'a: !x!y z\n', 'a: !%41 b\n', 'a: !%zz b\n', 'a: !!set {b, c}\n', 'a: !!float 1.5\n', 'a: !!int 1.5\n', '!!map {a: 1}\n', '!!null {a: 1}\n', 'a: !!seq [1]\n',
  'a: "\\0\\a\\b\\t\\n\\v\\f\\r\\e\\"\\\'\\\\\\N\\_\\L\\P\\ \\x41\\u0042\\U0001F600"\n', 'a: "\\/"\n', 'a: "\\q"\n', 'a: "\\ud83d"\n', 'a: "\\U00110000"\n', 'a: "\\x4"\n', 'a: "b\\\n  c"\n', 'a: "b\n\n  c\n d"\n', "a: 'b''c\n\n  d'\n", 'a: "b\n---\n"\n', 'a: "b\n', "a: 'b\n",
  'a: |\n  b\n c\n', 'a: |\n  b\n\n\n', 'a: |-\n  b\n\n', 'a: |+\n  b\n\n', 'a: |2\n   b\n  c\n', 'a: |2-\n   b\n', 'a: |-2\n   b\n', 'a: |0\n b\n', 'a: |x\n b\n', 'a: | # c\n b\n', 'a: >\n  b\n  c\n\n  d\n   e\n  f\n', 'a: >+\n  b\n\n', 'a: |\n\tb\n', 'a: |\n \tb\n', 'a: |', 'a: |\n  b', '- |\n b\n- >\n c\n', 'a: |\n\n   b\n  c\n',
  'a: b: c\n', 'a: b\n c\n', 'a: b\n  c: d\n', ' a: 1\nb: 2\n', 'a:\n- 1\n- 2\n', 'a:\n  - 1\n - 2\n', '- a: 1\n  b: 2\n-  c: 3\n', 'a:\n\tb: 1\n', 'a: 1\t# c\n', 'a:\tb\n', '\ta: 1\n', '- - a\n  - b\n', '-\n  a\n', '-a\n', 'a: -\n', 'a: - b\n',
  'a: [1, 2\n', 'a: [1 2]\n', 'a: [1, , 2]\n', 'a: [a: 1, b]\n', 'a: [? b : c]\n', 'a: {b, c: , d: e}\n', 'a: {b:c}\n', 'a: {"b":c}\n', 'a: [b?c]\n', 'a: [b:c]\n', 'a: ]\n', 'a: }\n', 'a: ,\n', 'a: [\n  1,\n  2,\n]\n', 'a: {b: 1, b: 2}\n', '[a, b]: c\n', 'a: [b] c\n',
  'a: @b\n', 'a: `b`\n', 'a: b@c\n', 'a: #b\n', 'a: b #c\n', 'a: b#c\n', 'a:#b\n', 'a: ?b\n', 'a: :b\n', 'a::b\n', 'a: ://b\n', 'http://a: b\n', 'a: *\n', 'a: !\n', 'a: |b\n', 'a: >b\n', 'a\n', '"a" "b"\n', 'a: "b" c\n', 'foo\nbar: 1\n',
  'a: one\u2028two\n', 'a: one\u2028  two\n', 'a: "one\u2028two"\n', 'a: |\n  one\u2028  two\n', 'a: one\x85two\n', 'a: one\x85 two\n', 'a: \x7f\n', 'a: \x90\n', 'a: \x1b[1m\n', 'a: \ufffe\n', 'a: \ufeff\n', '# \x07\n', 'a: \u200b😀\n', 'a\rb: 1\r\n', 'a: 1\rb: 2\r', 'a: 1\r\r\nb: 2\r\r\n', '---\x85\na: 1\n', '---\ufeff\n',
  `${'k'.repeat(1024)}: 1\n`, `${'k'.repeat(1025)}: 1\n`, `${'😀'.repeat(1024)}: 1\n`, `? ${'k'.repeat(2000)}\n: 1\n`, `{${'k'.repeat(1025)}: 1}\n`, `a: ${'b '.repeat(2000)}\n`,
  Buffer.from([0x61, 0x3a, 0x20, 0xcf, 0xf0]), Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xcf, 0x22, 0x7d]), Buffer.from([0xc0,
    0x80]), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from([0xf5, 0x80, 0x80, 0x80]), Buffer.from([0xe2, 0x80]), Buffer.from([0]),
];

// what YAML is made of, so that it meets in every order
const PIECES = [
  'a', 'b', 'key', ': ', ':', ' ', '  ', '\n', '\n', '\n  ', '\n    ', '- ', '-', '? ', '?', '[', ']', '{', '}', ',', ', ', '"', "'", '|', '>', '|-', '>+', '|2', '&a ', '*a', '!', '!!str ', '!!int ', '!x ', '#', ' #c', '\t',
  '\\', '\\n', '\\x41', '\\u2028', '\\/', '%', '@', '`', '---', '---\n', '...', '...\n', '0o17', '017', '1e3', '0x1F', 'yes', 'null', '~', '1.5', '-1', '<<', '<<: ', '\r', '\r\n', '\x85', '\u2028', '😀', 'é', '0b11', '1_000', '.5',
  'key: value', 'a: 1', '\n- ', 'x: [1, 2]', '"q"', "'s'", '\n---\n', '\\ud83d', '123456789012345678901', '1e400', '.inf',
];
const JSON_PIECES = ['{', '}', '[', ']', '"a"', '"b"', ':', ',', '1', '1.5', 'null', 'true', ' ', '\n', '"\\ud83d"', '"\\u0041"', '"\\/"', '-0', '1e5', '01', 'x', '---\n'];

const joined = (pieces: readonly string[], most: number) => fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: most }).map(parts => parts.join(''));

const text = fc.string({ unit: 'binary', maxLength: 12 });

/** a file of random pieces of YAML, of JSON, of any characters, or of bytes */
export const FILES: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 12, arbitrary: joined(PIECES, 14) },
  { weight: 3, arbitrary: joined(JSON_PIECES, 10).map(rest => `{${rest}`) },
  { weight: 2, arbitrary: fc.tuple(text, text, text).map(([a, b, c]) => `${a}: ${b}\n- ${c}\n`) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 40 }).map(bytes => Buffer.from(bytes)) },
);

/** a manifest with a few pieces put in or taken out */
export const broken = (manifests: readonly string[]): fc.Arbitrary<string> => fc.tuple(
  fc.constantFrom(...manifests),
  fc.nat(100_000),
  fc.array(fc.tuple(fc.nat(100_000), fc.option(fc.constantFrom(...PIECES)), fc.nat(2)), { minLength: 1, maxLength: 4 }),
).map(([manifest, from, edits]) => {
  const start = from % manifest.length;
  return edits.reduce((so, [at, piece, less]) => {
    const place = at % (so.length + 1);
    return so.slice(0, place) + (piece ?? '') + so.slice(place + less);
  }, manifest.slice(start, start + 1500));
});

const any = (most: number) => fc.oneof(fc.string({ unit: 'binary', maxLength: most }), joined(PIECES, 5),
  fc.string({ unit: fc.constantFrom(...'+-0123456789_.eExXoObBafAF:'), maxLength: 8 }));

/** JSON with all sorts of strings, as values and as keys */
export const VALUES: fc.Arbitrary<object> = fc.dictionary(
  any(12), fc.oneof(any(60), fc.array(any(20), { maxLength: 3 }), fc.dictionary(any(8), any(20), { maxKeys: 3 })), { minKeys: 1, maxKeys: 5 },
);
