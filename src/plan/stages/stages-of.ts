import type { PlannedStage, Stage, StagedObject } from './stage';
import { grouped } from '../../domain/memo';
import { chosenStage } from '../../domain/stages/choice';
import { hasLateSettings, withoutLateSettings } from '../../domain/stages/gates';
import { placements } from '../../domain/stages/placement';
import { GATES, STAGES } from '../../domain/stages/table';
import { World } from '../../domain/world';

/**
 * The objects of a set by stages, in the order to apply. Each is in one stage, but a ModuleConfig with feature gates or settings of live migration
 * is in two: without them, and whole when the module is ready. Objects that are created by hand are in no stage.
 */
export function stagesOf(world: World): PlannedStage[] {
  const applied = [...placements(world)].flatMap(([object, { number }]): [number, StagedObject][] => hasLateSettings(object)
    ? [[number, { object, manifest: withoutLateSettings(object.json) }], [Math.max(GATES, number + 1), { object, manifest: object.json }]]
    : [[number, { object, manifest: object.json }]]);
  const known = knownStages(world);
  return [...grouped(applied, ([number]) => number)].sort(([a], [b]) => a - b)
    .map(([number, objects]) => ({ stage: known.get(number) ?? { ...known.get(GATES)!, number }, objects: objects.map(([, staged]) => staged) }));
}

/** all stages of the table, and those of the author */
function knownStages({ objects }: World): ReadonlyMap<number, Stage> {
  const own = objects.map(chosenStage).filter((stage): stage is Stage => stage !== undefined);
  return new Map([...own, ...STAGES].map(stage => [stage.number, stage]));
}
