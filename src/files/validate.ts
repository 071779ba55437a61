import { Located, Unreadable } from './documents';
import type { LeftAlone, ReadFiles } from './read-files';
import { KINDS } from '../../imports/contract/kinds';
import { apiOf } from '../domain/cluster-api';
import type { ClusterFacts } from '../domain/cluster-facts';
import { Finding, isError, isWarning } from '../manifest/finding';
import { checkObjects } from '../rules/run';

/** a finding and its place in a file */
export interface PlacedFinding extends Finding {
  readonly file: string;
  readonly line: number;
}

export interface Validated {
  readonly findings: readonly PlacedFinding[];
  readonly unreadable: readonly Unreadable[];
  readonly leftAlone: readonly LeftAlone[];
  /** number of objects of kinds of the contract */
  readonly checked: number;
  /** number of objects of other kinds, which are not checked */
  readonly others: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface ValidateOptions {
  readonly facts?: ClusterFacts;
  /** rule id -> reason why its findings are acknowledged */
  readonly acknowledged?: ReadonlyMap<string, string>;
}

/**
 * Checks manifests from files as one set, as if they were applied together.
 */
export function validate({ objects, unreadable, misread = [], leftAlone }: ReadFiles, { facts, acknowledged }: ValidateOptions = {}): Validated {
  const places = new Map(objects.map((located): [string, Located] => [located.object.path!, located]));
  const judge = (finding: Finding): Finding => {
    const reason = acknowledged?.get(finding.id);
    return reason === undefined ? finding : { ...finding, acknowledged: reason };
  };
  const findings = [
    ...misread.map(finding => ({ ...judge({ severity: 'warning', ...finding }), file: finding.file, line: finding.line, path: `${finding.file}:${finding.line}` })),
    ...checkObjects(objects.map(({ object }) => object), { facts: () => facts, judge }).map(finding => placed(finding, places)),
  ];
  const found = new Set(findings.map(({ object }) => object));
  const own = apiOf(facts)?.own?.kinds ?? [];
  const checked = objects.filter(({ object: { gvk, label } }) => gvk in KINDS || own.includes(gvk) || found.has(label)).length;
  return {
    findings,
    unreadable,
    leftAlone,
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
