/** newer than every release: changes upstream that are not released yet */
export const NEXT = 'next';

const FORM = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** whether a string is a release of DVP, for example `1.9.0`, or the next one after the newest */
export function isRelease(text: string): boolean {
  return text === NEXT || FORM.test(text);
}

/**
 * Below zero if the first release is older than the second, above zero if it is newer; both must be releases.
 */
export function compareReleases(a: string, b: string): number {
  if (a === NEXT || b === NEXT) {
    return Number(a === NEXT) - Number(b === NEXT);
  }
  const [left, right] = [a, b].map(release => release.split('.').map(Number));
  const at = left.findIndex((part, i) => part !== right[i]);
  return at < 0 ? 0 : left[at] - right[at];
}
