import { World } from './world';
import { ManifestObject } from '../manifest/manifest';

/**
 * A value computed once for a world, because many objects need it.
 */
export const perWorld = <T>(question: (world: World) => T) => (world: World): T => world.ask(question);

/**
 * A value computed once for an object of a world, or for something that belongs to a world, because several rules or many other objects need it.
 */
export function perObject<T, K extends object = ManifestObject>(question: (object: K, world: World) => T): (object: K, world: World) => T {
  const answers = perWorld(() => new Map<K, T>());
  return (object, world) => {
    const known = answers(world);
    let answer = known.get(object);
    if (answer === undefined && !known.has(object)) {
      answer = question(object, world);
      known.set(object, answer);
    }
    return answer as T;
  };
}

/**
 * A value computed once for an object while its rules run, and forgotten with the next object: it may be large.
 */
export function perLatest<T>(question: (object: ManifestObject, world: World) => T): (object: ManifestObject, world: World) => T {
  const latest = perWorld((): { object?: ManifestObject; answer?: T } => ({}));
  return (object, world) => {
    const kept = latest(world);
    if (kept.object !== object) {
      kept.answer = question(object, world);
      kept.object = object;
    }
    return kept.answer as T;
  };
}

/** values by something that they share, each list in the order of the values; a key that is `undefined` counts as none */
export function grouped<T, K>(values: Iterable<T>, keyOf: (value: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = key === undefined ? undefined : groups.get(key);
    if (group !== undefined) {
      group.push(value);
    } else if (key !== undefined) {
      groups.set(key, [value]);
    }
  }
  return groups;
}
