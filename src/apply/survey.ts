import { Cluster, targetOf } from './cluster';
import { ClusterError, Conflict, isPassing } from './failure';
import { merged } from './merge';
import { manifestFor } from './part';
import { inParallel } from './retry';
import type { Manifest, ManifestObject } from '../manifest/manifest';

/** an object of the manifests, as the cluster has it and would have it */
export interface Surveyed {
  readonly object: ManifestObject;
  /** `undefined` if the cluster does not have it */
  readonly live?: Manifest;
  /** what applying makes of it */
  readonly planned: Manifest;
  /** whether applying changes nothing, by the word of the API server */
  readonly isUnchanged: boolean;
  readonly conflicts: readonly Conflict[];
  /** why the cluster rejects it */
  readonly refused?: string;
}

const AT_ONCE = 4;

/**
 * Reads the objects of the manifests from the cluster. Of those that exist, the API server says what applying makes of them: it alone knows which
 * fields others own, and which values it fills in.
 */
export async function survey(cluster: Cluster, objects: readonly ManifestObject[]): Promise<Surveyed[]> {
  const live = await cluster.read(objects.map(targetOf));
  return inParallel(objects.map((object, i) => ({ object, live: live[i] })), AT_ONCE, each => surveyed(cluster, each));
}

async function surveyed(cluster: Cluster, { object, live }: Pick<Surveyed, 'object' | 'live'>): Promise<Surveyed> {
  const json = manifestFor(object.json, live);
  if (live === undefined) {
    return { object, planned: json, isUnchanged: false, conflicts: [] };
  }
  try {
    const planned = await cluster.apply(json, true);
    return { object, live, planned, isUnchanged: JSON.stringify(planned) === JSON.stringify(live), conflicts: [] };
  } catch (error) {
    if (!(error instanceof ClusterError)) {
      throw error;
    }
    const guess = { object, live, planned: merged(live, json) as Manifest, isUnchanged: false, conflicts: error.conflicts };
    // a webhook that does not answer yet, or that allows no dry run, says nothing about the object
    return isPassing(error) || error.kind === 'conflict' || /dry.?run/i.test(error.message) ? guess : { ...guess, refused: error.message };
  }
}
