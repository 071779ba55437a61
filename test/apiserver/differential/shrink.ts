import { Json, pointersOf, withAt } from './json';
import { valueAt } from '../../../src/manifest/manifest';

const MOST_TRIES = 400;

/** the least object that still is what was asked for: all is left out that can be */
export async function shrunk(object: Json, still: (candidate: Json) => Promise<boolean>): Promise<Json> {
  let least = object;
  let tries = 0;
  for (let again = true; again;) {
    again = false;
    for (const pointer of pointersOf(least)) {
      if (/^\/(apiVersion|kind|metadata|metadata\/name)$/.test(pointer) || valueAt(least, pointer) === undefined) {
        continue;
      }
      if (++tries > MOST_TRIES) {
        return least;
      }
      const candidate = withAt(least, pointer, undefined);
      if (await still(candidate)) {
        least = candidate;
        again = true;
      }
    }
  }
  return least;
}
