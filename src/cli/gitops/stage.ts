import { isModuleConfig } from '../../domain/stages/table';
import { Manifest, ManifestObject } from '../../manifest/manifest';
import { Gate, platformGates } from '../../plan/readiness/gates';
import { limitMinutes } from '../../plan/readiness/verdict';

export interface StagedManifest {
  readonly manifest: Manifest;
  /** whether a later stage has the whole object */
  readonly isPart: boolean;
}

/** a stage as a tool applies it: a directory with its manifests */
export interface DirectoryStage {
  readonly number: number;
  /** name of the directory, for example `60-virtualization` */
  readonly label: string;
  readonly objects: readonly StagedManifest[];
}

/** the stages up to this one need rights for the whole cluster */
export const LAST_OF_PLATFORM = 80;

/** who applies a stage: the team of the platform, or that of a project */
export const identityOf = ({ number }: Pick<DirectoryStage, 'number'>): 'platform' | 'project' => number <= LAST_OF_PLATFORM ? 'platform' : 'project';

/**
 * Kinds of gates that each release and edition of a module has. The claim of the registry is missing if its images are in a bucket, and agents on
 * nodes depend on the settings.
 */
const CERTAIN = new Set(['Module', 'CustomResourceDefinition', 'Deployment']);

/** the objects of the platform that the modules of a stage bring, and that the next stage needs */
export function gatesOf(objects: readonly StagedManifest[]): Gate[] {
  return objects.filter(({ manifest }) => isModuleConfig(new ManifestObject(manifest)))
    .flatMap(({ manifest }) => platformGates(manifest)).filter(({ kind }) => CERTAIN.has(kind));
}

/** how long to wait for a stage */
export function minutesOf({ objects }: DirectoryStage): number {
  const gates = gatesOf(objects).map(({ apiVersion, kind, name }) => limitMinutes({ apiVersion, kind, metadata: { name } }));
  return Math.max(...objects.map(({ manifest }) => limitMinutes(manifest)), ...gates);
}
