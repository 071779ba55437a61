import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { Suppression } from './app-state';
import { applySuppressions, hasSuppressions, suppressionsAt } from './suppressions';
import { Finding } from '../manifest/finding';
import { isKnownId } from '../rules/registry';

/** A function that applies the suppressions to a finding; `path` of the finding names its construct. */
export function judgeOf(root: IConstruct, constructs: readonly IConstruct[], used: Set<Suppression>): (finding: Finding) => Finding {
  // created for the first finding, because most apps have no finding
  let byPath: Map<string, IConstruct> | undefined;
  return finding => {
    byPath = byPath ?? new Map(constructs.map(construct => [construct.node.path, construct]));
    return applySuppressions(byPath.get(finding.path ?? '') ?? root, finding, used);
  };
}

/** Errors for suppressions of rules that do not exist. */
export function unknownRules(root: IConstruct, constructs: readonly IConstruct[]): Finding[] {
  if (!hasSuppressions(root)) {
    return [];
  }
  return constructs.flatMap(construct => [...suppressionsAt(construct).keys()].filter(id => !isKnownId(id)).map(id => unknownRule(construct, id)));
}

/** Warnings for unused suppressions at a single object: each would hide a later finding that has another reason. */
export function unusedSuppressions(root: IConstruct, constructs: readonly IConstruct[], used: ReadonlySet<Suppression>): Finding[] {
  if (!hasSuppressions(root)) {
    return [];
  }
  // at a chart or an app, a suppression may be meant for objects that do not exist yet
  return constructs.filter(isObject).flatMap(construct => [...suppressionsAt(construct)]
    .filter(([id, suppression]) => isKnownId(id) && !used.has(suppression))
    .map(([id, { reason }]) => unusedSuppression(construct, id, reason)));
}

function isObject(construct: IConstruct): boolean {
  const { defaultChild } = construct.node;
  return ApiObject.isApiObject(construct) || defaultChild !== undefined && ApiObject.isApiObject(defaultChild);
}

function unknownRule(construct: IConstruct, id: string): Finding {
  return {
    id: 'ACKNOWLEDGED',
    severity: 'error',
    path: construct.node.path || 'app',
    object: 'Admission',
    pointer: '',
    wrong: 'unknown rule id: nothing is acknowledged or lowered',
    got: JSON.stringify(id),
    instead: 'the id that a report prints in parentheses, for example VM-11',
  };
}

function unusedSuppression(construct: IConstruct, id: string, reason: string): Finding {
  return {
    id: 'ACKNOWLEDGED',
    severity: 'warning',
    path: construct.node.path,
    object: 'Admission',
    pointer: '',
    wrong: `unused: this object has no finding of ${id}`,
    got: JSON.stringify(reason),
    instead: 'remove the call, or correct the rule id',
  };
}
