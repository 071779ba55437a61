import { KINDS } from '../../../imports/contract/kinds';

/** every kind of the contract as `group/Kind`, in any version */
export const EVERY_KIND: readonly string[] = [...new Set(Object.values(KINDS).map(({ group, kind }) => `${group}/${kind}`))];

/** the versions in which the cluster serves a kind, the newest last */
export function servedVersions(ofGroup: string, ofKind: string): string[] {
  return Object.values(KINDS).filter(({ group, kind }) => group === ofGroup && kind === ofKind).map(({ group, version }) => `${group}/${version}`);
}
