import { IConstruct } from 'constructs';
import type { ClusterVirtualImageSpec, VirtualImageSpec } from '../../imports/contract/wire';
import { IClusterVirtualImage, IVirtualDisk, IVirtualDiskSnapshot, IVirtualImage } from '../refs';
import { ContainerImageSourceOptions, Download, HttpSourceOptions, UploadSourceOptions, containerImage, http, upload } from './download';
import { guard } from './guard';
import { Origin, named } from './origin';
import { CallerError } from '../manifest/caller-error';

type Kind = 'VirtualImage' | 'ClusterVirtualImage' | 'VirtualDisk' | 'VirtualDiskSnapshot';

/**
 * The source of an image's content. DVP refuses to change the source of an image that has its content.
 */
export class ImageSource {
  static { guard(this, 'ImageSource'); }

  /**
   * A file downloaded by the platform: qcow2, vmdk, vdi, iso or raw, also packed with gz or xz.
   *
   * @param url `http://` or `https://`, without `~`, `#`, spaces and quotes
   * @throws if `caBundle` is not in PEM format
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualimage
   */
  public static http(url: string, options: HttpSourceOptions = {}): ImageSource {
    return new ImageSource(http(url, options));
  }

  /**
   * A disk file inside a container image.
   *
   * @param image reference without a scheme, for example `registry.example.com/os/ubuntu:24.04`; only registries with TLS
   * @throws if `caBundle` is not in PEM format
   */
  public static containerImage(image: string, options: ContainerImageSourceOptions = {}): ImageSource {
    return new ImageSource(containerImage(image, options), undefined, options);
  }

  /**
   * A file that a user uploads, within ten minutes after the image starts to wait for it.
   */
  public static upload(options: UploadSourceOptions = {}): ImageSource {
    return new ImageSource(upload(options));
  }

  /**
   * Another image.
   *
   * @param image a VirtualImage; of the same namespace, unless the new image is a ClusterVirtualImage
   */
  public static image(image: IVirtualImage): ImageSource {
    return ImageSource.object({ kind: 'VirtualImage', name: image?.imageName, target: image });
  }

  /**
   * An image of the cluster.
   *
   * @param image a ClusterVirtualImage
   */
  public static clusterImage(image: IClusterVirtualImage): ImageSource {
    return ImageSource.object({ kind: 'ClusterVirtualImage', name: image?.clusterImageName, target: image });
  }

  /**
   * The content of a disk. A running machine must not use the disk.
   *
   * @param disk a VirtualDisk; of the same namespace, unless the image is a ClusterVirtualImage
   */
  public static disk(disk: IVirtualDisk): ImageSource {
    return ImageSource.object({ kind: 'VirtualDisk', name: disk?.diskName, target: disk });
  }

  /**
   * The content of a snapshot of a disk.
   *
   * @param snapshot a VirtualDiskSnapshot; of the same namespace, unless the image is a ClusterVirtualImage
   */
  public static diskSnapshot(snapshot: IVirtualDiskSnapshot): ImageSource {
    return ImageSource.object({ kind: 'VirtualDiskSnapshot', name: snapshot?.diskSnapshotName, target: snapshot });
  }

  private static object(origin: Origin<Kind>): ImageSource {
    return new ImageSource({ type: 'ObjectRef' }, named(origin, 'ImageSource.disk(disk)'));
  }

  /**
   * The object behind the source, for objects that must be created after it.
   *
   * @internal
   */
  public readonly _origin?: Origin<Kind>;

  private constructor(
    private readonly wire: Download | { readonly type: 'ObjectRef' },
    origin?: Origin<Kind>,
    private readonly pull: ContainerImageSourceOptions = {},
  ) {
    this._origin = origin;
  }

  /**
   * Whether the content exists only in the cluster, so that the image cannot be created again.
   *
   * @internal
   */
  public get _irreplaceable(): boolean {
    return this.wire.type === 'Upload' || this._origin?.kind === 'VirtualDisk' || this._origin?.kind === 'VirtualDiskSnapshot';
  }

  /**
   * The source of a VirtualImage, which must refer to objects of its own namespace.
   *
   * @internal
   */
  public _toImage(owner: IConstruct): VirtualImageSpec['dataSource'] {
    if (this.pull.pullSecretNamespace !== undefined) {
      throw new CallerError(`[${owner.node.path}] the pull secret of a VirtualImage must be in the namespace of the image, got the namespace ${JSON.stringify(this.pull.pullSecretNamespace)}: `
        + "leave 'pullSecretNamespace' out");
    }
    const secret = this.pull.pullSecretName;
    return this.render(this._origin, secret === undefined ? undefined : { name: secret }) as VirtualImageSpec['dataSource'];
  }

  /**
   * The source of a ClusterVirtualImage. It has no namespace, so the source must name one.
   *
   * @internal
   */
  public _toClusterImage(owner: IConstruct): ClusterVirtualImageSpec['dataSource'] {
    const { pullSecretName, pullSecretNamespace } = this.pull;
    if (pullSecretName !== undefined && pullSecretNamespace === undefined) {
      throw new CallerError(`[${owner.node.path}] a ClusterVirtualImage has no namespace, so its pull secret '${pullSecretName}' needs one: set 'pullSecretNamespace'`);
    }
    const secret = pullSecretName === undefined ? undefined : { name: pullSecretName, namespace: pullSecretNamespace };
    const origin = this._origin;
    if (origin === undefined || origin.kind === 'ClusterVirtualImage') {
      return this.render(origin, secret) as ClusterVirtualImageSpec['dataSource'];
    }
    const { namespace } = origin.target as { namespace?: string };
    if (namespace === undefined) {
      throw new CallerError(`[${owner.node.path}] a ClusterVirtualImage has no namespace, so ${origin.kind} '${origin.name}' needs one: `
        + 'set the namespace of the reference, or of its chart');
    }
    return this.render({ ...origin, namespace }, secret) as ClusterVirtualImageSpec['dataSource'];
  }

  private render(origin: { kind: string; name: string; namespace?: string } | undefined, imagePullSecret: object | undefined): object {
    if (origin !== undefined) {
      return { type: 'ObjectRef', objectRef: { kind: origin.kind, name: origin.name, namespace: origin.namespace } };
    }
    const { containerImage: image } = this.wire as Download;
    return image === undefined ? this.wire : { ...this.wire, containerImage: { ...image, imagePullSecret } };
  }
}
