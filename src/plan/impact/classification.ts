import type { ClusterFacts } from '../../domain/cluster-facts';
import { NEXT, compareReleases, isRelease } from '../../domain/release';
import { World } from '../../domain/world';
import { ManifestObject } from '../../manifest/manifest';
import { Impact } from '../impact';

/** what a change does, and why */
export interface Classification {
  readonly impact: Impact;
  readonly reason: string;
  readonly dependsOn?: readonly string[];
  /** if not the values of the field */
  readonly before?: string;
  readonly after?: string;
}

/** a classification with the field that it is about */
export interface FieldImpact extends Classification {
  readonly pointer: string;
}

/** an object that is in both sets */
export interface Change {
  readonly before: ManifestObject;
  readonly after: ManifestObject;
  readonly beforeWorld: World;
  readonly afterWorld: World;
  readonly facts: ClusterFacts | undefined;
}

/** classifies a field with two different values; `undefined` if the difference has no effect */
export interface FieldClassifier {
  (change: Change, before: unknown, after: unknown): Classification | readonly FieldImpact[] | undefined;
}

export const live = (reason: string): Classification => ({ impact: Impact.LIVE, reason });
export const refused = (reason: string, ...dependsOn: string[]): Classification => ({ impact: Impact.REFUSED, reason, dependsOn });
export const restart = (reason: string): Classification => ({ impact: Impact.GUEST_RESTART, reason });
export const migration = (reason: string): Classification => ({ impact: Impact.LIVE_MIGRATION, reason });
export const removed = (reason: string): Classification => ({ impact: Impact.REMOVED, reason });
export const dataLoss = (reason: string): Classification => ({ impact: Impact.DATA_LOSS, reason });
export const lessAccess = (reason: string): Classification => ({ impact: Impact.LESS_ACCESS, reason });
export const moreAccess = (reason: string): Classification => ({ impact: Impact.MORE_ACCESS, reason });
export const unknown = (reason: string): Classification => ({ impact: Impact.UNKNOWN, reason });

/** whether a condition holds, `undefined` if not known, and the words for it */
export interface Condition {
  readonly holds: boolean | undefined;
  readonly called: string;
}

/**
 * The milder classification if all conditions hold, otherwise the worse one, with the unknown conditions.
 */
export function where(conditions: readonly Condition[], milder: Classification, worse: Classification): Classification {
  if (conditions.every(({ holds }) => holds === true)) {
    return milder;
  }
  const hopeless = conditions.some(({ holds }) => holds === false);
  const open = conditions.filter(({ holds }) => holds === undefined && !hopeless).map(({ called }) => called);
  return { ...worse, dependsOn: [...worse.dependsOn ?? [], ...open] };
}

/**
 * The classification in the usual state of an object, for example a ready image or a running machine, or the one in any other state. If no
 * dump shows the state, the usual one counts, and the state is named.
 */
export function inUsualState({ holds, called }: Condition, usual: Classification, otherwise: Classification | undefined): Classification | undefined {
  if (holds === false) {
    return otherwise;
  }
  return holds === true ? usual : { ...usual, dependsOn: [...usual.dependsOn ?? [], called] };
}

/** whether the cluster has a release of DVP or a newer one */
export function sinceRelease(facts: ClusterFacts | undefined, release: string): Condition {
  const known = facts?.dvpRelease;
  const holds = known === undefined || !isRelease(known) ? undefined : known === NEXT || compareReleases(known, release) >= 0;
  return { holds, called: `whether the cluster has DVP ${release} or newer` };
}

/** from the guides: SE+ and EE do, CE does not; the other editions are not mentioned */
const COMMERCIAL: Readonly<Record<string, boolean>> = { 'CE': false, 'SE+': true, 'EE': true };

/** whether the edition migrates machines and their disks by itself */
export const movesByItself = (facts: ClusterFacts | undefined): Condition =>
  ({
    holds: COMMERCIAL[facts?.edition ?? ''],
    called: `whether the edition of the cluster${facts?.edition === undefined ? '' : `, ${facts.edition},`} migrates by itself, as SE+ and EE do`,
  });
