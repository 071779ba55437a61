import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import type { Finding } from '../manifest/finding';

/**
 * Adds findings of a construct that its manifest alone does not show, for example a reference into another namespace.
 *
 * Like `node.addValidation`, but with a rule id, so that a user can acknowledge or lower them.
 *
 * @param find called by each check of the app
 */
export function addFindings(construct: IConstruct, find: () => Finding[]): void {
  const { ownFindings } = appStateOf(construct);
  ownFindings.set(construct, [...ownFindings.get(construct) ?? [], find]);
}

/** The findings that were added to a construct, as of now. */
export function ownFindingsOf(construct: IConstruct): Finding[] {
  return (appStateOf(construct).ownFindings.get(construct) ?? []).flatMap(find => find());
}
