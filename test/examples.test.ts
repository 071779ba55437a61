import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { noticeOf } from './notices';
import { TSX } from './tsx';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');
const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

/** the files below a directory: an app may write one for each stage */
const filesBelow = (directory: string) => readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.yaml')).sort();
const contents = (directory: string) => Object.fromEntries(filesBelow(directory).map(file => [file, readFileSync(join(directory, file), 'utf8')]));

const node = (args: string[], outdir?: string) => {
  const env = outdir === undefined ? process.env : { ...process.env, CDK8S_OUTDIR: outdir };
  return spawnSync(process.execPath, [...TSX, ...args], { cwd: ROOT, encoding: 'utf8', env });
};

const run = (example: string, outdir: string) => node(['examples/synth.ts', example, outdir]);

const outdirs = new Map(examples.map(example => [example, mkdtempSync(join(tmpdir(), `example-${example}-`))]));
const written = () => Object.fromEntries(examples.map(example => [example, contents(outdirs.get(example)!)]));
const expected = () => Object.fromEntries(examples.map(example => [example, contents(join(EXAMPLES, example, 'expected'))]));

// a golden that changed is read, and then written anew by `npm run synth <example> examples/<example>/expected`
test.each(examples)('%s writes what is expected', example => {
  const { status, stderr } = node([`examples/${example}/main.ts`], outdirs.get(example));
  expect({ status, stderr }).toEqual({ status: 0, stderr: noticeOf(example) });
  expect(contents(outdirs.get(example)!)).toEqual(contents(join(EXAMPLES, example, 'expected')));
}, 30_000);

test('in one process, and over what is there, all of them write the same', () => {
  const script = examples.map(example => `process.env.CDK8S_OUTDIR = ${JSON.stringify(outdirs.get(example))}; require('./examples/${example}/main.ts');`).join('\n');
  const { status, stderr } = node(['-e', script]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: examples.map(noticeOf).join('') });
  expect(written()).toEqual(expected());
}, 30_000);

test('each written object is listed', () => {
  const { stdout } = run('quickstart', mkdtempSync(join(tmpdir(), 'example-')));
  expect(stdout.split('\n').slice(0, -1).map(line => line.replace(/^.*[/]example-[^/]*[/]/, ''))).toEqual([
    'platform.k8s.yaml',
    '  ModuleConfig virtualization',
    'shop.k8s.yaml',
    '  VirtualImage shop/ubuntu',
    '  VirtualDisk shop/web-root',
    '  VirtualMachine shop/web',
    '  Service shop/web-http',
    '5 objects, checked against the schemas and rules of DVP',
  ]);
}, 30_000);

test('an unknown example is reported in a line', () => {
  const { status, stderr } = run('nonsense', mkdtempSync(join(tmpdir(), 'example-')));
  expect({ status, stderr }).toEqual({ status: 2, stderr: `no example 'nonsense': one of ${examples.join(', ')}\n` });
}, 30_000);

test('the tour has the same parts in each language', () => {
  const parts = (file: string) => [...readFileSync(join(EXAMPLES, 'tour', file), 'utf8').matchAll(/^[ \t]*(?:#|\/\/) (.*)$/gm)].map(([, part]) => part);
  const files = ['main.ts', 'main.py', 'Main.java', 'main.go'];
  expect(parts('main.ts')).toHaveLength(15);
  expect(files.map(parts)).toEqual(files.map(() => parts('main.ts')));
});

test('the README shows the quick start as it is', () => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(`\`\`\`ts nofixture\n${readFileSync(join(EXAMPLES, 'quickstart/main.ts'), 'utf8')}\`\`\``);
});
