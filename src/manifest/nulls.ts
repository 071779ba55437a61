import { Manifest } from './manifest';
import { KINDS } from '../../imports/contract/kinds';
import { SCHEMAS } from '../../imports/contract/validators';

type Schema = Record<string, any> | undefined;

/**
 * Drops fields that the schema knows and whose value is null, as the API server does. Templates often leave such fields.
 * A null in an unknown field stays, because an unknown field is refused with any value.
 */
export function withoutNulls(manifest: Manifest): Manifest {
  const key = `${manifest.apiVersion}/${manifest.kind}`;
  if (!(key in KINDS) || !holdsNull(manifest)) {
    return manifest;
  }
  return prunedNulls(manifest, withSettings(SCHEMAS[key], `settings/${manifest.metadata?.name}`)) as Manifest;
}

const holdsNull = (value: unknown): boolean => value === null || typeof value === 'object' && Object.values(value).some(holdsNull);

// the schema of ModuleConfig allows any object as settings
function withSettings(schema: Schema, key: string): Schema {
  const spec = schema?.properties.spec;
  if (!(key in SCHEMAS) || spec.properties?.settings === undefined) {
    return schema;
  }
  const settled = { ...spec, properties: { ...spec.properties, settings: SCHEMAS[key] } };
  return { ...schema, properties: { ...schema?.properties, spec: settled } };
}

/** a value without the nulls in fields that a schema knows */
export function prunedNulls(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    return value.map(inner => prunedNulls(inner, schema?.items));
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const result: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    const known = schemaOf(schema, key);
    if (inner !== null || known === undefined) {
      result[key] = prunedNulls(inner, known);
    }
  }
  return result;
}

function schemaOf(schema: Schema, key: string): Schema {
  const properties = schema?.properties ?? {};
  const known = Object.hasOwn(properties, key) ? properties[key] : schema?.additionalProperties;
  return known === false ? undefined : known;
}
