import { spawnSync } from 'child_process';
import { join } from 'path';

export const ROOT = join(__dirname, '../..');

/** what is built once: beside the dependencies, so that `npm ci` begins anew */
export const CACHE = join(ROOT, 'node_modules/.cache/cdk8s-dvp-languages');

/** Maven's downloads, shared by every build and project of these tests, and by nothing else of this machine */
export const MAVEN_REPOSITORY = join(CACHE, 'maven');

export const LANGUAGES = ['typescript', 'python', 'java', 'go'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface Outcome {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

// on an old or a very new Node.js, jsii prints a banner at each start; these tests are about other output
const QUIET = {
  JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: process.versions.node.split('.')[0],
  JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION: 'yes',
  JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: 'yes',
  NODE_OPTIONS: '',
};

/** runs a program to its end, whatever that is */
export function run([command, ...args]: string[], options: RunOptions = {}): Outcome {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, ...QUIET, ...options.env },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (error !== undefined) {
    throw error;
  }
  return { status: status ?? 1, stdout, stderr };
}

/** runs a program that has to end well, and returns what it said */
export function must(command: string[], options: RunOptions = {}): string {
  const { status, stdout, stderr } = run(command, options);
  if (status !== 0) {
    throw new Error(`${command.join(' ')} ended with ${status}\n${[stdout, stderr].map(text => text.trim().slice(-8000)).join('\n')}`);
  }
  return stdout;
}

/** Maven, quiet, and with the downloads of these tests; it takes no part in what a build makes of Javadoc */
export function maven(goals: string[], cwd: string): Outcome {
  return run(['mvn', '--quiet', '--batch-mode', `-Dmaven.repo.local=${MAVEN_REPOSITORY}`, ...goals], { cwd });
}

const TOOLS: Record<Language, string[][]> = {
  typescript: [],
  python: [['python3', '-c', 'import ensurepip, venv']],
  java: [['java', '-version'], ['javac', '-version'], ['mvn', '--version']],
  go: [['go', 'version']],
};

/** the tools of a language that this machine does not have */
export function lackingTools(language: Language): string[] {
  return TOOLS[language].filter(command => spawnSync(command[0], command.slice(1)).status !== 0).map(([tool]) => tool);
}
