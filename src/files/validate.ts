import { Located, Read, Unreadable } from './documents';
import { KINDS } from '../../imports/contract/kinds';
import { checkObjects } from '../rules/run';
import type { ClusterFacts } from '../domain/cluster-facts';
import { Finding, isError, isWarning } from '../manifest/finding';

/** a finding with the place in a file that it speaks of */
export interface PlacedFinding extends Finding {
  readonly file: string;
  readonly line: number;
}

export interface Validated {
  readonly findings: readonly PlacedFinding[];
  readonly unreadable: readonly Unreadable[];
  /** objects of the contract's kinds */
  readonly checked: number;
  /** objects of other kinds, which nobody has an opinion on */
  readonly others: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface ValidateOptions {
  readonly facts?: ClusterFacts;
  /** rule id -> why its findings may pass */
  readonly acknowledged?: ReadonlyMap<string, string>;
}

/**
 * Checks manifests that were read from files, as if they were applied together.
 */
export function validate({ objects, unreadable }: Read, { facts, acknowledged }: ValidateOptions = {}): Validated {
  const places = new Map(objects.map((located): [string, Located] => [located.object.path!, located]));
  const judge = (finding: Finding): Finding => {
    const reason = acknowledged?.get(finding.id);
    return reason === undefined ? finding : { ...finding, acknowledged: reason };
  };
  const findings = checkObjects(objects.map(({ object }) => object), { facts: () => facts, judge }).map(finding => placed(finding, places));
  const checked = objects.filter(({ object }) => object.gvk in KINDS).length;
  return {
    findings,
    unreadable,
    checked,
    others: objects.length - checked,
    errors: findings.filter(isError).length,
    warnings: findings.filter(isWarning).length,
  };
}

function placed(finding: Finding, places: ReadonlyMap<string, Located>): PlacedFinding {
  const { file, line } = places.get(finding.path!)!;
  const at = line(finding.pointer);
  return { ...finding, file, line: at, path: `${file}:${at}` };
}
