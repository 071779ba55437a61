import * as path from 'path';
import { JsonObject } from './json';
import { KindContract } from './model';
import { OBJECT_META } from './object-meta';
import * as structural from '../../src/manifest/structural-schema';

/** Where the conversion itself is: the library does the same with the CRDs of a cluster. */
export const STRUCTURAL = path.resolve(__dirname, '..', '..', 'src', 'manifest', 'structural-schema.ts');

export const authored = (schema: JsonObject): JsonObject => structural.authored(schema);

export const jsonSchema = (schema: JsonObject): JsonObject => structural.jsonSchema(schema);

/** A whole object: identity fixed, metadata checked by our own schema, the rest as its structural schema says. */
export function objectSchema(kind: KindContract): JsonObject {
  const { apiVersion: _a, kind: _k, metadata: _m, status: _s, ...rest } = kind.schema.properties as JsonObject;
  const own = jsonSchema({ ...kind.schema, properties: rest });
  return {
    ...own,
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...(kind.schema.required as string[] | undefined) ?? []])],
    properties: {
      apiVersion: { const: `${kind.group}/${kind.version}` },
      kind: { const: kind.kind },
      metadata: OBJECT_META,
      ...own.properties as JsonObject,
      // set by controllers; an object read from a cluster carries one
      status: true,
    },
  };
}
