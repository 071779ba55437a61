import type { VirtualizationSettings } from '../../imports/contract/wire';

/**
 * The StorageClasses that disks or images may be kept on.
 *
 * Whoever gives a default allows nothing else: with either property given, only the default and the classes listed beside it may be used.
 */
export interface StorageClassPolicy {
  /**
   * Name of the StorageClass for whatever names none itself.
   *
   * @default - the class that the cluster has as its default
   */
  readonly defaultStorageClassName?: string;

  /**
   * Names of the StorageClasses that may be used, one or more.
   *
   * @default - every class, or `defaultStorageClassName` alone where that is given
   */
  readonly allowedStorageClassNames?: string[];
}

/**
 * The StorageClasses that images may be kept on. It concerns images on volumes; those in the registry lie on the volume of the registry.
 */
export interface ImageStorageClassPolicy extends StorageClassPolicy {
  /**
   * Name of the StorageClass for images on volumes, as DVP before 0.15 has it.
   *
   * @default - the class that the cluster has as its default
   * @deprecated use `defaultStorageClassName`
   */
  readonly storageClassName?: string;
}

/**
 * The policy as the module reads it.
 */
export function storageClassPolicy(policy: StorageClassPolicy): NonNullable<VirtualizationSettings['virtualDisks']> {
  const { defaultStorageClassName, allowedStorageClassNames } = policy;
  return {
    defaultStorageClassName,
    allowedStorageClassSelector: allowedStorageClassNames === undefined ? undefined : { matchNames: allowedStorageClassNames },
  };
}
