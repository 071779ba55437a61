import { NEWEST_RELEASE, RELEASES } from '../../../imports/contract/availability';
import { NEXT, compareReleases, isRelease } from '../../domain/release';
import { World } from '../../domain/world';

/** the release of the cluster, `undefined` where it is not known or not a release */
export function releaseOf(world: World): string | undefined {
  const release = world.cluster?.dvpRelease;
  return release !== undefined && isRelease(release) ? release : undefined;
}

/**
 * Whether a release is too old for a part that came with another one. Parts of the oldest known release may be older,
 * and a release after the newest known one may have anything.
 */
export function tooOld(release: string, since: string): boolean {
  if (since === RELEASES[0]) {
    return false;
  }
  return since === NEXT ? compareReleases(release, NEWEST_RELEASE) <= 0 : compareReleases(release, since) < 0;
}

/** the first release without a part that another release had last */
export function goneWith(lastWith: string): string {
  return RELEASES[RELEASES.indexOf(lastWith) + 1];
}

/** whether a release is without a part that another release had last */
export function tooNew(release: string, lastWith: string): boolean {
  return compareReleases(release, goneWith(lastWith)) >= 0;
}

/** the words for a cluster that is too old */
export function needs(since: string, release: string): string {
  return `${since === NEXT ? `is in no release up to ${NEWEST_RELEASE}` : `needs DVP ${since} or newer`}, the cluster has ${release}`;
}

/** the words for a cluster that is too new */
export function removed(lastWith: string, release: string): string {
  return `was removed in DVP ${goneWith(lastWith)}, the cluster has ${release}`;
}

/** the advice for a cluster that is too old */
export function orUpdate(instead: string, since: string): string {
  return since === NEXT ? instead : `${instead}, or update the module 'virtualization' to ${since}`;
}
