import { Manifest } from './manifest';
import { KINDS } from '../../imports/contract/kinds';
import { SCHEMAS } from '../../imports/contract/validators';

type Schema = Record<string, any> | undefined;

/**
 * An object as the API server takes it: fields that its schema knows and that have no value are not there; templates leave such behind.
 * A null of a field that nobody knows stays, for that field is refused whatever it holds.
 */
export function withoutNulls(manifest: Manifest): Manifest {
  const key = `${manifest.apiVersion}/${manifest.kind}`;
  if (!(key in KINDS) || !holdsNull(manifest)) {
    return manifest;
  }
  return pruned(manifest, withSettings(SCHEMAS[key], `settings/${manifest.metadata?.name}`)) as Manifest;
}

const holdsNull = (value: unknown): boolean => value === null || typeof value === 'object' && Object.values(value).some(holdsNull);

// the settings of a module are any object to the schema of ModuleConfig
function withSettings(schema: Schema, key: string): Schema {
  const spec = schema?.properties.spec;
  if (!(key in SCHEMAS) || spec.properties?.settings === undefined) {
    return schema;
  }
  const settled = { ...spec, properties: { ...spec.properties, settings: SCHEMAS[key] } };
  return { ...schema, properties: { ...schema?.properties, spec: settled } };
}

function pruned(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    return value.map(inner => pruned(inner, schema?.items));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const known = schemaOf(schema, key);
    if (inner !== null || known === undefined) {
      result[key] = pruned(inner, known);
    }
  }
  return result;
}

function schemaOf(schema: Schema, key: string): Schema {
  const properties = schema?.properties ?? {};
  const known = Object.hasOwn(properties, key) ? properties[key] : schema?.additionalProperties;
  return known === false ? undefined : known;
}
