import { Json, JsonObject, isObject } from './json';
import { KindContract, SETTINGS_KEY, SettingsContract, kindKey } from './model';
import { MARK, literal } from './text';

/** The table of the defaults that the API server fills in, as code. */
export function defaultsTable(kinds: readonly KindContract[], settings: SettingsContract): string {
  const rows = [...kinds.map(kind => [kindKey(kind), kind.schema] as const), [SETTINGS_KEY, settings.schema] as const]
    .map(([key, schema]) => [key, defaultsIn(schema, '').filter(([pointer]) => !pointer.startsWith('/status/'))] as const)
    .filter(([, defaults]) => defaults.length > 0)
    .map(([key, defaults]) => `  ${literal(key)}: {\n${defaults.map(([pointer, value]) => `    ${literal(pointer)}: ${code(value)},\n`).join('')}  },`);
  return `${MARK}
/* eslint-disable */

/** The value of a field that is not set, by kind and by JSON pointer; \`*\` is any item of a list. */
export const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
${rows.join('\n')}
};
`;
}

function defaultsIn(schema: JsonObject, at: string): [pointer: string, value: Json][] {
  const own: [string, Json][] = schema.default === undefined ? [] : [[at, schema.default]];
  const fields = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  return [
    ...own,
    ...fields.flatMap(([name, field]) => defaultsIn(field as JsonObject, `${at}/${name}`)),
    ...isObject(schema.items) ? defaultsIn(schema.items, `${at}/*`) : [],
  ];
}

const code = (value: Json): string => (typeof value === 'string' ? literal(value) : JSON.stringify(value));
