import * as fs from 'fs';
import * as path from 'path';
import { filesBelow, readJson } from './json';
import { Problem } from './problem';

/** Since which release of DVP something exists, by its path in the schema. */
export interface KindAvailability {
  readonly since: string;
  readonly fields: Record<string, string>;
  readonly removed: Record<string, string>;
  readonly removedAfter?: string;
}

export interface Availability {
  readonly baseline: string;
  readonly newestRelease: string;
  readonly releases: string[];
  readonly kinds: Record<string, KindAvailability>;
}

export interface RemovedKind { readonly since: string; readonly removedAfter?: string }

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
  readonly since: string;
  readonly fieldsSince: Record<string, string>;
  readonly fieldsRemoved: Record<string, string>;
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
    const key = kept.module ? `ModuleConfig/${kept.module}` : `${kept.kind}/${kept.version}`;
    kinds[key] = { since: kept.since, fields: kept.fieldsSince, removed: kept.fieldsRemoved };
  }
  return { ...releases, kinds };
}
