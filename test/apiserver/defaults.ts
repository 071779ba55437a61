import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

const CONTRACT = join(__dirname, '../../imports/contract');

interface Schema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** every default that the contract knows, by kind and pointer, `*` for the index of a list */
export function defaultsOfContract(): Record<string, Record<string, unknown>> {
  const defaults: Record<string, Record<string, unknown>> = {};
  for (const file of readdirSync(CONTRACT).filter(found => found.endsWith('.json') && found !== 'releases.json')) {
    const { kind, module, schema } = JSON.parse(readFileSync(join(CONTRACT, file), 'utf8')) as { kind?: string; module?: string; schema: Schema };
    const found = module === undefined ? defaultsIn(schema, '') : defaultsIn(schema, '/spec');
    const authored = found.filter(([pointer]) => !pointer.startsWith('/status/'));
    if (authored.length > 0) {
      defaults[kind ?? 'VirtualizationSettings'] = Object.fromEntries(authored);
    }
  }
  return defaults;
}

function defaultsIn(schema: Schema, at: string): [string, unknown][] {
  return [
    ...'default' in schema ? [[at, schema.default] as [string, unknown]] : [],
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => defaultsIn(field, `${at}/${name}`)),
    ...schema.items === undefined ? [] : defaultsIn(schema.items, `${at}/*`),
  ];
}
