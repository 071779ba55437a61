import { mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

export function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function filesBelow(directory: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(readdirSync(directory).sort().flatMap(name => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? Object.entries(filesBelow(path, `${prefix}${name}/`)) : [[prefix + name, readFileSync(path, 'utf8')]];
  }));
}

/** makes an empty directory, in which the tests of a file run */
export function ownPlace(name: string): string {
  const place = realpathSync(mkdtempSync(join(tmpdir(), `${name}-`)));
  const home = process.cwd();
  beforeAll(() => process.chdir(place));
  afterAll(() => {
    process.chdir(home);
    rmSync(place, { recursive: true });
  });
  return place;
}

/** the files of a new project called machines, which is in this directory */
export function made(directory: string, ...args: string[]): Record<string, string> {
  const { code, err } = run('init', args[0], directory, '--name', 'machines', ...args.slice(1));
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return filesBelow(directory);
}
