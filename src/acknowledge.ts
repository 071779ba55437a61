import { IConstruct } from 'constructs';
import { Finding } from './manifest/finding';

/** rule id -> why the author knows better */
type Reasons = Map<string, string>;

// a symbol of its own per construct: contexts of constructs cannot be set once there are children
const reasons = new WeakMap<IConstruct, Reasons>();

/** records that findings of a rule below a construct are known and wanted */
export function acknowledge(scope: IConstruct, ruleId: string, reason: string): void {
  const known = reasons.get(scope) ?? new Map<string, string>();
  reasons.set(scope, known.set(ruleId, reason));
}

/** whether a construct, or one around it, acknowledged the rule of a finding */
export function acknowledged(construct: IConstruct, finding: Finding): boolean {
  return construct.node.scopes.some(scope => reasons.get(scope)?.has(finding.id));
}
