import { chosenStage } from './choice';
import { Needs, circlesOf, needsFirst } from './circles';
import { Node, needsOf } from './needs';
import { isOperation, rankOf, stageOfKind } from './table';
import { ManifestObject } from '../../manifest/manifest';
import { isPart } from '../../manifest/part';
import { isByHand } from '../apply-order';
import { isHistory, isOfPlatform } from '../history';
import { perWorld } from '../memo';

/** the stage of an object */
export interface Placement {
  readonly number: number;
  /** an object that must be ready first and has this stage, if the object alone would have an earlier one */
  readonly after?: ManifestObject;
  /** what must be ready first */
  readonly needs: readonly Node[];
}

/**
 * The stage of each object that a tool applies: the later of its own and those of the objects that it needs.
 *
 * The order is one in which the objects of a stage can be applied: each after those that it needs, otherwise as in the set.
 */
export const placements = perWorld((world): ReadonlyMap<ManifestObject, Placement> => {
  const staged = world.objects.filter(isStaged);
  const isKnown = new Set<Node>(staged);
  const needs = new Map<Node, readonly Node[]>();
  for (const object of staged) {
    const own = needsOf(object, world).filter(need => isGroup(need) || isKnown.has(need));
    needs.set(object, own);
    own.filter(isGroup).filter(group => !needs.has(group)).forEach(group => needs.set(group, group.filter(each => isKnown.has(each))));
  }
  const numbers = numbersOf(staged, needs);
  const inOrder = [...staged].sort((a, b) => numbers.get(a)! - numbers.get(b)! || rankOf(a) - rankOf(b));
  return new Map(needsFirst<Node>(inOrder, needs).filter(isObject).map(object => [object, placementOf(object, numbers, needs.get(object)!)]));
});

export const isGroup = (node: Node): node is readonly ManifestObject[] => Array.isArray(node);
const isObject = (node: Node): node is ManifestObject => !isGroup(node);

/** an operation has a stage only if its author has chosen one */
function isStaged(object: ManifestObject): boolean {
  const isMade = isHistory(object) || isOfPlatform(object) || isByHand(object) && !isPart(object.json);
  return !isMade && (!isOperation(object) || chosenStage(object) !== undefined);
}

const ownNumber = (node: Node): number => isGroup(node) ? 0 : chosenStage(node)?.number ?? stageOfKind(node);

function numbersOf(objects: readonly ManifestObject[], needs: Needs<Node>): ReadonlyMap<Node, number> {
  const numbers = new Map<Node, number>();
  for (const circle of circlesOf<Node>(objects, needs)) {
    const all = circle.flatMap(node => [ownNumber(node), ...needs.get(node)!.map(need => numbers.get(need) ?? 0)]);
    const latest = all.reduce((a, b) => Math.max(a, b));
    circle.forEach(node => numbers.set(node, latest));
  }
  return numbers;
}

function placementOf(object: ManifestObject, numbers: ReadonlyMap<Node, number>, needs: readonly Node[]): Placement {
  const number = numbers.get(object)!;
  const isLatest = (node: Node): boolean => node !== object && numbers.get(node) === number;
  const last = ownNumber(object) === number ? undefined : needs.find(isLatest);
  const after = last !== undefined && isGroup(last) ? last.find(isLatest) : last;
  return { number, needs, ...after === undefined ? {} : { after } };
}
