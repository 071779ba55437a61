import type { VirtualizationSettings } from '../../imports/contract/wire';

/**
 * The StorageClasses that disks or images may use.
 *
 * If one of the two properties is set, only the default and the listed classes may be used.
 */
export interface StorageClassPolicy {
  /**
   * Name of the StorageClass for objects that do not set one.
   *
   * @default - the default StorageClass of the cluster
   */
  readonly defaultStorageClassName?: string;

  /**
   * Names of the StorageClasses that may be used, one or more.
   *
   * @default - all classes, or only `defaultStorageClassName` if that is set
   */
  readonly allowedStorageClassNames?: string[];
}

/**
 * The StorageClasses for images on volumes. Images in the registry are on the volume of the registry.
 */
export interface ImageStorageClassPolicy extends StorageClassPolicy {
  /**
   * Name of the StorageClass for images on volumes, for DVP before 0.15.
   *
   * @default - the default StorageClass of the cluster
   * @deprecated use `defaultStorageClassName`
   */
  readonly storageClassName?: string;
}

/**
 * The policy in the form of the module's settings.
 */
export function storageClassPolicy(policy: StorageClassPolicy): NonNullable<VirtualizationSettings['virtualDisks']> {
  const { defaultStorageClassName, allowedStorageClassNames } = policy;
  return {
    defaultStorageClassName,
    allowedStorageClassSelector: allowedStorageClassNames === undefined ? undefined : { matchNames: allowedStorageClassNames },
  };
}
