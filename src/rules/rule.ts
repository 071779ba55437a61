import { Complaint, Severity } from '../manifest/finding';
import { ManifestObject } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';

/**
 * Something that DVP refuses, or accepts and then suffers from, decided by manifests alone.
 *
 * A rule is pure: it knows objects, never constructs, and sees each object after the schema has passed it.
 */
export interface Rule {
  /** id in the catalogue, for example `VM-11` */
  readonly id: string;
  readonly severity: Severity;
  /** the kinds it looks at, as `group/Kind` */
  readonly kinds: readonly string[];
  check(object: ManifestObject, set: ManifestSet): Complaint[];
}

const GROUP = 'virtualization.deckhouse.io';

/** kinds of DVP by their bare names */
export const dvp = (...kinds: string[]): string[] => kinds.map(kind => `${GROUP}/${kind}`);
