import { Difference, differencesOf } from './differences';
import { MANAGER, Owner, isApplied, ownerOf } from './owner';
import { SCHEMAS } from '../../../imports/contract/validators';
import { isHistory, isOfPlatform } from '../../domain/history';
import { formatRedacted, notShown } from '../../manifest/finding';
import { Manifest, ManifestObject, textAt } from '../../manifest/manifest';
import { OTHER_KINDS } from '../other-kinds';

/** an object of the manifests, and the one in the cluster */
export interface Pair {
  readonly object: ManifestObject;
  /** `undefined` if the cluster does not have it */
  readonly live?: Manifest;
}

/** a field with another value in the cluster */
export interface FieldDrift {
  readonly pointer: string;
  /** the value in one line, without secrets; `nothing` if the field is not set */
  readonly cluster: string;
  readonly app: string;
  /** who has set it in the cluster, if that is known */
  readonly setBy?: Owner;
  /** whether the next apply leaves the value in the cluster as it is: the manifests do not set it, and another manager has */
  readonly isKept?: true;
}

export interface ObjectDrift {
  readonly object: string;
  readonly fields: readonly FieldDrift[];
}

/** the differences between manifests and a cluster */
export interface Drift {
  readonly changed: readonly ObjectDrift[];
  readonly missing: readonly string[];
  /** objects that the cluster is deleting */
  readonly deleted: readonly string[];
  /** the number of equal objects */
  readonly equal: number;
  /** objects that this tool has applied, and that the manifests do not have */
  readonly onlyInCluster: readonly string[];
}

/**
 * Compares manifests with the live objects. Defaults, values that webhooks and controllers fill in, managed fields and the status are left aside.
 *
 * @param others more live objects, among which those that this tool has applied are found
 * @param namespace of objects that name none
 */
export function driftOf(pairs: readonly Pair[], others: readonly Manifest[], namespace: string): Drift {
  const isDeleted = ({ live }: Pair) => live !== undefined && textAt(live, '/metadata/deletionTimestamp') !== undefined;
  const kept = pairs.filter(pair => pair.live !== undefined && !isDeleted(pair));
  const fieldsOf = (object: ManifestObject, live: Manifest) => differencesOf(object, live).map(each => fieldDrift(object, live, each));
  const compared = kept.map(({ object, live }) => ({ object: object.label, fields: fieldsOf(object, live!) }));
  const changed = compared.filter(({ fields }) => fields.length > 0);
  const labels = (found: readonly Pair[]) => found.map(({ object }) => object.label);
  return {
    changed,
    missing: labels(pairs.filter(({ live }) => live === undefined)),
    deleted: labels(pairs.filter(isDeleted)),
    equal: kept.length - changed.length,
    onlyInCluster: onlyInCluster(pairs, others, namespace),
  };
}

function fieldDrift(object: ManifestObject, live: Manifest, { pointer, live: left, wanted }: Difference): FieldDrift {
  const setBy = left === undefined ? undefined : ownerOf(live, pointer);
  return {
    pointer,
    cluster: shown(object, pointer, left),
    app: shown(object, pointer, wanted),
    ...setBy === undefined ? {} : { setBy },
    ...wanted === undefined && setBy !== undefined && setBy.manager !== MANAGER ? { isKept: true } : {},
  };
}

const WITH_SECRETS = new Set(['/ConfigMap', '/Secret']);

/** other kinds may have keys and passwords in any field */
function shown(object: ManifestObject, pointer: string, value: unknown): string {
  const key = `${object.group}/${object.kind}`;
  const isKnown = object.gvk in SCHEMAS || key in OTHER_KINDS && !WITH_SECRETS.has(key) || pointer.startsWith('/metadata/');
  return isKnown || value === undefined ? formatRedacted(object, pointer, value) : notShown(value);
}

function onlyInCluster(pairs: readonly Pair[], others: readonly Manifest[], namespace: string): string[] {
  const keyOf = ({ group, kind, namespace: own, name }: ManifestObject, where = own) => [group, kind, where ?? '', name].join('/');
  // an object without a namespace may be cluster-wide, or in the current namespace
  const known = new Set(pairs.flatMap(({ object }) => [keyOf(object), keyOf(object, object.namespace ?? namespace)]));
  const isOwned = ({ metadata }: Manifest) => Array.isArray(metadata?.ownerReferences) && metadata.ownerReferences.length > 0;
  return others.filter(live => isApplied(live) && !isOwned(live)).map(live => new ManifestObject(live))
    .filter(object => !isHistory(object) && !isOfPlatform(object) && !known.has(keyOf(object))).map(({ label }) => label).sort();
}
