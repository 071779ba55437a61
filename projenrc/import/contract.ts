import { Availability, FieldLimits, RemovedKind } from './availability';
import { defaultsTable } from './defaults';
import { stringify, Json } from './json';
import { KindContract, MODULE, MODULE_CONFIG, SETTINGS_KEY, SettingsContract, kindKey } from './model';
import { GROUP } from './source';
import { MARK, literal } from './text';

/** The contract as files: `imports/contract/*.json`, and three small tables that code can load. */
export function contractFiles(kinds: KindContract[], settings: SettingsContract, availability: Availability): Map<string, string> {
  const files = new Map<string, string>();
  for (const kind of kinds) files.set(`contract/${kind.kind}.${kind.version}.json`, stringify({ ...kind } as unknown as Json));
  files.set(`contract/${MODULE_CONFIG}.${MODULE}.settings.json`, stringify({ ...settings } as Json));
  files.set('contract/releases.json', stringify({ ...releases(kinds, availability) } as unknown as Json));
  files.set('contract/kinds.ts', kindsTable(kinds));
  files.set('contract/defaults.ts', defaultsTable(kinds, settings));
  files.set('contract/availability.ts', availabilityTable(kinds, settings, availability));
  return files;
}

function releases(kinds: KindContract[], availability: Availability) {
  const present = new Set([...kinds.map(kind => `${kind.kind}/${kind.version}`), `${MODULE_CONFIG}/${MODULE}`]);
  const removedKinds: Record<string, RemovedKind> = {};
  for (const [key, { since, removedAfter, limits }] of Object.entries(availability.kinds).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!present.has(key)) removedKinds[key] = { since, removedAfter, limits };
  }
  return { baseline: availability.baseline, newestRelease: availability.newestRelease, releases: availability.releases, removedKinds };
}

function kindsTable(kinds: KindContract[]): string {
  const rows = kinds.map(kind => `  ${literal(kindKey(kind))}: { ${[
    `apiVersion: ${literal(`${kind.group}/${kind.version}`)}`,
    `group: ${literal(kind.group)}`,
    `version: ${literal(kind.version)}`,
    `kind: ${literal(kind.kind)}`,
    `plural: ${literal(kind.plural)}`,
    `scope: ${literal(kind.scope)}`,
    `deprecated: ${kind.deprecated}`,
    `since: ${literal(kind.since)}`,
    ...kind.ofModule ? [`module: ${literal(kind.ofModule.name)}`, `moduleRelease: ${literal(kind.ofModule.release)}`] : [],
  ].join(', ')} },`);
  return `${MARK}
/* eslint-disable */

/** What one version of a kind is, beside its schema. */
export interface KindFacts {
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: 'Cluster' | 'Namespaced';
  readonly deprecated: boolean;
  /** The first known release of DVP that may have it. */
  readonly since: string;
  /** The other module of Deckhouse that has the kind; missing for kinds of DVP and of Deckhouse itself. */
  readonly module?: string;
  /** The release of that module with this schema. */
  readonly moduleRelease?: string;
}

export const KINDS: Readonly<Record<string, KindFacts>> = {
${rows.join('\n')}
};
`;
}

function availabilityTable(kinds: KindContract[], settings: SettingsContract, availability: Availability): string {
  const rows = [...kinds.map(kind => [kindKey(kind), kind] as const), [SETTINGS_KEY, settings] as const]
    .filter(([, one]) => Object.keys(one.fieldsSince).length + Object.keys(one.fieldsRemoved).length > 0)
    .map(([key, one]) => `  ${literal(key)}: {\n${record('since', one.fieldsSince)}${record('removedAfter', one.fieldsRemoved)}  },`);
  const { removedKinds } = releases(kinds, availability);
  const removed = Object.entries(removedKinds).map(([key, one]) => {
    const after = one.removedAfter ? `, removedAfter: ${literal(one.removedAfter)}` : '';
    return `  ${literal(key)}: { since: ${literal(one.since)}${after} },`;
  });
  const ofRemoved = Object.entries(removedKinds).map(([key, { limits = {} }]) => [`${GROUP}/${key.split('/').reverse().join('/')}`, limits] as const);
  const limited = [...kinds.map(kind => [kindKey(kind), kind.limits] as const), [SETTINGS_KEY, settings.limits] as const, ...ofRemoved]
    .filter(([, limits]) => Object.keys(limits).length > 0)
    .map(([key, limits]) => `  ${literal(key)}: {\n${Object.entries(limits).map(limitsRow).join('')}  },`);
  return `${MARK}
/* eslint-disable */

/** Releases by the path of a field below the object; \`path=word\` is one word of an enumeration. */
export interface FieldReleases {
  readonly since: Readonly<Record<string, string>>;
  readonly removedAfter: Readonly<Record<string, string>>;
}

/** Every release that was looked at, oldest first. */
export const RELEASES: readonly string[] = [
${availability.releases.map(release => `  ${literal(release)},`).join('\n')}
];

export const NEWEST_RELEASE: string = ${literal(availability.newestRelease)};

/** Only what is newer than the oldest release, or gone again; anything else was always there. */
export const FIELD_RELEASES: Readonly<Record<string, FieldReleases>> = {
${rows.join('\n')}
};

/** Keywords of the schema of a field from a release on, until the next entry. */
export type FieldLimits = readonly (readonly [release: string, keywords: Readonly<Record<string, unknown>>])[];

/** Fields whose bounds, pattern, type or required fields changed, by the path of the field below the object. */
export const LIMITS: Readonly<Record<string, Readonly<Record<string, FieldLimits>>>> = {
${limited.join('\n')}
};

/** Kinds that were once there, by kind and version. */
export const REMOVED_KINDS: Readonly<Record<string, { readonly since: string; readonly removedAfter?: string }>> = {
${removed.join('\n')}
};
`;
}

function limitsRow([path, limits]: [string, FieldLimits]): string {
  return `    ${literal(path)}: [\n${limits.map(([release, keywords]) => `      [${literal(release)}, ${JSON.stringify(keywords)}],\n`).join('')}    ],\n`;
}

function record(name: string, values: Record<string, string>): string {
  const entries = Object.entries(values).map(([path, release]) => `      ${literal(path)}: ${literal(release)},\n`);
  return entries.length ? `    ${name}: {\n${entries.join('')}    },\n` : `    ${name}: {},\n`;
}
