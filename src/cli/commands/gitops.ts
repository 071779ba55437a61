import { existsSync, statSync } from 'fs';
import { basename, isAbsolute, join, resolve } from 'path';
import { Session, addCommand, deliver, outputOption } from '../command';
import { CommandError, UsageError } from '../failures';
import type { DirectoryStage } from '../gitops/stage';
import { unknownWord } from '../words';

const loadTools = () => require('../gitops/tools') as typeof import('../gitops/tools');
const loadWorld = () => require('../read-world') as typeof import('../read-world');
const loadStages = () => require('../../domain/stages/stages-of') as typeof import('../../domain/stages/stages-of');
const loadChoice = () => require('../../domain/stages/choice') as typeof import('../../domain/stages/choice');
const loadNames = () => require('../../resource/default-name') as typeof import('../../resource/default-name');

export const GITOPS_TOOLS = ['argocd', 'flux', 'werf'] as const;

const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

export type GitopsTool = typeof GITOPS_TOOLS[number];

export function addGitops(session: Session): void {
  addCommand(session, 'gitops', `[options] <${GITOPS_TOOLS.join('|')}> [directory]`,
    'Prints what Argo CD, Flux or werf need to apply the stages of a directory.')
    .argument('[tool]')
    .argument('[directory]')
    .option('--name <name>', 'name of the project, with which the names of the objects begin (default: the name of the current directory)')
    .addOption(outputOption())
    .addHelpText('after', `
The directory (default: dist) is the output of an app with Staging.of(app).writeDirectories(), as its path in the repository. Argo CD gets two
Applications, Flux a Kustomization for each stage, and werf the values of its chart. Run it again when the app has a new stage.

Example:
  cdk8s-dvp gitops flux dist --name shop --output gitops/flux/stages.yaml`)
    .action((tool: string | undefined, directory: string | undefined, options: { readonly name?: string; readonly output?: string }) =>
      deliver(session, run(session, toolOf(tool), inRepository(directory ?? 'dist'), options.name), options.output));
}

function toolOf(word: string | undefined): GitopsTool {
  if (word === undefined) {
    throw new UsageError(`gitops needs the name of a tool: ${GITOPS_TOOLS.join(', ')}`);
  }
  const known = GITOPS_TOOLS.find(tool => tool === word);
  if (known === undefined) {
    throw new UsageError(unknownWord('tool', word, GITOPS_TOOLS));
  }
  return known;
}

/** @throws if a tool that has the repository cannot find the directory by this path */
function inRepository(directory: string): string {
  const path = join(directory).replace(/\\/g, '/').replace(/\/$/, '');
  if (isAbsolute(path) || path === '.' || path.startsWith('..')) {
    throw new UsageError(`gitops needs a directory as its path in the repository, got '${directory}': for example dist`);
  }
  return path;
}

function run(session: Session, tool: GitopsTool, directory: string, ownName: string | undefined): string {
  const name = nameOf(ownName);
  return loadTools().gitopsText(tool, name, directory, stagesIn(session, tool, directory));
}

function nameOf(ownName: string | undefined): string {
  const written = ownName ?? basename(resolve('.'));
  const name = loadNames().dnsForm(written);
  if (name === '' || ownName !== undefined && name !== ownName) {
    throw new UsageError(`'${written}' cannot begin the names of objects: set --name to letters a to z, digits and dashes`);
  }
  return name;
}

function stagesIn(session: Session, tool: GitopsTool, directory: string): DirectoryStage[] {
  const { stageLabel } = loadChoice();
  const world = loadWorld().readWorld(session, 'gitops', [directory], undefined);
  const stages = loadStages().stagesOf(world).map(({ stage, objects }) => ({ number: stage.number, label: stageLabel(stage), objects }));
  if (stages.length === 0) {
    throw new CommandError(`${directory} has no objects with a stage`, 1);
  }
  const missing = stages.find(({ label }) => !isDirectory(join(directory, label)));
  if (missing !== undefined) {
    throw new CommandError(`${directory} has no directory ${missing.label}: call Staging.of(app).writeDirectories() in the app, and synthesize it`, 1);
  }
  if (tool === 'argocd' && !stages.some(({ objects }) => objects.some(({ manifest }) => manifest.metadata?.annotations?.[SYNC_WAVE] !== undefined))) {
    throw new CommandError(`no object in ${directory} has a sync wave, so Argo CD would apply all stages at once: `
      + 'call Staging.of(app).writeSyncWaves() in the app, and synthesize it', 1);
  }
  return stages;
}

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
