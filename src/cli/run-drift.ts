import type { Session } from './command';
import { CommandError } from './failures';
import type { Access } from './kubectl-cluster';
import { kubectlOf, readTogether, servedResources } from './read-together';
import { readWorld } from './read-world';
import { readingCluster } from './reading-session';
import { KINDS } from '../../imports/contract/kinds';
import { objectsOf } from '../apply/apply';
import { targetOf } from '../apply/cluster';
import { missingRights, pluralOf, rightsFor } from '../apply/rights';
import { CODES } from '../apply/stop';
import { stagesOf } from '../domain/stages/stages-of';
import { isClusterWide } from '../domain/stages/table';
import type { Manifest, ManifestObject } from '../manifest/manifest';
import { Drift, driftOf } from '../plan/drift/drift';

export interface DriftCommand {
  readonly paths: readonly string[];
  readonly access: Access;
  readonly strict?: true;
}

/** Reads the objects of the manifests from a cluster, and compares them. It only reads. */
export async function readDrift(session: Session, { paths, access, strict }: DriftCommand): Promise<Drift> {
  const objects = objectsOf(stagesOf(manifestsOf(session, paths, strict)));
  return readingCluster(session, access, async cluster => {
    const namespace = await cluster.namespace();
    const missing = await missingRights(cluster, rightsFor(objects, ['get'], namespace));
    if (missing !== undefined) {
      throw new CommandError(`you may not:\n${missing}`, CODES.noAccess);
    }
    const live = await cluster.read(objects.map(targetOf));
    return driftOf(objects.map((object, i) => ({ object, live: live[i] })), othersOf(session, access, objects, namespace), namespace);
  });
}

// exit code 1 says that something differs, so manifests that cannot be read have another one
function manifestsOf(session: Session, paths: readonly string[], strict: true | undefined) {
  try {
    return readWorld(session, 'drift', paths, strict);
  } catch (error) {
    throw error instanceof CommandError ? new CommandError(error.message, CODES.usage) : error;
  }
}

/** the objects of all kinds of DVP and of the manifests, in the namespaces of the manifests and cluster-wide */
function othersOf({ output }: Session, access: Access, objects: readonly ManifestObject[], namespace: string): Manifest[] {
  const run = kubectlOf(access);
  try {
    const served = servedResources(run);
    const known = (of: readonly string[]) => [...new Set(of)].filter(resource => served.has(resource)).sort();
    const ofContract = (scope: string) => Object.values(KINDS).filter(kind => kind.scope === scope).map(({ plural, group }) => `${plural}.${group}`);
    // a user who may get a Secret by its name may seldom list all
    const ofManifests = (isWide: boolean) => objects.filter(object => isClusterWide(object) === isWide && object.kind !== 'Secret').map(object => `${pluralOf(object)}${object.group === '' ? '' : `.${object.group}`}`);
    const namespaces = [...new Set(objects.filter(object => !isClusterWide(object)).map(object => object.namespace ?? namespace))];
    const namespaced = known([...ofContract('Namespaced'), ...ofManifests(false)]);
    const found = [
      readTogether(run, known([...ofContract('Cluster'), ...ofManifests(true)]), '--show-managed-fields'),
      ...namespaces.map(each => readTogether(run, namespaced, `--namespace=${each}`, '--show-managed-fields')),
    ];
    const unread = [...new Set(found.flatMap(({ notRead }) => notRead).map(({ verb, resource, namespace: where }) => `${verb} ${resource}${where === undefined ? '' : ` in namespace ${where}`}`))];
    if (unread.length > 0) {
      output.error(`objects that only the cluster has are not complete, since you may not: ${unread.join(', ')}`);
    }
    return found.flatMap(({ items }) => items);
  } catch (error) {
    output.error(`objects that only the cluster has are not listed: ${(error as Error).message.split('\n')[0]}`);
    return [];
  }
}
