import type { PodSelectorConfig } from '../values/cdk8s-plus';

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
