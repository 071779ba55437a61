import { moduleOf } from '../../domain/module-kinds';
import { placements } from '../../domain/stages/placement';
import type { StagedObject } from '../../domain/stages/stages-of';
import { World } from '../../domain/world';
import { withAnnotations } from '../../manifest/annotations';
import { listItems } from '../../manifest/lists';
import { Manifest, ManifestObject } from '../../manifest/manifest';
import { ManifestSet } from '../../manifest/manifest-set';

const WAVE = 'argocd.argoproj.io/sync-wave';
const OPTIONS = 'argocd.argoproj.io/sync-options';
/** without it, Argo CD applies nothing as long as the kind of one object is missing */
const SKIP_DRY_RUN = 'SkipDryRunOnMissingResource=true';

/** Writes stages to manifests as sync waves of Argo CD, which knows each object once: a ModuleConfig is in the wave of its first part, and whole. */
export function writeSyncWaves(manifests: (Manifest | undefined)[], objects: readonly ManifestObject[]): void {
  const world = new World(new ManifestSet(objects));
  const annotate = waveAnnotator(world);
  const waved = new Map<unknown, Manifest>();
  placements(world).forEach(({ number }, object) => waved.set(object.json, annotate({ object, manifest: object.json, isPart: false }, number)));
  const replace = (json: Manifest): Manifest => {
    const items = listItems(json);
    return waved.get(json) ?? (items === undefined ? json : { ...json, items: items.map(item => replace(item as Manifest)) });
  };
  manifests.forEach((manifest, place) => {
    if (manifest !== undefined) {
      manifests[place] = replace(manifest);
    }
  });
}

/** an object with the number of its stage as its wave */
export function waveAnnotator(world: World): (staged: StagedObject, number: number) => Manifest {
  return ({ object, manifest }, number) => {
    const { [WAVE]: wave = String(number), [OPTIONS]: options = '' } = manifest.metadata?.annotations ?? {};
    const module = moduleOf(object);
    const all = options.split(',').filter(option => option !== '' && option !== SKIP_DRY_RUN);
    return withAnnotations(manifest, {
      [WAVE]: wave, ...module !== undefined && world.configures(module) ? { [OPTIONS]: [...all, SKIP_DRY_RUN].join(',') } : {},
    });
  };
}
