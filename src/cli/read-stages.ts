import { createHash } from 'crypto';
import { existsSync } from 'fs';
import { Session, factsOf, readManifests } from './command';
import { CommandError, UsageError } from './failures';
import { asText, leftAloneText } from './format';
import { objectsOf } from '../apply/apply';
import type { PlanFile } from '../apply/plan';
import { CODES } from '../apply/stop';
import type { ClusterFacts } from '../domain/cluster-facts';
import type { PlannedStage } from '../domain/stages/stages-of';
import { stagesOf } from '../domain/stages/stages-of';
import { World } from '../domain/world';
import { problemText } from '../files/documents';
import type { ReadFiles } from '../files/read-files';
import { validate } from '../files/validate';
import { ManifestSet } from '../manifest/manifest-set';
import { isPart } from '../manifest/part';
import { count } from '../manifest/report';

export interface ReadOptions {
  readonly profile?: string;
  readonly acknowledged: ReadonlyMap<string, string>;
  readonly strict?: true;
}

/** manifests that were read, checked and put in order */
export interface ReadStages {
  readonly read: ReadFiles;
  readonly world: World;
  readonly stages: readonly PlannedStage[];
  /** of the profile */
  readonly facts?: ClusterFacts;
}

/** where a synth writes to */
const OUTDIR = 'dist';

export const pathsOr = (paths: readonly string[]): readonly string[] => {
  if (paths.length === 0 && !existsSync(OUTDIR)) {
    throw new UsageError(`which manifests? Name a directory, or run it where ${OUTDIR}/ is`);
  }
  return paths.length === 0 ? [OUTDIR] : paths;
};

function readable(session: Session, command: string, paths: readonly string[], isStrict: true | undefined): ReadFiles {
  const read = readManifests(session, command, paths, isStrict);
  if (read.unreadable.length > 0) {
    throw new CommandError(read.unreadable.map(problemText).join('\n'), CODES.failed);
  }
  if (read.leftAlone.length > 0) {
    session.output.error(leftAloneText(read.leftAlone));
  }
  return read;
}

/** Reads manifests to delete their objects: also those that would not be accepted today. */
export function readForDestroy(session: Session, paths: readonly string[], isStrict: true | undefined): readonly PlannedStage[] {
  const { objects } = readable(session, 'destroy', paths, isStrict);
  return stagesOf(new World(new ManifestSet(objects.map(({ object }) => object))));
}

/** Reads manifests, stops at errors, and puts the objects in stages. */
export function readStages(session: Session, command: string, paths: readonly string[], { profile, acknowledged, strict }: ReadOptions): ReadStages {
  const { output } = session;
  const facts = factsOf(profile);
  const read = readable(session, command, paths, strict);
  session.step(`checking ${count(read.objects.length, 'object')}`);
  checkManifests(read, acknowledged, facts, command);
  const world = new World(new ManifestSet(read.objects.map(({ object }) => object)), facts);
  const stages = stagesOf(world);
  const left = read.objects.filter(({ object }) => !isPart(object.json)).length - objectsOf(stages).length;
  if (left > 0) {
    output.error(`${count(left, 'object')} left out: operations and other objects that are created by hand`);
  }
  if (stages.length === 0) {
    throw new CommandError('the manifests have nothing to apply', CODES.failed);
  }
  return { read, world, stages, facts };
}

/** @throws if the manifests have errors, with all of them */
export function checkManifests(read: ReadFiles, acknowledged: ReadonlyMap<string, string>, facts: ClusterFacts | undefined, command = 'apply'): void {
  const validated = validate(read, { facts, acknowledged });
  if (validated.errors > 0) {
    throw new CommandError(`${asText(validated, true)}\n\n${count(validated.errors, 'error')}${command === 'apply' ? ': nothing was applied' : ''}`, CODES.failed);
  }
}

/** the files with a hash of their objects: comments and the order of keys in other documents do not matter to a cluster */
export function filesOf({ objects }: ReadFiles): PlanFile[] {
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  for (const { object, file } of objects) {
    const hash = hashes.get(file) ?? createHash('sha256');
    hashes.set(file, hash.update(JSON.stringify(object.json)).update('\n'));
  }
  return [...hashes].map(([file, hash]) => ({ file, sha256: hash.digest('hex') }));
}

/** the file of each part of a ModuleConfig that is applied before the whole one */
export const partsOf = ({ objects }: ReadFiles): ReadonlyMap<string, string> =>
  new Map(objects.filter(({ object }) => isPart(object.json)).map(({ object, file }) => [object.name, file]));
