import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { DiskSnapshotOptions, VirtualDiskSnapshot } from './virtual-disk-snapshot';
import type { VirtualDiskSpec } from '../../imports/contract/wire';
import { IVirtualDisk } from '../refs';
import { companionProps } from '../resource/creatable';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { DiskSource } from '../values/disk-source';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `VirtualDisk`.
 */
export interface VirtualDiskProps extends NamespacedResourceProps {
  /**
   * What to fill the disk with.
   *
   * @default - the disk starts blank, and `size` has to be given
   */
  readonly source?: DiskSource;

  /**
   * Capacity of the disk, more than zero. It can grow later but never shrink.
   *
   * @default - just enough for the unpacked `source`
   */
  readonly size?: Size;

  /**
   * Name of the StorageClass to provision the disk from.
   *
   * A machine migrates live if the class of each of its disks offers ReadWriteMany access.
   *
   * @default - the class that the module `virtualization` or, without one there, the cluster has as its default
   */
  readonly storageClassName?: string;

  /**
   * What a GitOps tool may do with the disk once it is no longer in the manifests.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A disk for virtual machines, kept in a PersistentVolumeClaim.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualdisk
 *
 * @example
 *
 * const debian = dvp.VirtualImage.fromImageName('debian-12');
 * new dvp.VirtualDisk(chart, 'root', {
 *   source: dvp.DiskSource.image(debian),
 *   size: Size.gibibytes(20),
 * });
 */
export class VirtualDisk extends NamespacedResource implements IVirtualDisk {
  static { guard(this, 'VirtualDisk'); }

  /**
   * Points at a disk that this app does not make.
   *
   * @param diskName name of the VirtualDisk object
   * @param namespace namespace of the object; left out, it is the namespace of the object that refers to the disk
   */
  public static fromDiskName(diskName: string, namespace?: string): IVirtualDisk {
    return { diskName, namespace };
  }

  /**
   * Capacity of the disk, where it was given.
   */
  public readonly size?: Size;

  constructor(scope: Construct, id: string, props: VirtualDiskProps = {}) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualDiskProps', props);
    this.size = props.size;
    const annotations = keepAnnotations(props.removalPolicy ?? RemovalPolicy.RETAIN, props.annotations);
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualDisk', { ...props, annotations }, () => toKube(props));
    this._referTo('/spec/dataSource/objectRef', props.source?._origin);
  }

  /**
   * Name of the VirtualDisk object.
   */
  public get diskName(): string {
    return this.name;
  }

  /**
   * Takes a snapshot of the disk: once, when the object is applied. The disk has to be ready by then.
   *
   * @param id id of the VirtualDiskSnapshot below the disk
   * @returns the snapshot
   */
  public snapshot(id: string, options: DiskSnapshotOptions = {}): VirtualDiskSnapshot {
    return new VirtualDiskSnapshot(this, id, { ...companionProps(this, id, options), disk: this });
  }
}

function toKube({ source, size, storageClassName }: VirtualDiskProps): VirtualDiskSpec {
  const claim = size !== undefined || storageClassName !== undefined;
  return {
    dataSource: source?._toKube(),
    persistentVolumeClaim: claim ? { size: size?.asString(), storageClassName } : undefined,
  };
}
