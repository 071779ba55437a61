import { execFileSync, spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, truncateSync, writeFileSync } from 'fs';
import { Server, createServer } from 'net';
import { tmpdir } from 'os';
import { join } from 'path';
import { leftAloneText } from '../../src/cli/format';
import { readPaths, strictly } from '../../src/files/paths';
import { TSX } from '../tsx';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';
const DISK = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata: {name: a}\n';

type Content = string | Buffer | { readonly link: string };

function tree(files: Record<string, Content>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'paths-')));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    typeof content === 'object' && 'link' in content ? symlinkSync(content.link, join(root, name)) : writeFileSync(join(root, name), content);
  }
  return root;
}

const read = (root: string, ...paths: string[]) => {
  const { objects, unreadable, leftAlone } = readPaths(paths.map(path => join(root, path)));
  const local = (text: string) => text.replaceAll(`${root}/`, '').replaceAll(root, '.');
  return {
    objects: objects.map(({ file, object }) => `${local(file)} ${object.label}`),
    unreadable: unreadable.map(({ file, wrong }) => `${local(file)} ${local(wrong).replace(/(invalid YAML): [^;]*/, '$1')}`),
    leftAlone: local(leftAloneText(leftAlone)).split('\n').filter(line => line !== ''),
  };
};

interface Outcome {
  readonly objects?: string[];
  readonly unreadable?: string[];
  readonly leftAlone?: string[];
}

const CHART = { 'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n', 'shop/values.yaml': 'kind: DaemonSet\nreplicas: 1\n' };
const HELM = 'render it first: helm template shop | cdk8s-dvp validate -';
const KUSTOMIZATION = 'resources: [disk.yaml]\npatches:\n- path: patch.yaml\n- path: ops.json\n- patch: |-\n    - op: remove\n      path: /spec\npatchesStrategicMerge: [more.yaml]\n';

test.each<[string, Record<string, Content>, Outcome]>([
  ['only manifests, with those of subdirectories, in order',
    { 'b.yml': POD, 'a/z.yaml': POD, 'a/c.json': '{"apiVersion":"v1","kind":"Pod"}', 'README.md': '# no', '.hidden/x.yaml': POD, 'node_modules/x.yaml': POD },
    { objects: ['a/c.json Pod (no name)', 'a/z.yaml Pod a', 'b.yml Pod a'] }],
  ['no construct-metadata.json of cdk8s', { 'construct-metadata.json': '{"version":"1.0.0","resources":{}}', 'a.k8s.yaml': POD }, { objects: ['a.k8s.yaml Pod a'] }],
  ['a link to a file', { 'a.yaml': { link: '.data/a' }, '.data/a': POD }, { objects: ['a.yaml Pod a'] }],
  ['the files of a ConfigMap in a volume, once each', { '..2026/a.yaml': POD, '..data': { link: '..2026' }, 'a.yaml': { link: '..data/a.yaml' } }, { objects: ['a.yaml Pod a'] }],
  ['a link to a directory', { 'b': { link: '.store/b' }, '.store/b/a.yaml': POD }, { objects: ['b/a.yaml Pod a'] }],
  ['a file and a link to it, once', { 'a.yaml': POD, 'b.yaml': { link: 'a.yaml' } }, { objects: ['a.yaml Pod a'] }],
  ['links that form a loop', { 'a/a.yaml': POD, 'a/up': { link: '..' }, 'a/self': { link: '.' }, 'root': { link: '/' } }, { objects: ['a/a.yaml Pod a'] }],
  ['a link to nothing', { 'a.yaml': POD, 'b.yaml': { link: 'nowhere.yaml' }, 'result': { link: '/nix/store/gone' } },
    { objects: ['a.yaml Pod a'], unreadable: ['b.yaml broken symbolic link'], leftAlone: ['left alone: 1 broken symbolic link (result)'] }],
  ['links that only lead to each other', { 'a.yaml': POD, 'b.yaml': { link: 'c.yaml' }, 'c.yaml': { link: 'b.yaml' } },
    { objects: ['a.yaml Pod a'], unreadable: ['b.yaml the symbolic links form a loop', 'c.yaml the symbolic links form a loop'] }],
  ['a Helm chart', {
    ...CHART,
    'shop/templates/web.yaml': `${POD}spec: {{ .Values.spec }}\n`,
    'shop/templates/_helpers.tpl': '',
    'shop/templates/tests/t.yaml': '{{ include "x" . }}',
    'shop/values-prod.yaml': 'a: 1',
    'shop/values.schema.json': '{}',
    'shop/templates/plain.yaml': POD,
    'shop/crds/crd.yaml': POD,
    'shop/charts/db/Chart.yaml': 'apiVersion: v2\nname: db\n',
    'shop/charts/db/templates/db.yaml': '{{- if .Values.on }}',
  }, {
    objects: ['shop/crds/crd.yaml Pod a', 'shop/templates/plain.yaml Pod a'],
    leftAlone: [
      `left alone: 6 files of the Helm chart shop (shop/Chart.yaml, shop/templates/tests/t.yaml, shop/templates/web.yaml, shop/values-prod.yaml, shop/values.schema.json and 1 more): ${HELM}`,
      'left alone: 2 files of the Helm chart shop/charts/db (shop/charts/db/Chart.yaml, shop/charts/db/templates/db.yaml): render it first: helm template shop/charts/db | cdk8s-dvp validate -',
    ],
  }],
  ['a broken file in templates that has no template in it', { ...CHART, 'shop/templates/disk.yaml': `${DISK}spec: [\n` }, {
    unreadable: ['shop/templates/disk.yaml invalid YAML'],
    leftAlone: [`left alone: 2 files of the Helm chart shop (shop/Chart.yaml, shop/values.yaml): ${HELM}`],
  }],
  ['Kustomize, and its resources', {
    'base/kustomization.yaml': KUSTOMIZATION, 'base/disk.yaml': DISK, 'base/patch.yaml': `${DISK}spec: {}\n`, 'base/more.yaml': DISK, 'base/ops.json': '[{"op":"remove","path":"/spec"}]', 'prod/Kustomization': 'resources: [../base]\n',
  }, {
    objects: ['base/disk.yaml VirtualDisk a'],
    leftAlone: [
      'left alone: 4 files of Kustomize in base (base/kustomization.yaml, base/more.yaml, base/ops.json, base/patch.yaml): render first: kubectl kustomize base | cdk8s-dvp validate -',
      'left alone: 1 file of Kustomize in prod (prod/Kustomization): render first: kubectl kustomize prod | cdk8s-dvp validate -',
    ],
  }],
  ['a broken patch', { 'kustomization.yaml': KUSTOMIZATION, 'disk.yaml': DISK, 'patch.yaml': `${DISK}spec: [\n` }, {
    objects: ['disk.yaml VirtualDisk a'],
    unreadable: ['patch.yaml invalid YAML'],
    leftAlone: ['left alone: 1 file of Kustomize in . (kustomization.yaml): render first: kubectl kustomize . | cdk8s-dvp validate -'],
  }],
  ['no file beside a broken kustomization, which is reported', { 'a/kustomization.yaml': 'resources: [disk.yaml\n', 'a/disk.yaml': DISK, 'a/patch.yaml': DISK, 'b/disk.yaml': DISK }, {
    objects: ['b/disk.yaml VirtualDisk a'],
    unreadable: ['a/kustomization.yaml invalid YAML'],
    leftAlone: ['left alone: 2 files of Kustomize in a (a/disk.yaml, a/patch.yaml): render first: kubectl kustomize a | cdk8s-dvp validate -'],
  }],
  ['a Kustomization of Flux in a file with the name of Kustomize', {
    'kustomization.yaml': 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: shop, namespace: flux-system}\nspec: {path: ./shop}\n', 'disk.yaml': DISK,
  }, { objects: ['disk.yaml VirtualDisk a', 'kustomization.yaml Kustomization flux-system/shop'] }],
  ['a component of Kustomize', { 'kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: patch.yaml}]\n', 'patch.yaml': DISK, 'disk.yaml': DISK }, {
    objects: ['disk.yaml VirtualDisk a'],
    leftAlone: ['left alone: 2 files of Kustomize in . (kustomization.yaml, patch.yaml): render first: kubectl kustomize . | cdk8s-dvp validate -'],
  }],
  ['files of other tools', {
    'package.json': '{"name":"shop"}', 'tsconfig.json': '{ // no\n}', 'docker-compose.yaml': 'services: {web: {image: nginx}}', 'broken.yaml': 'a: [', 'notes.yaml': '# later\n---\n', 'datasources.yaml': 'apiVersion: 1\ndatasources: []\n', 'a.yaml': POD,
  }, {
    objects: ['a.yaml Pod a'],
    leftAlone: [
      'left alone: 5 files without a Kubernetes object (broken.yaml, datasources.yaml, docker-compose.yaml, package.json, tsconfig.json)',
      'left alone: 1 file without content (notes.yaml)',
    ],
  }],
  ['nothing but a file of another tool', { 'package.json': '{"name":"shop"}' },
    { unreadable: ['. no manifests found'], leftAlone: ['left alone: 1 file without a Kubernetes object (package.json)'] }],
  ['nothing but a broken file', { 'bad/a.yaml': 'a: [' }, {
    unreadable: ['. no manifests found\nleft alone: bad/a.yaml (invalid YAML'],
    leftAlone: ['left alone: 1 file without a Kubernetes object (bad/a.yaml)'],
  }],
  ['a broken manifest, and says that it is a template', { 'a.yaml': `${POD}spec: "{{ x }}"\n`, 'b.yaml': `${DISK}spec:\n  {{- if .Values.size }}\n  a: 1\n  {{- end }}\n` }, {
    objects: ['a.yaml Pod a'],
    unreadable: ["b.yaml invalid YAML; '{{' begins a template, so render first: helm template . | cdk8s-dvp validate -"],
  }],
])('a directory: reads %s', (_, files, { objects = [], unreadable = [], leftAlone = [] }) => {
  expect(read(tree(files), '')).toEqual({ objects, unreadable, leftAlone });
});

const noObject = "not a Kubernetes object: 'apiVersion' and 'kind' are missing";

test.each<[string, string, string[]]>([
  ['a kind of DVP without an apiVersion', 'kind: VirtualDisk\nmetadata: {name: a}\n', ["a.yaml not a Kubernetes object: 'apiVersion' is missing"]],
  ['an apiVersion without a kind', 'apiVersion: virtualization.deckhouse.io/v1alpha2\nmetadata: {name: a}\n', ["a.yaml not a Kubernetes object: 'kind' is missing"]],
  ['metadata and spec alone', 'metadata: {name: a}\nspec: {}\n', [`a.yaml ${noObject}`]],
  ['JSON without a kind', '{"apiVersion": "v1", "metadata": {}}', ["a.yaml not a Kubernetes object: 'kind' is missing"]],
])('a directory: what is meant as a manifest and broken is never left alone: %s', (_, text, unreadable) => {
  expect(read(tree({ 'a.yaml': text, 'b.yaml': POD }), '')).toEqual({ objects: ['b.yaml Pod a'], unreadable, leftAlone: [] });
});

test('a named file is read whatever its name', () => {
  expect(read(tree({ manifest: POD }), 'manifest').objects).toEqual(['manifest Pod a']);
});

test.each([
  ['package.json', '{"name":"shop"}', noObject],
  ['kustomization.yaml', 'resources: []', noObject],
  ['shop/values.yaml', '', 'the file is empty'],
])('a named file is judged: %s', (name, text, wrong) =>
  expect(read(tree({ ...CHART, [name]: text }), name)).toEqual({ objects: [], unreadable: [`${name} ${wrong}`], leftAlone: [] }));

test('the templates of a chart are known from within', () => {
  const root = tree({ ...CHART, 'shop/templates/a.yaml': POD, 'shop/templates/b.yaml': '{{ x }}' });
  expect(read(root, 'shop/templates')).toEqual({ objects: ['shop/templates/a.yaml Pod a'], unreadable: [], leftAlone: [`left alone: 1 file of the Helm chart shop (shop/templates/b.yaml): ${HELM}`] });
});

test('strictly, what is left alone is a mistake', () => {
  const root = tree({ ...CHART, 'package.json': '{}', 'a.yaml': POD });
  const { unreadable, leftAlone, objects } = strictly(readPaths([root]));
  expect({ objects: objects.length, leftAlone, unreadable: unreadable.map(({ file, wrong }) => `${file} ${wrong}`.replaceAll(`${root}/`, '')) }).toEqual({
    objects: 1,
    leftAlone: [],
    unreadable: [
      'package.json not a manifest: file without a Kubernetes object',
      `shop/Chart.yaml not a manifest: file of the Helm chart shop, ${HELM}`,
      `shop/values.yaml not a manifest: file of the Helm chart shop, ${HELM}`,
    ],
  });
});

test('unreadable files are reported, and the rest is read', () => {
  const root = tree({ 'empty.yaml': '', 'large.yaml': '', 'good.yaml': POD, 'gone.yaml': { link: 'nowhere' } });
  truncateSync(join(root, 'large.yaml'), 50 * 1024 * 1024);
  expect(read(root, 'missing.yaml', 'empty.yaml', 'large.yaml', 'gone.yaml', 'good.yaml', 'good.yaml/x')).toEqual({
    objects: ['good.yaml Pod a'],
    unreadable: [
      'missing.yaml file not found', 'empty.yaml the file is empty', 'large.yaml the file is binary, not YAML or JSON', 'gone.yaml broken symbolic link', 'good.yaml/x a part of the path is a file',
    ],
    leftAlone: [],
  });
});

test('a file that is named twice, or named and in a named directory, is read once', () => {
  const root = tree({ 'a/a.yaml': POD, 'b.yaml': POD });
  expect(read(root, 'b.yaml', 'a/a.yaml', 'a', 'b.yaml', '')).toEqual({ objects: ['b.yaml Pod a', 'a/a.yaml Pod a'], unreadable: [], leftAlone: [] });
});

test('a named directory without manifests is reported, a nested one is not', () => {
  const root = tree({ 'a/README.md': '# no', 'b/c.yaml': POD });
  expect(read(root, 'a', 'b').unreadable).toEqual(['a no manifests found']);
  expect(read(root, '').unreadable).toEqual([]);
});

describe('what is not a file', () => {
  const servers: Server[] = [];
  afterAll(() => servers.forEach(server => server.close()));

  const onLinux = process.platform === 'linux' ? test : test.skip;

  onLinux('a pipe that nothing writes to, a socket and a device do not hang', async () => {
    const root = tree({ 'a.yaml': POD });
    execFileSync('mkfifo', [join(root, 'pipe.yaml')]);
    const server = createServer().listen(join(root, 'socket.yaml'));
    await new Promise(listening => server.once('listening', listening));
    servers.push(server);
    expect(read(root, '')).toEqual({ objects: ['a.yaml Pod a'], unreadable: [], leftAlone: ['left alone: 2 special files (pipe.yaml, socket.yaml)'] });
    expect(read(root, 'pipe.yaml', 'socket.yaml').unreadable).toEqual(['pipe.yaml an empty pipe: nothing was written to it within 3 seconds', 'socket.yaml a socket, not a file']);
    expect(readPaths(['/dev/zero', '/proc', '/proc/self/nothing']).unreadable).toEqual([
      { file: '/dev/zero', wrong: 'a device, not a file' },
      { file: '/proc', wrong: 'a directory of the kernel, which has no manifests' },
      { file: '/proc/self/nothing', wrong: 'file not found' },
    ]);
  });

  onLinux.each([
    ['standard input', 'printf "$POD" | $RUN -'],
    ['standard input of a slow program', '(sleep 1; printf "$POD") | $RUN -'],
    ['process substitution', '$RUN <(printf "$POD")'],
    ['process substitution of a slow program', "$RUN <(sleep 1; printf \"$POD\"; sleep 1; printf -- '---\\n'; printf \"$POD\")"],
    ['a named pipe whose writer comes later', 'mkfifo $DIR/p; (sleep 1; printf "$POD" > $DIR/p) & $RUN $DIR/p'],
    ['/dev/stdin', 'printf "$POD" | $RUN /dev/stdin'],
  ])('%s is read', (_, command) => {
    const root = tree({
      'read.ts': `import { readPaths } from '${join(__dirname, '../../src/files/paths')}';\nconst { objects, unreadable } = readPaths(process.argv.slice(2));\nconsole.log(objects.length > 0, unreadable);\n`,
    });
    const env = { ...process.env, POD: POD.replaceAll('\n', '\\n'), DIR: root, RUN: [process.execPath, ...TSX, join(root, 'read.ts')].join(' ') };
    expect(spawnSync('bash', ['-c', command], { encoding: 'utf8', env, timeout: 15_000 })).toMatchObject({ stdout: 'true []\n', stderr: '', status: 0 });
  }, 20_000);
});
