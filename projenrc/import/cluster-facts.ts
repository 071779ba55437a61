import * as path from 'path';
import { JSONSchema, compile } from 'json-schema-to-typescript';
import { Json, JsonObject, isObject, readJson } from './json';

const SCHEMA = path.resolve(__dirname, '..', '..', 'src', 'domain', 'cluster-facts.schema.json');

/** The facts of a cluster: our own schema beside those of the contract. */
export const FACTS = { key: 'cluster-facts', file: SCHEMA };

/** The schema with each reference replaced by its definition: compiled code shares what repeats by itself. */
export function factsSchema(): JsonObject {
  const { definitions, ...schema } = readJson<JsonObject>(SCHEMA);
  const resolved = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(resolved);
    if (!isObject(value)) return value;
    const { $ref, ...others } = value;
    const all = typeof $ref === 'string' ? { ...(definitions as JsonObject)[$ref.split('/').pop()!] as JsonObject, ...others } : others;
    return Object.fromEntries(Object.entries(all).map(([key, inner]) => [key, resolved(inner!)]));
  };
  return resolved(schema) as JsonObject;
}

/** The type of the facts, with the descriptions of the schema; the words of an enumeration stay with the validator. */
export async function factsTypes(schema: JsonObject): Promise<string> {
  return compile(withoutEnums(schema) as JSONSchema, 'ClusterFacts', { bannerComment: '', format: true, style: { singleQuote: true, printWidth: 140 } });
}

function withoutEnums(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEnums);
  if (!isObject(value)) return value;
  const { enum: words, ...others } = value;
  const plain = Array.isArray(words) ? { ...others, type: 'string' } : value;
  return Object.fromEntries(Object.entries(plain).map(([key, inner]) => [key, withoutEnums(inner!)]));
}
