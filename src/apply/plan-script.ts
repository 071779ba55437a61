import type { PlannedStage, StagedObject } from '../domain/stages/stages-of';
import { isModuleConfig } from '../domain/stages/table';
import type { World } from '../domain/world';
import type { Located } from '../files/documents';
import { STDIN_NAME } from '../files/read-bytes';
import { Manifest, ManifestObject, valueAt } from '../manifest/manifest';
import { specOf } from '../plan/kind-registry';
import { Gate, platformGates } from '../plan/readiness/gates';
import { isTrue, phase } from '../plan/readiness/record';
import { AWAIT, functions, keyCheck, quoted, uploadLine, waitLine } from '../plan/readiness/script';
import type { Step } from '../plan/readiness/step';
import { readySteps } from '../plan/readiness/steps';
import { limitMinutes, recordOf } from '../plan/readiness/verdict';
import { documentText } from '../yaml/writer';

/**
 * A script for `sh` and kubectl that does what `apply` does: applies stage by stage, and waits between the stages.
 *
 * @param located the objects of all files: a file with the objects of one stage only is applied as it is
 */
export function planScript(world: World, stages: readonly PlannedStage[], located: readonly Located[]): string {
  const steps = readySteps(world);
  const keys = steps.flatMap(({ upload }) => upload ?? []);
  const withUploads = (...lines: string[]) => keys.length === 0 ? [] : lines;
  return [
    '#!/bin/sh',
    '# applies manifests stage by stage, and waits until all is ready. It can be run again: it goes on where it stopped',
    '# it does not ask before a guest restarts or data is lost: cdk8s-dvp impact says that',
    ...withUploads('#', '# usage: sh <this script> key=file ..., with a file for each of', ...keys.map(key => `#   ${key.replace(/[\r\n]/g, ' ')}`)),
    '#',
    '# KUBECTL   the kubectl command (kubectl)',
    '# INTERVAL  seconds between two checks (5)',
    ...withUploads('# ADDRESS   which address to upload to: external or inCluster (external)', '# CURL      the curl command (curl)'),
    '',
    functions('wait'),
    '',
    functions('apply'),
    ...withUploads('', functions('upload'), ...keyCheck(keys, false)),
    ...stages.flatMap(stage => stageLines(stage, steps, located)),
    '',
    "say 'all ready'",
    '',
  ].join('\n');
}

function stageLines({ stage: { number, name }, objects }: PlannedStage, steps: readonly Step[], located: readonly Located[]): string[] {
  const labels = new Set(objects.map(({ object }) => object.label));
  const own = steps.filter(({ object }) => labels.has(object));
  const uploads = own.filter(({ upload }) => upload !== undefined);
  const wholes = objects.filter(each => !each.isPart);
  const files = wholeFiles(wholes, located);
  const rest = wholes.filter(({ object }) => !files.includes(object.file ?? ''));
  return [
    '',
    `say 'stage ${number} ${name}'`,
    ...objects.filter(each => each.isPart).flatMap(partLines),
    ...files.length === 0 ? [] : [`send ${files.map(file => `-f ${quoted(file)}`).join(' ')}`],
    ...rest.length === 0 ? [] : [...heredoc(`.${number}.yaml`, rest.map(({ manifest }) => manifest)), `send -f "$notes/.${number}.yaml"`],
    ...uploads.map(uploadLine),
    ...objects.flatMap(({ object }) => gateLines(object)),
    ...own.map(waitLine),
    ...uploads.length === 0 ? [] : [AWAIT, 'pids='],
  ];
}

/** the Secrets whose values are in the script itself, and not in a file */
export function secretsInside(stages: readonly PlannedStage[], located: readonly Located[]): string[] {
  return stages.flatMap(({ objects }) => {
    const files = wholeFiles(objects.filter(({ isPart }) => !isPart), located);
    return objects.filter(({ object }) => object.kind === 'Secret' && !files.includes(object.file ?? '')).map(({ object }) => object.label);
  });
}

/** the files whose objects are all of a stage */
function wholeFiles(objects: readonly StagedObject[], located: readonly Located[]): string[] {
  const ofStage = new Set(objects.map(({ object }) => object));
  const files = [...new Set(objects.map(({ object }) => object.file ?? ''))];
  return files.filter(file => file !== '' && file !== STDIN_NAME && located.every(each => each.file !== file || ofStage.has(each.object)));
}

const END = 'END_OF_MANIFESTS';

function heredoc(file: string, manifests: readonly Manifest[]): string[] {
  const text = manifests.map(documentText).join('---\n').trimEnd();
  return [`cat >"$notes/${file}" <<'${END}'`, text, END];
}

/** the settings that a part leaves out */
function partLines({ object, manifest }: StagedObject): string[] {
  const [whole, part] = [object.json, manifest].map(json => Object.keys(valueAt(json, '/spec/settings') ?? {}));
  const rest = whole.filter(key => !part.includes(key)).map(key => `{.spec.settings.${key}}`).join('');
  const file = `.part-${object.name}.yaml`;
  return [...heredoc(file, [manifest]), `once moduleconfigs.deckhouse.io ${quoted(object.name)} ${quoted(rest)} "$notes/${file}"`];
}

function gateLines(object: ManifestObject): string[] {
  if (!isModuleConfig(object)) {
    return (specOf(object).platformObjects?.(object) ?? []).map(waitLine);
  }
  const gates = platformGates(object.json);
  // the parts begin when the module is ready
  return gates.map(gate => gate.kind === 'DaemonSet' ? rolledLine(gate) : waitLine(gateStep(gate)));
}

const labelOf = ({ apiVersion, kind, name, namespace }: Gate): string =>
  new ManifestObject({ apiVersion, kind, metadata: { name, namespace } }).label;

function rolledLine(gate: Gate): string {
  const { resource, namespace = '', name, noPods } = gate;
  return `rolled ${[labelOf(gate), resource, namespace, name].map(quoted).join(' ')} ${noPods === undefined ? 0 : 1} ${limitOf(gate)}`;
}

const limitOf = ({ apiVersion, kind }: Gate): number => limitMinutes({ apiVersion, kind }) * 60;

function gateStep(gate: Gate): Step {
  const { resource, name, namespace, apiVersion, kind } = gate;
  const rows = recordOf({ apiVersion, kind })!.rows;
  const checks = rows.filter(({ state }) => state === 'ready').flatMap(({ when }) => when);
  const phases = checks.flatMap(check => 'at' in check && check.at === phase().at ? (check.in ?? []).map(String) : []);
  const conditions = checks.flatMap(check => 'condition' in check && check.is === isTrue('').is ? [check.condition] : []);
  const abort = rows.filter(({ state }) => state === 'hopeless').flatMap(({ when }) => when)
    .flatMap(check => 'at' in check && check.at === phase().at ? (check.in ?? []).map(String) : []);
  return {
    object: labelOf(gate),
    resource,
    name,
    ...namespace === undefined ? {} : { namespace },
    phases: [...new Set(phases)],
    conditions: [...new Set(conditions)],
    abort: [...new Set(abort)],
    abortReasons: [],
    minutes: limitMinutes({ apiVersion, kind }),
  };
}
