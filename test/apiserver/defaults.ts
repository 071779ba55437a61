import { CONTRACTS, isSettings } from '../contract';

interface Schema {
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** every default that the contract knows, by kind and pointer, `*` for the index of a list */
export function defaultsOfContract(): Record<string, Record<string, unknown>> {
  const defaults: Record<string, Record<string, unknown>> = {};
  for (const contract of CONTRACTS) {
    const found = defaultsIn(contract.schema, isSettings(contract) ? '/spec' : '');
    const authored = found.filter(([pointer]) => !pointer.startsWith('/status/'));
    if (authored.length > 0) {
      defaults[isSettings(contract) ? 'VirtualizationSettings' : contract.kind] = Object.fromEntries(authored);
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
