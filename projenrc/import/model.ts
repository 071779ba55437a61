import { Availability, FieldLimits, KindAvailability } from './availability';
import { Json, JsonObject, isObject, stringify } from './json';
import { normalize } from './normalize';
import { Problem } from './problem';
import { Crd, ModuleRelease, PlatformCrd } from './source';

/** One version of one kind, as `imports/contract/<Kind>.<version>.json` keeps it. */
export interface KindContract {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: string[];
  readonly scope: 'Cluster' | 'Namespaced';
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated: boolean;
  /** Absent for kinds of DVP and of Deckhouse itself. */
  readonly ofModule?: ModuleRelease;
  readonly since: string;
  readonly fieldsSince: Record<string, string>;
  readonly fieldsRemoved: Record<string, string>;
  readonly limits: Record<string, FieldLimits>;
  readonly schema: JsonObject;
}

/** The settings of one module, which ModuleConfig itself leaves open. */
export interface SettingsContract {
  readonly module: string;
  readonly since: string;
  readonly fieldsSince: Record<string, string>;
  readonly fieldsRemoved: Record<string, string>;
  readonly limits: Record<string, FieldLimits>;
  readonly schema: JsonObject;
}

export const MODULE_CONFIG = 'ModuleConfig';
export const MODULE = 'virtualization';
export const SETTINGS_KEY = `settings/${MODULE}`;

export function kindKey(kind: { group: string; version: string; kind: string }): string {
  return `${kind.group}/${kind.version}/${kind.kind}`;
}

export function settingsContract(schema: JsonObject, availability: Availability): SettingsContract {
  return { module: MODULE, ...facts(availability, `${MODULE_CONFIG}/${MODULE}`), schema: normalize(schema, 'settings') };
}

/** Every version of every kind, by key; the same definition found twice is one, a different one is a problem. */
export function kindContracts(crds: (Crd | PlatformCrd)[], availability: Availability): KindContract[] {
  const found = new Map<string, { kind: KindContract; file: string }>();
  for (const crd of crds) {
    for (const kind of versionsOf(crd, availability)) {
      const other = found.get(kindKey(kind));
      if (other && stringify({ ...other.kind } as unknown as Json) !== stringify({ ...kind } as unknown as Json)) {
        throw new Problem(`${kind.kind} ${kind.version} is defined twice, and differently: ${other.file} and ${crd.file}`);
      }
      found.set(kindKey(kind), { kind, file: crd.file });
    }
  }
  return [...found.keys()].sort().map(key => found.get(key)!.kind);
}

function versionsOf(crd: Crd | PlatformCrd, availability: Availability): KindContract[] {
  // a definition that passed the API server has all of this; anything else ends in one line
  const spec = crd.manifest.spec as { group: string; scope: 'Cluster' | 'Namespaced'; names?: { kind: string; plural: string; shortNames?: string[] }; versions?: JsonObject[] };
  if (!spec.names?.kind || !spec.versions?.length) throw new Problem(`${crd.file}: a CustomResourceDefinition without names or versions`);
  const { kind, plural, shortNames = [] } = spec.names;
  return spec.versions.map(version => {
    const schema = isObject(version.schema) ? version.schema.openAPIV3Schema : undefined;
    if (!isObject(schema)) throw new Problem(`${crd.file}: ${kind} ${String(version.name)} has no schema`);
    return {
      group: spec.group,
      version: version.name as string,
      kind,
      plural,
      shortNames,
      scope: spec.scope,
      served: version.served === true,
      storage: version.storage === true,
      deprecated: version.deprecated === true,
      ...'ofModule' in crd ? { ofModule: crd.ofModule, ...factsOfPlatform(availability) } : facts(availability, `${kind}/${version.name as string}`),
      schema: normalize(schema, kind),
    };
  });
}

function facts(availability: Availability, key: string) {
  // ModuleConfig belongs to Deckhouse, older than the module; any other kind nobody dated is newer than the last release
  const undated = key.startsWith(`${MODULE_CONFIG}/`) ? availability.baseline : 'next';
  const known: KindAvailability = availability.kinds[key] ?? { since: undated, fields: {}, removed: {} };
  return { since: known.since, fieldsSince: byName(known.fields), fieldsRemoved: byName(known.removed), limits: byName(known.limits ?? {}) };
}

// releases of DVP say nothing of the kinds of other modules: any of them may meet any release of those
const factsOfPlatform = ({ baseline }: Availability) => ({ since: baseline, fieldsSince: {}, fieldsRemoved: {}, limits: {} });

function byName<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Of each kind the version to write today: served and not deprecated where there is one, and the newest of those. */
export function newestVersions(kinds: readonly KindContract[]): KindContract[] {
  const rank = (kind: KindContract) => [kind.served && !kind.deprecated ? 1 : 0, ...versionRank(kind.version)];
  const newer = (a: number[], b: number[]) => {
    const differing = a.findIndex((value, i) => value !== b[i]);
    return differing >= 0 && a[differing] > b[differing];
  };
  const newest = new Map<string, KindContract>();
  for (const kind of kinds) {
    const other = newest.get(kind.kind);
    if (!other || newer(rank(kind), rank(other))) newest.set(kind.kind, kind);
  }
  return [...newest.values()];
}

// v2 > v1 > v1beta2 > v1alpha3, as Kubernetes orders them
function versionRank(version: string): number[] {
  const parts = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  if (!parts) return [0, 0, 0];
  const stage = { alpha: 1, beta: 2 }[parts[2]] ?? 3;
  return [stage, Number(parts[1]), Number(parts[3] ?? 0)];
}
