import { NEWEST_RELEASE, RELEASES } from '../../../imports/contract/availability';
import { NEXT, compareReleases, isRelease } from '../../domain/release';
import { World } from '../../domain/world';

/** the release of the cluster, where it is known and is one */
export function releaseOf(world: World): string | undefined {
  const release = world.cluster?.dvpRelease;
  return release !== undefined && isRelease(release) ? release : undefined;
}

/**
 * Whether a release is too old for what came with another. When the things of the oldest release came is not known,
 * nor what a release after the newest known one brings.
 */
export function tooOld(release: string, since: string): boolean {
  if (since === RELEASES[0]) {
    return false;
  }
  return since === NEXT ? compareReleases(release, NEWEST_RELEASE) <= 0 : compareReleases(release, since) < 0;
}

/** the first release without what was last in another */
export function goneWith(lastWith: string): string {
  return RELEASES[RELEASES.indexOf(lastWith) + 1];
}

/** whether a release came without what was last in another */
export function tooNew(release: string, lastWith: string): boolean {
  return compareReleases(release, goneWith(lastWith)) >= 0;
}

/** how a message says that the cluster is too old */
export function needs(since: string, release: string): string {
  return `${since === NEXT ? `is in no release up to ${NEWEST_RELEASE}` : `needs DVP ${since} or newer`}, the cluster has ${release}`;
}

/** how a message says that the cluster is too new */
export function went(lastWith: string, release: string): string {
  return `went with DVP ${goneWith(lastWith)}, the cluster has ${release}`;
}

/** what to do about a cluster that is too old */
export function orUpdate(instead: string, since: string): string {
  return since === NEXT ? instead : `${instead}, or update the module 'virtualization' to ${since}`;
}
