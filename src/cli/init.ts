import { mkdirSync, readdirSync, writeFileSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { parseArgs } from 'util';
import { BadCall, Hindered } from './failures';
import { dnsForm } from '../resource/default-name';
import { LANGUAGES, projectFiles } from './templates';

const NAMES = [...LANGUAGES.keys()];

export const INIT_USAGE = `  cdk8s-dvp init <${NAMES.join('|')}> [directory]
      makes a project with a machine, a test of it, cdk8s.yaml and a CI file; the directory, or the current one, has to be empty`;

interface Printer {
  readonly version: string;
  print(text: string): void;
}

export function initCommand(args: string[], { version, print }: Printer): number {
  const [language, directory = '.', ...more] = parsed(args);
  if (language === undefined) {
    throw new BadCall(`init takes a language: one of ${NAMES.join(', ')}`);
  }
  if (more.length > 0) {
    throw new BadCall(`init takes a language and a directory, and nothing more: '${more[0]}'`);
  }
  const known = LANGUAGES.get(language);
  if (known === undefined) {
    throw new Hindered(`no language '${language}': one of ${NAMES.join(', ')}`, 2);
  }
  const { title, commands } = known;
  const name = nameOf(directory);
  const files = projectFiles(language, name, version);
  makeEmpty(directory);
  const paths = Object.keys(files).sort();
  for (const path of paths) {
    make(join(directory, path), file => {
      mkdirSync(dirname(file), { recursive: true });
      // whoever was quicker keeps what it wrote
      writeFileSync(file, files[path], { flag: 'wx' });
    });
  }
  print([
    `made ${name}, in ${title}:`,
    ...paths.map(path => `  ${path}`),
    '',
    'next:',
    ...directory === '.' ? [] : [`  cd ${quoted(directory)}`],
    ...commands.install.map(command => `  ${command}`),
    `  ${commands.synth}`,
    `  ${commands.test}`,
  ].join('\n'));
  return 0;
}

function parsed(args: string[]): string[] {
  try {
    return parseArgs({ args, allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new BadCall((error as Error).message);
  }
}

// what npm takes; Maven and Go take more
const LONGEST = 214;

function nameOf(directory: string): string {
  const written = directory === '' ? '' : basename(resolve(directory));
  const name = dnsForm(written);
  // what is outside of ASCII would be cut out, and half of a name is another name
  if (name === '' || name.length > LONGEST || /[^\x00-\x7f]/.test(written)) {
    throw new Hindered(`no project can be named after the directory '${written}': name one with letters of a to z or digits, at most ${LONGEST}`, 2);
  }
  return name;
}

function makeEmpty(directory: string): void {
  make(directory, () => mkdirSync(directory, { recursive: true }));
  const found = make(directory, () => readdirSync(directory)).filter(entry => entry !== '.git').sort();
  if (found.length > 0) {
    const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
    throw new Hindered(`${whole(directory)} is not empty, and nothing was written: it has ${found.slice(0, 5).join(', ')}${more}`, 1);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'nothing can be written there',
  EEXIST: 'a file is there already',
  ENOENT: 'a link leads nowhere',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
};

function make<T>(path: string, work: (path: string) => T): T {
  try {
    return work(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Hindered(`${whole(path)} cannot be made: ${REASONS[code ?? ''] ?? message}`, 1);
  }
}

function whole(path: string): string {
  return path === '.' ? `the directory ${resolve(path)}` : path;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replace(/'/g, "'\\''")}'`;
}
