import { chosenStage } from './choice';
import { needsOf } from './needs';
import { isOperation, rankOf, stageOfKind } from './table';
import { ManifestObject } from '../../manifest/manifest';
import { isByHand } from '../apply-order';
import { isHistory, isOfPlatform } from '../history';
import { perWorld } from '../memo';

/** the stage of an object */
export interface Placement {
  readonly number: number;
  /** the object that must be ready first and has the latest stage, if that is later than the stage of the object alone */
  readonly after?: ManifestObject;
}

/**
 * The stage of each object that a tool applies: the later of its own and those of the objects that it needs.
 *
 * The order is one in which the objects of a stage can be applied: each after those that it needs, otherwise as in the set.
 */
export const placements = perWorld((world): ReadonlyMap<ManifestObject, Placement> => {
  const staged = world.objects.filter(isStaged);
  const known = new Set(staged);
  const needs = new Map(staged.map(object => [object, needsOf(object, world).filter(need => known.has(need))]));
  const placed = placedOf(staged, needs);
  const inOrder = [...staged].sort((a, b) => placed.get(a)!.number - placed.get(b)!.number || rankOf(a) - rankOf(b));
  return new Map(needsFirst(inOrder, needs).map(object => [object, placed.get(object)!]));
});

/** an operation has a stage only if its author has chosen one */
function isStaged(object: ManifestObject): boolean {
  const isMade = isHistory(object) || isOfPlatform(object) || isByHand(object);
  return !isMade && (!isOperation(object) || chosenStage(object) !== undefined);
}

const ownNumber = (object: ManifestObject): number => chosenStage(object)?.number ?? stageOfKind(object);

type Needs = ReadonlyMap<ManifestObject, readonly ManifestObject[]>;

function placedOf(objects: readonly ManifestObject[], needs: Needs): Map<ManifestObject, Placement> {
  const placed = new Map<ManifestObject, Placement>();
  for (const circle of circlesOf(objects, needs)) {
    const numbers = circle.flatMap(object => [ownNumber(object), ...needs.get(object)!.map(need => placed.get(need)?.number ?? 0)]);
    const number = numbers.reduce((latest, each) => Math.max(latest, each));
    // known before the objects of the circle are compared with one another
    circle.forEach(object => placed.set(object, { number }));
    for (const object of circle) {
      const after = ownNumber(object) === number ? undefined : needs.get(object)!.find(need => placed.get(need)!.number === number);
      placed.set(object, { number, ...after === undefined ? {} : { after } });
    }
  }
  return placed;
}

interface Visit {
  readonly object: ManifestObject;
  /** the next need to visit */
  next: number;
}

/**
 * The objects, where those that need one another are one circle, and each circle comes after those that it needs: Tarjan's algorithm,
 * with a list of its own, because a chain of disks and snapshots may be longer than the stack.
 */
function circlesOf(objects: readonly ManifestObject[], needs: Needs): ManifestObject[][] {
  const circles: ManifestObject[][] = [];
  const numbers = new Map<ManifestObject, number>();
  const lowest = new Map<ManifestObject, number>();
  const open: ManifestObject[] = [];
  const isOpen = new Set<ManifestObject>();
  const enter = (object: ManifestObject): Visit => {
    lowest.set(object, numbers.size);
    numbers.set(object, numbers.size);
    open.push(object);
    isOpen.add(object);
    return { object, next: 0 };
  };
  const lower = (object: ManifestObject, to: number) => lowest.set(object, Math.min(lowest.get(object)!, to));

  for (const root of objects) {
    const path = numbers.has(root) ? [] : [enter(root)];
    while (path.length > 0) {
      const visit = path[path.length - 1];
      const need = needs.get(visit.object)![visit.next++];
      if (need !== undefined) {
        if (!numbers.has(need)) {
          path.push(enter(need));
        } else if (isOpen.has(need)) {
          lower(visit.object, numbers.get(need)!);
        }
        continue;
      }
      path.pop();
      if (path.length > 0) {
        lower(path[path.length - 1].object, lowest.get(visit.object)!);
      }
      if (lowest.get(visit.object) === numbers.get(visit.object)) {
        const circle = open.splice(open.lastIndexOf(visit.object));
        circle.forEach(object => isOpen.delete(object));
        circles.push(circle);
      }
    }
  }
  return circles;
}

/** the objects in their order, but each after those that it needs */
function needsFirst(objects: readonly ManifestObject[], needs: Needs): ManifestObject[] {
  const done: ManifestObject[] = [];
  const seen = new Set<ManifestObject>();
  const enter = (object: ManifestObject): Visit => {
    seen.add(object);
    return { object, next: 0 };
  };
  for (const root of objects) {
    const path = seen.has(root) ? [] : [enter(root)];
    while (path.length > 0) {
      const visit = path[path.length - 1];
      const need = needs.get(visit.object)![visit.next++];
      if (need === undefined) {
        done.push(visit.object);
        path.pop();
      } else if (!seen.has(need)) {
        path.push(enter(need));
      }
    }
  }
  return done;
}
