import { ManifestSet } from '../manifest/manifest-set';

/**
 * Something about a whole set that many objects ask for, worked out once: rules stay linear in the size of an app.
 */
export function perSet<T>(work: (set: ManifestSet) => T): (set: ManifestSet) => T {
  const known = new WeakMap<ManifestSet, T>();
  return set => {
    let answer = known.get(set);
    if (answer === undefined) {
      answer = work(set);
      known.set(set, answer);
    }
    return answer;
  };
}
