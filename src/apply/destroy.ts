import { objectsOf } from './apply';
import { Cluster, Target, targetOf } from './cluster';
import type { Awaited, Report } from './event';
import { ClusterError } from './failure';
import { Holder, RunLease, leaseNamespace } from './lease';
import { inParallel } from './retry';
import { missingRights, rightsFor } from './rights';
import { CODES, Stop } from './stop';
import { CONFIRMED } from '../domain/settings';
import type { PlannedStage } from '../domain/stages/stages-of';
import { isModuleConfig, stageOfKind } from '../domain/stages/table';
import type { Stage } from '../domain/stages/table';
import { World } from '../domain/world';
import { withAnnotations } from '../manifest/annotations';
import { DVP_GROUP } from '../manifest/groups';
import { Manifest, ManifestObject, listAt, textAt } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { count } from '../manifest/report';
import { Impact } from '../plan/impact';
import { classifyRemoval } from '../plan/impact/lifetime';
import { keyOf } from '../plan/object-key';
import { verdictOf } from '../plan/readiness/verdict';

export interface DestroyOptions {
  readonly cluster: Cluster;
  readonly report: Report;
  readonly stages: readonly PlannedStage[];
  readonly namespace: string;
  /** keys of objects with data that are deleted, too: `virtualdisk/shop/data` */
  readonly data: ReadonlySet<string>;
  /** keys of objects of the platform that are deleted, too, and of modules that are disabled: `moduleconfig/virtualization` */
  readonly platform: ReadonlySet<string>;
  /** whether the user has agreed */
  readonly isAgreed: boolean;
  readonly isDryRun: boolean;
  /** asks the user a question; missing without a terminal */
  readonly ask?: (question: string) => Promise<boolean>;
  readonly lease?: { readonly keeper: Cluster; readonly holder: Holder };
  /** minutes for each stage */
  readonly stageMinutes?: number;
}

/** objects from here on belong to applications; those before are the platform of all */
const PROJECTS = 70;

const SHORT: Readonly<Record<string, string>> = {
  cvi: 'clustervirtualimage', mc: 'moduleconfig', ns: 'namespace', pvc: 'persistentvolumeclaim', vd: 'virtualdisk', vi: 'virtualimage', vmpool: 'virtualmachinepool',
};

/** the key that a user has meant, for example by `vd/shop/data` */
export function fullKey(written: string): string {
  const [kind, ...rest] = written.trim().split('/');
  return [SHORT[kind.toLowerCase()] ?? kind.toLowerCase(), ...rest].join('/');
}

interface Doomed {
  readonly object: ManifestObject;
  readonly stage: Stage;
  readonly live: Manifest;
}

/** Deletes the objects of manifests in the reverse order, and waits until they are gone. What has data, and the platform, stays unless it is named. */
export async function destroy(options: DestroyOptions): Promise<void> {
  const { cluster, report, stages, lease, namespace, isDryRun } = options;
  checkNames(options, stages);
  // as apply chooses it: by all objects, before the cluster is read
  const held = lease === undefined || isDryRun ? undefined
    : await RunLease.take(cluster, lease.keeper, leaseNamespace(objectsOf(stages), namespace), lease.holder, report);
  try {
    await destroyAll(options, async () => held?.check());
  } finally {
    await held?.release();
  }
}

async function destroyAll(options: DestroyOptions, check: () => Promise<void>): Promise<void> {
  const { cluster, report, stages, isDryRun } = options;
  const start = cluster.now();
  const found = await existing(cluster, stages);
  const all = stagesOf(found.filter(each => reasonToKeep(options, each) === undefined));
  const doomed = all.flatMap(({ objects }) => objects);
  report({ event: 'note', text: planText(options, found, doomed) });
  checkTakenAlong(found, doomed);
  if (isDryRun || doomed.length === 0) {
    return;
  }
  await checkRights(options, doomed);
  await agree(options, doomed);
  for (const [index, planned] of all.entries()) {
    report({ event: 'stage', stage: planned.stage, index, stages: all.length, objects: planned.objects.length });
    await destroyStage(options, planned, check);
  }
  report({ event: 'done', text: `${count(doomed.length, 'object')} deleted`, waiting: [], seconds: (cluster.now() - start) / 1000 });
}

/** the objects that are in the cluster, the last of the plan first */
async function existing(cluster: Cluster, stages: readonly PlannedStage[]): Promise<Doomed[]> {
  const planned = stages.flatMap(({ stage, objects }) => objects.filter(({ isPart }) => !isPart).map(({ object }) => ({ object, stage }))).reverse();
  const live = await cluster.read(planned.map(({ object }) => targetOf(object)));
  return planned.flatMap((each, i) => live[i] === undefined ? [] : [{ ...each, live: live[i] }]);
}

/** why an object stays, with the option that deletes it */
function reasonToKeep({ data, platform }: DestroyOptions, { object, stage, live }: Doomed): string | undefined {
  const key = keyOf(object);
  if (object.kind === 'ModuleConfig' && object.name === 'global') {
    return 'settings of all modules: change it by hand';
  }
  if (isOfPlatform(object, stage)) {
    return platform.has(key) ? undefined : `--include-platform ${key}`;
  }
  // the object in the cluster may have been changed since
  const isProtected = [live, object.json].some(json => PROTECTED.includes(removalOf(json)));
  return isProtected && !data.has(key) ? `--include-data ${key}` : undefined;
}

/** an annotation, or what the object needs, only makes its stage later */
const isOfPlatform = (object: ManifestObject, { number }: Stage): boolean => Math.min(stageOfKind(object), number) < PROJECTS;

const PROTECTED: readonly Impact[] = [Impact.DATA_LOSS, Impact.KEPT, Impact.REFUSED];

function removalOf(json: Manifest): Impact {
  const object = new ManifestObject(json);
  return classifyRemoval(object, new World(new ManifestSet([object])), new World(new ManifestSet([]))).impact;
}

function checkNames({ data, platform }: DestroyOptions, stages: readonly PlannedStage[]): void {
  const known = new Map(stages.flatMap(({ stage, objects }) => objects.map(({ object }) => [keyOf(object), isOfPlatform(object, stage)] as const)));
  for (const [option, keys, isPlatform] of [['--include-data', data, false], ['--include-platform', platform, true]] as const) {
    const wrong = [...keys].find(key => known.get(key) !== isPlatform);
    if (wrong !== undefined) {
      const other = known.has(wrong) ? `name it in ${isPlatform ? '--include-data' : '--include-platform'}` : 'no object of the manifests has this kind, namespace and name';
      throw new Stop(`${option} ${wrong}: ${other}`, CODES.usage);
    }
  }
}

/** a namespace, and the module of DVP, take along what was not named */
function checkTakenAlong(found: readonly Doomed[], doomed: readonly Doomed[]): void {
  for (const { object } of doomed) {
    const lost = found.filter(each => !doomed.includes(each) && goesWith(each.object, object)).map(each => `--include-data ${keyOf(each.object)}`);
    if (lost.length > 0) {
      throw new Stop(`nothing was deleted: ${object.label} takes along all that it has: name that, too: ${lost.join(' ')}`, CODES.usage);
    }
  }
}

function goesWith({ group, namespace }: ManifestObject, { kind, name }: ManifestObject): boolean {
  return kind === 'Namespace' || kind === 'Project' ? namespace === name : kind === 'ModuleConfig' && name === 'virtualization' && group === DVP_GROUP;
}

function planText(options: DestroyOptions, found: readonly Doomed[], doomed: readonly Doomed[]): string {
  const kept = found.filter(each => !doomed.includes(each));
  const deleted = ({ object }: Doomed) => `  ${object.label}${isModuleConfig(object) ? ': the module is disabled, its ModuleConfig stays' : ''}`;
  return [
    ...doomed.length === 0 ? ['nothing to delete'] : ['deletes, in this order:', ...doomed.map(deleted)],
    ...kept.length === 0 ? [] : ['keeps:', ...kept.map(each => `  ${each.object.label} (${reasonToKeep(options, each)})`)],
  ].join('\n');
}

async function checkRights({ cluster, namespace }: DestroyOptions, doomed: readonly Doomed[]): Promise<void> {
  const objects = doomed.map(({ object }) => object);
  const modules = rightsFor(objects.filter(isModuleConfig), ['get', 'patch'], namespace);
  const missing = await missingRights(cluster, [...rightsFor(objects.filter(object => !isModuleConfig(object)), ['get', 'delete'], namespace), ...modules]);
  if (missing !== undefined) {
    throw new Stop(`rights are missing, nothing was deleted:\n${missing}\n  do: ask an administrator for a role with these verbs, or use another --context`, CODES.noAccess);
  }
}

async function agree({ ask, isAgreed }: DestroyOptions, doomed: readonly Doomed[]): Promise<void> {
  if (isAgreed) {
    return;
  }
  if (ask === undefined) {
    throw new Stop('nothing was deleted: there is no terminal to ask on: agree with --yes', CODES.notAccepted);
  }
  if (!await ask(`Delete ${count(doomed.length, 'object')}?`)) {
    throw new Stop('nothing was deleted', CODES.notAccepted);
  }
}

interface DoomedStage {
  readonly stage: Stage;
  readonly objects: readonly Doomed[];
}

/** kinds that go before the others of their stage, and after them: a disk is in use until its machine, and what is attached, is gone */
const FIRST = [/^VirtualMachine(Pool)?$/, /^(VirtualMachineBlockDeviceAttachment|VirtualDiskSnapshot|VirtualMachineSnapshot)$/];
const LAST = [/^VirtualMachine(IP|MAC)Address$/, /^(Namespace|Project|CustomResourceDefinition)$/];

function turnOf({ kind }: ManifestObject): number {
  const [first, last] = [FIRST, LAST].map(kinds => kinds.findIndex(pattern => pattern.test(kind)));
  return first >= 0 ? first - FIRST.length : last + 1;
}

/** the last stage first, each in groups that go one after the other */
function stagesOf(doomed: readonly Doomed[]): DoomedStage[] {
  const groups = new Map<string, Doomed[]>();
  for (const each of doomed) {
    const key = `${each.stage.number} ${turnOf(each.object)}`;
    groups.set(key, [...groups.get(key) ?? [], each]);
  }
  return [...groups.values()].map(objects => ({ stage: objects[0].stage, objects }))
    .sort((a, b) => b.stage.number - a.stage.number || turnOf(a.objects[0].object) - turnOf(b.objects[0].object));
}

const AT_ONCE = 4;

/** minutes; the job that ends the module of DVP takes up to 20 by itself */
const PATIENCE = 20;
const PATIENCE_WITH_MODULE = 30;

async function destroyStage(options: DestroyOptions, { stage, objects }: DoomedStage, check: () => Promise<void>): Promise<void> {
  const { cluster, report, stageMinutes = objects.some(({ object }) => isModuleConfig(object)) ? PATIENCE_WITH_MODULE : PATIENCE } = options;
  const start = cluster.now();
  await inParallel(objects, AT_ONCE, async ({ object }) => {
    await check();
    await (isModuleConfig(object) ? disable(cluster, object) : removed(cluster, object));
  });
  let open = objects.map(({ object }) => ({ object, target: goneWhen(object) }));
  for (;;) {
    await check();
    const live = await cluster.read(open.map(({ target }) => target));
    const seconds = (cluster.now() - start) / 1000;
    const left = open.map((each, i) => ({ ...each, live: live[i] })).filter(each => isThere(each.object, each.live));
    open.filter(({ object }) => left.every(each => each.object !== object))
      .forEach(({ object }) => report({ event: 'removed', object: object.label, how: isModuleConfig(object) ? 'disabled' : 'deleted', seconds }));
    open = left;
    if (left.length === 0) {
      report({ event: 'stage-gone', stage, seconds });
      return;
    }
    const pending = left.map(each => awaitedOf(each.object, each.live!, start));
    report({ event: 'waiting', pending });
    if (seconds >= stageMinutes * 60) {
      throw new Stop(pending.map(({ object, reason }) => `${object} is still there after ${stageMinutes} min: ${reason}`).join('\n'), CODES.timeout);
    }
    await cluster.sleep(2000);
  }
}

async function removed(cluster: Cluster, object: ManifestObject): Promise<void> {
  try {
    await cluster.remove(targetOf(object));
  } catch (error) {
    throw error instanceof ClusterError && error.kind === 'refused' ? new Stop(`the cluster does not delete ${object.label}: ${error.message}`, CODES.failed) : error;
  }
}

/** Deckhouse disables a module only with an annotation, and takes everything of it away */
async function disable(cluster: Cluster, { json }: ManifestObject): Promise<void> {
  await cluster.apply(withAnnotations({ ...json, spec: { ...json.spec as object, enabled: false } }, { [CONFIRMED]: 'true' }));
}

const goneWhen = (object: ManifestObject): Target => isModuleConfig(object) ? { resource: 'modules.v1alpha1.deckhouse.io', name: object.name } : targetOf(object);

const isThere = (object: ManifestObject, live: Manifest | undefined): boolean =>
  live !== undefined && !(isModuleConfig(object) && ['Available', 'Unavailable'].includes(textAt(live, '/status/phase') ?? ''));

function awaitedOf({ label }: ManifestObject, live: Manifest, since: number): Awaited {
  const finalizers = listAt<string>(live, '/metadata/finalizers');
  const { reason, advice, condition } = verdictOf(live);
  const held = finalizers.length === 0 ? '' : `, held by ${finalizers.join(', ')}`;
  return {
    object: label, state: 'progressing', reason: `${reason ?? 'is being deleted'}${held}`, advice, condition, since, normal: 2, isLate: false, isPart: false,
  };
}
