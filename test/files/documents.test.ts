import { Read, readDocuments as readSource } from '../../src/files/documents';
import { sourceOf } from '../../src/yaml/source';

const readDocuments = (file: string, content: string | Buffer): Read => readSource(file, sourceOf(content));
const labels = (text: string) => readDocuments('f.yaml', text).objects.map(({ object }) => `${object.path} ${object.label}`);
const problems = (content: string | Buffer) => readDocuments('f.yaml', content).unreadable
  .map(({ line, column, wrong }) => `${line === undefined ? '' : `${line}:${column} `}${wrong}`);
const misread = (content: string | Buffer) => readDocuments('f.yaml', content).misread!
  .map(({ id, line, object, pointer, wrong, instead }) => `${id} ${line} [${object}${pointer === '' ? '' : ` ${pointer}`}] ${wrong}; ${instead}`);

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

test.each<[string, string, string[]]>([
  ['one document', POD, ['f.yaml:1 Pod a']],
  ['several documents, empty ones between them', `---\n${POD}---\n---\n# nothing\n---\n${POD}`, ['f.yaml:2 Pod a', 'f.yaml:9 Pod a']],
  ['JSON', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "n"}}', ['f.yaml:1 Pod n/a']],
  ['a stream of JSON', '{"apiVersion": "v1", "kind": "Pod"}\n{"apiVersion": "v1", "kind": "Pod"} {"apiVersion": "v1", "kind": "Pod"}',
    ['f.yaml:1 Pod (no name)', 'f.yaml:2 Pod (no name)', 'f.yaml:2 Pod (no name)']],
  ['JSON and YAML behind it', `{"apiVersion": "v1", "kind": "Pod"}\n---\n${POD}`, ['f.yaml:1 Pod (no name)', 'f.yaml:3 Pod a']],
  ['JSON with a comma too many, which is YAML', '{"apiVersion": "v1",\n "kind": "Pod",}\n', ['f.yaml:1 Pod (no name)']],
  ['YAML that begins as JSON', '{apiVersion: v1, kind: Pod}', ['f.yaml:1 Pod (no name)']],
  ['a list', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: b}\n',
    ['f.yaml:4 Pod a', 'f.yaml:7 Pod b']],
  ['a list of lists', 'apiVersion: v1\nkind: PodList\nitems: [{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod}]}]\n', ['f.yaml:3 Pod (no name)']],
  ['a list that has the kind of its items', 'apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n', ['f.yaml:4 Pod a']],
  ['an empty list', 'apiVersion: v1\nkind: List\nitems: []\n---\n' + POD, ['f.yaml:5 Pod a']],
  ['an empty list alone', 'apiVersion: v1\nkind: List\nitems: []\n', []],
  ['an empty list in JSON', '{"apiVersion": "v1", "items": [], "kind": "List", "metadata": {"resourceVersion": ""}}', []],
  ['a byte order mark in front of each file of two', `\ufeff${POD}---\n\ufeff${POD}`, ['f.yaml:1 Pod a', 'f.yaml:5 Pod a']],
  ['lines of Windows, and a carriage return too many', POD.replace(/\n/g, '\r\n') + '---\r\n' + POD.replace(/\n/g, '\r\r\n'), ['f.yaml:1 Pod a', 'f.yaml:5 Pod a']],
])('reads %s', (_, text, objects) => {
  expect(labels(text)).toEqual(objects);
  expect(problems(text)).toEqual([]);
});

const KINDLESS = "not a Kubernetes object: 'kind' is missing";
const WINDOWS_1251 = Buffer.concat([Buffer.from(`${POD}# `), Buffer.from([0xcf, 0xf0, 0xe8]), Buffer.from('\n')]);
const UTF_16 = 'the file is UTF-16: save it as UTF-8. In PowerShell 5, write "| Out-File -Encoding utf8 FILE" in place of "> FILE"';

test.each<[string, string | Buffer, string[]]>([
  ['an empty file', '', ['the file is empty']],
  ['only comments', '# nothing\n---\n', ['the file is empty']],
  ['invalid YAML, and reads on', `${POD}---\n  a: [1\n---\n${POD}`, ["6:1 invalid YAML: ',' or ']' is missing"]],
  ['only null', 'null\n', ['the file has no object']],
  ['only null, in documents with comments', '# later\n---\n~\n---\nnull # later\n', ['the file has no object']],
  ['a List whose items are a map', 'apiVersion: v1\nkind: List\nitems: {a: 1}\n', ["1:1 not a Kubernetes object: the 'items' of a List must be a list"]],
  ['a List without items', `${POD}---\napiVersion: v1\nkind: List\n`, ["5:1 not a Kubernetes object: the 'items' of a List must be a list"]],
  ['a list and a string', `- 1\n---\ntext\n---\n${POD}`, ['1:1 not a Kubernetes object: it is a list', '3:1 not a Kubernetes object: it is a string']],
  ['a null in a list', 'apiVersion: v1\nkind: List\nitems: [null]\n', ['3:9 not a Kubernetes object: it is null']],
  ['no kind', 'apiVersion: v1\nmetadata: {}\n', [`1:1 ${KINDLESS}`]],
  ['no kind in a list', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n', [`4:3 ${KINDLESS}`]],
  ['no apiVersion', 'kind: Pod\n', ["1:1 not a Kubernetes object: 'apiVersion' is missing"]],
  ['neither', 'a: 1\n', ["1:1 not a Kubernetes object: 'apiVersion' and 'kind' are missing"]],
  ['a kind that is a number', 'apiVersion: v1\nkind: 0o17\n', ["1:1 not a Kubernetes object: 'kind' must be a string"]],
  ['bytes of Windows-1251', WINDOWS_1251, ['4:3 the byte 0xCF is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"']],
  ['U+FFFD itself, and a bad byte behind it', Buffer.concat([Buffer.from('a: \ufffd '), Buffer.from([0xff])]),
    ['1:6 the byte 0xFF is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"']],
  ['UTF-16 of PowerShell', Buffer.from(`\ufeff${POD}`, 'utf16le'), [UTF_16]],
  ['UTF-16 without a mark', Buffer.from(POD, 'utf16le'), [UTF_16]],
  ['UTF-16 of the other order', Buffer.from(`\ufeff${POD}`, 'utf16le').swap16(), [UTF_16]],
  ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), ['the file is binary, not YAML or JSON']],
  ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), ['the file is binary, not YAML or JSON']],
  ['a colour', `${POD}# \x1b[31mred\n`, ['4:3 invalid YAML: YAML must not have the control character U+001B, which begins a colour of a terminal: remove it']],
  ['a control character', `${POD}# \x90\n`, ['4:3 invalid YAML: YAML must not have the control character U+0090: remove it, or write it as an escape in double quotes']],
  ['a line break of YAML 1.1', `${POD}spec:\n  a: one\u2028two\n`, ["5:10 invalid YAML: the line is not a field: no ': ' follows the key; in YAML 1.1, U+2028 ends a line, too"]],
  ['an escape of JSON', `${POD}spec: "a\\/b"\n`, ["4:9 invalid YAML: YAML has no escape '\\/' in double quotes: write '/'"]],
  ['an unknown escape', `${POD}spec: "a\\d"\n`, ["4:9 invalid YAML: YAML has no escape '\\d' in double quotes: write '\\\\' for a backslash, or use single quotes"]],
  ['half a surrogate pair', `${POD}spec: "\\ud83d\\ude00"\n`, ["4:8 invalid YAML: '\\ud83d' in double quotes is not a character: write a surrogate pair as one \\U escape"]],
  ['a directive', `%YAML 1.2\n---\n${POD}`, ["1:1 invalid YAML: kubectl reads no directive, that is a line that begins with '%': remove it"]],
  ['text behind ---', `${POD}--- {a: 1}\n`, ["4:1 only a comment may follow '---' in its line: write the document in the next one"]],
  ['an anchor that contains itself', `${POD}spec: &a {b: *a}\n`, ["4:14 invalid YAML: the anchor '&a' contains itself"]],
  ['an unknown anchor', `${POD}spec: *a\n`, ["4:7 invalid YAML: unknown anchor: a value that begins with '*' must be in quotes"]],
  ['a password that begins with an asterisk', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {pw: *hunter2}\n',
    ["4:18 invalid YAML: unknown anchor: a value that begins with '*' must be in quotes"]],
  ['a password that begins as a tag', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  pw: !hunter2!x\n',
    ["5:7 invalid YAML: unknown tag: a value that begins with '!' must be in quotes"]],
  ['a tab as indentation', `${POD}spec:\n\ta: 1\n`, ['5:1 invalid YAML: a tab indents the line: use spaces']],
  ['a template', `${POD}spec: {{ .Values.spec }}\n`, ['4:8 invalid YAML: a key must be a string: put it in quotes']],
  ['a string with a colon', `${POD}spec: a: b\n`, ["4:8 invalid YAML: ': ' must not stand here: put a string that contains it in quotes"]],
  ['a string that begins with @', `${POD}spec: @a\n`, ["4:7 invalid YAML: a string without quotes must not begin with '@' (U+0040): put it in quotes"]],
  ['quotes that stay open', `${POD}spec: "a\n`, ['4:7 invalid YAML: the string has no closing "']],
  ['a bad indentation', 'apiVersion: v1\nmetadata:\n  name: a\n labels: {}\n', ['4:2 invalid YAML: a key is missing here: check the indentation']],
  ['a number that JSON does not have', `${POD}spec: .inf\n`, ["4:7 invalid YAML: '.inf' is a number that JSON does not have: put it in quotes"]],
  ['a null key', `${POD}spec: {~: 1}\n`, ['4:8 invalid YAML: a key must be a string: put it in quotes']],
  ['JSON that is cut off', '{"apiVersion": "v1",\n "kind": ', ['2:10 invalid JSON: the text ends where a value is missing']],
  ['JSON with a comma missing', '{"apiVersion": "v1"\n "kind": "Pod"}\n', ["2:2 invalid JSON: ',' or '}' is missing here"]],
  ['a broken value in a stream of JSON', '{}\n{}\n{]\n', ["1:1 not a Kubernetes object: 'apiVersion' and 'kind' are missing",
    "2:1 not a Kubernetes object: 'apiVersion' and 'kind' are missing", '3:2 invalid JSON: a key in double quotes is missing here']],
])('reports %s', (_, content, expected) => expect(problems(content)).toEqual(expected));

test('an alias bomb is refused, not unpacked', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`).join('\n')}\n`;
  expect(problems(bomb)).toEqual(["2:17 invalid YAML: aliases ('*name') repeat too much: kubectl refuses a small text with a huge value"]);
});

test('endless brackets are refused', () => expect(problems('['.repeat(100_000))).toEqual(['1:1 invalid YAML: nested too deeply']));

const twice = (key: string, first: string, last: string) => `the key '${key}' stands twice, in ${first} and in ${last}: the last one counts, and the others are lost; one of them`;

test.each<[string, string | Buffer, string[], unknown]>([
  ['a key twice', `${POD}spec:\n  cpu: 1\n  cpu: 2\n`, [`READ-KEY 6 [Pod a /spec/cpu] ${twice('cpu', 'line 5, column 3', 'line 6, column 3')}`], { cpu: 2 }],
  ['a key twice in JSON', '{"apiVersion": "v1", "kind": "Pod",\n "spec": {"a/b": 1, "a/b": {}}}', [`READ-KEY 2 [Pod (no name) /spec/a~1b] ${twice('a/b', 'line 2, column 11', 'line 2, column 21')}`], { 'a/b': {} }],
  ['two spellings of a key', `${POD}spec: {15: a, 0o17: b}\n`, [`READ-KEY 4 [Pod a /spec/15] ${twice('15', 'line 4, column 8', 'line 4, column 15')}`], { 15: 'b' }],
  ['a key in a list', 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, spec: {a: 1, a: 2}}\n', [`READ-KEY 4 [Pod (no name) /spec/a] ${twice('a', 'line 4, column 38', 'line 4, column 44')}`], { a: 2 }],
  ['a key three times', `${POD}spec: {a: 1, a: 2, a: 3}\n`, [`READ-KEY 4 [Pod a /spec/a] ${twice('a', 'line 4, column 8', 'line 4, column 14')}`,
    `READ-KEY 4 [Pod a /spec/a] ${twice('a', 'line 4, column 14', 'line 4, column 20')}`], { a: 3 }],
  ['a field beside a merge of the same', `${POD}spec: {<<: {a: 1, b: 1}, a: 2}\n`, [], { a: 2, b: 1 }],
  ['text behind the end of a document', `${POD}...\n${POD}`, ["READ-REST 5 [Pod a] the text from line 5, column 1 on is lost: kubectl reads one document between two lines of '---'; a line of '---' before it"], undefined],
  ['a bad byte in JSON', Buffer.concat([Buffer.from('{"apiVersion": "v1", "kind": "Pod", "spec": "'), Buffer.from([0xcf]), Buffer.from('"}')]),
    ['READ-BYTES 1 [file] in line 1, column 46, the byte 0xCF is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"; UTF-8'], '\ufffd'],
])('warns of %s, and reads the object', (_, content, expected, spec) => {
  expect(misread(content)).toEqual(expected);
  expect(readDocuments('f', content).objects.map(({ object }) => object.json.spec)).toEqual([spec]);
});

test('a key twice around the items of a list', () => {
  const text = 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod}\nitems:\n- {apiVersion: v1, kind: Pod}\n';
  expect(misread(text)).toEqual([`READ-KEY 5 [List (no name) /items] ${twice('items', 'line 3, column 1', 'line 5, column 1')}`]);
  expect(labels(text)).toEqual(['f.yaml:6 Pod (no name)']);
});

test.each([
  ['a boolean of YAML 1.1', 'yes', true],
  ['an octal number of YAML 1.1', '0644', 420],
  ['an octal number of YAML 1.2', '0o17', 15],
  ['an octal number in capitals', '-0O17', -15],
  ['a binary number in capitals', '0B11', 3],
  ['a hexadecimal number in capitals', '0X1f', 31],
  ['a number with underscores', '+_1_0', 10],
  ['what has colons, which is no number to the base of 60', '52:54:00:12:34:56', '52:54:00:12:34:56'],
  ['a date, which the API server keeps as text', '2001-12-14', '2001-12-14'],
  ['keys that are not strings', '{1: a, 1.5: b, yes: c, 1e3: d, 0x10: e}', { 1: 'a', 1.5: 'b', true: 'c', 1000: 'd', 16: 'e' }],
  ['a key of every object', '{__proto__: 1}', JSON.parse('{"__proto__": 1}')],
])('reads %s as the API server does', (_, text, parsed) =>
  expect(readDocuments('f', `${POD}spec: ${text}\n`).objects[0].object.json.spec).toEqual(parsed));

test.each([
  ['/spec/a', 5],
  ['/spec/list/1/b', 9],
  ['/spec/list/1/missing', 8],
  ['/spec/list/7', 6],
  ['/spec/x~1y', 10],
  ['/spec/0', 12],
  ['/spec/merged', 11],
  ['/spec/alias/b', 7],
  ['/metadata/labels', 3],
  ['', 1],
])('a field at %s is in line %i', (pointer, line) => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  a: 1\n  list:\n    - &one {b: 1}\n    - c: 1\n      b: 2\n  x/y: 1\n  <<: {merged: 1}\n  0b0: 1\n  alias: *one\n';
  expect(readDocuments('f', text).objects[0].line(pointer)).toBe(line);
});

test('nulls of kinds that have a schema are dropped as the API server drops them, and those of lists and other kinds stay', () => {
  const read = (kind: string) => readDocuments('f', `apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: ${kind}\nmetadata: {name: a}\nspec: {cpu: null, usbDevices: [null, {name: ~}], own: ~}\n`)
    .objects[0].object.json.spec;
  // what nobody knows is refused, so it has to be seen
  expect(read('VirtualMachine')).toEqual({ usbDevices: [null, {}], own: null });
  expect(read('OfOthers')).toEqual({ cpu: null, usbDevices: [null, { name: null }], own: null });
});

const ITEM = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { a: [{ b: 1 }] } });
const LIST = { apiVersion: 'v1', items: [ITEM('é'), ITEM('b')], kind: 'List', metadata: { resourceVersion: '' } };
const ITEM_LINES = (indent: string) => ['apiVersion: v1', 'kind: Pod', 'metadata:', '  name: é', 'spec:', '  a:', '  - b: 1'].map((line, i) => `${indent}${i === 0 ? '- ' : '  '}${line}\n`).join('');

test.each<[string, string, string[]]>([
  ['as kubectl writes it', `apiVersion: v1\nitems:\n${ITEM_LINES('')}${ITEM_LINES('').replace('é', 'b')}kind: List\nmetadata:\n  resourceVersion: ""\n`, ['f.yaml:3 9', 'f.yaml:10 16']],
  ['as cdk8s writes it, behind another document', `a: ü\n---\napiVersion: v1\nkind: List\nitems:\n${ITEM_LINES('  ')}${ITEM_LINES('  ').replace('é', 'b')}`, ['f.yaml:6 12', 'f.yaml:13 19']],
  ['with an anchor', `apiVersion: v1\nitems:\n${ITEM_LINES('')}${ITEM_LINES('').replace('é', '&x b')}kind: List\n`, ['f.yaml:3 9', 'f.yaml:10 16']],
  ['of JSON', JSON.stringify(LIST, undefined, 1), ['f.yaml:4 13', 'f.yaml:18 27']],
  ['of JSON in one line', JSON.stringify(LIST), ['f.yaml:1 1', 'f.yaml:1 1']],
  ['of JSON with a key twice', `{"kind": 1,\n${JSON.stringify(LIST, undefined, 1).slice(1)}`, ['f.yaml:5 14', 'f.yaml:19 28']],
])('the lines of the items of a list %s', (_, text, places) => {
  const { objects } = readDocuments('f.yaml', text);
  expect(objects.map(located => `${located.object.path} ${located.line('/spec/a/0/b')}`)).toEqual(places);
  expect(objects.map(({ object }) => object.json)).toEqual(LIST.items);
});
