import { Json, JsonObject, isObject, sorted } from './json';
import { Problem } from './problem';

// what holds a schema, a list of schemas, or schemas by the name of a field
const ONE = ['items', 'additionalProperties', 'not'];
const MANY = ['oneOf', 'anyOf', 'allOf'];
const NAMED = ['properties', 'patternProperties'];

const KEPT = new Set([
  'type', 'format', 'nullable', 'default', 'enum', 'pattern', 'required', 'deprecated', 'multipleOf', 'uniqueItems',
  'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum',
  'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
  'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-embedded-resource',
  'x-kubernetes-list-type', 'x-kubernetes-list-map-keys', 'x-kubernetes-map-type',
]);

// words, not facts; every x- keyword that is not kept goes as well
const DROPPED = new Set(['description', 'example', 'examples', 'externalDocs', 'title', '$schema']);

/**
 * The facts of a schema: its structure without a sentence and without an expression.
 * Only keywords are looked at: a field may well be called `description`.
 */
export function normalize(schema: JsonObject, at: string): JsonObject {
  const result: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (DROPPED.has(keyword) || value === undefined) continue;
    if (KEPT.has(keyword)) {
      result[keyword] = keyword === 'required' ? [...value as string[]].sort() : value;
    } else if (ONE.includes(keyword)) {
      result[keyword] = nested(value, `${at}.${keyword}`);
    } else if (MANY.includes(keyword)) {
      result[keyword] = (value as Json[]).map((one, i) => nested(one, `${at}.${keyword}.${i}`));
    } else if (NAMED.includes(keyword)) {
      result[keyword] = Object.fromEntries(Object.entries(value as JsonObject).map(([name, one]) => [name, nested(one!, `${at}.${name}`)]));
    } else if (!keyword.startsWith('x-')) {
      throw new Problem(`unknown schema keyword '${keyword}' at ${at}: name it in projenrc/import/normalize.ts, as kept or as dropped`);
    }
  }
  return sorted(result) as JsonObject;
}

function nested(value: Json, at: string): Json {
  return isObject(value) ? normalize(value, at) : value;
}
