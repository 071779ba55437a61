import { ManifestObject } from '../manifest/manifest';

/** the values of a Secret or a ConfigMap, by key */
export type KeyValues = ReadonlyMap<string, Buffer>;

/**
 * The data of a Secret or a ConfigMap as the API server stores them: `stringData` replaces `data`, and base64 is decoded.
 *
 * Values that are not strings are left out: the API server rejects them.
 */
export function keyValuesOf(object: ManifestObject): KeyValues {
  const isSecret = object.kind === 'Secret';
  const values = new Map<string, Buffer>();
  for (const [key, value] of entriesOf(object, '/data')) {
    values.set(key, Buffer.from(value, isSecret ? 'base64' : 'utf8'));
  }
  for (const [key, value] of isSecret ? entriesOf(object, '/stringData') : entriesOf(object, '/binaryData')) {
    values.set(key, Buffer.from(value, isSecret ? 'utf8' : 'base64'));
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
