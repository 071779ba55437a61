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

/** Whether a construct of the app may have a target cluster: its own, or that of a construct that it represents. */
export function hasClusters(construct: IConstruct): boolean {
  const { clusters, standIns } = appStateOf(construct);
  return clusters.size + standIns.size > 0;
}
