import type { ClusterFacts } from '../domain/cluster-facts';
import type { Manifest, ManifestObject } from '../manifest/manifest';

/** an object in a cluster, as kubectl names it */
export interface Target {
  /** `kind.version.group`, or `plural.group` */
  readonly resource: string;
  readonly name: string;
  /** missing for a cluster-wide object, and for the current namespace of kubectl */
  readonly namespace?: string;
}

/** what a user needs to be allowed to do */
export interface Right {
  readonly verb: string;
  readonly group: string;
  /** its plural, as roles name it */
  readonly resource: string;
  readonly namespace?: string;
}

/**
 * A cluster, and the time, for runs that change it. Each request may throw a `ClusterError`.
 */
export interface Cluster {
  /** milliseconds between two looks at it, at first; longer pauses are multiples */
  readonly interval: number;
  /** the live objects with their managed fields, in the order of the targets; `undefined` for one that does not exist, or whose kind does not */
  read(targets: readonly Target[]): Promise<readonly (Manifest | undefined)[]>;
  /** applies an object server-side, or only returns what the cluster would make of it */
  apply(object: Manifest, isDryRun?: boolean): Promise<Manifest>;
  /** creates an object that must not exist */
  create(object: Manifest): Promise<Manifest>;
  /** replaces an object, if it is still the version that the object names */
  replace(object: Manifest): Promise<Manifest>;
  /** begins to delete an object, and does not wait until it is gone */
  remove(target: Target): Promise<void>;
  /** whether the user has each of these rights; `undefined` if the cluster does not say */
  allowed(rights: readonly Right[]): Promise<readonly (boolean | undefined)[]>;
  /** the releases of the cluster and its edition, as far as the user may read them */
  releases(): Promise<ClusterFacts>;
  /** milliseconds since 1970 */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

/** the target of an object of the manifests */
export function targetOf({ json, group, kind, name, namespace }: ManifestObject): Target {
  const version = json.apiVersion.slice(json.apiVersion.lastIndexOf('/') + 1);
  return { resource: `${kind}.${version}.${group}`, name, ...namespace === undefined ? {} : { namespace } };
}
