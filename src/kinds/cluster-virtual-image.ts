import { Construct } from 'constructs';
import type { ClusterVirtualImageSpec } from '../../imports/contract/wire';
import { IClusterVirtualImage } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { ImageSource } from '../values/image-source';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `ClusterVirtualImage`.
 */
export interface ClusterVirtualImageProps extends ResourceProps {
  /**
   * Source of the image. A disk, a snapshot or an image of a namespace needs its `namespace`.
   */
  readonly source: ImageSource;

  /**
   * Whether a GitOps tool keeps or deletes the image when it is no longer in the manifests.
   *
   * @default - RETAIN for an image from an upload, a disk or a snapshot, which cannot be downloaded again; otherwise DESTROY
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * An image for the machines of all namespaces, kept in DVCR, the registry of the platform.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#clustervirtualimage
 *
 * @example
 *
 * new dvp.ClusterVirtualImage(chart, 'drivers', {
 *   source: dvp.ImageSource.http('https://example.com/images/virtio-win.iso'),
 * });
 */
export class ClusterVirtualImage extends Resource implements IClusterVirtualImage {
  static { guard(this, 'ClusterVirtualImage'); }

  /**
   * Refers to an image that is not in this app.
   *
   * @param clusterImageName name of the ClusterVirtualImage object
   * @throws if the name is not a DNS name
   */
  public static fromClusterImageName(clusterImageName: string): IClusterVirtualImage {
    checkReference('ClusterVirtualImage.fromClusterImageName', 'clusterImageName', clusterImageName);
    return { clusterImageName };
  }

  /**
   * @throws if the namespace of the source, or of a pull secret, is not set
   */
  constructor(scope: Construct, id: string, props: ClusterVirtualImageProps) {
    super(scope, id);
    checkProps(this, 'ClusterVirtualImageProps', props);
    const { source } = props;
    const policy = props.removalPolicy ?? (source._irreplaceable ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    const spec: ClusterVirtualImageSpec = { dataSource: source._toClusterImage(this) };
    this._define('virtualization.deckhouse.io/v1alpha2/ClusterVirtualImage', { ...props, annotations: keepAnnotations(policy, props.annotations) }, () => spec);
    this._dependOn(source._origin);
  }

  /**
   * Name of the ClusterVirtualImage object.
   */
  public get clusterImageName(): string {
    return this.name;
  }
}
