import { parseArgs } from 'util';
import { BadCall, Hindered } from './failures';
import { ClusterProfile } from '../cluster/cluster-profile';
import { readPaths } from '../files/paths';
import { ManifestSet } from '../manifest/manifest-set';
import { IMPACTS, Impact } from '../plan/impact';
import { impactsBetween } from '../plan/impact/between';
import { forbiddenText, impactsMarkdown, impactsText } from '../plan/impact/report';
import { waitScript } from '../plan/readiness/script';
import { readySteps } from '../plan/readiness/steps';

export const PLAN_USAGE = `  cdk8s-dvp impact [options] <what is applied> <what is about to be>
      what applying the second does where the first is applied: files or directories, or - for standard input, for example of kubectl get -o yaml
      --profile FILE           what is known of the cluster, as JSON or YAML
      --forbid IMPACT,...      what must not happen, of ${IMPACTS.join(', ')}
      --format FORMAT          text (default), markdown or json
      exits with 0, 1 where something forbidden happens, 2 for a call that makes no sense
  cdk8s-dvp wait [options] <file, directory or -> ...
      writes a script for sh that waits until what was applied is ready, and makes uploads
      --timeout MINUTES        how long to wait for each object
      --guest-agent            wait for the agent in each guest, too
  cdk8s-dvp uploads <file, directory or -> ...
      writes a script for sh that makes the uploads, and nothing else`;

interface Printer {
  print(text: string): void;
  complain(text: string): void;
}

export function impactCommand(args: string[], { print, complain }: Printer): number {
  const { values, positionals } = parsed(args, { profile: { type: 'string' }, forbid: { type: 'string' }, format: { type: 'string' } });
  if (positionals.length !== 2) {
    throw new BadCall(`impact takes what is applied and what is about to be, got ${positionals.length} of the two`);
  }
  const format = String(values.format ?? 'text');
  if (!['text', 'markdown', 'json'].includes(format)) {
    throw new BadCall(`no format '${format}': one of text, markdown, json`);
  }
  const forbidden = values.forbid === undefined ? [] : String(values.forbid).split(',').map(impactOf);
  const facts = profileOf(values.profile as string | undefined);
  const [before, after] = positionals.map(path => setOf([path]));
  const impacts = impactsBetween(before, after, facts);
  print(format === 'text' ? impactsText(impacts) : format === 'markdown' ? impactsMarkdown(impacts) : JSON.stringify(impacts, undefined, 2));
  const text = forbiddenText(impacts, forbidden);
  if (text !== undefined) {
    // all of it is printed already
    complain(text.split('\n')[0]);
    return 1;
  }
  return 0;
}

export function waitCommand(args: string[], { print }: Printer): number {
  const { values, positionals } = parsed(args, { 'timeout': { type: 'string' }, 'guest-agent': { type: 'boolean' } });
  const minutes = values.timeout === undefined ? undefined : Number(values.timeout);
  if (minutes !== undefined && !(minutes > 0 && Number.isFinite(minutes))) {
    throw new BadCall(`--timeout is a number of minutes of more than zero, got '${values.timeout}'`);
  }
  print(waitScript(readySteps(setOf(positionals), { minutes, guestAgent: values['guest-agent'] === true })));
  return 0;
}

export function uploadsCommand(args: string[], { print }: Printer): number {
  print(waitScript(readySteps(setOf(parsed(args, {}).positionals)), true));
  return 0;
}

type Options = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

function parsed(args: string[], options: Options) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new BadCall((error as Error).message);
  }
}

function impactOf(word: string): Impact {
  const found = IMPACTS.find(impact => impact === word.trim());
  if (found === undefined) {
    throw new BadCall(`no impact '${word}': one of ${IMPACTS.join(', ')}`);
  }
  return found;
}

// a plan of half of the objects would be a wrong one
function setOf(paths: string[]): ManifestSet {
  if (paths.length === 0) {
    throw new BadCall('nothing to look at: name a file, a directory, or - for standard input');
  }
  const { objects, unreadable } = readPaths(paths);
  if (unreadable.length > 0) {
    throw new Hindered(unreadable.map(({ file, line, wrong }) => `[${line === undefined ? file : `${file}:${line}`}] ${wrong}`).join('\n'), 1);
  }
  return new ManifestSet(objects.map(({ object }) => object));
}

function profileOf(file: string | undefined) {
  try {
    return file === undefined ? undefined : ClusterProfile.fromFile(file)._facts;
  } catch (error) {
    throw new Hindered((error as Error).message, 2);
  }
}
