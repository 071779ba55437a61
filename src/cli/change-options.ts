import { Option } from 'commander';
import { UsageError } from './failures';
import type { Access } from './kubectl-cluster';

export interface AccessOptions {
  readonly kubectl?: string;
  readonly context?: string;
  readonly kubeconfig?: string;
  readonly namespace?: string;
}

/** the options that say which cluster, and how to reach it */
export const accessOptions = (): Option[] => [
  new Option('--kubectl <command>', "the kubectl command, for example 'd8 k' (default: kubectl)"),
  new Option('--context <name>', 'context of the kubeconfig'),
  new Option('--kubeconfig <file>', 'the kubeconfig'),
  new Option('-n, --namespace <name>', 'namespace of objects that name none'),
];

export function accessOf({ kubectl = 'kubectl', context, kubeconfig, namespace }: AccessOptions): Access {
  const program = kubectl.split(/\s+/).filter(word => word !== '');
  if (program.length === 0) {
    throw new UsageError("--kubectl needs a command: for example --kubectl 'd8 k'");
  }
  return { program, context, kubeconfig, namespace };
}

const timeOf = (unit: string) => (option: string) => (text: string): number => {
  const time = Number(text);
  if (!(time > 0 && Number.isFinite(time))) {
    throw new UsageError(`${option} must be a number of ${unit} greater than 0, got '${text}'`);
  }
  return time;
};

export const minutesOf = timeOf('minutes');
export const secondsOf = timeOf('seconds');

/** a command line as a user types it */
export const shellLine = (words: readonly string[]): string =>
  ['npx cdk8s-dvp', ...words].map((word, i) => i === 0 || /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, "'\\''")}'`).join(' ');
