import { Construct } from 'constructs';
import type { VirtualDiskSnapshotSpec } from '../../imports/contract/wire';
import { IVirtualDisk, IVirtualDiskSnapshot } from '../refs';
import { Creatable } from '../resource/creatable';
import { checkReference } from '../resource/object-name';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Options of a snapshot of a disk.
 */
export interface DiskSnapshotOptions extends ResourceProps {
  /**
   * Prefix of the name; the cluster adds a suffix when it creates the object. Use `kubectl create`, because `kubectl apply` needs
   * a full name. Other objects cannot refer to this one.
   *
   * @default - the object has a `name`
   */
  readonly generateName?: string;

  /**
   * Whether the snapshot must be consistent: it fails unless the machine is stopped or an agent in the guest freezes the file systems.
   * With `false`, the snapshot may have the state that a power cut leaves.
   *
   * @default true
   */
  readonly requiredConsistency?: boolean;

  /**
   * Whether a GitOps tool keeps or deletes the snapshot when it is no longer in the manifests.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Properties of a `VirtualDiskSnapshot`.
 */
export interface VirtualDiskSnapshotProps extends DiskSnapshotOptions, NamespacedResourceProps {
  /**
   * A disk of the same namespace.
   */
  readonly disk: IVirtualDisk;
}

/**
 * The content of a disk at the moment when the object is created. It does not change afterwards.
 *
 * The disk must be ready by then: a snapshot that is created together with its disk fails, and stays failed.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualdisksnapshot
 *
 * @example
 *
 * const data = new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(50) });
 * data.snapshot('before-upgrade');
 */
export class VirtualDiskSnapshot extends Creatable implements IVirtualDiskSnapshot {
  static { guard(this, 'VirtualDiskSnapshot'); }

  /**
   * Refers to a snapshot that is not in this app.
   *
   * @param diskSnapshotName name of the VirtualDiskSnapshot object
   * @param namespace namespace of the object; by default, that of the object that refers to the snapshot
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromDiskSnapshotName(diskSnapshotName: string, namespace?: string): IVirtualDiskSnapshot {
    checkReference('VirtualDiskSnapshot.fromDiskSnapshotName', 'diskSnapshotName', diskSnapshotName, namespace);
    return { diskSnapshotName, namespace };
  }

  /**
   * @throws if the disk is missing, or both `name` and `generateName` are set
   */
  constructor(scope: Construct, id: string, props: VirtualDiskSnapshotProps) {
    super(scope, id);
    checkProps(this, 'VirtualDiskSnapshotProps', props);
    const { disk, requiredConsistency = true } = props;
    const spec: VirtualDiskSnapshotSpec = { virtualDiskName: disk.diskName, requiredConsistency };
    const annotations = keepAnnotations(props.removalPolicy ?? RemovalPolicy.RETAIN, props.annotations);
    this._create('virtualization.deckhouse.io/v1alpha2/VirtualDiskSnapshot', { ...props, annotations }, () => spec);
    this._referTo('/spec/virtualDiskName', { kind: 'VirtualDisk', name: disk.diskName, target: disk });
  }

  /**
   * Name of the VirtualDiskSnapshot object.
   *
   * @throws if the object has a `generateName`, because the cluster then chooses the name
   */
  public get diskSnapshotName(): string {
    return this._fixedName;
  }
}
