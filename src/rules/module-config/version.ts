/** whether a release such as `1.74.2` or `v1.31` is older than another; `undefined` where it is unknown or no number */
export function olderThan(release: string | undefined, other: string): boolean | undefined {
  const [a, b] = [release, other].map(parts);
  if (a === undefined || b === undefined) {
    return undefined;
  }
  // what a release leaves out is not known to be older: 1.74 may be any of 1.74
  const at = b.findIndex((part, i) => i >= a.length || a[i] !== part);
  return at >= 0 && at < a.length && a[at] < b[at];
}

function parts(release: string | undefined): number[] | undefined {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(release ?? '');
  return match === null ? undefined : match[1].split('.').map(Number);
}
