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
