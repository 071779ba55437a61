import { lstatSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const directory = () => mkdtempSync(join(tmpdir(), 'output-'));

function disk(root: string): string {
  const path = join(root, 'disk.yaml');
  writeFileSync(path, 'apiVersion: virtualization.deckhouse.io/v1alpha2\nkind: VirtualDisk\nmetadata: {name: data}\nspec: {persistentVolumeClaim: {size: 1Gi}}\n');
  return path;
}

test('a link to a file that does not exist yet leads to it', () => {
  const path = join(directory(), 'report.txt');
  symlinkSync('report.txt.real', `${path}.link`);
  symlinkSync('report.txt.link', path);
  expect(run('validate', disk(directory()), '-o', path)).toEqual({ code: 0, out: '', err: '' });
  expect({ isLink: lstatSync(path).isSymbolicLink(), text: readFileSync(`${path}.real`, 'utf8') }).toEqual({ isLink: true, text: '0 errors, 0 warnings in 1 object\n' });
});

test('a former report in the directory of the input is replaced', () => {
  const root = directory();
  disk(root);
  const report = join(root, 'report.json');
  expect(run('validate', root, '--format', 'json', '-o', report).code).toBe(0);
  expect(run('validate', root, '--format', 'json', '-o', report)).toEqual({ code: 0, out: '', err: '' });
});
