import * as fs from 'fs';
import * as path from 'path';
import { JsonObject, filesBelow, readJson } from './json';
import { Problem } from './problem';

/** Keywords of the schema of one field from a release on, until the next entry; a keyword that is missing does not hold. */
export type FieldLimits = [release: string, keywords: JsonObject][];

/** Since which release of DVP something exists, and how it was limited, by its path in the schema. */
export interface KindAvailability {
  readonly since: string;
  readonly fields: Record<string, string>;
  readonly removed: Record<string, string>;
  readonly removedAfter?: string;
  readonly limits?: Record<string, FieldLimits>;
}

export interface Availability {
  readonly baseline: string;
  readonly newestRelease: string;
  readonly releases: string[];
  readonly kinds: Record<string, KindAvailability>;
}

export interface RemovedKind { readonly since: string; readonly removedAfter?: string; readonly limits?: Record<string, FieldLimits> }

export interface Releases {
  readonly baseline: string;
  readonly newestRelease: string;
  readonly releases: string[];
  readonly removedKinds: Record<string, RemovedKind>;
}

interface Kept {
  readonly kind?: string;
  readonly version?: string;
  readonly module?: string;
  readonly ofModule?: object;
  readonly since: string;
  readonly fieldsSince: Record<string, string>;
  readonly fieldsRemoved: Record<string, string>;
  readonly limits: Record<string, FieldLimits>;
}

/** The facts an earlier import left behind: a cluster's dump knows none, and must not lose them. */
export function keptAvailability(contractDirectory: string): Availability {
  const releasesFile = path.join(contractDirectory, 'releases.json');
  if (!fs.existsSync(releasesFile)) throw new Problem('no availability.json in the source, and no earlier import to keep its facts from');
  const { removedKinds, ...releases } = readJson<Releases>(releasesFile);
  const kinds: Record<string, KindAvailability> = {};
  for (const [key, removed] of Object.entries(removedKinds)) kinds[key] = { ...removed, fields: {}, removed: {} };
  for (const file of filesBelow(contractDirectory, entry => entry === 'validators').filter(name => name.endsWith('.json') && name !== 'releases.json')) {
    const kept = readJson<Kept>(path.join(contractDirectory, file));
    if (kept.ofModule) continue;
    const key = kept.module ? `ModuleConfig/${kept.module}` : `${kept.kind}/${kept.version}`;
    kinds[key] = { since: kept.since, fields: kept.fieldsSince, removed: kept.fieldsRemoved, limits: kept.limits };
  }
  return { ...releases, kinds };
}
