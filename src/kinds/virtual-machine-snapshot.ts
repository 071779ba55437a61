import { Construct } from 'constructs';
import { CopyOperationOptions } from './virtual-machine-operation';
import { VirtualMachineSnapshotOperation } from './virtual-machine-snapshot-operation';
import type { VirtualMachineSnapshotSpec } from '../../imports/contract/wire';
import { IVirtualMachine, IVirtualMachineSnapshot } from '../refs';
import { Creatable, companionProps } from '../resource/creatable';
import { checkReference } from '../resource/object-name';
import { operationsScope } from '../resource/operations-chart';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Options of a snapshot of a machine.
 */
export interface MachineSnapshotOptions extends ResourceProps {
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
   * Whether a machine made from the snapshot gets the present address of this machine. Set `false` if both will run at the same time.
   *
   * @default true
   */
  readonly keepIpAddress?: boolean;

  /**
   * Whether a GitOps tool keeps or deletes the snapshot when it is no longer in the manifests.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * Properties of a `VirtualMachineSnapshot`.
 */
export interface VirtualMachineSnapshotProps extends MachineSnapshotOptions, NamespacedResourceProps {
  /**
   * A machine of the same namespace.
   */
  readonly machine: IVirtualMachine;
}

/**
 * A machine and the content of its disks at the moment when the object is created. It does not change afterwards.
 *
 * The machine must be running or stopped by then, and its disks must be ready: a snapshot that is created together with its machine
 * fails, and stays failed. The snapshot does not contain images: detach them first, or a machine made from it may wait for them.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachinesnapshot
 *
 * @example
 *
 * const friday = new dvp.VirtualMachineSnapshot(chart, 'web-friday', {
 *   machine: dvp.VirtualMachine.fromMachineName('web'),
 *   keepIpAddress: false,
 * });
 * friday.createMachine('test', { namePrefix: 'test-' });
 */
export class VirtualMachineSnapshot extends Creatable implements IVirtualMachineSnapshot {
  static { guard(this, 'VirtualMachineSnapshot'); }

  /**
   * Refers to a snapshot that is not in this app.
   *
   * @param machineSnapshotName name of the VirtualMachineSnapshot object
   * @param namespace namespace of the object; by default, that of the object that refers to the snapshot
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromMachineSnapshotName(machineSnapshotName: string, namespace?: string): IVirtualMachineSnapshot {
    checkReference('VirtualMachineSnapshot.fromMachineSnapshotName', 'machineSnapshotName', machineSnapshotName, namespace);
    return { machineSnapshotName, namespace };
  }

  /**
   * @throws if the machine is missing, or both `name` and `generateName` are set
   */
  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineSnapshotProps', props);
    const { machine, requiredConsistency = true, keepIpAddress = true } = props;
    // both fields always, so that a later diff does not show defaults that the cluster has added
    const spec: VirtualMachineSnapshotSpec = {
      virtualMachineName: machine.machineName, requiredConsistency, keepIPAddress: keepIpAddress ? 'Always' : 'Never',
    };
    const annotations = keepAnnotations(props.removalPolicy ?? RemovalPolicy.RETAIN, props.annotations);
    this._create('virtualization.deckhouse.io/v1alpha2/VirtualMachineSnapshot', { ...props, annotations }, () => spec);
    this._referTo('/spec/virtualMachineName', { kind: 'VirtualMachine', name: machine.machineName, target: machine });
  }

  /**
   * Name of the VirtualMachineSnapshot object.
   *
   * @throws if the object has a `generateName`, because the cluster then chooses the name
   */
  public get machineSnapshotName(): string {
    return this._fixedName;
  }

  /**
   * Creates a machine from the snapshot, once: when a user creates the objects of the chart `<chart>-operations`. Since DVP 1.2.
   *
   * @param id id of the operation
   * @param options the names of the new machine and its disks; needs a prefix, a suffix or new names
   * @returns the operation
   */
  public createMachine(id: string, options: CopyOperationOptions): VirtualMachineSnapshotOperation {
    return new VirtualMachineSnapshotOperation(operationsScope(this), id, { ...companionProps(this, id, options), snapshot: this });
  }
}
