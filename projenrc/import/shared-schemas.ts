import { Json, JsonObject, isObject } from './json';

// a reference costs a call and maybe a file, so small schemas are better repeated
const WORTH_SHARING = 300;

export interface Shared {
  readonly schemas: Record<string, JsonObject>;
  readonly definitions: Record<string, JsonObject>;
}

/**
 * Moves what occurs again and again (a label selector: dozens of times) into definitions, so that its code is compiled,
 * shipped and loaded once. In its place stands our keyword `shared` with the name of the definition.
 */
export function shareRepeated(schemas: Record<string, JsonObject>): Shared {
  const seen = new Map<string, number>();
  const count = (schema: JsonObject) => {
    const text = JSON.stringify(schema);
    const times = (seen.get(text) ?? 0) + 1;
    seen.set(text, times);
    // what is inside a repeated schema occurs once more only in its one definition
    if (times === 1) inside(schema).forEach(count);
  };
  Object.values(schemas).forEach(count);

  const names = new Map<string, string>();
  const definitions: Record<string, JsonObject> = {};
  const shared = (schema: JsonObject): JsonObject => {
    const text = JSON.stringify(schema);
    if (seen.get(text)! < 2 || text.length < WORTH_SHARING) return mapped(schema, shared);
    if (!names.has(text)) {
      const name = `shared${names.size + 1}`;
      names.set(text, name);
      definitions[name] = mapped(schema, shared);
    }
    return { shared: names.get(text)! };
  };
  return { schemas: Object.fromEntries(Object.entries(schemas).map(([key, schema]) => [key, mapped(schema, shared)])), definitions };
}

// choices stay in place: their branches belong to the object around them
function inside(schema: JsonObject): JsonObject[] {
  const fields = isObject(schema.properties) ? Object.values(schema.properties) : [];
  return [...fields, schema.items, schema.additionalProperties].filter(isObject);
}

function mapped(schema: JsonObject, map: (value: JsonObject) => JsonObject): JsonObject {
  const one = (value: Json) => (isObject(value) ? map(value) : value);
  const result = { ...schema };
  if (isObject(result.properties)) {
    result.properties = Object.fromEntries(Object.entries(result.properties).map(([name, value]) => [name, one(value!)]));
  }
  if (isObject(result.items)) result.items = map(result.items);
  if (isObject(result.additionalProperties)) result.additionalProperties = map(result.additionalProperties);
  return result;
}
