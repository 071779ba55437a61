import type { KubernetesObject, Reader } from './kubectl';
import type { ClusterFacts } from '../domain/cluster-facts';
import { DVP_GROUP } from '../manifest/groups';
import { authored } from '../manifest/structural-schema';

type Structure = Record<string, any>;

/**
 * The structure of the kinds of DVP and of the settings of the module, as the cluster itself has them.
 */
export function captureStructure(reader: Reader): ClusterFacts {
  const crds = reader.list('crds', 'customresourcedefinitions.apiextensions.k8s.io')?.filter(({ spec }) => spec?.group === DVP_GROUP);
  const kinds = crds?.flatMap(structures);
  if (kinds?.length === 0) {
    reader.warn('crds', `the cluster has no kind of ${DVP_GROUP}`);
  }
  return { crds: kinds && kinds.length > 0 ? Object.fromEntries(kinds) : undefined, settingsSchema: settings(reader) };
}

function structures({ spec }: KubernetesObject): [gvk: string, structure: Structure][] {
  const versions: { name: string; served: boolean; schema?: { openAPIV3Schema?: Structure } }[] = spec.versions ?? [];
  return versions.filter(({ served }) => served).map(({ name, schema }) => {
    const { properties = {}, ...rest } = schema?.openAPIV3Schema ?? {};
    // every kind has these, and controllers write the status
    const { apiVersion: _a, kind: _k, metadata: _m, status: _s, ...fields } = properties;
    return [`${spec.group}/${name}/${spec.names?.kind}`, structureOf(authored({ ...rest, properties: fields }))];
  });
}

function settings(reader: Reader): Structure | undefined {
  const definition = reader.one('settingsSchema', 'modulesettingsdefinitions.deckhouse.io', 'virtualization');
  const versions: { name: string; schema?: { openAPIV3Schema?: Structure } }[] = definition?.spec?.versions ?? [];
  const [newest] = [...versions].sort((a, b) => Number(b.name) - Number(a.name));
  return newest?.schema?.openAPIV3Schema && structureOf(authored(newest.schema.openAPIV3Schema));
}

// what the checks read; descriptions, defaults and expressions are left out
const KEPT = new Set([
  'type', 'format', 'nullable', 'enum', 'pattern', 'required', 'multipleOf', 'uniqueItems', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum',
  'minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties',
  'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-type',
]);
const ONE = new Set(['items', 'additionalProperties', 'not']);
const MANY = new Set(['oneOf', 'anyOf', 'allOf']);

// in one order, so that two captures of one cluster are equal
const inOrder = (object: object): [string, any][] => Object.entries(object).sort(([a], [b]) => a < b ? -1 : 1);

function structureOf(schema: unknown): any {
  if (schema === null || typeof schema !== 'object') {
    return schema;
  }
  const result: Structure = {};
  for (const [keyword, value] of inOrder(schema)) {
    if (KEPT.has(keyword)) {
      result[keyword] = value;
    } else if (ONE.has(keyword)) {
      result[keyword] = structureOf(value);
    } else if (MANY.has(keyword)) {
      result[keyword] = value.map(structureOf);
    } else if (keyword === 'properties') {
      result[keyword] = Object.fromEntries(inOrder(value).map(([name, inner]) => [name, structureOf(inner)]));
    } else if (keyword === 'patternProperties') {
      result['x-kubernetes-preserve-unknown-fields'] = true;
    }
  }
  return result;
}

/**
 * A profile as text: a line for each fact, but one for the structure of a kind, which nobody reads.
 */
export function profileText(profile: ClusterFacts): string {
  const lines: string[] = [];
  const aside = (structure: unknown) => `\u0000${lines.push(JSON.stringify(structure)) - 1}\u0000`;
  const { crds, settingsSchema } = profile;
  const shortened = {
    ...profile,
    crds: crds && Object.fromEntries(Object.entries(crds).map(([key, structure]) => [key, aside(structure)])),
    settingsSchema: settingsSchema && aside(settingsSchema),
  };
  return JSON.stringify(shortened, undefined, 2).replace(/"\\u0000(\d+)\\u0000"/g, (_, i) => lines[Number(i)]);
}
