import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import { nearestSetting } from './stand-in';
import type { ClusterFacts } from '../domain/cluster-facts';

/** Binds everything at and below a construct to a cluster; returns `false` if the construct already has one. */
export function bindFacts(scope: IConstruct, facts: ClusterFacts): boolean {
  const { clusters } = appStateOf(scope);
  if (clusters.has(scope)) {
    return false;
  }
  clusters.set(scope, facts);
  return true;
}

/** The target cluster of a construct: the nearest one that is bound to it or to a construct around it. */
export function factsOf(construct: IConstruct): ClusterFacts | undefined {
  return nearestSetting(construct, ({ clusters }, scope) => clusters.get(scope));
}
