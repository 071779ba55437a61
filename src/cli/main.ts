import { execFileSync } from 'child_process';
import { parseArgs } from 'util';
import { captureProfile } from './capture';
import { explain, knownIds } from './explain';
import { UsageError, CommandError } from './failures';
import { asJson, asSarif, asText } from './format';
import { INIT_USAGE, initCommand } from './init';
import { PLAN_USAGE, impactCommand, uploadsCommand, waitCommand } from './plan';
import { ClusterProfile } from '../cluster/cluster-profile';
import type { ClusterFacts } from '../domain/cluster-facts';
import { readPaths } from '../files/paths';
import { Validated, validate } from '../files/validate';
import { allRules, isKnownId } from '../rules/registry';

const USAGE = `usage:
${INIT_USAGE}
  cdk8s-dvp validate [options] <file, directory or - for standard input> ...
      --profile FILE           facts of the cluster, as JSON or YAML
      --format FORMAT          text (default), json or sarif
      --acknowledge ID=REASON  accept the findings of a rule; repeatable
      exit code: 0 no errors, 1 errors or unreadable input, 2 wrong usage
  cdk8s-dvp explain <rule id>
      prints a rule: what it says, why, an example that breaks it and one that keeps it
  cdk8s-dvp capture
      prints the facts of the current cluster as JSON, for --profile and ClusterProfile.fromFile; kubectl only reads
${PLAN_USAGE}`;

/** where a command writes to, and which version it reports */
export interface Output {
  readonly version: string;
  print(text: string): void;
  error(text: string): void;
}

const FORMATS = new Map<string, (validated: Validated, version: string) => string>([
  ['text', asText],
  ['json', asJson],
  ['sarif', (validated, version) => asSarif(validated, allRules(), version)],
]);

/**
 * Runs a command line and returns the exit code.
 */
export function main(args: readonly string[], output: Output): number {
  try {
    const [command, ...rest] = args;
    if (rest.includes('--help')) {
      output.print(USAGE);
      return 0;
    }
    switch (command) {
      case 'init': return initCommand(rest, output);
      case 'validate': return validateCommand(rest, output);
      case 'explain': return explainCommand(rest, output);
      case 'capture': return captureCommand(rest, output);
      case 'impact': return impactCommand(rest, output);
      case 'wait': return waitCommand(rest, output);
      case 'uploads': return uploadsCommand(rest, output);
      case '--version': output.print(output.version); return 0;
      case 'help': case '--help': case '-h': output.print(USAGE); return 0;
      case undefined: output.error(USAGE); return 2;
      default: throw new UsageError(`unknown command '${command}'`);
    }
  } catch (error) {
    if (error instanceof UsageError) {
      output.error(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (error instanceof CommandError) {
      output.error(error.message);
      return error.code;
    }
    throw error;
  }
}

function validateCommand(args: string[], { print, version }: Output): number {
  const { values, positionals } = parsed(args);
  if (positionals.length === 0) {
    throw new UsageError('nothing to validate: give a file, a directory, or - for standard input');
  }
  const format = FORMATS.get(values.format ?? 'text');
  if (format === undefined) {
    throw new UsageError(`unknown format '${values.format}': must be one of ${[...FORMATS.keys()].join(', ')}`);
  }
  const acknowledged = new Map((values.acknowledge ?? []).map(reasonOf));
  const validated = validate(readPaths(positionals), { facts: factsOf(values.profile), acknowledged });
  print(format(validated, version));
  return validated.errors > 0 || validated.unreadable.length > 0 ? 1 : 0;
}

function explainCommand(args: string[], { print }: Output): number {
  if (args.length !== 1) {
    throw new UsageError('explain needs the id of one rule, for example VM-11');
  }
  const text = explain(args[0]);
  if (text === undefined) {
    throw new CommandError(`unknown rule '${args[0]}': must be one of ${knownIds().join(', ')}`, 2);
  }
  print(text);
  return 0;
}

function captureCommand(args: string[], output: Output): number {
  if (args.length !== 0) {
    throw new UsageError(`capture takes no arguments, got '${args.join(' ')}'`);
  }
  try {
    const { profile, warnings } = captureProfile(kubectl => execFileSync('kubectl', kubectl, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 }));
    warnings.forEach(warning => output.error(warning));
    output.print(JSON.stringify(profile, undefined, 2));
    return 0;
  } catch (error) {
    throw new CommandError((error as Error).message, 1);
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { profile: { type: 'string' }, format: { type: 'string' }, acknowledge: { type: 'string', multiple: true } },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function reasonOf(pair: string): [string, string] {
  const [, written, reason] = /^([\w-]+)=(.*\S.*)$/.exec(pair) ?? [];
  const id = written?.toUpperCase();
  if (id === undefined) {
    throw new UsageError(`'--acknowledge ${pair}' has no reason: for example --acknowledge VM-11='lab machine'`);
  }
  if (!isKnownId(id)) {
    throw new CommandError(`unknown rule '${id}': use the id in parentheses in the report, for example VM-11`, 2);
  }
  return [id, reason];
}

function factsOf(file: string | undefined): ClusterFacts | undefined {
  try {
    return file === undefined ? undefined : ClusterProfile.fromFile(file)._facts;
  } catch (error) {
    throw new CommandError((error as Error).message, 2);
  }
}
