import { parseArgs } from 'util';
import { UsageError, CommandError } from './failures';
import { ClusterProfile } from '../cluster/cluster-profile';
import { World } from '../domain/world';
import { readPaths } from '../files/paths';
import { ManifestSet } from '../manifest/manifest-set';
import { IMPACTS, Impact, ObjectImpact } from '../plan/impact';
import { impactsBetween } from '../plan/impact/between';
import { forbiddenText, impactsMarkdown, impactsText } from '../plan/impact/report';
import { waitScript } from '../plan/readiness/script';
import { readySteps } from '../plan/readiness/steps';

export const PLAN_USAGE = `  cdk8s-dvp impact [options] <applied manifests> <new manifests>
      prints what applying the new manifests does: files, directories, or - for standard input, for example of kubectl get -o yaml
      --profile FILE           facts of the cluster, as JSON or YAML
      --forbid IMPACT,...      fail on these impacts: ${IMPACTS.join(', ')}
      --format FORMAT          text (default), markdown or json
      exit code: 0, 1 on a forbidden impact, 2 wrong usage
  cdk8s-dvp wait [options] <file, directory or -> ...
      prints a shell script that waits until the applied objects are ready, and makes the uploads
      --timeout MINUTES        maximum time for each object
      --guest-agent            also wait for the guest agent of each machine
  cdk8s-dvp uploads <file, directory or -> ...
      prints a shell script that only makes the uploads`;

interface Printer {
  print(text: string): void;
  error(text: string): void;
}

const FORMATS = new Map<string, (impacts: readonly ObjectImpact[]) => string>([
  ['text', impactsText],
  ['markdown', impactsMarkdown],
  ['json', impacts => JSON.stringify(impacts, undefined, 2)],
]);

export function impactCommand(args: string[], { print, error }: Printer): number {
  const { values, positionals } = parsed(args, { profile: { type: 'string' }, forbid: { type: 'string' }, format: { type: 'string' } });
  if (positionals.length !== 2) {
    throw new UsageError(`impact needs the applied and the new manifests, got ${positionals.length} of 2 arguments`);
  }
  const format = FORMATS.get(String(values.format ?? 'text'));
  if (format === undefined) {
    throw new UsageError(`unknown format '${values.format}': must be one of ${[...FORMATS.keys()].join(', ')}`);
  }
  const forbidden = values.forbid === undefined ? [] : String(values.forbid).split(',').map(impactOf);
  const facts = profileOf(values.profile as string | undefined);
  const [before, after] = positionals.map(path => new World(setOf([path]), facts));
  const impacts = impactsBetween(before, after);
  print(format(impacts));
  const text = forbiddenText(impacts, forbidden);
  if (text !== undefined) {
    // the details are printed already
    error(text.split('\n')[0]);
    return 1;
  }
  return 0;
}

export function waitCommand(args: string[], { print }: Printer): number {
  const { values, positionals } = parsed(args, { 'timeout': { type: 'string' }, 'guest-agent': { type: 'boolean' } });
  const minutes = values.timeout === undefined ? undefined : Number(values.timeout);
  if (minutes !== undefined && !(minutes > 0 && Number.isFinite(minutes))) {
    throw new UsageError(`--timeout must be a number of minutes greater than 0, got '${values.timeout}'`);
  }
  print(waitScript(readySteps(new World(setOf(positionals)), { minutes, guestAgent: values['guest-agent'] === true })));
  return 0;
}

export function uploadsCommand(args: string[], { print }: Printer): number {
  print(waitScript(readySteps(new World(setOf(parsed(args, {}).positionals))), true));
  return 0;
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parsed(args: string[], options: Options) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function impactOf(word: string): Impact {
  const found = IMPACTS.find(impact => impact === word.trim());
  if (found === undefined) {
    throw new UsageError(`unknown impact '${word}': must be one of ${IMPACTS.join(', ')}`);
  }
  return found;
}

// a plan without the unreadable objects would be wrong
function setOf(paths: string[]): ManifestSet {
  if (paths.length === 0) {
    throw new UsageError('no manifests: give a file, a directory, or - for standard input');
  }
  const { objects, unreadable } = readPaths(paths);
  if (unreadable.length > 0) {
    throw new CommandError(unreadable.map(({ file, line, wrong }) => `[${line === undefined ? file : `${file}:${line}`}] ${wrong}`).join('\n'), 1);
  }
  return new ManifestSet(objects.map(({ object }) => object));
}

function profileOf(file: string | undefined) {
  try {
    return file === undefined ? undefined : ClusterProfile.fromFile(file)._facts;
  } catch (error) {
    throw new CommandError((error as Error).message, 2);
  }
}
