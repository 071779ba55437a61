import { guard } from './guard';

/**
 * Where the content of a VirtualImage is kept.
 */
export class ImageStorage {
  static { guard(this, 'ImageStorage'); }

  /** DVCR, the registry of the platform. */
  public static readonly CONTAINER_REGISTRY = new ImageStorage('ContainerRegistry');

  /**
   * A PersistentVolumeClaim: faster to make disks from, as long as they are of the same StorageClass.
   *
   * @param storageClassName StorageClass to provision the volume from; left out, it is the one that the module
   * `virtualization` or, without one there, the cluster has as its default
   */
  public static persistentVolumeClaim(storageClassName?: string): ImageStorage {
    return new ImageStorage('PersistentVolumeClaim', storageClassName);
  }

  private constructor(private readonly storage: 'ContainerRegistry' | 'PersistentVolumeClaim', private readonly storageClassName?: string) {}

  /**
   * @internal
   */
  public _toKube() {
    const { storage, storageClassName } = this;
    return { storage, persistentVolumeClaim: storageClassName === undefined ? undefined : { storageClassName } };
  }
}
