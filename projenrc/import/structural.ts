import { Json, JsonObject, isObject } from './json';
import { KindContract } from './model';
import { OBJECT_META } from './object-meta';
import { javaScriptPattern } from './patterns';

const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
// an empty text is no base64 to Kubernetes
const BASE64 = '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$';
// the same in both languages; list-type map (keys unique together) has no word in JSON Schema and is left to the rules
const SAME = [
  'type', 'enum', 'required', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'uniqueItems',
  'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
];

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

/**
 * The JSON Schema of a structural schema of Kubernetes.
 *
 * A field nobody declared is refused, as a strict API server does; branches of a choice look only at a part, and stay open.
 */
export function jsonSchema(schema: JsonObject, branch = false): JsonObject {
  const result: JsonObject = {};
  for (const keyword of SAME) if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  const also: Json[] = [];

  for (const choice of ['oneOf', 'anyOf', 'allOf']) {
    const branches = schema[choice] as JsonObject[] | undefined;
    if (branches) result[choice] = branches.map(one => jsonSchema(one, true));
  }
  if (isObject(schema.not)) result.not = jsonSchema(schema.not, true);
  if (isObject(schema.items)) result.items = jsonSchema(schema.items, branch);
  if (isObject(schema.properties)) result.properties = mapValues(schema.properties, one => jsonSchema(one, branch));
  if (!branch && schema.type === 'object') Object.assign(result, unknownFields(schema));

  if (schema['x-kubernetes-int-or-string']) {
    delete result.anyOf;
    result.type = ['integer', 'string'];
  }
  if ([result.type].flat().includes('integer')) result.int64 = true;
  if (schema['x-kubernetes-list-type'] === 'set') result.uniqueItems = true;
  if (schema.format === 'int32') Object.assign(result, bounds(schema));
  if (schema.format === 'byte') also.push({ pattern: BASE64 });
  if (typeof result.pattern === 'string') result.pattern = javaScriptPattern(result.pattern);
  if (schema.nullable && result.type) {
    result.type = [result.type, 'null'].flat() as Json;
    if (Array.isArray(result.enum)) result.enum = [...result.enum, null];
  }
  return also.length ? { ...result, allOf: [...(result.allOf as Json[] | undefined) ?? [], ...also] } : result;
}

function unknownFields(schema: JsonObject): JsonObject {
  if (schema['x-kubernetes-preserve-unknown-fields']) return {};
  const { additionalProperties } = schema;
  if (isObject(additionalProperties)) return { additionalProperties: jsonSchema(additionalProperties) };
  return { additionalProperties: additionalProperties === true };
}

function bounds(schema: JsonObject): JsonObject {
  return {
    minimum: Math.max(INT32.minimum, (schema.minimum as number | undefined) ?? INT32.minimum),
    maximum: Math.min(INT32.maximum, (schema.maximum as number | undefined) ?? INT32.maximum),
  };
}

function mapValues(object: JsonObject, map: (value: JsonObject) => Json): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value as JsonObject)]));
}
