import type { Schema } from './schema-hints';

type JsonSchema = Record<string, any>;

const INT32 = { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
// an empty string is not base64 to Kubernetes
const BASE64 = '^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$';
// the same in both languages; list-type map (keys unique together) has no word in JSON Schema and is left to the rules
const SAME = [
  'type', 'enum', 'required', 'pattern', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'uniqueItems',
  'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
];

const isObject = (value: unknown): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value);

const mapValues = (object: JsonSchema, map: (value: JsonSchema) => unknown): JsonSchema =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, isObject(value) ? map(value) : value]));

/**
 * The schema as it binds an author: the API server fills in defaults before it checks,
 * so a required field with a default may be left out.
 */
export function authored(schema: Schema): JsonSchema {
  const result: JsonSchema = { ...schema };
  const one = (value: unknown) => isObject(value) ? authored(value) : value;
  if (isObject(schema.properties)) {
    result.properties = mapValues(schema.properties, authored);
  }
  for (const keyword of ['items', 'additionalProperties'].filter(each => isObject(schema[each]))) {
    result[keyword] = one(schema[keyword]);
  }
  if (Array.isArray(schema.required)) {
    const required = schema.required.filter(name => (schema.properties as JsonSchema | undefined)?.[name]?.default === undefined);
    if (required.length > 0) {
      result.required = required;
    } else {
      delete result.required;
    }
  }
  return result;
}

/**
 * The JSON Schema of a structural schema of Kubernetes.
 *
 * An undeclared field is refused, as a strict API server does; branches of a choice see only a part, and stay open.
 */
export function jsonSchema(schema: Schema, branch = false): JsonSchema {
  const result: JsonSchema = {};
  for (const keyword of SAME) {
    if (schema[keyword] !== undefined) {
      result[keyword] = schema[keyword];
    }
  }
  const also: JsonSchema[] = [];

  for (const choice of ['oneOf', 'anyOf', 'allOf']) {
    const branches = schema[choice];
    if (Array.isArray(branches)) {
      result[choice] = branches.map(one => jsonSchema(one, true));
    }
  }
  if (isObject(schema.not)) {
    result.not = jsonSchema(schema.not, true);
  }
  if (isObject(schema.items)) {
    result.items = jsonSchema(schema.items, branch);
  }
  if (isObject(schema.properties)) {
    result.properties = mapValues(schema.properties, one => jsonSchema(one, branch));
  }
  if (!branch && schema.type === 'object') {
    Object.assign(result, unknownFields(schema));
  }

  if (schema['x-kubernetes-int-or-string'] === true) {
    delete result.anyOf;
    result.type = ['integer', 'string'];
  }
  if ([result.type].flat().includes('integer')) {
    result.int64 = true;
  }
  if (schema['x-kubernetes-list-type'] === 'set') {
    result.uniqueItems = true;
  }
  if (schema.format === 'int32') {
    Object.assign(result, bounds(schema));
  }
  if (schema.format === 'byte') {
    also.push({ pattern: BASE64 });
  }
  if (typeof result.pattern === 'string') {
    result.pattern = javaScriptPattern(result.pattern);
  }
  if (schema.nullable === true && result.type !== undefined) {
    result.type = [result.type, 'null'].flat();
    if (Array.isArray(result.enum)) {
      result.enum = [...result.enum, null];
    }
  }
  return also.length > 0 ? { ...result, allOf: [...result.allOf ?? [], ...also] } : result;
}

function unknownFields(schema: Schema): JsonSchema {
  const { additionalProperties } = schema;
  if (schema['x-kubernetes-preserve-unknown-fields'] === true || schema.patternProperties !== undefined) {
    return {};
  }
  return { additionalProperties: isObject(additionalProperties) ? jsonSchema(additionalProperties) : additionalProperties === true };
}

function bounds({ minimum = INT32.minimum, maximum = INT32.maximum }: Schema): JsonSchema {
  return { minimum: Math.max(INT32.minimum, minimum as number), maximum: Math.min(INT32.maximum, maximum as number) };
}

/**
 * Pieces of upstream's patterns and the same in other words. Go reads any pattern in one pass; JavaScript tries every way to split a string,
 * and where a letter fits two alternatives of a repetition, each letter more doubles the time: a URL with thirty digits took minutes.
 */
const PIECES: readonly [string, string][] = [
  // `$-_` is a range that has digits, capitals and the percent sign in it
  ['(?:[a-zA-Z]|[0-9]|[$-_@.&+]|[!*\\(\\),]|(?:%[0-9a-fA-F][0-9a-fA-F]))+', '[!$-_a-z]+'],
  // so has `.-_`: what is left of it without letters and digits has to stand before a letter
  ['[A-Za-z][A-Za-z0-9]*(?:[+.-_][A-Za-z][A-Za-z0-9]*)*', '[A-Za-z](?:[A-Za-z0-9]|[+./:-@\\[-_][A-Za-z])*'],
];

/** A pattern of Go as one of JavaScript that takes no longer than the string is long. */
export function javaScriptPattern(pattern: string): string {
  return PIECES.reduce((text, [piece, same]) => text.split(piece).join(same), pattern.replace(/\(\?P</g, '(?<'));
}
