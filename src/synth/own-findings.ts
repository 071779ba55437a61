import { IConstruct } from 'constructs';
import { AppState, appStateOf } from './app-state';
import type { Finding } from '../manifest/finding';

/**
 * Adds findings of a construct of another library, such as a Chart, that cannot be found in its manifest alone. A construct of this library
 * has the method `_ownFindings` instead, which costs nothing until the app is checked.
 *
 * Like `node.addValidation`, but with a rule id, so that a user can acknowledge or lower them.
 *
 * @param find returns the findings; each check of the app calls it
 */
export function addFindings(construct: IConstruct, find: () => Finding[]): void {
  const { ownFindings } = appStateOf(construct);
  ownFindings.set(construct, [...ownFindings.get(construct) ?? [], find]);
}

/** a construct of this library */
interface Finder {
  _ownFindings?(): Finding[];
}

/** The findings of a construct in its present state: those of its own, and those that have been added. */
export function ownFindingsOf(construct: IConstruct, { ownFindings }: AppState): Finding[] {
  const own = (construct as Finder)._ownFindings?.() ?? [];
  const added = ownFindings.get(construct);
  return added === undefined ? own : [...own, ...added.flatMap(find => find())];
}
