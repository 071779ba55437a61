import { chosenStage } from './choice';
import { hasLateSettings, withoutLateSettings } from './gates';
import { placements } from './placement';
import { GATES, STAGES, Stage } from './table';
import type { Manifest, ManifestObject } from '../../manifest/manifest';
import { grouped, perWorld } from '../memo';
import { World } from '../world';

export interface StagedObject {
  readonly object: ManifestObject;
  /** what to apply in this stage: of a ModuleConfig with feature gates first the part without them */
  readonly manifest: Manifest;
  /** whether the manifest is only a part, because a later stage has the whole object */
  readonly isPart: boolean;
}

export interface PlannedStage {
  readonly stage: Stage;
  /** in the order to apply */
  readonly objects: readonly StagedObject[];
}

/**
 * The objects of a set by stages, in the order to apply. Each is in one stage, but a ModuleConfig with feature gates or settings of live migration
 * is in two: without them, and whole when the module is ready. Objects that are created by hand are in no stage.
 */
export function stagesOf(world: World): PlannedStage[] {
  const applied = [...placements(world)].flatMap(([object, { number }]): [number, StagedObject][] => {
    const whole: StagedObject = { object, manifest: object.json, isPart: false };
    return !hasLateSettings(object) ? [[number, whole]]
      : [[number, { object, manifest: withoutLateSettings(object.json), isPart: true }], [Math.max(GATES, number + 1), whole]];
  });
  const known = knownStages(world);
  return [...grouped(applied, ([number]) => number)].sort(([a], [b]) => a - b)
    .map(([number, objects]) => ({ stage: known.get(number) ?? { ...known.get(GATES)!, number }, objects: objects.map(([, staged]) => staged) }));
}

/** all stages of the table, and those of the author */
export const knownStages = perWorld(({ objects }: World): ReadonlyMap<number, Stage> => {
  const own = objects.map(chosenStage).filter((stage): stage is Stage => stage !== undefined);
  return new Map([...own, ...STAGES].map(stage => [stage.number, stage]));
});
