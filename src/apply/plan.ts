import { gatesOf } from './subjects';
import { uploadKey } from './uploads';
import type { PlannedStage } from '../domain/stages/stages-of';
import type { ManifestObject } from '../manifest/manifest';
import { cell } from '../plan/markdown';
import { holds, recordOf } from '../plan/readiness/verdict';

/** an object of a plan */
export interface PlanObject {
  readonly object: string;
  readonly file: string;
  /** a sentence without its subject, for example `has its data` */
  readonly waitsUntilIt: string;
  /** minutes that are normal */
  readonly minutes: number;
  /** objects of the platform that must be ready after it */
  readonly then: readonly string[];
  /** key of the upload that it needs */
  readonly upload?: string;
}

export interface PlanStage {
  readonly number: number;
  readonly name: string;
  readonly title: string;
  /** minutes that are normal */
  readonly minutes: number;
  readonly objects: readonly PlanObject[];
}

export interface PlanFile {
  readonly file: string;
  readonly sha256: string;
}

/** what `apply` would do, and the files that it was made from */
export interface Plan {
  readonly plan: 1;
  readonly paths: readonly string[];
  readonly files: readonly PlanFile[];
  readonly stages: readonly PlanStage[];
}

/**
 * @param parts the file of the part of a ModuleConfig that is applied before the whole one, by name; it is made from the whole one if no file has it
 */
export function planOf(
  stages: readonly PlannedStage[], paths: readonly string[], files: readonly PlanFile[], parts: ReadonlyMap<string, string> = new Map(),
): Plan {
  return { plan: 1, paths, files, stages: stages.map(stage => stageOf(stage, parts)) };
}

function stageOf({ stage: { number, name, title }, objects }: PlannedStage, parts: ReadonlyMap<string, string>): PlanStage {
  const planned = objects.map(({ object, isPart }) => objectOf(object, isPart ? parts.get(object.name) : undefined));
  const minutes = Math.max(...objects.flatMap(({ object }) => [minutesOf(object), ...gatesOf(object).map(({ normal }) => normal)]));
  return { number, name, title, minutes, objects: planned };
}

// a kind without a record is ready when it exists
const minutesOf = ({ json }: ManifestObject): number => recordOf(json)?.minutes ?? 0;

function objectOf(object: ManifestObject, file = object.file ?? ''): PlanObject {
  const upload = uploadKey(object);
  // a row with advice is ready, but not as it should be
  const ready = recordOf(object.json)?.rows.find(({ state, when, advice }) => state === 'ready' && advice === undefined
    && when.every(check => !('at' in check) || !check.at.startsWith('/spec/') || holds(check, object.json)));
  return {
    object: object.label,
    file,
    waitsUntilIt: ready?.says ?? 'exists',
    minutes: minutesOf(object),
    then: gatesOf(object).map(({ label }) => label),
    ...upload === undefined ? {} : { upload },
  };
}

/** the files that are not those of the plan any more, `undefined` if all are */
export function changedFiles(plan: Plan, now: readonly PlanFile[]): string | undefined {
  const before = new Map(plan.files.map(({ file, sha256 }) => [file, sha256]));
  const after = new Map(now.map(({ file, sha256 }) => [file, sha256]));
  const words = (file: string): string | undefined => {
    if (!after.has(file)) {
      return 'is missing now';
    }
    return before.has(file) ? before.get(file) === after.get(file) ? undefined : 'has changed' : 'is new';
  };
  const lines = [...new Set([...before.keys(), ...after.keys()])].map(file => ({ file, word: words(file) })).filter(({ word }) => word !== undefined);
  return lines.length === 0 ? undefined : lines.map(({ file, word }) => `  ${file} ${word}`).join('\n');
}

const total = ({ stages }: Plan): number => stages.reduce((sum, { minutes }) => sum + minutes, 0);

const sums = (plan: Plan): string => {
  const objects = new Set(plan.stages.flatMap(stage => stage.objects.map(({ object }) => object))).size;
  return `${objects} ${objects === 1 ? 'object' : 'objects'} in ${plan.stages.length} ${plan.stages.length === 1 ? 'stage' : 'stages'}, normally ${total(plan)} min`;
};

const waitsText = ({ waitsUntilIt, minutes, then, upload }: PlanObject): string => [
  minutes === 0 ? `until it ${waitsUntilIt}` : `until it ${waitsUntilIt}, ${minutes} min`,
  ...upload === undefined ? [] : [`upload ${upload}`],
  ...then.length === 0 ? [] : [`then ${then[0]}${then.length === 1 ? '' : ` and ${then.length - 1} other parts of the platform`}`],
].join('; ');

/** for people */
export function planText(plan: Plan): string {
  const stages = plan.stages.map(({ number, name, title, minutes, objects }) => {
    const files = [...new Set(objects.map(({ file }) => file))];
    return [`${number} ${name} (normally ${minutes} min): ${title}`, ...files.flatMap(file => [
      `  ${file}`, ...objects.filter(each => each.file === file).map(each => `    ${each.object}: ${waitsText(each)}`),
    ])].join('\n');
  });
  return [...stages, sums(plan)].join('\n\n');
}

/** for a merge request */
export function planMarkdown(plan: Plan): string {
  const rows = plan.stages.flatMap(({ number, name, objects }) => objects.map(each => `| ${[`${number} ${name}`, each.object, each.file, waitsText(each)].map(cell).join(' | ')} |`));
  return ['## What is applied, in this order', '', `${sums(plan)}.`, '', '| stage | object | file | waits |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}
