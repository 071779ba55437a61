import { Construct } from 'constructs';
import type { VirtualDiskSnapshotSpec } from '../../imports/contract/wire';
import { IVirtualDisk, IVirtualDiskSnapshot } from '../refs';
import { Creatable } from '../resource/creatable';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Options of a snapshot of a disk.
 */
export interface DiskSnapshotOptions extends ResourceProps {
  /**
   * What the name of the object begins with; the cluster adds to it when the object is created. Such an object goes with
   * `kubectl create` and not with `kubectl apply`, and nothing can refer to it.
   *
   * @default - the object has a `name`
   */
  readonly generateName?: string;

  /**
   * Whether the snapshot fails unless the file systems of the disk are at rest: the machine is stopped, or an agent in the guest stops
   * them for the moment. Without, the snapshot is what a power cut would leave.
   *
   * @default true
   */
  readonly requiredConsistency?: boolean;

  /**
   * What a GitOps tool may do with the snapshot once it is no longer in the manifests.
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
 * The content of a disk at one moment: the moment at which the object is created. It never changes after.
 *
 * The disk has to be ready by then: a snapshot that comes together with its disk fails, and stays failed.
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
   * Points at a snapshot that this app does not make.
   *
   * @param diskSnapshotName name of the VirtualDiskSnapshot object
   * @param namespace namespace of the object; left out, it is the namespace of the object that refers to the snapshot
   */
  public static fromDiskSnapshotName(diskSnapshotName: string, namespace?: string): IVirtualDiskSnapshot {
    return { diskSnapshotName, namespace };
  }

  /**
   * @throws if there is no disk, or both a `name` and a `generateName`
   */
  constructor(scope: Construct, id: string, props: VirtualDiskSnapshotProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualDiskSnapshotProps', props);
    const { disk, requiredConsistency = true } = props;
    const spec: VirtualDiskSnapshotSpec = { virtualDiskName: disk.diskName, requiredConsistency };
    const annotations = keepAnnotations(props.removalPolicy ?? RemovalPolicy.RETAIN, props.annotations);
    this._create('virtualization.deckhouse.io/v1alpha2/VirtualDiskSnapshot', { ...props, annotations }, () => spec);
    this._referTo('/spec/virtualDiskName', { kind: 'VirtualDisk', name: disk.diskName, target: disk });
  }

  /**
   * Name of the VirtualDiskSnapshot object.
   *
   * @throws if the cluster chooses it
   */
  public get diskSnapshotName(): string {
    return this._fixedName;
  }
}
