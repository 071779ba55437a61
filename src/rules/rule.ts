import type { ClusterFacts } from '../domain/cluster-facts';
import { Complaint, Severity } from '../manifest/finding';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';

/**
 * Something that DVP refuses, or accepts and then suffers from, decided by manifests alone.
 *
 * A rule is pure: it knows objects, never constructs, and sees each object after the schema has passed it.
 */
export interface Rule extends Explained {
  readonly severity: Severity;
  /** the kinds it looks at, as `group/Kind`; `*group/*` is every kind of that group and of the groups that end like it */
  readonly kinds: readonly string[];
  /** reads no more than what identifies an object, so that it may see one of a version whose schema nobody has */
  readonly identityOnly?: true;
  /** objects that keep it, by little: the nearest neighbour of `breaks` */
  readonly keeps: Example;
  /** the cluster of the examples, where they mean something only for some clusters */
  readonly exampleFacts?: () => ClusterFacts;
  /**
   * @param object one object of the kinds above
   * @param set all objects that would be applied together
   * @param facts the cluster they are meant for, where the author said so; nothing is guessed without it
   */
  check(object: ManifestObject, set: ManifestSet, facts?: ClusterFacts): Complaint[];
}

/** a rule that the schema holds already, so that nobody has to check it a second time */
export interface HeldRule extends Explained {
  /** how it is held, as a sentence */
  readonly how: string;
}

/** a rule that no manifest can decide */
export interface OpenRule {
  readonly id: string;
  readonly says: string;
  /** what would have to be known, as a sentence */
  readonly because: string;
}

/** what `explain` tells of an id */
export interface Explained {
  /** id in the catalogue, for example `VM-11` */
  readonly id: string;
  /** what has to hold, as a sentence */
  readonly says: string;
  /** what the cluster does otherwise, as a sentence */
  readonly why: string;
  /** path of the file that decides it, in the public repository of the module */
  readonly source: string;
  /** objects that break it, and nothing else */
  readonly breaks: Example;
}

/** an example is made when it is asked for: most runs never ask */
export interface Example {
  (): readonly Manifest[];
}

const GROUP = 'virtualization.deckhouse.io';

/** kinds of DVP by their bare names */
export const dvp = (...kinds: string[]): string[] => kinds.map(kind => `${GROUP}/${kind}`);

/** the module's configuration, which is no kind of DVP's own group */
export const MODULE_CONFIG = 'deckhouse.io/ModuleConfig';
