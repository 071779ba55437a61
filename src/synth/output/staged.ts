import { readdirSync, rmSync, rmdirSync } from 'fs';
import { join } from 'path';
import { Chart, Names, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { chartName } from './files';
import { Ready, makeFolder, recordsMetadata, writeMetadata } from './one-pass';
import { writeObjects } from './write';
import { grouped } from '../../domain/memo';
import { STAGE } from '../../domain/stages/annotation';
import { stageLabel } from '../../domain/stages/choice';
import { filesOf } from '../../domain/stages/files';
import { placements } from '../../domain/stages/placement';
import { StagedObject, knownStages, stagesOf } from '../../domain/stages/stages-of';
import { World } from '../../domain/world';
import { withAnnotations } from '../../manifest/annotations';
import { Manifest, ManifestObject } from '../../manifest/manifest';
import { ManifestSet } from '../../manifest/manifest-set';
import { PART_ANNOTATIONS } from '../../manifest/part';
import { inWords } from '../../manifest/whole-file';
import type { AppObject } from '../collect';

// loaded late, because only apps for Argo CD need it
const loadSyncWaves = () => require('./sync-waves') as typeof import('./sync-waves');

/** the directory of objects that no tool applies with the others, such as operations */
const BY_HAND = 'by-hand';

/** Writes a directory for each stage of an app. Each file is whole, or as it was before. */
export function writeStages(ready: Ready, objects: readonly AppObject[], hasSyncWaves: boolean): void {
  const { app } = ready;
  const files = stagedFiles(ready, objects, hasSyncWaves);
  [app.outdir, ...new Set(files.map(({ folder }) => join(app.outdir, folder)))].forEach(makeFolder);
  files.forEach(({ folder, name, manifests }) => writeObjects(join(app.outdir, folder, name), manifests.map((_, i) => i), i => manifests[i]));
  removeOthers(ready, files);
  if (recordsMetadata(app)) {
    writeMetadata(ready);
  }
}

interface StagedFile {
  readonly folder: string;
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

function stagedFiles(ready: Ready, objects: readonly AppObject[], hasSyncWaves: boolean): StagedFile[] {
  const world = new World(new ManifestSet(inOrder(ready, objects)));
  const placed = placements(world);
  const nameOf = fileNames(ready);
  const annotated = stageAnnotator(world);
  const waved = hasSyncWaves ? loadSyncWaves().waveAnnotator(world) : ({ manifest }: StagedObject) => manifest;
  const stages = stagesOf(world).flatMap(({ stage, objects: staged }) => [...filesOf(staged, placed, nameOf)].map(([name, all]): StagedFile => {
    const manifestOf = (each: StagedObject) => each.isPart ? withAnnotations(each.manifest, PART_ANNOTATIONS)
      : waved({ ...each, manifest: annotated(each) }, stage.number);
    return { folder: stageLabel(stage), name, manifests: all.map(manifestOf) };
  }));
  const others = grouped(world.objects.filter(object => !placed.has(object)), nameOf);
  return [...stages, ...[...others].map(([name, all]) => ({ folder: BY_HAND, name, manifests: all.map(({ json }) => json) }))];
}

/** the objects in the order in which cdk8s writes them */
function inOrder({ tree, order }: Ready, objects: readonly AppObject[]): AppObject[] {
  const byConstruct = grouped(objects, ({ construct }) => construct as IConstruct);
  return order.charts.flatMap(chart => order.objectsOf(chart)).flatMap(place => byConstruct.get(tree.constructs[place]) ?? []);
}

function fileNames({ app, tree, order }: Ready): (object: ManifestObject) => string {
  const extension = app.outputFileExtension;
  if (app.yamlOutputType === YamlOutputType.FILE_PER_APP) {
    return () => `app${extension}`;
  }
  const names = new Map(order.charts.map((place, i) => [tree.constructs[place], chartName(tree.constructs[place] as Chart, order, i)]));
  return object => `${names.get((object as AppObject).construct.chart)}${extension}`;
}

/** Files do not show the dependencies of constructs, so an object that is later because of them gets the annotation. */
function stageAnnotator(world: World): (staged: StagedObject) => Manifest {
  if (world.objects.every(({ dependencies }) => dependencies.length === 0)) {
    return ({ manifest }) => manifest;
  }
  const placed = placements(world);
  const alone = world.objects.map(({ json }) => new ManifestObject(json));
  const placedAlone = placements(new World(new ManifestSet(alone)));
  const later = new Map(world.objects.flatMap((object, i) => {
    const number = placed.get(object)?.number;
    const stage = number === placedAlone.get(alone[i])?.number ? undefined : knownStages(world).get(number ?? 0);
    return stage === undefined ? [] : [[object, stageLabel(stage)] as const];
  }));
  return ({ object, manifest }) => later.has(object) ? withAnnotations(manifest, { [STAGE]: later.get(object)! }) : manifest;
}

const STAGE_FOLDER = /^\d\d-[a-z0-9-]+$/;

/** Removes what an earlier synth wrote: an apply of a directory, or of all of them, would apply it, too. */
function removeOthers({ app: { outdir, outputFileExtension }, tree, order }: Ready, files: readonly StagedFile[]): void {
  const written = new Set(files.map(({ folder, name }) => join(outdir, folder, name)));
  const unstaged = new Set(['app', ...order.charts.map(place => Names.toDnsLabel(tree.constructs[place]))].map(name => `${name}${outputFileExtension}`));
  const remove = (path: string) => removed(path, () => rmSync(path));
  for (const entry of readdirSync(outdir, { withFileTypes: true })) {
    const path = join(outdir, entry.name);
    if (entry.isFile() && unstaged.has(entry.name.replace(/^\d{4}-/, ''))) {
      remove(path);
    }
    if (entry.isDirectory() && (entry.name === BY_HAND || STAGE_FOLDER.test(entry.name))) {
      const names = readdirSync(path);
      const stale = names.filter(name => name.endsWith(outputFileExtension) && !written.has(join(path, name)));
      stale.forEach(name => remove(join(path, name)));
      if (stale.length === names.length) {
        removed(path, () => rmdirSync(path));
      }
    }
  }
}

function removed(path: string, remove: () => void): void {
  try {
    remove();
  } catch (error) {
    throw inWords(error, `${path} of an earlier synth cannot be removed`);
  }
}
