import type { AbstractPod } from 'cdk8s-plus-28';
import type { IPodSelector, PodConnections, PodSelectorConfig } from '../values/cdk8s-plus';

// late, because few apps need cdk8s-plus
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
 * The network policies of whatever selects pods, as the workloads of cdk8s-plus have them.
 */
export function connectionsOf(selector: IPodSelector): PodConnections {
  // made for pods of cdk8s-plus, but of a pod it asks no more than scope, name, namespace, selector and the ports of containers, if there are any
  return new (loadPlus().PodConnections)(selector as unknown as AbstractPod);
}
