export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);

/** a key that is the same for values that are `equal` */
export function textOf(value: unknown): string {
  // fields have no order
  return JSON.stringify(value, (_, part) => isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => a < b ? -1 : 1)) : part) ?? '';
}

/** whether two values are the same JSON; a field that is undefined counts as missing */
export function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  return isObject(a) && isObject(b) ? [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => equal(a[key], b[key])) : a === b;
}
