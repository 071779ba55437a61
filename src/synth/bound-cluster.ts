import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import { nearestSetting } from './stand-in';
import type { ClusterFacts } from '../domain/cluster-facts';

/** Binds everything at and below a construct to a cluster; `false` if the construct has one already. */
export function bindFacts(scope: IConstruct, facts: ClusterFacts): boolean {
  const { clusters } = appStateOf(scope);
  if (clusters.has(scope)) {
    return false;
  }
  clusters.set(scope, facts);
  return true;
}

/** The cluster that a construct is meant for: the nearest one that is bound to it or to a construct around it. */
export function factsOf(construct: IConstruct): ClusterFacts | undefined {
  return nearestSetting(construct, ({ clusters }, scope) => clusters.get(scope));
}
