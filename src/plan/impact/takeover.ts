import { Classification, refused } from './classification';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';

// some things belong to one object at a time, and DVP compares a change with what the other objects are at that moment

const placesOf = perWorld((world: World): ReadonlyMap<ManifestObject, number> => new Map(world.objects.map((object, i) => [object, i])));

/**
 * Refuses a change by which an object takes something that another object of its kind still has, since that one is applied later, or pruned at
 * the end.
 *
 * @param holders the objects that had it before
 * @param has whether an object has it
 * @param why the reason, with the name of the other object
 */
export function refuseTakeover(
  taker: ManifestObject, holders: readonly ManifestObject[], after: World, has: (object: ManifestObject) => boolean, why: (holder: string) => string,
): Classification | undefined {
  const find = ({ group, kind, namespace, name }: ManifestObject) => after.find(group, kind, namespace, name);
  const placeOf = (object: ManifestObject) => placesOf(after).get(object) ?? 0;
  const others = holders.filter(({ namespace, name }) => namespace !== taker.namespace || name !== taker.name);
  const holder = others.find(object => {
    const now = find(object);
    return now === undefined || has(now) || placeOf(now) > placeOf(taker);
  });
  if (holder === undefined) {
    return undefined;
  }
  const now = find(holder);
  // tools such as Argo CD have an order of their own
  return refused(why(holder.label), ...now === undefined || has(now) ? [] : [`whether the tool applies ${holder.label} first`]);
}
