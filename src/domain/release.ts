/** newer than every release: what upstream has and no release has yet */
export const NEXT = 'next';

const FORM = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** whether a text names a release of DVP, such as `1.9.0`, or what follows the newest */
export function isRelease(text: string): boolean {
  return text === NEXT || FORM.test(text);
}

/**
 * Below zero where the first release is older than the second, above zero where it is newer; both have to be releases.
 */
export function compareReleases(a: string, b: string): number {
  if (a === NEXT || b === NEXT) {
    return Number(a === NEXT) - Number(b === NEXT);
  }
  const [left, right] = [a, b].map(release => release.split('.').map(Number));
  const at = left.findIndex((part, i) => part !== right[i]);
  return at < 0 ? 0 : left[at] - right[at];
}
