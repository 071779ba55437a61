import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'fs';
import { basename, dirname, join, resolve } from 'path';
import { GITOPS_TOOLS } from './gitops';
import { failureText } from '../../manifest/failure-text';
import { Session, addCommand } from '../command';
import { CI_SYSTEMS, Delivery } from '../delivery/project';
import { UsageError, CommandError } from '../failures';
import { LANGUAGES, projectFiles } from '../templates';
import { unknownWord } from '../words';

const loadNames = () => require('../../resource/default-name') as typeof import('../../resource/default-name');

const NAMES = [...LANGUAGES.keys()];

export function addInit(session: Session): void {
  const usage = `[options] <${NAMES.join('|')}> [directory]`;
  addCommand(session, 'init', usage, 'Creates a project: a machine, its test, cdk8s.yaml and a CI file. Nothing is installed or overwritten.')
    .argument('[language]')
    .argument('[directory]')
    .option('--name <name>', 'name of the project (default: the name of the directory)')
    .option('--gitops <tool,...>', `apply by these tools: ${GITOPS_TOOLS.join(', ')}`, listOf('tool', GITOPS_TOOLS))
    .option('--ci <system,...>', `CI that comments the impact of a change and applies it: ${CI_SYSTEMS.join(', ')} (default: GitHub, tests only)`, listOf('CI system', CI_SYSTEMS))
    .addHelpText('after', `
The directory (default: the current one) must be empty, except for .git. With --gitops or --ci, the app writes a directory for each stage.

Examples:
  cdk8s-dvp init typescript machines
  cdk8s-dvp init go machines --gitops flux --ci gitlab`)
    .action((language: string | undefined, directory: string | undefined, options: Options) => run(session, language, directory, options));
}

interface Options extends Partial<Delivery> {
  readonly name?: string;
}

/** a list of words, which may be given in several options */
const listOf = <T extends string>(what: string, known: readonly T[]) => (words: string, before: readonly T[] = []): T[] =>
  [...new Set([...before, ...words.split(',').map(word => knownWord(what, word.trim(), known))])];

function knownWord<T extends string>(what: string, word: string, known: readonly T[]): T {
  const found = known.find(each => each === word);
  if (found === undefined) {
    throw new UsageError(unknownWord(what, word, known));
  }
  return found;
}

function run({ output: { version, print } }: Session, language: string | undefined, directory = '.', { name: ownName, gitops = [], ci = [] }: Options): void {
  if (language === undefined) {
    throw new UsageError(`init needs a language: one of ${NAMES.join(', ')}`);
  }
  const known = LANGUAGES.get(language);
  if (known === undefined) {
    throw new UsageError(unknownWord('language', language, NAMES));
  }
  const { title, commands } = known;
  const name = ownName === undefined ? nameOf(directory) : checkedName(ownName);
  const files = projectFiles(language, name, version, { gitops, ci });
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
}

// the limit of npm; Maven and Go have none
const LONGEST = 214;

const PACKAGES = new Set(['cdk8s-dvp', 'cdk8s', 'cdk8s-plus-28', 'cdk8s-cli', 'constructs', 'jest', 'ts-jest', 'tsx', 'typescript', 'pytest']);

function nameOf(directory: string): string {
  const written = directory === '' ? '' : basename(resolve(directory));
  const name = loadNames().dnsForm(written);
  // dnsForm drops letters outside of ASCII, and the rest would be another name
  if (name === '' || name.length > LONGEST || /[^\x00-\x7f]/.test(written)) {
    throw new UsageError(`'${written}' cannot be a project name: use letters a to z and digits in the name of the directory, at most ${LONGEST} characters, or set --name`);
  }
  return notTaken(name);
}

function checkedName(name: string): string {
  if (name === '' || name.length > LONGEST || loadNames().dnsForm(name) !== name) {
    throw new UsageError(`--name must have only letters a to z, digits and dashes, at most ${LONGEST} characters, got '${name}'`);
  }
  return notTaken(name);
}

// a package cannot depend on a package with its own name
function notTaken(name: string): string {
  if (PACKAGES.has(name)) {
    throw new UsageError(`the project cannot be called '${name}', which is the name of a package that it uses: set --name`);
  }
  return name;
}

function makeEmpty(directory: string): void {
  make(directory, makeDirectory);
  const found = make(directory, path => readdirSync(path)).filter(entry => entry !== '.git').sort();
  if (found.length > 0) {
    const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
    throw new CommandError(`${whole(directory)} is not empty, nothing was written: it has ${found.slice(0, 5).join(', ')}${more}`, 1);
  }
}

// with `recursive`, mkdirSync never returns below /proc
function makeDirectory(path: string): void {
  const parent = dirname(path);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) {
      throw Object.assign(new Error('not a directory'), { code: 'EEXIST' });
    }
    return;
  }
  if (parent !== path) {
    makeDirectory(parent);
  }
  accessSync(parent, constants.W_OK);
  mkdirSync(path);
}

function make<T>(path: string, work: (path: string) => T): T {
  try {
    return work(path);
  } catch (error) {
    throw new CommandError(`${whole(path)} cannot be created: ${failureText(error, { EEXIST: 'it exists and is not a directory', ENOENT: 'the file system has no such place' })}`, 1);
  }
}

function whole(path: string): string {
  return path === '.' ? `the directory ${resolve(path)}` : path;
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replace(/'/g, "'\\''")}'`;
}
