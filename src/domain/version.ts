/** whether a version such as `1.74.2` or `v1.31` is older than another; `undefined` if one of them is unknown or not a version */
export function olderThan(version: string | undefined, other: string): boolean | undefined {
  const [a, b] = [version, other].map(parts);
  if (a === undefined || b === undefined) {
    return undefined;
  }
  // a missing part may have any value: 1.74 may be 1.74.9, so it is not older than 1.74.2
  const at = b.findIndex((part, i) => i >= a.length || a[i] !== part);
  return at >= 0 && at < a.length && a[at] < b[at];
}

function parts(version: string | undefined): number[] | undefined {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version ?? '');
  return match === null ? undefined : match[1].split('.').map(Number);
}
