import { Session, readManifests } from './command';
import { CommandError } from './failures';
import { leftAloneText } from './format';
import { problemText } from '../files/documents';
import { ManifestSet } from '../manifest/manifest-set';

/**
 * The objects for a plan. A plan without the unreadable objects would be wrong.
 */
export function readSet(session: Session, command: string, paths: readonly string[], isStrict: boolean | undefined): ManifestSet {
  const { objects, unreadable, misread = [], leftAlone } = readManifests(session, command, paths, isStrict);
  const { output } = session;
  if (leftAlone.length > 0) {
    output.error(leftAloneText(leftAlone));
  }
  if (unreadable.length > 0) {
    throw new CommandError(unreadable.map(problemText).join('\n'), 1);
  }
  misread.forEach(problem => output.error(`warning: ${problemText(problem)}`));
  return new ManifestSet(objects.map(({ object }) => object));
}
