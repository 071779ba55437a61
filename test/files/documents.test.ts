import { readDocuments } from '../../src/files/documents';

const labels = (text: string) => readDocuments('f.yaml', text).objects.map(({ object }) => `${object.path} ${object.label}`);
const problems = (text: string) => readDocuments('f.yaml', text).unreadable.map(({ line, wrong }) => `${line ?? ''} ${wrong}`.trim());

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

test.each<[string, string, string[]]>([
  ['one document', POD, ['f.yaml:1 Pod a']],
  ['several documents, empty ones between them', `---\n${POD}---\n---\n# nothing\n---\n${POD}`, ['f.yaml:2 Pod a', 'f.yaml:9 Pod a']],
  ['JSON', '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a", "namespace": "n"}}', ['f.yaml:1 Pod n/a']],
  ['a list', 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: a}\n- apiVersion: v1\n  kind: Pod\n  metadata: {name: b}\n',
    ['f.yaml:4 Pod a', 'f.yaml:7 Pod b']],
  ['a list of lists', 'apiVersion: v1\nkind: PodList\nitems: [{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod}]}]\n', ['f.yaml:3 Pod (no name)']],
  ['an empty list', 'apiVersion: v1\nkind: List\nitems: []\n---\n' + POD, ['f.yaml:5 Pod a']],
])('reads %s', (_, text, objects) => {
  expect(labels(text)).toEqual(objects);
  expect(problems(text)).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['an empty file', '', ['the file is empty']],
  ['only comments', '# nothing\n---\n', ['the file is empty']],
  ['invalid YAML, and reads on', `${POD}---\n  a: [1\n---\n${POD}`, ['6 invalid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]']],
  ['what is not an object', `- 1\n---\ntext\n---\n${POD}`, ["1 not a Kubernetes object: 'apiVersion' and 'kind' are missing", "3 not a Kubernetes object: 'apiVersion' and 'kind' are missing"]],
  ['a null in a list', 'apiVersion: v1\nkind: List\nitems: [null]\n', ["3 not a Kubernetes object: 'apiVersion' and 'kind' are missing"]],
  ['a key twice', `${POD}kind: Service\n`, ['4 invalid YAML: Map keys must be unique']],
])('reports %s', (_, text, expected) => expect(problems(text)).toEqual(expected));

test('an alias bomb is refused, not unpacked', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`)}]`).join('\n')}\n`;
  expect(problems(bomb)).toEqual(['1 invalid YAML: Excessive alias count indicates a resource exhaustion attack']);
});

test.each([
  ['a boolean of YAML 1.1', 'yes', true],
  ['an octal number of YAML 1.1', '0644', 420],
  ['what has colons, which is no number to the base of 60', '52:54:00:12:34:56', '52:54:00:12:34:56'],
  ['a date, which the API server keeps as text', '2001-12-14', '2001-12-14'],
])('reads %s as the API server does', (_, text, parsed) =>
  expect(readDocuments('f', `${POD}spec: ${text}\n`).objects[0].object.json.spec).toEqual(parsed));

test.each([
  ['/spec/a', 5],
  ['/spec/list/1/b', 9],
  ['/spec/list/1/missing', 8],
  ['/spec/list/7', 6],
  ['/spec/x~1y', 10],
  ['/metadata/labels', 3],
  ['', 1],
])('a field at %s is in line %i', (pointer, line) => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  a: 1\n  list:\n    - b: 1\n    - c: 1\n      b: 2\n  x/y: 1\n';
  expect(readDocuments('f', text).objects[0].line(pointer)).toBe(line);
});

test('nulls of kinds that have a schema are dropped as the API server drops them, and those of lists and other kinds stay', () => {
  const read = (kind: string) => readDocuments('f', `apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: ${kind}\nmetadata: {name: a}\nspec: {cpu: null, usbDevices: [null, {name: ~}], own: ~}\n`)
    .objects[0].object.json.spec;
  // what nobody knows is refused, so it has to be seen
  expect(read('VirtualMachine')).toEqual({ usbDevices: [null, {}], own: null });
  expect(read('OfOthers')).toEqual({ cpu: null, usbDevices: [null, { name: null }], own: null });
});
