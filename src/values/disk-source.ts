import type { VirtualDiskSpec } from '../../imports/contract/wire';
import { IClusterVirtualImage, IVirtualDiskSnapshot, IVirtualImage } from '../refs';
import { ContainerImageSourceOptions, Download, HttpSourceOptions, UploadSourceOptions, containerImage, http, upload } from './download';
import { guard } from './guard';
import { Origin, named } from './origin';
import { CallerError } from '../manifest/caller-error';

type DataSource = VirtualDiskSpec['dataSource'];

/**
 * The source of a new disk's content. DVP refuses to change the source of a disk that has its content.
 */
export class DiskSource {
  static { guard(this, 'DiskSource'); }

  /**
   * A blank disk. It needs a size.
   */
  public static blank(): DiskSource {
    return new DiskSource(undefined);
  }

  /**
   * The content of an image of the same namespace.
   *
   * @param image a VirtualImage of the disk's namespace
   */
  public static image(image: IVirtualImage): DiskSource {
    return DiskSource.object({ kind: 'VirtualImage', name: image?.imageName, target: image });
  }

  /**
   * The content of an image of the cluster.
   *
   * @param image a ClusterVirtualImage
   */
  public static clusterImage(image: IClusterVirtualImage): DiskSource {
    return DiskSource.object({ kind: 'ClusterVirtualImage', name: image?.clusterImageName, target: image });
  }

  /**
   * The content of a snapshot. The StorageClass must have the same provisioner as that of the original disk.
   *
   * @param snapshot a VirtualDiskSnapshot of the disk's namespace
   */
  public static snapshot(snapshot: IVirtualDiskSnapshot): DiskSource {
    return DiskSource.object({ kind: 'VirtualDiskSnapshot', name: snapshot?.diskSnapshotName, target: snapshot });
  }

  /**
   * A file downloaded by the platform: qcow2, vmdk, vdi or raw, also packed with gz or xz. Not an ISO image.
   *
   * @param url `http://` or `https://`, without `~`, `#`, spaces and quotes
   * @throws if `caBundle` is not in PEM format
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualdisk
   */
  public static http(url: string, options: HttpSourceOptions = {}): DiskSource {
    return new DiskSource(http(url, options));
  }

  /**
   * A disk file inside a container image.
   *
   * @param image reference without a scheme, for example `registry.example.com/os/ubuntu:24.04`; only registries with TLS
   * @throws if `caBundle` is not in PEM format
   */
  public static containerImage(image: string, options: ContainerImageSourceOptions = {}): DiskSource {
    if (options.pullSecretNamespace !== undefined) {
      throw new CallerError(`the pull secret of a disk must be in the namespace of the disk, got the namespace ${JSON.stringify(options.pullSecretNamespace)}: leave 'pullSecretNamespace' out`);
    }
    const wire = containerImage(image, options);
    const imagePullSecret = options.pullSecretName === undefined ? undefined : { name: options.pullSecretName };
    return new DiskSource({ ...wire, containerImage: { ...wire.containerImage!, imagePullSecret } });
  }

  /**
   * A file that a user uploads, within ten minutes after the disk starts to wait for it.
   */
  public static upload(options: UploadSourceOptions = {}): DiskSource {
    return new DiskSource(upload(options));
  }

  private static object(origin: Origin<'VirtualImage' | 'ClusterVirtualImage' | 'VirtualDiskSnapshot'>): DiskSource {
    const { kind, name } = named(origin, 'DiskSource.image(image)');
    return new DiskSource({ type: 'ObjectRef', objectRef: { kind, name } }, origin);
  }

  /**
   * The object behind the source, for objects that must be created after it.
   *
   * @internal
   */
  public readonly _origin?: Origin;

  private constructor(private readonly wire: DataSource | Download, origin?: Origin) {
    this._origin = origin;
  }

  /**
   * @internal
   */
  public _toKube(): DataSource {
    return this.wire as DataSource;
  }
}
