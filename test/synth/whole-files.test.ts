import fs, { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, AppProps, JsonPatch, Size, YamlOutputType } from 'cdk8s';
import { OUTPUT_TYPES, filesIn } from './both-ways';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { chartOf, refusalOf } from '../support';

const folder = () => mkdtempSync(join(tmpdir(), 'whole-'));

function appIn(outdir: string, props: AppProps = {}, texts: readonly string[] = ['']): App {
  const app = new App({ outdir, ...props });
  const chart = chartOf(app, 'shop');
  new VirtualDisk(chart, 'data', { size: Size.gibibytes(1) });
  texts.forEach((text, i) => new ApiObject(chart, `raw-${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `raw-${i}` }, data: { text } }));
  return app;
}

// more than one chunk
const LONG = ['a', 'b', 'c', 'd'].map(letter => letter.repeat(200_000));
const WAYS = ['one pass', 'cdk8s'] as const;

afterEach(() => {
  delete process.env.CDK8S_DVP_SYNTH;
  jest.restoreAllMocks();
});

const FILE = 'DIR/shop.k8s.yaml';

describe.each(WAYS)('written by %s', way => {
  beforeEach(() => { process.env.CDK8S_DVP_SYNTH = way; });

  test.each<[string, (file: string) => void, string]>([
    ['a directory', file => mkdirSync(file), 'it is a directory'],
    ['a link to a device without space', file => symlinkSync('/dev/full', file), 'the disk is full'],
    ['a link to itself', file => symlinkSync('shop.k8s.yaml', file), 'the symbolic links form a loop'],
    ['a link into a directory that does not exist', file => symlinkSync('none/a.yaml', file), 'the directory DIR/none does not exist'],
  ])('%s in place of the file is an error in words', (_, make, reason) => {
    const dir = folder();
    make(join(dir, 'shop.k8s.yaml'));
    expect(refusalOf(() => appIn(dir).synth()).replaceAll(dir, 'DIR')).toBe(`${FILE} cannot be written: ${reason}`);
    expect(readdirSync(dir)).toEqual(['shop.k8s.yaml']);
  });

  test('an extension with a directory that does not exist is an error in words', () => {
    const dir = folder();
    expect(refusalOf(() => appIn(dir, { outputFileExtension: '/x/y.yaml' }).synth()).replaceAll(dir, 'DIR'))
      .toBe('DIR/shop/x/y.yaml cannot be written: the directory DIR/shop/x does not exist');
  });

  test.each<[string, string | undefined, readonly string[]]>([
    ['a former file, and a text of one part', 'former', ['']],
    ['a former file, and a text of several parts', 'former', LONG],
    ['no former file', undefined, LONG],
  ])('a write that fails in the middle leaves the folder as it was: %s', (_, former, texts) => {
    const dir = folder();
    const file = join(dir, 'shop.k8s.yaml');
    if (former !== undefined) {
      writeFileSync(file, former);
    }
    const before = filesIn(dir);
    const { writeSync } = fs;
    jest.spyOn(fs, 'writeSync')
      .mockImplementationOnce((descriptor, bytes) => writeSync(descriptor, bytes as unknown as Buffer, 0, 10))
      .mockImplementationOnce(() => { throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' }); });
    expect(refusalOf(() => appIn(dir, {}, texts).synth())).toBe(`${file} cannot be written: the disk is full`);
    expect(filesIn(dir)).toEqual(before);
  });

  test.each<[string, boolean]>([['an existing file', true], ['a file that does not exist', false]])('a link to %s is written through', (_, exists) => {
    const dir = folder();
    const elsewhere = join(folder(), 'kept.yaml');
    if (exists) {
      writeFileSync(elsewhere, 'former');
    }
    symlinkSync(elsewhere, join(dir, 'shop.k8s.yaml'));
    appIn(dir).synth();
    expect(lstatSync(join(dir, 'shop.k8s.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(elsewhere, 'utf8')).toContain('kind: VirtualDisk\n');
  });

  test.each([['600', 0o600], ['666', 0o666], ['755', 0o755]])('a file of mode %s keeps its mode', (_, mode) => {
    const dir = folder();
    const file = join(dir, 'shop.k8s.yaml');
    writeFileSync(file, 'former');
    chmodSync(file, mode);
    appIn(dir).synth();
    expect(statSync(file).mode % 0o1000).toBe(mode);
    expect(readFileSync(file, 'utf8')).toContain('kind: VirtualDisk\n');
  });

  test('a name may be as long as the file system permits', () => {
    const dir = folder();
    const outputFileExtension = '.'.padEnd(255 - 'shop'.length, 'x');
    appIn(dir, { outputFileExtension }).synth();
    expect(readdirSync(dir)).toEqual([`shop${outputFileExtension}`]);
  });
});

test.each<[string, string, string]>([
  ['a file', 'file', 'a file with this name exists'],
  ['below a file', 'file/dist', 'a part of the path is a file'],
])('an output folder that is %s is an error in words', (_, path, reason) => {
  const dir = folder();
  writeFileSync(join(dir, 'file'), 'mine');
  expect(refusalOf(() => appIn(join(dir, path)).synth())).toBe(`${join(dir, path)} cannot be created: ${reason}`);
  expect(readFileSync(join(dir, 'file'), 'utf8')).toBe('mine');
});

test('the metadata of constructs that cannot be written are an error in words', () => {
  const dir = folder();
  mkdirSync(join(dir, 'construct-metadata.json'));
  expect(refusalOf(() => appIn(dir, { recordConstructMetadata: true }).synth())).toBe(`${join(dir, 'construct-metadata.json')} cannot be written: it is a directory`);
});

test('the trace of an error has no line of this library', () => {
  const dir = folder();
  mkdirSync(join(dir, 'shop.k8s.yaml'));
  let stack = '';
  try {
    appIn(dir).synth();
  } catch (error) {
    stack = (error as Error).stack ?? '';
  }
  expect(stack.split('\n')[1]).toContain('whole-files.test.ts');
  expect(stack).not.toContain('whole-file.ts');
});

test.each(OUTPUT_TYPES)('an object whose metadata a patch removes is written, as %s', type => {
  const dir = folder();
  const app = appIn(dir, { yamlOutputType: type });
  ApiObject.of(app.node.findChild('shop').node.findChild('raw-0')).addJsonPatch(JsonPatch.remove('/metadata'));
  app.synth();
  const [[, text]] = filesIn(dir).filter(([, content]) => content.includes('kind: ConfigMap'));
  expect(text).toContain('apiVersion: v1\nkind: ConfigMap\ndata:\n  text: ""\n');
  expect(existsSync(join(dir, 'ConfigMap.raw-0.k8s.yaml'))).toBe(type === YamlOutputType.FILE_PER_RESOURCE);
});
