import { ManifestObject } from '../manifest/manifest';

/** the values of a Secret or a ConfigMap, by key */
export type KeyValues = ReadonlyMap<string, Buffer>;

/**
 * The data of a Secret or a ConfigMap as the API server stores them: `stringData` replaces `data`, and base64 is decoded.
 *
 * Values that the API server rejects are left out: those that are not strings, and those that are not base64.
 */
export function keyValuesOf(object: ManifestObject): KeyValues {
  const encoded = object.kind === 'Secret' ? '/data' : '/binaryData';
  const plain = object.kind === 'Secret' ? '/stringData' : '/data';
  const values = new Map<string, Buffer>();
  for (const [key, value] of entriesOf(object, encoded)) {
    const bytes = fromBase64(value);
    if (bytes !== undefined) {
      values.set(key, bytes);
    }
  }
  for (const [key, value] of entriesOf(object, plain)) {
    values.set(key, Buffer.from(value));
  }
  return values;
}

// no schema has passed the object
function entriesOf(object: ManifestObject, pointer: string): [string, string][] {
  const map = object.value(pointer);
  return map !== null && typeof map === 'object' && !Array.isArray(map)
    ? Object.entries(map).filter((entry): entry is [string, string] => typeof entry[1] === 'string') : [];
}

/** the type of a Secret; the API server fills in the default */
export const secretTypeOf = (secret: ManifestObject): string => secret.text('/type') ?? 'Opaque';

/** whether SOPS has encrypted the values of a Secret: it decrypts them before the API server sees them */
export const isEncrypted = (secret: ManifestObject): boolean => secret.value('/sops') !== undefined;

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** the bytes of base64, `undefined` if the API server cannot decode it */
export function fromBase64(text: string): Buffer | undefined {
  // Go skips line breaks, and nothing else
  const digits = text.replace(/[\r\n]/g, '');
  return BASE64.test(digits) ? Buffer.from(digits, 'base64') : undefined;
}
