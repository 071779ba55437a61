import type { AbstractPod } from 'cdk8s-plus-28';
import type { IPodSelector, PodConnections, PodSelectorConfig } from '../values/cdk8s-plus';

// loaded late, because few apps need cdk8s-plus
const loadPlus = () => require('cdk8s-plus-28') as typeof import('cdk8s-plus-28');

/**
 * The selection of pods by labels, for cdk8s-plus.
 */
export function podSelection(labels: { [key: string]: string }, namespace: string | undefined): PodSelectorConfig {
  return {
    labelSelector: loadPlus().LabelSelector.of({ labels }),
    namespaces: namespace === undefined ? undefined : { names: [namespace] },
  };
}

/**
 * The connections of a pod selector, like those of the workloads of cdk8s-plus.
 */
export function connectionsOf(selector: IPodSelector): PodConnections {
  // PodConnections expects a pod of cdk8s-plus, but reads only its scope, name, namespace, selector and, if any, ports of containers
  return new (loadPlus().PodConnections)(selector as unknown as AbstractPod);
}
