import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import type { Finding } from '../manifest/finding';

/**
 * Adds findings of a construct that cannot be found in its manifest alone, for example a reference into another namespace.
 *
 * Like `node.addValidation`, but with a rule id, so that a user can acknowledge or lower them.
 *
 * @param find returns the findings; each check of the app calls it
 */
export function addFindings(construct: IConstruct, find: () => Finding[]): void {
  const { ownFindings } = appStateOf(construct);
  ownFindings.set(construct, [...ownFindings.get(construct) ?? [], find]);
}

/** The findings that have been added to a construct, in its present state. */
export function ownFindingsOf(construct: IConstruct): Finding[] {
  return (appStateOf(construct).ownFindings.get(construct) ?? []).flatMap(find => find());
}
