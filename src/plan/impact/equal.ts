type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);

/** whether two values are the same JSON: a field that is undefined is none, and nobody asks where an object comes from */
export function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equal(item, b[i]));
  }
  return isObject(a) && isObject(b) ? [...new Set([...Object.keys(a), ...Object.keys(b)])].every(key => equal(a[key], b[key])) : a === b;
}
