import { JSONSchema, compile } from 'json-schema-to-typescript';
import { Json, JsonObject, isObject } from './json';
import { KindContract, SettingsContract } from './model';
import { MARK } from './text';

/** Types of what goes over the wire: `<Kind>Spec` for each kind, and the settings of the module. */
export async function wireFiles(kinds: KindContract[], settings: SettingsContract): Promise<Map<string, string>> {
  const parts: string[] = [];
  for (const kind of [...kinds].sort((a, b) => (a.kind < b.kind ? -1 : 1))) {
    const spec = (kind.schema.properties as JsonObject).spec;
    if (isObject(spec)) parts.push(await typeOf(`${kind.kind}Spec`, spec));
  }
  parts.push(await typeOf('VirtualizationSettings', settings.schema));
  return new Map([['contract/wire.ts', `${MARK}\n/* eslint-disable */\n\n${parts.join('\n')}`]]);
}

async function typeOf(name: string, schema: JsonObject): Promise<string> {
  return compile(structure(schema) as JSONSchema, name, {
    bannerComment: '',
    format: true,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 140 },
  });
}

/** Only what shapes a type: bounds, patterns and choices between fields stay with the validators. */
function structure(schema: JsonObject): JsonObject {
  if (schema['x-kubernetes-int-or-string']) return { tsType: 'number | string' };
  if (schema['x-kubernetes-preserve-unknown-fields'] && !schema.properties) return { type: 'object', additionalProperties: true };
  const result: JsonObject = {};
  if (schema.type) result.type = schema.nullable ? [schema.type, 'null'] : schema.type;
  if (schema.enum) result.enum = schema.enum;
  if (schema.required) result.required = schema.required;
  if (isObject(schema.items)) result.items = structure(schema.items);
  if (isObject(schema.properties)) {
    result.properties = Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, structure(one as JsonObject)]));
  }
  if (schema.type === 'object') result.additionalProperties = additional(schema);
  return result;
}

function additional(schema: JsonObject): Json {
  if (schema['x-kubernetes-preserve-unknown-fields']) return true;
  return isObject(schema.additionalProperties) ? structure(schema.additionalProperties) : schema.additionalProperties === true;
}
