import { guard } from './guard';

/**
 * Where the content of a VirtualImage is stored.
 */
export class ImageStorage {
  static { guard(this, 'ImageStorage'); }

  /** DVCR, the registry of the platform. */
  public static readonly CONTAINER_REGISTRY = new ImageStorage('ContainerRegistry');

  /**
   * A PersistentVolumeClaim. Disks of the same StorageClass are created faster from it.
   *
   * @param storageClassName StorageClass of the volume; if not set, the default of the module
   * `virtualization` or else of the cluster
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
