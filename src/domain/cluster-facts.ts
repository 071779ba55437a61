import type * as schema from '../../imports/contract/validators';

type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

// the types and the check are both generated from cluster-facts.schema.json

/** Facts of the cluster to which manifests are applied. A missing fact is unknown, and rules that need it are skipped. */
export type ClusterFacts = Immutable<schema.ClusterFacts>;

export type StorageClassFacts = Immutable<schema.StorageClassFacts>;

export type NodeGroupFacts = Immutable<schema.NodeGroupFacts>;
