import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { DiskSnapshotOptions, VirtualDiskSnapshot } from './virtual-disk-snapshot';
import type { VirtualDiskSpec } from '../../imports/contract/wire';
import { IVirtualDisk } from '../refs';
import { companionProps } from '../resource/creatable';
import { checkReference } from '../resource/object-name';
import { NamespacedResource, NamespacedResourceProps } from '../resource/resource';
import { DiskSource } from '../values/disk-source';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

// loaded late, because few disks need them
const loadSnapshot = () => require('./virtual-disk-snapshot') as typeof import('./virtual-disk-snapshot');

/**
 * Properties of a `VirtualDisk`.
 */
export interface VirtualDiskProps extends NamespacedResourceProps {
  /**
   * Source of the content of the disk.
   *
   * @default - a blank disk, which needs `size`
   */
  readonly source?: DiskSource;

  /**
   * Capacity of the disk, more than zero. It can grow later, but not shrink.
   *
   * @default - the size of the unpacked `source`
   */
  readonly size?: Size;

  /**
   * Name of the StorageClass of the disk.
   *
   * Live migration of a machine needs a class with ReadWriteMany access for each of its disks.
   *
   * @default - the default class of the module `virtualization` or, if that is not set, of the cluster
   */
  readonly storageClassName?: string;

  /**
   * Whether a GitOps tool keeps or deletes the disk when it is no longer in the manifests.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * A disk for virtual machines, stored in a PersistentVolumeClaim.
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
   * Refers to a disk that is not in this app.
   *
   * @param diskName name of the VirtualDisk object
   * @param namespace namespace of the object; by default, that of the object that refers to the disk
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromDiskName(diskName: string, namespace?: string): IVirtualDisk {
    checkReference('VirtualDisk.fromDiskName', 'diskName', diskName, namespace);
    return { diskName, namespace };
  }

  /**
   * Capacity of the disk, if it is set.
   */
  public readonly size?: Size;

  constructor(scope: Construct, id: string, props: VirtualDiskProps = {}) {
    super(scope, id);
    checkProps(this, 'VirtualDiskProps', props);
    const { name, namespace, labels, size, source, removalPolicy = RemovalPolicy.RETAIN } = props;
    this.size = size;
    const annotations = keepAnnotations(removalPolicy, props.annotations);
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualDisk', { name, namespace, labels, annotations }, () => toKube(props));
    this._referTo('/spec/dataSource/objectRef', source?._origin);
  }

  /**
   * Name of the VirtualDisk object.
   */
  public get diskName(): string {
    return this.name;
  }

  /**
   * Takes a snapshot of the disk: once, when the object is applied. The disk must be ready by then.
   *
   * @param id id of the VirtualDiskSnapshot below the disk
   * @returns the snapshot
   */
  public snapshot(id: string, options: DiskSnapshotOptions = {}): VirtualDiskSnapshot {
    const { VirtualDiskSnapshot: Snapshot } = loadSnapshot();
    return new Snapshot(this, id, { ...companionProps(this, id, options), disk: this });
  }
}

function toKube({ source, size, storageClassName }: VirtualDiskProps): VirtualDiskSpec {
  const claim = size !== undefined || storageClassName !== undefined;
  return {
    dataSource: source?._toKube(),
    persistentVolumeClaim: claim ? { size: size?.asString(), storageClassName } : undefined,
  };
}
