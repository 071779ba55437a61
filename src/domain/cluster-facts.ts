import type * as schema from '../../imports/contract/validators';

type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

// the schema of the facts is cluster-facts.schema.json: these types are made of it, and so is the check

/** Facts of the cluster that manifests are meant for. A missing fact is not known, and nothing is concluded from it. */
export type ClusterFacts = Immutable<schema.ClusterFacts>;

export type StorageClassFacts = Immutable<schema.StorageClassFacts>;

export type NodeGroupFacts = Immutable<schema.NodeGroupFacts>;
