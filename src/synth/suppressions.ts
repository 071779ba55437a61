import { IConstruct } from 'constructs';
import { above } from './stand-in';
import type { Finding } from '../manifest/finding';

/** what an author says about the findings of one rule, and why */
export interface Opinion {
  readonly verdict: 'pass' | 'lower';
  readonly reason: string;
}

// kept beside the constructs: their own context cannot be set once they have children
const opinions = new WeakMap<IConstruct, Map<string, Opinion>>();

/** records what the author says about a rule at and below a construct */
export function opine(scope: IConstruct, ruleId: string, opinion: Opinion): void {
  const known = opinions.get(scope) ?? new Map<string, Opinion>();
  opinions.set(scope, known.set(ruleId, opinion));
}

/** a finding as its author sees it; the nearest opinion up the tree counts, and is added to those that were of use */
export function judged(construct: IConstruct, finding: Finding, used: Set<Opinion>): Finding {
  for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = above(scope)) {
    const opinion = opinions.get(scope)?.get(finding.id);
    if (opinion !== undefined) {
      used.add(opinion);
      return opinion.verdict === 'pass'
        ? { ...finding, acknowledged: opinion.reason }
        : { ...finding, severity: 'warning', lowered: opinion.reason };
    }
  }
  return finding;
}

/** by the id of the rule, what the author says at a construct */
export function opinionsAt(scope: IConstruct): ReadonlyMap<string, Opinion> {
  return opinions.get(scope) ?? NONE;
}

const NONE: ReadonlyMap<string, Opinion> = new Map();
