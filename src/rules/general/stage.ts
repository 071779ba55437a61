import { perWorld } from '../../domain/memo';
import { STAGE_POINTER } from '../../domain/stages/annotation';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { Topic } from '../rule';

// loaded late, because few apps choose stages
const loadChoice = () => require('../../domain/stages/choice') as typeof import('../../domain/stages/choice');
const loadStages = () => require('../../domain/stages/stages-of') as typeof import('../../domain/stages/stages-of');
const loadPlacement = () => require('../../domain/stages/placement') as typeof import('../../domain/stages/placement');

/** the stage that an author has chosen for an object */
export const stage = new Topic({ severity: 'error', kinds: ['*/*'], fields: [STAGE_POINTER], source: 'docs/INSTALL.md' });

/** the first object of each stage that is not in the table */
const firstOfOwnStage = perWorld((world: World): ReadonlyMap<number, ManifestObject> => {
  const first = new Map<number, ManifestObject>();
  for (const object of world.objects) {
    const chosen = loadChoice().chosenStage(object);
    if (chosen !== undefined && !first.has(chosen.number)) {
      first.set(chosen.number, object);
    }
  }
  return first;
});

export const isStage = stage.rule({
  id: 'STAGE-01',
  says: 'The chosen stage of an object is a stage.',
  why: 'The object would be applied in the stage of its kind, and not where its author expects it.',
  check: (object, world): Violation | undefined => {
    if (valueAt(object.json, STAGE_POINTER) === undefined) {
      return undefined;
    }
    const { chosenStage, LAST_STAGE } = loadChoice();
    const chosen = chosenStage(object);
    if (chosen === undefined) {
      return {
        pointer: STAGE_POINTER,
        wrong: 'not a stage',
        instead: {
          yaml: `the number of a stage, for example '90', or a number up to ${LAST_STAGE} and a name, for example '85-databases'`,
          code: "a stage, for example Stage.MACHINES, or one of your own, for example Stage.custom(85, 'databases')",
        },
      };
    }
    const first = firstOfOwnStage(world).get(chosen.number);
    const other = first && chosenStage(first);
    return other === undefined || other.name === chosen.name ? undefined : {
      pointer: STAGE_POINTER,
      wrong: `stage ${chosen.number} has another name already, for ${first!.label}`,
      instead: `${chosen.number}-${other.name}, or another number`,
    };
  },
});

export const afterItsNeeds = stage.rule({
  id: 'STAGE-02',
  says: 'An object is not in an earlier stage than one that it needs.',
  why: 'The cluster rejects the object, or the object does not get ready, and the next stage is never reached.',
  check: (object, world): Violation | undefined => {
    const { chosenStage, stageLabel } = loadChoice();
    const placement = loadPlacement().placements(world).get(object);
    if (placement?.after === undefined || chosenStage(object) === undefined) {
      return undefined;
    }
    const { after, number } = placement;
    const label = stageLabel(loadStages().knownStages(world).get(number)!);
    return {
      pointer: STAGE_POINTER,
      wrong: `${after.label} must be ready first, and is in the later stage ${label}`,
      instead: `${label} or a later stage, or an earlier stage for ${after.label}`,
    };
  },
});
