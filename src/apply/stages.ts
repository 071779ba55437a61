import { Cluster, targetOf } from './cluster';
import type { Report, Result } from './event';
import { ClusterError, Conflict } from './failure';
import { withLiveFields } from './merge';
import { manifestFor } from './part';
import { inParallel, retrying } from './retry';
import { CODES, Stop } from './stop';
import { gatesOf, subjectOf } from './subjects';
import type { Surveyed } from './survey';
import { Uploads, uploadKey } from './uploads';
import { Subject, awaitReady, stillWaiting } from './wait';
import type { PlannedStage, StagedObject } from '../domain/stages/stages-of';
import { isModuleConfig } from '../domain/stages/table';
import { Manifest, ManifestObject, valueAt } from '../manifest/manifest';

const AT_ONCE = 4;
/** milliseconds for what is known to be early: a kind, a webhook, a module that starts */
const EARLY = 600_000;
/** milliseconds until the platform has noticed a change: until then, it shows the state before */
const SETTLES = 10_000;

/** milliseconds for a kind or a module that no manifest of the run brings */
const ABSENT = 30_000;
const IS_ABSENT = /no matches for kind|could not find the requested resource|doesn't have a resource type|depends on /;

const isEarly = ({ kind }: ClusterError): boolean => kind === 'early';

export interface Work {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly stages: readonly PlannedStage[];
  readonly surveyed: Map<ManifestObject, Surveyed>;
  /** objects as the run has left them */
  readonly applied: Map<ManifestObject, Manifest>;
  /** looks again at objects that were missing, and returns those that exist now; throws if they must not be changed */
  readonly review: (objects: readonly ManifestObject[]) => Promise<readonly Surveyed[]>;
  readonly uploads: Uploads;
  /** keys of uploads whose object is deleted and created again if its time is over */
  readonly recreate: ReadonlySet<string>;
  /** minutes for each stage, in place of those of the kinds */
  readonly stageMinutes?: number;
  /** milliseconds for the platform to notice a change, in place of ten seconds */
  readonly settles?: number;
  /** milliseconds since 1970 */
  readonly deadline: number;
  readonly check: () => Promise<void>;
}

/** Applies stage by stage, and waits between them. Returns what still waits by its nature at the end. */
export async function runStages(work: Work): Promise<string[]> {
  const rest: Subject[] = [];
  for (const [index, planned] of work.stages.entries()) {
    rest.push(...await runStage(work, planned, index));
  }
  return stillWaiting(work.cluster, rest);
}

async function runStage(work: Work, { stage, objects }: PlannedStage, index: number): Promise<Subject[]> {
  const { cluster, report, stages, stageMinutes, uploads } = work;
  const start = cluster.now();
  report({ event: 'stage', stage, index, stages: stages.length, objects: objects.length });
  // the platform makes objects of its own, such as the class generic; those of the first stage were just read
  const isUnseen = (object: ManifestObject) => work.surveyed.get(object)?.live === undefined && !work.applied.has(object);
  const unseen = index === 0 ? [] : objects.map(({ object }) => object).filter(isUnseen);
  for (const found of unseen.length === 0 ? [] : await work.review(unseen)) {
    work.surveyed.set(found.object, found);
  }
  const applied = await applyAll(work, objects);
  const settles = { settles: work.settles ?? SETTLES };
  const own = objects.map(({ object }, i) => ({ ...subjectOf(object), ...seen(applied[i], settles) }));
  const gates = objects.flatMap(({ object }, i) =>
    gatesOf(object).map(gate => applied[i].result === 'unchanged' ? gate : { ...gate, ...settles }));
  const subjects = [...own, ...gates].map(subject => stageMinutes === undefined ? subject : { ...subject, limit: stageMinutes });
  const deadline = Math.min(work.deadline, stageMinutes === undefined ? Infinity : start + stageMinutes * 60_000);
  const rest = await awaitReady({ cluster, report, uploads, deadline, check: work.check }, subjects);
  report({ event: 'stage-ready', stage, seconds: (cluster.now() - start) / 1000 });
  return rest;
}

async function applyAll(work: Work, objects: readonly StagedObject[]): Promise<Applied[]> {
  let isOver = false;
  void offerUntil(work, objects.map(({ object }) => object), () => isOver);
  try {
    return await inParallel(objects, AT_ONCE, each => applyOne(work, each));
  } finally {
    isOver = true;
  }
}

/** an upload must begin within ten minutes, also while other objects of its stage are too early */
async function offerUntil({ cluster, uploads }: Work, objects: readonly ManifestObject[], isOver: () => boolean): Promise<void> {
  const waiting = objects.flatMap(object => {
    const key = uploadKey(object);
    return key === undefined || uploads.fileOf(key) === undefined ? [] : [{ object, key }];
  });
  try {
    while (waiting.length > 0) {
      await cluster.sleep(cluster.interval);
      const live = isOver() ? [] : await cluster.read(waiting.map(({ object }) => targetOf(object)));
      if (isOver()) {
        return;
      }
      waiting.forEach(({ object, key }, i) => valueAt(live[i], '/status/phase') === 'WaitForUserUpload' && uploads.offer(key, object.label, live[i]!));
    }
  } catch {
    // the stage meets the same failure, and reports it
  }
}

/** whether a manifest of the run may bring what an object needs; a webhook starts by itself */
function comes({ stages }: Work, object: ManifestObject, { message }: ClusterError): boolean {
  const brings = (other: ManifestObject) => other !== object && (isModuleConfig(other) || other.kind === 'CustomResourceDefinition');
  return !IS_ABSENT.test(message) || stages.some(({ objects }) => objects.some(each => brings(each.object)));
}

/** the newest state of an object that was applied, and whether it is that before the change */
function seen({ live, result }: Applied, settles: Pick<Subject, 'settles'>): Pick<Subject, 'live' | 'settles'> {
  if (result === 'unchanged') {
    return {}; // the run may have read it long ago
  }
  const showsBefore = result === 'changed' && live.status !== undefined && valueAt(live, '/status/observedGeneration') === undefined;
  return showsBefore ? { live, ...settles } : { live };
}

interface Applied {
  readonly live: Manifest;
  readonly result: Result;
}

async function applyOne(work: Work, { object, manifest }: StagedObject): Promise<Applied> {
  const { cluster, report, surveyed, check } = work;
  await check();
  const found = surveyed.get(object);
  const live = work.applied.get(object) ?? await recreated(work, object, found?.live);
  if (live !== undefined && found?.isUnchanged === true) {
    report({ event: 'applied', object: object.label, result: 'unchanged' });
    return { live, result: 'unchanged' };
  }
  const json = manifest === object.json ? manifestFor(manifest, live) : withLiveFields(manifest, object.json, live) as Manifest;
  const what = `apply ${object.label}`;
  const limit = (error: ClusterError) => comes(work, object, error) ? EARLY : ABSENT;
  try {
    const applied = await retrying({ cluster, report, what, limit, passes: isEarly }, async () => {
      await check();
      if (cluster.now() >= work.deadline) {
        throw new Stop(`${what}: the time of the run is over`, CODES.timeout);
      }
      return cluster.apply(json);
    });
    const result = resultOf(live, applied);
    work.applied.set(object, applied);
    report({ event: 'applied', object: object.label, result });
    return { live: applied, result };
  } catch (error) {
    throw error instanceof ClusterError ? stopFor(object, error) : error;
  }
}

function resultOf(live: Manifest | undefined, applied: Manifest): Result {
  if (live === undefined) {
    return 'created';
  }
  const version = (object: Manifest) => valueAt(object, '/metadata/resourceVersion');
  return version(live) === version(applied) ? 'unchanged' : 'changed';
}

/** deletes an object whose upload is too late, if the user wants that, and returns what is there now */
async function recreated({ cluster, report, recreate }: Work, object: ManifestObject, live: Manifest | undefined): Promise<Manifest | undefined> {
  const key = uploadKey(object);
  if (live === undefined || key === undefined || !recreate.has(key) || valueAt(live, '/status/phase') !== 'Failed') {
    return live;
  }
  const start = cluster.now();
  // stages may have taken long since the object was examined, and --recreate is consent only to lose what has no data
  const [now] = await cluster.read([targetOf(object)]);
  if (now === undefined) {
    return undefined;
  }
  if (now.metadata?.uid !== live.metadata?.uid || valueAt(now, '/status/phase') !== 'Failed') {
    throw new Stop(`${object.label} was not deleted: it was in the phase Failed at the beginning, and now it is another object or in another phase\n  do: see its state, and run again`, CODES.failed);
  }
  await cluster.remove(targetOf(object));
  for (;;) {
    const [found] = await cluster.read([targetOf(object)]);
    if (found === undefined) {
      report({ event: 'removed', object: object.label, how: 'deleted', seconds: (cluster.now() - start) / 1000 });
      return undefined;
    }
    if (cluster.now() - start > EARLY) {
      throw new Stop(`${object.label} is still being deleted after ${EARLY / 60_000} min: see its finalizers`, CODES.timeout);
    }
    await cluster.sleep(cluster.interval);
  }
}

function stopFor(object: ManifestObject, error: ClusterError): Stop {
  if (error.kind === 'conflict') {
    return new Stop(conflictText(object, error.conflicts), CODES.failed);
  }
  if (error.kind === 'forbidden') {
    return new Stop(`${object.label}: ${error.message}`, CODES.noAccess);
  }
  return new Stop(`the cluster rejects ${object.label}: ${error.message}`, CODES.failed);
}

/** who owns which fields, and what to do */
export const conflictText = (object: ManifestObject, conflicts: readonly Conflict[]): string => [
  `${object.label}: others own fields that the manifest sets`,
  ...conflicts.map(({ manager, fields }) => `  ${manager}: ${fields.join(', ')}`),
  ...isModuleConfig(object) && object.name === 'global' ? ['  do: leave these fields out of the manifest: they are settings of the whole cluster'] : [
    '  do: leave these fields out of the manifest; or let the other manager leave them out; or give them to cdk8s-dvp once, by hand,',
    '  with a FILE that has only this object:',
    '      kubectl apply --server-side --field-manager=cdk8s-dvp --force-conflicts -f FILE',
  ],
].join('\n');
