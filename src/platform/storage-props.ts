import { ResourceProps } from '../resource/resource';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';
import { ReclaimPolicy } from '../values/volume-policies';

/**
 * Properties of every object of a storage module.
 */
export interface StorageResourceProps extends ResourceProps {
  /**
   * Whether a GitOps tool keeps or deletes the object when it is no longer in the manifests. Volumes on nodes and servers stay in any case.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Properties of every class of a storage module. The module creates a StorageClass with the name of the object.
 */
export interface StorageClassProps extends StorageResourceProps {
  /**
   * What happens to a volume when its claim is deleted: a deleted disk takes its claim with it. It cannot be changed.
   *
   * @default ReclaimPolicy.DELETE
   */
  readonly reclaimPolicy?: ReclaimPolicy;
}

/** the metadata of an object that a GitOps tool keeps, unless its author says otherwise */
export const keptMetadata = ({ name, labels, annotations, removalPolicy = RemovalPolicy.RETAIN }: StorageResourceProps): ResourceProps =>
  ({ name, labels, annotations: keepAnnotations(removalPolicy, annotations) });
