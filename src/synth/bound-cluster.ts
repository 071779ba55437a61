import { IConstruct } from 'constructs';
import { above } from './stand-in';
import type { ClusterFacts } from '../domain/cluster-facts';

const bound = new WeakMap<IConstruct, ClusterFacts>();
// most apps have no profile, and every object asks
let used = false;

/** records what cluster everything at and below a construct is meant for; `false` where that is known already */
export function bindFacts(scope: IConstruct, facts: ClusterFacts): boolean {
  if (bound.has(scope)) {
    return false;
  }
  bound.set(scope, facts);
  used = true;
  return true;
}

/** the cluster that a construct is meant for: what is bound to it, or to the nearest construct around it */
export function factsOf(construct: IConstruct): ClusterFacts | undefined {
  if (!used) {
    return undefined;
  }
  for (let scope: IConstruct | undefined = construct; scope !== undefined; scope = above(scope)) {
    const facts = bound.get(scope);
    if (facts !== undefined) {
      return facts;
    }
  }
  return undefined;
}
