import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Manifest } from '../../src/manifest/manifest';

const CONTRACT = join(__dirname, '../../imports/contract');

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

interface Contract { readonly kind?: string; readonly deprecated?: boolean; readonly schema: Schema }

/** the schema of each kind; of VirtualMachineClass that of the version in use */
const SCHEMAS: ReadonlyMap<string, Schema> = new Map(readdirSync(CONTRACT).filter(file => /^\w+\.v\w+\.json$/.test(file)).flatMap(file => {
  const { kind = '', deprecated = false, schema } = JSON.parse(readFileSync(join(CONTRACT, file), 'utf8')) as Contract;
  return deprecated ? [] : [[kind, kind === 'ModuleConfig' ? withSettings(schema) : schema] as [string, Schema]];
}));

// every module has settings of its own; those of ours are known
function withSettings(schema: Schema): Schema {
  const settings = JSON.parse(readFileSync(join(CONTRACT, 'ModuleConfig.virtualization.settings.json'), 'utf8')) as Contract;
  const spec = schema.properties!.spec;
  return { properties: { spec: { properties: { ...spec.properties, settings: settings.schema } } } };
}

// what Kubernetes fills itself, and what the platform answers
const NOT_AUTHORED = new Set(['apiVersion', 'kind', 'metadata', 'status']);

/** every field of a kind that an author may set, as `Kind /spec/list/[]/field` */
export function fieldsOfContract(): string[] {
  return [...SCHEMAS].flatMap(([kind, schema]) => Object.entries(schema.properties ?? {})
    .filter(([name]) => !NOT_AUTHORED.has(name))
    .flatMap(([name, field]) => fieldsOf(field, `${kind} /${name}`)));
}

function fieldsOf(schema: Schema, at: string): string[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, field]) => fieldsOf(field, `${at}/${name}`)),
    ...schema.items === undefined ? [] : fieldsOf(schema.items, `${at}/[]`),
    ...typeof schema.additionalProperties === 'object' ? fieldsOf(schema.additionalProperties, `${at}/{}`) : [],
  ];
  // a list or a map of plain values is one field, named by what holds it
  return below.length === 0 || below.length === 1 && /\/(\[\]|\{\})$/.test(below[0]) && below[0].startsWith(at) ? [at] : below;
}

/** the fields that a manifest sets, in the same form */
export function fieldsOfManifest(manifest: Manifest): string[] {
  const schema = SCHEMAS.get(String(manifest.kind));
  return schema === undefined ? [] : Object.entries(manifest)
    .filter(([name]) => !NOT_AUTHORED.has(name))
    .flatMap(([name, json]) => setIn(json, schema.properties?.[name] ?? {}, `${manifest.kind} /${name}`));
}

function setIn(json: unknown, schema: Schema, at: string): string[] {
  if (typeof json !== 'object' || json === null) {
    return [at.replace(/\/(\[\]|\{\})$/, '')];
  }
  if (Array.isArray(json)) {
    return json.flatMap(item => setIn(item, schema.items ?? {}, `${at}/[]`));
  }
  const entries = Object.entries(json);
  // an empty object is a field as well, where the schema has nothing below it
  return entries.length === 0 ? [at] : entries.flatMap(([name, value]) => {
    const field = schema.properties?.[name];
    return field === undefined ? setIn(value, {}, `${at}/{}`) : setIn(value, field, `${at}/${name}`);
  });
}
