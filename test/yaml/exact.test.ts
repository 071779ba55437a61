import { Yaml } from 'cdk8s';
import { KUBECTL, hasFragile, isFragile, writeQuoting } from '../../src/yaml/exact';
import { readText } from '../../src/yaml/stream';

const written = (json: unknown) => writeQuoting(json, KUBECTL, inner => Yaml.stringify(inner));

test.each<[string, string, string]>([
  ['a line separator', 'one\u2028two', '"one\\u2028two"'],
  ['a paragraph separator in lines', '#cloud-config\n# one\u2029two\n', '"#cloud-config\\n# one\\u2029two\\n"'],
  ['a next line', 'one\x85two', '"one\\u0085two"'],
  ['a delete', 'a\x7f', '"a\\u007f"'],
  ['a control character of C1', 'a\x90', '"a\\u0090"'],
  ['a control character of C0', 'a\x1b[31m', '"a\\u001b[31m"'],
  ['a NUL', '\0', '"\\u0000"'],
  ['a byte order mark', '\ufeffa', '"\\ufeffa"'],
  ['what is not a character', '\ufffe\uffff', '"\\ufffe\\uffff"'],
  ['the key of a merge', '<<', '"<<"'],
  ['a tab that begins a block', '\n\ta\n', '"\\n\\ta\\n"'],
  ['an octal number of YAML 1.2', '0o17', '"0o17"'],
  ['an octal number in capitals', '-0O17', '"-0O17"'],
  ['a binary number in capitals', '0B11', '"0B11"'],
  ['a binary number with a sign inside', '0b-11', '"0b-11"'],
  ['a hexadecimal number in capitals', '0XE4', '"0XE4"'],
  ['a number with underscores', '21e0_', '"21e0_"'],
  ['an underscore behind the sign', '+_1', '"+_1"'],
  ['a fraction with underscores', '.5_0', '".5_0"'],
  ['a line of one space, where lines are in double quotes', `${'a'.repeat(40)}\r\n \n`, `"${'a'.repeat(40)}\\r\\n \\n"`],
])('%s is in quotes, as a value, an item and a key', (_, text, quoted) => {
  expect(isFragile(text)).toBe(true);
  expect(written({ a: text, b: [text], [text]: 1 })).toBe(`a: ${quoted}\nb:\n  - ${quoted}\n${quoted}: 1\n`);
  const [entry] = readText(written({ a: text, b: [text], [text]: 1 }));
  expect(entry).toMatchObject({ value: { a: text, b: [text], [text]: 1 } });
});

test.each(['', 'yes', 'e_1', '-_', 'a\n \n\r', '017', '0x1f', '1_000', '10Gi', '4.2', '52:54:00:12:34:56', '0o8', '0o17 ', '0Xyz', '_1', '1a_b', 'a<<', '😀 é\u00a0\u200b', 'a\tb', 'a\r\nb', '#cloud-config\nruncmd:\n  - a\n'])(
  '%j is written as cdk8s writes it', text => {
    const json = { a: text, b: [text], [text]: 1 };
    expect(written(json)).toBe(Yaml.stringify(json));
    expect(readText(Yaml.stringify(json))).toMatchObject([{ value: json }]);
  });

test.each([[{ a: ['b', { c: 'd' }] }, false], [{ a: ['b', { c: '\u2028' }] }, true], [{ a: { '0o17': 1 } }, true], [null, false], [[0o17], false]])('%j has a fragile string: %s', (json, has) =>
  expect(hasFragile(json)).toBe(has));

test('only fragile strings are written otherwise', () => {
  const json = { list: ['yes', 'one\ntwo\n'], map: { 'a b': null, 'n': 1.5 }, text: 'é: #' };
  expect(written({ ...json, more: '\u2028' })).toBe(`${Yaml.stringify(json)}more: "\\u2028"\n`);
});

test('a key longer than a key can be begins with a question mark', () => {
  const key = '\u2028'.repeat(400);
  expect(readText(written({ [key]: 1 }))).toMatchObject([{ value: { [key]: 1 } }]);
});
