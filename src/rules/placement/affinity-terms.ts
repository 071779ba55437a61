import { LabelSelector } from '../../domain/labels';
import { ManifestObject } from '../../manifest/manifest';

/** a term of an affinity or an anti-affinity between machines */
export interface AffinityTerm {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** the required affinity of a machine, below its spec */
export const AFFINITY = `/affinity/virtualMachineAndPodAffinity/${REQUIRED}`;
/** the required anti-affinity of a machine, below its spec */
export const ANTI_AFFINITY = `/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}`;

export const termsAt = (object: ManifestObject, pointer: string): readonly AffinityTerm[] => object.list<AffinityTerm>(pointer);

/** the conditions of a term as text, equal for equal conditions; `undefined` where it selects no machine */
export function conditionsOf({ labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] }: AffinityTerm): readonly string[] | undefined {
  return labelSelector === undefined ? undefined : [
    ...selectorConditions(labelSelector),
    ...matchLabelKeys.map(key => `${key} as here`),
    ...mismatchLabelKeys.map(key => `${key} not as here`),
  ];
}

export function selectorConditions({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string[] {
  return [...new Set([
    ...Object.entries(matchLabels).map(([key, value]) => `${key} In ${JSON.stringify([value])}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => `${key} ${operator} ${JSON.stringify([...values].sort())}`),
  ])].sort();
}
