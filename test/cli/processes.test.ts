import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { TSX } from '../tsx';

// the whole command in its own process, as a user runs it
const ROOT = join(__dirname, '../..');
const place = realpathSync(mkdtempSync(join(tmpdir(), 'process-')));
const program = join(place, 'cdk8s-dvp.ts');
writeFileSync(program, `import { main } from '${ROOT}/src/cli/main';
import { printWhole } from '${ROOT}/src/cli/output-file';
process.exitCode = main(process.argv.slice(2), { version: '1.2.3', print: printWhole, error: text => console.error(text) });\n`);

function run(args: string[], { path = process.env.PATH!, cwd = place } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...TSX, program, ...args], { encoding: 'utf8', cwd, env: { ...process.env, PATH: path }, timeout: 60_000 });
  return { code: status, out: stdout, err: stderr };
}

/** the command line that runs a program */
const shell = (path: string) => [process.execPath, ...TSX, path].map(word => `"${word}"`).join(' ');

function tree(name: string, files: Record<string, string | Buffer>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(place, name, path, '..'), { recursive: true });
    writeFileSync(join(place, name, path), content);
  }
  return join(place, name);
}

const DISK = 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata:\n  name: NAME\n  namespace: shop\nspec:\n  persistentVolumeClaim:\n    size: 10Gi\n';
const disk = (name: string) => DISK.replace('NAME', name);

describe('capture', () => {
  const nothing = tree('nothing', { keep: '' });
  const failing = tree('failing', { kubectl: '#!/bin/sh\necho "The connection to the server 192.0.2.1:6443 was refused" >&2\nexit 1\n' });
  const working = tree('working', { kubectl: '#!/bin/sh\n[ "$1" = version ] && echo \'{"serverVersion":{"gitVersion":"v1.31.4"}}\' && exit\necho "Error from server (Forbidden): no" >&2\nexit 1\n' });
  spawnSync('chmod', ['+x', join(failing, 'kubectl'), join(working, 'kubectl')]);

  test.each([
    ['without kubectl', nothing, 'kubectl was not found in PATH: install it, or add its directory to PATH\n'],
    ['without a cluster', `${failing}${delimiter}/usr/bin${delimiter}/bin`, 'the cluster is not reachable: The connection to the server 192.0.2.1:6443 was refused\n'],
  ])('%s, no file is written, and an older one stays', (_, path, err) => {
    const out = mkdtempSync(join(place, 'profile-'));
    writeFileSync(join(out, 'old.json'), '{}');
    expect(run(['capture', '--output', join(out, 'cluster.json')], { path })).toEqual({ code: 1, out: '', err });
    expect(run(['capture', '-o', join(out, 'old.json')], { path })).toEqual({ code: 1, out: '', err });
    expect({ names: readdirSync(out), old: readFileSync(join(out, 'old.json'), 'utf8') }).toEqual({ names: ['old.json'], old: '{}' });
  });

  test('writes the profile whole', () => {
    const file = join(mkdtempSync(join(place, 'profile-')), 'cluster.json');
    const { code, out, err } = run(['capture', '--output', file], { path: `${working}${delimiter}/usr/bin${delimiter}/bin` });
    expect({ code, out, left: err.split('\n')[0] }).toEqual({ code: 0, out: '', left: 'edition, deckhouseRelease left out: Error from server (Forbidden): no' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ kubernetesVersion: '1.31.4' });
    expect(existsSync(file)).toBe(true);
  });
});

test('a directory of a Helm chart, a Kustomize base and the files of a Windows user', () => {
  tree('mixed', {
    'package.json': '{"name":"shop"}',
    'chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
    'chart/values.yaml': 'disk: {size: 10Gi}\n',
    'chart/templates/disk.yaml': disk('{{ .Release.Name }}'),
    'base/kustomization.yaml': 'resources: [disk.yaml]\npatches: [{path: larger.yaml}]\n',
    'base/disk.yaml': disk('base'),
    'base/larger.yaml': 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata: {name: base}\nspec: {persistentVolumeClaim: {size: 20Gi}}\n',
    'windows/crlf.yaml': disk('crlf').replaceAll('\n', '\r\n'),
    'windows/bom.yaml': `\ufeff${disk('bom')}`,
    'windows/cp1251.yaml': Buffer.concat([Buffer.from(`${disk('old')}# `), Buffer.from([0xef, 0xf0, 0xe8])]),
    'windows/powershell.yaml': Buffer.from(`\ufeff${disk('powershell')}`, 'utf16le'),
  });
  expect(run(['validate', 'mixed'])).toEqual({
    code: 1,
    err: '',
    out: `[mixed/windows/cp1251.yaml:9:3] the byte 0xEF is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"
[mixed/windows/powershell.yaml] the file is UTF-16: save it as UTF-8. In PowerShell 5, write "| Out-File -Encoding utf8 FILE" in place of "> FILE"

left alone: 2 files of Kustomize in mixed/base (mixed/base/kustomization.yaml, mixed/base/larger.yaml): render first: kubectl kustomize mixed/base | cdk8s-dvp validate -
left alone: 3 files of the Helm chart mixed/chart (mixed/chart/Chart.yaml, mixed/chart/templates/disk.yaml, mixed/chart/values.yaml): render it first: helm template mixed/chart | cdk8s-dvp validate -
left alone: 1 file without a Kubernetes object (mixed/package.json)

0 errors, 0 warnings in 3 objects; 2 problems while reading
`,
  });
  expect(run(['validate', '--strict', 'mixed']).out.split('\n').filter(line => line.startsWith('[')).map(line => line.split(/[:\]]/)[0])).toEqual([
    '[mixed/windows/cp1251.yaml', '[mixed/windows/powershell.yaml',
    '[mixed/base/kustomization.yaml', '[mixed/base/larger.yaml', '[mixed/chart/Chart.yaml', '[mixed/chart/templates/disk.yaml', '[mixed/chart/values.yaml', '[mixed/package.json',
  ]);
});

test('the output of a pipe that closes early is no failure of Node', () => {
  const { stdout, stderr } = spawnSync('sh', ['-c', `${shell(program)} explain --list | head -1`], { encoding: 'utf8', timeout: 60_000 });
  expect({ stdout, stderr }).toEqual({ stdout: 'ACKNOWLEDGED\n', stderr: '' });
});

describe('a full disk under standard output is reported, with exit code 1', () => {
  const directory = tree('full', { 'disk.yaml': disk('root') });
  const FULL = 'standard output cannot be written: the disk is full\n';

  test.each([
    'plan disk.yaml', 'wait disk.yaml', 'uploads disk.yaml', 'capacity disk.yaml', 'impact disk.yaml disk.yaml', 'explain VM-11', '--help', '--version',
    'validate disk.yaml', 'validate --format json disk.yaml', 'validate --format sarif disk.yaml',
  ])('%s', args => {
    const { status, stderr } = spawnSync('sh', ['-c', `${shell(program)} ${args} > /dev/full`], { encoding: 'utf8', cwd: directory, timeout: 60_000 });
    expect({ status, stderr }).toEqual({ status: 1, stderr: FULL });
  });

  test('also by a write that is cut short', () => {
    // the limit is in blocks of 512 bytes, and a file at its limit refuses the rest like a full disk; the cache of tsx would be cut short, too
    const { status, stderr } = spawnSync('sh', ['-c', `trap '' XFSZ; ulimit -f 1; ${shell(program)} explain --list > short.txt`], {
      encoding: 'utf8', cwd: directory, env: { ...process.env, TSX_DISABLE_CACHE: '1' }, timeout: 60_000,
    });
    expect({ status, stderr, size: readFileSync(join(directory, 'short.txt')).length })
      .toEqual({ status: 1, stderr: expect.stringMatching(/^standard output cannot be written: EFBIG/), size: 512 });
  });
});

describe('progress', () => {
  // the input comes two seconds after the command has begun
  const slow = (delay: number) => {
    const path = join(place, `slow-${delay}.ts`);
    writeFileSync(path, `import { writeFileSync } from 'fs';
import { main } from '${ROOT}/src/cli/main';
import { startProgress } from '${ROOT}/src/cli/progress';
writeFileSync('${path}.begun', '');
process.exitCode = main(process.argv.slice(2), {
  version: '1.2.3', print: text => console.log(text), error: text => console.error(text), startProgress: () => startProgress(${delay}),
});\n`);
    const input = `until [ -e "${path}.begun" ]; do sleep 0.1; done; sleep 2; cat "${join(tree('slow', { 'disk.yaml': disk('slow') }), 'disk.yaml')}"`;
    return spawnSync('sh', ['-c', `(${input}) | ${shell(path)} validate -`], { encoding: 'utf8', timeout: 60_000 });
  };
  const OUT = '0 errors, 0 warnings in 1 object\n';

  test('is printed while a command takes long, and taken away before the result', () => {
    const { stdout, stderr } = slow(100);
    expect(stdout).toBe(OUT);
    expect(stderr).toMatch(/^(\r(reading standard input|checking 1 object) \(\d s\)\x1b\[K)+\r\x1b\[K$/);
  });

  test('is not printed for a short command', () => expect(slow(30_000)).toMatchObject({ stdout: OUT, stderr: '' }));
});

test('a template that is named prints the way out, and no warning of Node', () => {
  tree('named', { 'disk.yaml': `${disk('{{ .Release.Name }}')}  storageClassName: {{ .Values.class }}\n` });
  expect(run(['validate', 'named/disk.yaml'])).toEqual({
    code: 1,
    err: '',
    out: `[named/disk.yaml:4:10] invalid YAML: a key must be a string: put it in quotes; '{{' begins a template, so render first: helm template . | cdk8s-dvp validate -

0 errors, 0 warnings in 0 objects; 1 problem while reading
`,
  });
});

