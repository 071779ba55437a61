import type { Cluster } from './cluster';
import type { Report } from './event';
import { Holder, RunLease, leaseNamespace } from './lease';
import { placeholderText } from './placeholders';
import { missingRights, rightsFor } from './rights';
import { conflictText, runStages } from './stages';
import { CODES, Stop } from './stop';
import { gateRights } from './subjects';
import { Surveyed, survey } from './survey';
import { Addresses, Uploader, Uploads, uploadKey } from './uploads';
import type { ClusterFacts } from '../domain/cluster-facts';
import type { PlannedStage } from '../domain/stages/stages-of';
import { World } from '../domain/world';
import { Manifest, ManifestObject, textAt } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { count } from '../manifest/report';
import { Impact, ObjectImpact } from '../plan/impact';
import { impactsBetween } from '../plan/impact/between';
import { impactsText } from '../plan/impact/report';

/** impacts that need the agreement of the user */
export const ASKED: readonly Impact[] = [Impact.REFUSED, Impact.DATA_LOSS, Impact.REMOVED, Impact.GUEST_RESTART];

/** milliseconds that a user may think about a question before the cluster is read again */
const FRESH = 60_000;

export interface ApplyOptions {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly stages: readonly PlannedStage[];
  readonly facts?: ClusterFacts;
  /** namespace of objects that name none */
  readonly namespace: string;
  readonly accepted: ReadonlySet<Impact>;
  /** asks the user a question; missing without a terminal */
  readonly ask?: (question: string) => Promise<boolean>;
  readonly files: ReadonlyMap<string, string>;
  readonly uploader: Uploader;
  readonly addresses: Addresses;
  readonly byHand: boolean;
  readonly recreate: ReadonlySet<string>;
  /** keeps two runs apart; by a cluster of its own, which still works when the run is interrupted */
  readonly lease?: { readonly keeper: Cluster; readonly holder: Holder };
  readonly stageMinutes?: number;
  readonly settles?: number;
  readonly totalMinutes?: number;
}

/** Applies manifests, and waits until all is ready. Throws a `Stop` if it cannot, or must not, go on. */
export async function apply(options: ApplyOptions): Promise<void> {
  const { cluster, report, stages } = options;
  const start = cluster.now();
  const objects = objectsOf(stages);
  checkKeys(options, objects);
  checkPlaceholders(objects);
  await checkRights(options, objects);
  const namespace = leaseNamespace(objects, options.namespace);
  const lease = options.lease === undefined ? undefined : await RunLease.take(cluster, options.lease.keeper, namespace, options.lease.holder, report);
  const uploads = new Uploads(cluster, options.files, options.uploader, options.addresses, report);
  try {
    const surveyed = await agreed(options, () => examine(options, objects));
    const rest = await runStages({
      ...options,
      surveyed: new Map(surveyed.map(each => [each.object, each])),
      applied: new Map(),
      review: unseen => review(options, unseen),
      uploads,
      deadline: options.totalMinutes === undefined ? Infinity : start + options.totalMinutes * 60_000,
      check: async () => lease?.check(),
    });
    report({ event: 'done', text: `${count(objects.length, 'object')} applied and ready`, waiting: rest, seconds: (cluster.now() - start) / 1000 });
  } finally {
    await uploads.stop();
    await lease?.release();
  }
}

/** the objects of all stages, each once */
export const objectsOf = (stages: readonly PlannedStage[]): ManifestObject[] =>
  [...new Set(stages.flatMap(({ objects }) => objects.map(({ object }) => object)))];

export interface Preview {
  readonly surveyed: readonly Surveyed[];
  readonly impacts: readonly ObjectImpact[];
}

/** what applying would do, without doing it */
export async function preview(options: ApplyOptions): Promise<Preview> {
  const objects = objectsOf(options.stages);
  checkPlaceholders(objects);
  await checkRights(options, objects);
  const surveyed = await look(options, objects);
  return { surveyed, impacts: impactsOf(surveyed, options.facts) };
}

function checkKeys({ files, recreate }: ApplyOptions, objects: readonly ManifestObject[]): void {
  const keys = objects.map(uploadKey).filter(key => key !== undefined);
  const unknown = [...files.keys(), ...recreate].find(key => !keys.includes(key));
  if (unknown !== undefined) {
    const known = keys.length === 0 ? 'no object of the manifests has the source Upload' : `must be one of ${keys.join(', ')}`;
    throw new Stop(`unknown upload '${unknown}': ${known}`, CODES.usage);
  }
}

/** the cluster would use a placeholder as the value */
function checkPlaceholders(objects: readonly ManifestObject[]): void {
  const text = placeholderText(objects);
  if (text !== undefined) {
    throw new Stop(text, CODES.usage);
  }
}

const BEFORE_UPLOAD = new Set([undefined, 'Pending', 'WaitForUserUpload', 'Failed']);

/** a run must not stop half-way for a file */
function checkFiles({ files, byHand }: ApplyOptions, surveyed: readonly Surveyed[]): void {
  const missing = surveyed.filter(({ live }) => !byHand && BEFORE_UPLOAD.has(textAt(live, '/status/phase')))
    .map(({ object }) => uploadKey(object)).filter(key => key !== undefined && !files.has(key));
  if (missing.length > 0) {
    throw new Stop(`no file for ${count(missing.length, 'upload')}: add ${missing.map(key => `--upload ${key}=FILE`).join(' ')}, or --upload-by-hand to upload otherwise`, CODES.usage);
  }
}

async function checkRights({ cluster, namespace }: ApplyOptions, objects: readonly ManifestObject[]): Promise<void> {
  const missing = await missingRights(cluster, [...rightsFor(objects, undefined, namespace), ...gateRights(objects)]);
  if (missing !== undefined) {
    throw new Stop(`rights are missing, nothing was applied:\n${missing}\n  do: ask an administrator for a role with these verbs, or use another --context`, CODES.noAccess);
  }
}

/** what has come to exist since the run began, or could not be seen then: its changes need consent like all others */
async function review(options: ApplyOptions, objects: readonly ManifestObject[]): Promise<Surveyed[]> {
  return agreed(options, async () => (await look(options, objects)).filter(({ live }) => live !== undefined));
}

async function examine(options: ApplyOptions, objects: readonly ManifestObject[]): Promise<Surveyed[]> {
  const surveyed = await look(options, objects);
  checkExpired(options, surveyed);
  checkFiles(options, surveyed);
  return surveyed;
}

/** looks at objects until the user agrees with what applying does to them, as they are after the answer */
async function agreed(options: ApplyOptions, seen: () => Promise<Surveyed[]>): Promise<Surveyed[]> {
  const { cluster, report, facts } = options;
  let surveyed = await seen();
  for (;;) {
    const before = impactsOf(surveyed, facts);
    const start = cluster.now();
    await agree(options, before);
    if (cluster.now() - start <= FRESH) {
      return surveyed;
    }
    surveyed = await seen();
    if (askedText(options, impactsOf(surveyed, facts)) === askedText(options, before)) {
      return surveyed;
    }
    report({ event: 'note', text: 'the cluster has changed since the question: this is what applying does now' });
  }
}

async function look({ cluster }: ApplyOptions, objects: readonly ManifestObject[]): Promise<Surveyed[]> {
  const surveyed = await survey(cluster, objects);
  const conflicts = surveyed.filter(each => each.conflicts.length > 0).map(({ object, conflicts: found }) => conflictText(object, found));
  const refused = surveyed.filter(each => each.refused !== undefined).map(({ object, refused: reason }) => `the cluster rejects ${object.label}: ${reason}`);
  if (conflicts.length + refused.length > 0) {
    throw new Stop([...refused, ...conflicts].join('\n'), CODES.failed);
  }
  return surveyed;
}

// Pods of machines and other objects with an owner are not applied, and a plan leaves them out
function plain(json: Manifest): Manifest {
  const { ownerReferences, generateName, managedFields, ...metadata } = json.metadata ?? {};
  return { ...json, metadata };
}

function impactsOf(surveyed: readonly Surveyed[], facts: ClusterFacts | undefined): ObjectImpact[] {
  const world = (objects: readonly Manifest[]) => new World(new ManifestSet(objects.map(json => new ManifestObject(plain(json)))), facts);
  return impactsBetween(world(surveyed.flatMap(({ live }) => live ?? [])), world(surveyed.map(({ planned }) => planned)));
}

const askedOf = ({ accepted }: ApplyOptions, impacts: readonly ObjectImpact[]): ObjectImpact[] =>
  impacts.filter(({ impact }) => ASKED.includes(impact) && !accepted.has(impact));

const askedText = (options: ApplyOptions, impacts: readonly ObjectImpact[]): string => impactsText(askedOf(options, impacts));

async function agree(options: ApplyOptions, impacts: readonly ObjectImpact[]): Promise<void> {
  const { report, ask } = options;
  const asked = askedOf(options, impacts);
  if (asked.length === 0) {
    return;
  }
  const text = impactsText(asked);
  if (ask === undefined) {
    const words = [...new Set(asked.map(({ impact }) => impact))].join(',');
    throw new Stop(`${text}\n\nthis was not applied: there is no terminal to ask on: agree with --accept ${words}`, CODES.notAccepted);
  }
  report({ event: 'note', text });
  if (!await ask('Apply this?')) {
    throw new Stop('this was not applied', CODES.notAccepted);
  }
}

/** an upload that came too late is found before anything is applied */
function checkExpired({ recreate }: ApplyOptions, surveyed: readonly Surveyed[]): void {
  const expired = surveyed.filter(({ object, live }) => {
    const key = uploadKey(object);
    return key !== undefined && !recreate.has(key) && textAt(live, '/status/phase') === 'Failed';
  });
  if (expired.length > 0) {
    const keys = expired.map(({ object }) => uploadKey(object)).join(',');
    const names = expired.map(({ object }) => object.label).join(', ');
    throw new Stop(`the upload failed, or did not begin within ten minutes: ${names}\n  do: --recreate ${keys} deletes and creates again what has no data yet, and uploads at once`, CODES.failed);
  }
}
