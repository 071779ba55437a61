import { LabelSelector } from '../../domain/labels';
import { Manifest, listAt } from '../../manifest/manifest';

/** a term of an affinity or an anti-affinity */
export interface CompanyTerm {
  readonly topologyKey: string;
  readonly labelSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly namespaces?: readonly string[];
  readonly matchLabelKeys?: readonly string[];
  readonly mismatchLabelKeys?: readonly string[];
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** where the company that a machine has to have stands, below its spec */
export const NEAR = `/affinity/virtualMachineAndPodAffinity/${REQUIRED}`;
/** where the company that a machine must not have stands, below its spec */
export const AWAY = `/affinity/virtualMachineAndPodAntiAffinity/${REQUIRED}`;

export const companyAt = (json: Manifest, pointer: string): readonly CompanyTerm[] => listAt<CompanyTerm>(json, pointer);

/** the conditions of a selector as text, equal for equal conditions; `undefined` where it selects nobody */
export function conditionsOf({ labelSelector, matchLabelKeys = [], mismatchLabelKeys = [] }: CompanyTerm): readonly string[] | undefined {
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
