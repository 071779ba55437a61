import { Located, Unreadable } from './documents';
import type { LeftAlone, ReadFiles } from './read-files';
import { KINDS } from '../../imports/contract/kinds';
import { AUTOSCALERS } from '../domain/autoscaler';
import { apiOf } from '../domain/cluster-api';
import type { ClusterFacts } from '../domain/cluster-facts';
import { SDN_GROUP } from '../domain/machine-networks';
import { WORKLOADS } from '../domain/selected-pods';
import { Finding, isError, isWarning } from '../manifest/finding';
import type { ManifestObject } from '../manifest/manifest';
import { isOfFolder } from '../rules/registry';
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
  /** number of objects of kinds that rules check or read */
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
  const judge = (finding: Finding): Finding => {
    const reason = acknowledged?.get(finding.id);
    return reason === undefined ? finding : { ...finding, acknowledged: reason };
  };
  const findings = [
    ...misread.map(finding => ({ ...judge({ severity: 'warning', ...finding }), file: finding.file, line: finding.line, path: `${finding.file}:${finding.line}` })),
    ...placed(checkObjects(objects.map(({ object }) => object), { facts: () => facts, judge }), objects),
  ];
  const found = new Set(findings.map(({ object }) => object));
  const own = apiOf(facts)?.own?.kinds ?? [];
  const checked = objects.filter(({ object }) => object.gvk in KINDS || own.includes(object.gvk) || isRead(object) || found.has(object.label)).length;
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

// kinds without a folder of rules that rules of other kinds read
const READ = new Set([
  ...[...AUTOSCALERS, ...WORKLOADS].map(([group, kind]) => `${group}/${kind}`),
  'cilium.io/CiliumClusterwideNetworkPolicy',
  'cilium.io/CiliumNetworkPolicy',
  'deckhouse.io/LocalPathProvisioner',
  'gpu.deckhouse.io/GPUClass',
  'scheduling.k8s.io/PriorityClass',
  'storage.k8s.io/StorageClass',
  ...['ClusterNetwork', 'IPAddress', 'Network', 'SystemNetwork'].map(kind => `${SDN_GROUP}/${kind}`),
]);

const isRead = (object: ManifestObject): boolean => isOfFolder(object) || READ.has(`${object.group}/${object.kind}`);

function placed(findings: readonly Finding[], objects: readonly Located[]): PlacedFinding[] {
  // a place may be read from the file again, so none is asked for in vain
  const places = new Map(findings.length === 0 ? [] : objects.map((located): [string, Located] => [located.object.path!, located]));
  return findings.map(finding => {
    const located = places.get(finding.path!)!;
    const line = located.line(finding.pointer);
    return { ...finding, file: located.file, line, path: `${located.file}:${line}` };
  });
}
