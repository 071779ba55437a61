import type { ClusterFacts } from './cluster-facts';
import { NEXT, compareReleases, isRelease } from './release';
import { FIELD_RELEASES, FieldLimits, LIMITS, NEWEST_RELEASE, REMOVED_KINDS } from '../../imports/contract/availability';
import type { ClusterApi, FieldLimit, OwnApi } from '../manifest/cluster-api';
import { DVP_GROUP } from '../manifest/groups';
import type { Schema } from '../manifest/schema-hints';

// loaded late, because few profiles have CRDs
const loadStructural = () => require('../manifest/structural-schema') as typeof import('../manifest/structural-schema');

/** key of the schema of the settings of the module `virtualization` */
export const SETTINGS_KEY = 'settings/virtualization';

const apis = new WeakMap<ClusterFacts, ClusterApi>();

/**
 * The API of a described cluster, `undefined` if no cluster is described.
 */
export function apiOf(facts: ClusterFacts | undefined): ClusterApi | undefined {
  if (facts === undefined) {
    return undefined;
  }
  const api = apis.get(facts) ?? newApi(facts);
  apis.set(facts, api);
  return api;
}

function newApi({ dvpRelease, crds, settingsSchema }: ClusterFacts): ClusterApi {
  const release = dvpRelease !== undefined && isRelease(dvpRelease) ? dvpRelease : undefined;
  const limits = new Map<string, readonly FieldLimit[]>();
  const own = crds === undefined && settingsSchema === undefined ? undefined : ownApi(crds, settingsSchema);
  return {
    own,
    newerRelease: release === undefined || compareReleases(release, NEWEST_RELEASE) <= 0 ? undefined : release === NEXT ? 'a newer build' : release,
    newestRelease: NEWEST_RELEASE,
    limits: key => {
      const found = limits.get(key) ?? (release === undefined ? [] : limitsIn(key, release));
      limits.set(key, found);
      return own?.schemaOf(key) === undefined ? found : found.filter(({ path }) => `${key} ${path}` in CONVERTED);
    },
    wasRemoved: (key, path) => release !== undefined && FIELD_RELEASES[key]?.removedAfter[path] !== undefined,
  };
}

function ownApi(crds: ClusterFacts['crds'], settingsSchema: ClusterFacts['settingsSchema']): OwnApi {
  const schemas = new Map<string, Schema | undefined>();
  const compiled = (key: string): Schema | undefined => {
    const structure = key === SETTINGS_KEY ? settingsSchema : crds?.[key];
    const schema = structure && loadStructural().jsonSchema(structure);
    return key === SETTINGS_KEY || schema === undefined ? schema : objectSchema(schema);
  };
  return {
    kinds: crds && Object.keys(crds),
    schemaOf: key => {
      if (!schemas.has(key)) {
        schemas.set(key, compiled(key));
      }
      return schemas.get(key);
    },
  };
}

// metadata has a schema of its own, and controllers write the status
function objectSchema(schema: Schema): Schema {
  return { ...schema, properties: { apiVersion: true, kind: true, metadata: true, status: true, ...schema.properties as object } };
}

/** limits that are not in the schemas: the API server converts a class to v1alpha2 to store it, where a default core fraction was a number up to DVP 1.10 */
const CONVERTED: Readonly<Record<string, Schema>> = {
  [`${DVP_GROUP}/v1alpha3/VirtualMachineClass spec.sizingPolicies[].defaultCoreFraction`]: { pattern: '^(100|[1-9][0-9]?)%$' },
};

function limitsIn(key: string, release: string): FieldLimit[] {
  // a removed kind has no schema here, so all of its limits count
  const isRemoved = isRemovedKind(key);
  return Object.entries(LIMITS[key] ?? {}).flatMap(([path, limits]): FieldLimit[] => {
    const at = positionOf(limits, release);
    const newest = limits.length - 1;
    return at === newest && !isRemoved ? [] : [{
      path: key === SETTINGS_KEY ? path.replace(/^settings\./, '') : path,
      keywords: { ...CONVERTED[`${key} ${path}`], ...limits[at][1] },
      newest: limits[isRemoved ? at : newest][1],
      later: limits.slice(at + 1),
    }];
  });
}

// before the oldest known release, its limits count
function positionOf(limits: FieldLimits, release: string): number {
  const later = limits.findIndex(([since]) => since === NEXT || compareReleases(since, release) > 0);
  return later < 0 ? limits.length - 1 : Math.max(0, later - 1);
}

function isRemovedKind(key: string): boolean {
  const [group, version, kind] = key.split('/');
  return group === DVP_GROUP && `${kind}/${version}` in REMOVED_KINDS;
}
