import { Construct } from 'constructs';
import type { VirtualImageSpec } from '../../imports/contract/wire';
import { IVirtualImage } from '../refs';
import { checkReference } from '../resource/object-name';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { ImageSource } from '../values/image-source';
import { ImageStorage } from '../values/image-storage';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `VirtualImage`.
 */
export interface VirtualImageProps extends NamespacedResourceProps {
  /**
   * Source of the image.
   */
  readonly source: ImageSource;

  /**
   * Where the content of the image is stored.
   *
   * @default ImageStorage.CONTAINER_REGISTRY
   */
  readonly storage?: ImageStorage;

  /**
   * Whether a GitOps tool keeps or deletes the image when it is no longer in the manifests.
   *
   * @default - RETAIN for an image from an upload, a disk or a snapshot, which cannot be downloaded again; otherwise DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * An image for the machines of one namespace: the source of disks, or a CD-ROM.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualimage
 *
 * @example
 *
 * new dvp.VirtualImage(chart, 'debian', {
 *   source: dvp.ImageSource.http('https://example.com/images/debian-12.qcow2'),
 * });
 */
export class VirtualImage extends NamespacedResource implements IVirtualImage {
  static { guard(this, 'VirtualImage'); }

  /**
   * Refers to an image that is not in this app.
   *
   * @param imageName name of the VirtualImage object
   * @param namespace namespace of the object; by default, that of the object that refers to the image
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromImageName(imageName: string, namespace?: string): IVirtualImage {
    checkReference('VirtualImage.fromImageName', 'imageName', imageName, namespace);
    return { imageName, namespace };
  }

  constructor(scope: Construct, id: string, props: VirtualImageProps) {
    super(scope, id);
    checkProps(this, 'VirtualImageProps', props);
    const { name, namespace, labels, source, storage: place = ImageStorage.CONTAINER_REGISTRY } = props;
    const policy = props.removalPolicy ?? (source._irreplaceable ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    const { storage, persistentVolumeClaim } = place._toKube();
    const spec: VirtualImageSpec = { storage, persistentVolumeClaim, dataSource: source._toImage(this) };
    const annotations = keepAnnotations(policy, props.annotations);
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualImage', { name, namespace, labels, annotations }, () => spec);
    this._referTo('/spec/dataSource/objectRef', source._origin);
  }

  /**
   * Name of the VirtualImage object.
   */
  public get imageName(): string {
    return this.name;
  }
}
