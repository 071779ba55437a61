import { IConstruct } from 'constructs';
import { Suppression, appStateOf } from './app-state';
import { nearestSetting } from './stand-in';
import type { Finding } from '../manifest/finding';

/** Records a suppression for the findings of a rule at and below a construct. */
export function suppress(scope: IConstruct, ruleId: string, suppression: Suppression): void {
  const { suppressions } = appStateOf(scope);
  const known = suppressions.get(scope) ?? new Map<string, Suppression>();
  suppressions.set(scope, known.set(ruleId, suppression));
}

/** Applies the nearest suppression up the tree to a finding, and adds it to `used`. */
export function applySuppressions(construct: IConstruct, finding: Finding, used: Set<Suppression>): Finding {
  const nearest = nearestSetting(construct, ({ suppressions }, scope) => suppressions.get(scope)?.get(finding.id));
  if (nearest === undefined) {
    return finding;
  }
  used.add(nearest);
  const { effect, reason } = nearest;
  return effect === 'acknowledge' ? { ...finding, acknowledged: reason } : { ...finding, severity: 'warning', lowered: reason };
}

/** The suppressions of a construct itself, by id of the rule. */
export function suppressionsAt(scope: IConstruct): ReadonlyMap<string, Suppression> {
  return appStateOf(scope).suppressions.get(scope) ?? NONE;
}

/** Whether the app of a construct has suppressions. */
export function hasSuppressions(construct: IConstruct): boolean {
  return appStateOf(construct).suppressions.size > 0;
}

const NONE: ReadonlyMap<string, Suppression> = new Map();
