import { Command, Option } from 'commander';
import { CommandError, UsageError } from './failures';
import type { Screen } from './live-display';
import { isInput, writeReport } from './output-file';
import type { Progress } from './progress';
import { unknownWord } from './words';
import type { ClusterFacts } from '../domain/cluster-facts';
import { STDIN, readBytes } from '../files/read-bytes';
import type { ReadFiles } from '../files/read-files';

// a command loads what it needs when it runs: together, they would take four times as long as '--version'
const loadProfile = () => require('../cluster/cluster-profile') as typeof import('../cluster/cluster-profile');
const loadPaths = () => require('../files/paths') as typeof import('../files/paths');

/** where the commands write to, and which version they report */
export interface Output {
  readonly version: string;
  /** a terminal, on which a user can be asked; missing if input or output is something else */
  readonly terminal?: Terminal;
  print(text: string): void;
  error(text: string): void;
  /** shows the steps of a long command; missing if nobody looks at a terminal */
  startProgress?(): Progress;
  /** calls back with an exit code when the user presses ctrl-C, or the process must end; returns a function that ends this */
  onInterrupt?(stop: (code: number) => void): () => void;
}

/** a terminal on which a command can draw and ask */
export interface Terminal extends Screen {
  /** whether the user says yes */
  ask(question: string, interrupt: AbortSignal): Promise<boolean>;
}

/** one run of the command line */
export interface Session {
  readonly program: Command;
  readonly output: Output;
  /** the words of the command line */
  readonly args: readonly string[];
  /** names the step that the command takes now, which a terminal shows if it takes long */
  step(text: string): void;
  /** sets the exit code; 0 by default */
  exit(code: number): void;
  /** goes on after the command line is read, and sets the exit code at its end */
  later(code: Promise<number>): void;
}

/** adds a command to the program */
export function addCommand({ program }: Session, name: string, usage: string, description: string): Command {
  return program.command(name).usage(usage).summary(description.split('. ')[0].replace(/\.$/, '')).description(description);
}

/** an option with a word of a list as its value */
export function choiceOption(flags: string, description: string, what: string, words: readonly string[]): Option {
  return new Option(flags, `${description}: ${words.join(', ')} (default: ${words[0]})`).argParser(word => {
    if (!words.includes(word)) {
      throw new UsageError(unknownWord(what, word, words));
    }
    return word;
  });
}

export const formatOption = (formats: Iterable<string>): Option => choiceOption('--format <format>', 'format of the output', 'format', [...formats]);

/** the file for the output; in kubectl, `--output` is the name of a format */
export function outputOption(formats: Iterable<string> = []): Option {
  const own = [...formats];
  return new Option('-o, --output <file>', 'write to this file instead of standard output; it is written whole or not at all').argParser(file => {
    if ([...own, 'json', 'yaml', 'text'].includes(file)) {
      const format = own.includes(file) ? `use --format ${file}, or ` : '';
      throw new UsageError(`--output needs the name of a file, got the format '${file}': ${format}./${file} for a file with this name`);
    }
    return fileName('--output', file);
  });
}

export const profileOption = (): Option =>
  new Option('--profile <file>', "facts of the cluster, as JSON or YAML; 'cdk8s-dvp capture' writes them").argParser(file => fileName('--profile', file));

export const strictOption = (): Option => new Option('--strict', 'fail on files in directories that are not manifests');

// an option without its value would take the next option for it
function fileName(option: string, file: string): string {
  if (file === '' || file.startsWith('--')) {
    throw new UsageError(`${option} needs the name of a file, got '${file}'`);
  }
  return file;
}

/** prints a result, or writes it to the file of `--output` */
export function deliver({ output }: Session, text: string, file: string | undefined): void {
  if (file === undefined || file === '-') {
    output.print(text);
    return;
  }
  writeReport(file, text.endsWith('\n') ? text : `${text}\n`);
}

/** refuses paths that would spoil each other, before anything is read */
export function checkPaths(command: Command): void {
  if (command.registeredArguments[0]?.name() !== 'path') {
    return;
  }
  const { output, profile } = command.opts<{ readonly output?: string; readonly profile?: string }>();
  if (command.args.filter(path => path === STDIN).length > 1) {
    throw new UsageError('- is standard input, which can be given once');
  }
  const input = output === undefined || output === STDIN ? undefined
    : [...command.args, ...profile === undefined ? [] : [profile]].find(path => isInput(output, path));
  if (input !== undefined) {
    throw new UsageError(`--output must be another file than the input, got '${output}': the input would be lost`);
  }
}

export function factsOf(file: string | undefined): ClusterFacts | undefined {
  try {
    // a pipe without a writer would hang 'fromFile'
    return file === undefined ? undefined : loadProfile().ClusterProfile._fromBytes(file, () => readBytes(file))._facts;
  } catch (error) {
    throw new CommandError((error as Error).message, 2);
  }
}

export function readManifests({ step }: Session, command: string, paths: readonly string[], isStrict: boolean | undefined): ReadFiles {
  if (paths.length === 0) {
    throw new UsageError(`${command} needs manifests: a file, a directory, or - for standard input`);
  }
  const { readPaths, strictly } = loadPaths();
  const read = readPaths(paths, path => step(`reading ${path}`));
  return isStrict === true ? strictly(read) : read;
}
