import { Session, readManifests } from './command';
import { CommandError } from './failures';
import { leftAloneText } from './format';
import { runKubectl } from './kubectl';
import type { Access } from './kubectl-cluster';
import { readCluster } from './read-cluster';
import { kubectlOf } from './read-together';
import { readingCluster } from './reading-session';
import { objectsOf } from '../apply/apply';
import { missingRights, rightsFor } from '../apply/rights';
import { CODES } from '../apply/stop';
import type { ClusterFacts } from '../domain/cluster-facts';
import { stagesOf } from '../domain/stages/stages-of';
import { World } from '../domain/world';
import { problemText } from '../files/documents';
import type { ReadFiles } from '../files/read-files';
import { validate } from '../files/validate';
import { ManifestSet } from '../manifest/manifest-set';
import { count } from '../manifest/report';
import type { App, ClusterState } from '../plan/doctor/cluster-state';

export interface DoctorCommand {
  /** none, to look at the cluster alone */
  readonly paths: readonly string[];
  readonly access: Access;
  readonly strict?: true;
}

/** Reads a cluster, and what manifests need of it. It only reads. */
export async function readState(session: Session, { paths, access, strict }: DoctorCommand): Promise<ClusterState> {
  const read = paths.length === 0 ? undefined : manifestsOf(session, paths, strict);
  session.step('reading the cluster');
  const cluster = reach(() => readCluster(kubectlOf(access)));
  const app = read === undefined ? undefined : await appOf(session, read, cluster.facts, access);
  return { ...cluster, queue: queueOf(access), app };
}

function reach<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new CommandError((error as Error).message, CODES.noAccess);
  }
}

/** the queue of Deckhouse, which kubectl does not print */
function queueOf({ program: [program], context, kubeconfig }: Access): string | undefined {
  if (program !== 'd8' || context !== undefined || kubeconfig !== undefined) {
    return undefined;
  }
  try {
    return runKubectl(['system', 'queue', 'list'], program);
  } catch {
    return undefined;
  }
}

// exit code 1 says that the cluster has a problem, so manifests that cannot be read have another one
function manifestsOf(session: Session, paths: readonly string[], strict: true | undefined): ReadFiles {
  const read = readManifests(session, 'doctor', paths, strict);
  if (read.unreadable.length > 0) {
    throw new CommandError(read.unreadable.map(problemText).join('\n'), CODES.usage);
  }
  if (read.leftAlone.length > 0) {
    session.output.error(leftAloneText(read.leftAlone));
  }
  return read;
}

async function appOf(session: Session, read: ReadFiles, facts: ClusterFacts, access: Access): Promise<App> {
  session.step(`checking ${count(read.objects.length, 'object')}`);
  const world = new World(new ManifestSet(read.objects.map(({ object }) => object)), facts);
  const { findings } = validate(read, { facts });
  return readingCluster(session, access, async cluster => {
    const missing = await missingRights(cluster, rightsFor(objectsOf(stagesOf(world)), undefined, await cluster.namespace()));
    return { world, findings, ...missing === undefined ? {} : { missingRights: missing } };
  });
}
