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
