import { IConstruct } from 'constructs';
import { above } from './above';
import type { Finding } from './manifest/finding';

/** what an author says about the findings of one rule, and why */
interface Opinion {
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

/** a finding as its author sees it; the nearest opinion up the tree counts */
export function judged(construct: IConstruct, finding: Finding): Finding {
  for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = above(scope)) {
    const opinion = opinions.get(scope)?.get(finding.id);
    if (opinion !== undefined) {
      return opinion.verdict === 'pass'
        ? { ...finding, acknowledged: opinion.reason }
        : { ...finding, severity: 'warning', lowered: opinion.reason };
    }
  }
  return finding;
}

/** ids of the rules that the author has an opinion on at a construct */
export function opinedIds(scope: IConstruct): readonly string[] {
  const known = opinions.get(scope);
  return known === undefined ? NONE : [...known.keys()];
}

const NONE: readonly string[] = [];
