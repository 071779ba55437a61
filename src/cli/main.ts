import { execFileSync } from 'child_process';
import { parseArgs } from 'util';
import { captureProfile } from './capture';
import { explain, knownIds } from './explain';
import { BadCall, Hindered } from './failures';
import { asJson, asSarif, asText } from './format';
import { INIT_USAGE, initCommand } from './init';
import { PLAN_USAGE, impactCommand, uploadsCommand, waitCommand } from './plan';
import { ClusterProfile } from '../cluster/cluster-profile';
import { readPaths } from '../files/paths';
import { validate } from '../files/validate';
import type { ClusterFacts } from '../domain/cluster-facts';
import { RULES, isKnownId } from '../rules/registry';

const USAGE = `usage:
${INIT_USAGE}
  cdk8s-dvp validate [options] <file, directory or - for standard input> ...
      --profile FILE           what is known of the cluster, as JSON or YAML
      --format FORMAT          text (default), json or sarif
      --acknowledge ID=REASON  let the findings of a rule pass; may be given several times
      exits with 0 without errors, 1 with errors or unreadable input, 2 for a call that makes no sense
  cdk8s-dvp explain <rule id>
      what a rule says, why, and an example that breaks it and one that keeps it
  cdk8s-dvp capture
      writes what kubectl can tell of the current cluster, for --profile and ClusterProfile.fromFile; reads only
${PLAN_USAGE}`;

/** where a command writes to, and what it says of itself */
export interface Surroundings {
  readonly version: string;
  print(text: string): void;
  complain(text: string): void;
}

/**
 * Runs a command line; answers with the exit code.
 */
export function main(args: readonly string[], around: Surroundings): number {
  const { print, complain } = around;
  try {
    const [command, ...rest] = args;
    if (rest.includes('--help')) {
      print(USAGE);
      return 0;
    }
    switch (command) {
      case 'init': return initCommand(rest, around);
      case 'validate': return validateCommand(rest, around);
      case 'explain': return explainCommand(rest, print);
      case 'capture': return captureCommand(rest, around);
      case 'impact': return impactCommand(rest, around);
      case 'wait': return waitCommand(rest, around);
      case 'uploads': return uploadsCommand(rest, around);
      case '--version': print(around.version); return 0;
      case undefined: case 'help': case '--help': case '-h':
        (command === undefined ? complain : print)(USAGE);
        return command === undefined ? 2 : 0;
      default: throw new BadCall(`no command '${command}'`);
    }
  } catch (error) {
    if (error instanceof BadCall) {
      complain(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    if (error instanceof Hindered) {
      complain(error.message);
      return error.code;
    }
    throw error;
  }
}

function validateCommand(args: string[], { print, version }: Surroundings): number {
  const { values, positionals } = parsed(args);
  if (positionals.length === 0) {
    throw new BadCall('nothing to validate: name a file, a directory, or - for standard input');
  }
  const { format = 'text' } = values;
  if (!['text', 'json', 'sarif'].includes(format)) {
    throw new BadCall(`no format '${format}': one of text, json, sarif`);
  }
  const acknowledged = new Map((values.acknowledge ?? []).map(reasonOf));
  const validated = validate(readPaths(positionals), { facts: factsOf(values.profile), acknowledged });
  print(format === 'text' ? asText(validated) : format === 'json' ? asJson(validated) : asSarif(validated, RULES, version));
  return validated.errors > 0 || validated.unreadable.length > 0 ? 1 : 0;
}

function explainCommand(args: string[], print: (text: string) => void): number {
  if (args.length !== 1) {
    throw new BadCall('explain takes the id of one rule, for example VM-11');
  }
  const text = explain(args[0]);
  if (text === undefined) {
    throw new Hindered(`no rule '${args[0]}': one of ${knownIds().join(', ')}`, 2);
  }
  print(text);
  return 0;
}

function captureCommand(args: string[], { print, complain }: Surroundings): number {
  if (args.length !== 0) {
    throw new BadCall(`capture takes no argument, got '${args.join(' ')}'`);
  }
  try {
    const { profile, warnings } = captureProfile(kubectl => execFileSync('kubectl', kubectl, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 }));
    warnings.forEach(warning => complain(warning));
    print(JSON.stringify(profile, undefined, 2));
    return 0;
  } catch (error) {
    throw new Hindered((error as Error).message, 1);
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
    throw new BadCall((error as Error).message);
  }
}

function reasonOf(pair: string): [string, string] {
  const [, written, reason] = /^([\w-]+)=(.*\S.*)$/.exec(pair) ?? [];
  const id = written?.toUpperCase();
  if (id === undefined) {
    throw new BadCall(`'--acknowledge ${pair}' says no reason: write --acknowledge VM-11='why it may pass'`);
  }
  if (!isKnownId(id)) {
    throw new Hindered(`no rule '${id}': write the id that a report has in parentheses, for example VM-11`, 2);
  }
  return [id, reason];
}

function factsOf(file: string | undefined): ClusterFacts | undefined {
  try {
    return file === undefined ? undefined : ClusterProfile.fromFile(file)._facts;
  } catch (error) {
    throw new Hindered((error as Error).message, 2);
  }
}
