import { mkdirSync, readdirSync, writeFileSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { parseArgs } from 'util';
import { UsageError, CommandError } from './failures';
import { LANGUAGES, projectFiles } from './templates';
import { dnsForm } from '../resource/default-name';

const NAMES = [...LANGUAGES.keys()];

export const INIT_USAGE = `  cdk8s-dvp init <${NAMES.join('|')}> [directory]
      creates a project: a machine, its test, cdk8s.yaml and a CI file; the directory (default: the current one) must be empty`;

interface Printer {
  readonly version: string;
  print(text: string): void;
}

export function initCommand(args: string[], { version, print }: Printer): number {
  const [language, directory = '.', ...more] = parsed(args);
  if (language === undefined) {
    throw new UsageError(`init needs a language: one of ${NAMES.join(', ')}`);
  }
  if (more.length > 0) {
    throw new UsageError(`init takes only a language and a directory, got also '${more[0]}'`);
  }
  const known = LANGUAGES.get(language);
  if (known === undefined) {
    throw new CommandError(`unknown language '${language}': must be one of ${NAMES.join(', ')}`, 2);
  }
  const { title, commands } = known;
  const name = nameOf(directory);
  const files = projectFiles(language, name, version);
  makeEmpty(directory);
  const paths = Object.keys(files).sort();
  for (const path of paths) {
    make(join(directory, path), file => {
      mkdirSync(dirname(file), { recursive: true });
      // never overwrite a file that another process created in the meantime
      writeFileSync(file, files[path], { flag: 'wx' });
    });
  }
  print([
    `created ${name}, in ${title}:`,
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
    throw new UsageError((error as Error).message);
  }
}

// the limit of npm; Maven and Go have none
const LONGEST = 214;

function nameOf(directory: string): string {
  const written = directory === '' ? '' : basename(resolve(directory));
  const name = dnsForm(written);
  // dnsForm drops letters outside of ASCII, and the rest would be another name
  if (name === '' || name.length > LONGEST || /[^\x00-\x7f]/.test(written)) {
    throw new CommandError(`'${written}' cannot be a project name: use letters a to z and digits in the name of the directory, at most ${LONGEST} characters`, 2);
  }
  return name;
}

function makeEmpty(directory: string): void {
  make(directory, () => mkdirSync(directory, { recursive: true }));
  const found = make(directory, () => readdirSync(directory)).filter(entry => entry !== '.git').sort();
  if (found.length > 0) {
    const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
    throw new CommandError(`${whole(directory)} is not empty, nothing was written: it has ${found.slice(0, 5).join(', ')}${more}`, 1);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'read-only file system',
  EEXIST: 'a file with this name exists',
  ENOENT: 'broken symbolic link',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
};

function make<T>(path: string, work: (path: string) => T): T {
  try {
    return work(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CommandError(`${whole(path)} cannot be created: ${REASONS[code ?? ''] ?? message}`, 1);
  }
}

function whole(path: string): string {
  return path === '.' ? `the directory ${resolve(path)}` : path;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replace(/'/g, "'\\''")}'`;
}
