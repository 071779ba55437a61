import { Session, readManifests } from './command';
import { CommandError } from './failures';
import { leftAloneText } from './format';
import type { ClusterFacts } from '../domain/cluster-facts';
import { World } from '../domain/world';
import { problemText } from '../files/documents';
import { ManifestSet } from '../manifest/manifest-set';

/**
 * The objects for a plan, in a cluster. A plan without the unreadable objects would be wrong.
 */
export function readWorld(session: Session, command: string, paths: readonly string[], isStrict: boolean | undefined, facts?: ClusterFacts): World {
  const { objects, unreadable, misread = [], leftAlone } = readManifests(session, command, paths, isStrict);
  const { output } = session;
  if (leftAlone.length > 0) {
    output.error(leftAloneText(leftAlone));
  }
  if (unreadable.length > 0) {
    throw new CommandError(unreadable.map(problemText).join('\n'), 1);
  }
  misread.forEach(problem => output.error(`warning: ${problemText(problem)}`));
  return new World(new ManifestSet(objects.map(({ object }) => object)), facts);
}
