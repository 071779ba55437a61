import { Json, JsonObject, isObject } from './json';

/**
 * The schema as it binds an author: the API server fills in defaults before it looks,
 * so a required field with a default may be left out.
 */
export function authored(schema: JsonObject): JsonObject {
  const result: JsonObject = { ...schema };
  const one = (value: Json) => (isObject(value) ? authored(value) : value);
  if (isObject(schema.properties)) {
    result.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, value]) => [name, one(value!)]));
  }
  if (isObject(schema.items)) result.items = authored(schema.items);
  if (isObject(schema.additionalProperties)) result.additionalProperties = authored(schema.additionalProperties);
  if (Array.isArray(schema.required)) {
    const required = schema.required.filter(name => !hasDefault(schema, name as string));
    if (required.length) result.required = required;
    else delete result.required;
  }
  return result;
}

function hasDefault(schema: JsonObject, name: string): boolean {
  const property = isObject(schema.properties) ? schema.properties[name] : undefined;
  return isObject(property) && property.default !== undefined;
}
