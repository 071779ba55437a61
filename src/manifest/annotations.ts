import type { Manifest } from './manifest';

/** the most bytes that the API server accepts in all annotations of an object, keys and values together */
export const MOST_ANNOTATED = 256 * 1024;

/** the bytes of all annotations of an object; values that are not strings do not count */
export function annotationBytes(annotations: unknown): number {
  let bytes = 0;
  for (const [key, value] of Object.entries(Object(annotations))) {
    bytes += Buffer.byteLength(key) + (typeof value === 'string' ? Buffer.byteLength(value) : 0);
  }
  return bytes;
}

// the most bytes in UTF-8 of one unit of a JavaScript string
const WIDEST = 3;

/** whether annotations are so short that nobody needs to count their bytes: nearly all are */
export function areAnnotationsShort(annotations: object): boolean {
  let units = 0;
  for (const key in annotations) {
    const value = (annotations as Record<string, unknown>)[key];
    units += key.length + (typeof value === 'string' ? value.length : 0);
  }
  return units * WIDEST <= MOST_ANNOTATED;
}

/** a manifest with more annotations, in the order of cdk8s */
export function withAnnotations(json: Manifest, annotations: Readonly<Record<string, string>>): Manifest {
  const all = Object.entries({ ...json.metadata?.annotations, ...annotations }).sort(([a], [b]) => a < b ? -1 : 1);
  return { ...json, metadata: { ...json.metadata, annotations: Object.fromEntries(all) } };
}
