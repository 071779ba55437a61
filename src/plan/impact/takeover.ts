import { Classification, refused } from './classification';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';

// some things belong to one object at a time, and DVP compares a change with what the other objects are at that moment

const isSame = (a: ManifestObject, b: ManifestObject): boolean => a.namespace === b.namespace && a.name === b.name;

/**
 * Refuses a change by which an object takes something that another object of its kind still has, since that one is applied later, or pruned at
 * the end.
 *
 * @param has whether an object has it
 * @param why the reason, with the name of the other object
 */
export function refuseTakeover(
  taker: ManifestObject, before: World, after: World, has: (object: ManifestObject) => boolean, why: (holder: string) => string,
): Classification | undefined {
  const order = after.all(taker.kind);
  const placeOf = (object: ManifestObject) => order.findIndex(other => isSame(other, object));
  const holder = before.all(taker.kind).filter(object => !isSame(object, taker) && has(object)).find(object => {
    const place = placeOf(object);
    return place < 0 || place > placeOf(taker) || has(order[place]);
  });
  if (holder === undefined) {
    return undefined;
  }
  const place = placeOf(holder);
  // tools such as Argo CD have an order of their own
  return refused(why(holder.label), ...place < 0 || has(order[place]) ? [] : [`whether the tool applies ${holder.label} first`]);
}
