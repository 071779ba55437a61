import { Construct } from 'constructs';
import { CopyOperationOptions } from './virtual-machine-operation';
import { VirtualMachineSnapshotOperation } from './virtual-machine-snapshot-operation';
import type { VirtualMachineSnapshotSpec } from '../../imports/contract/wire';
import { IVirtualMachine, IVirtualMachineSnapshot } from '../refs';
import { Creatable, companionProps } from '../resource/creatable';
import { operationsScope } from '../resource/operations-chart';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Options of a snapshot of a machine.
 */
export interface MachineSnapshotOptions extends ResourceProps {
  /**
   * What the name of the object begins with; the cluster adds to it when the object is created. Such an object goes with
   * `kubectl create` and not with `kubectl apply`, and nothing can refer to it.
   *
   * @default - the object has a `name`
   */
  readonly generateName?: string;

  /**
   * Whether the snapshot fails unless the file systems of the machine are at rest: the machine is stopped, or an agent in the guest
   * stops them for the moment. Without, the snapshot is what a power cut would leave.
   *
   * @default true
   */
  readonly requiredConsistency?: boolean;

  /**
   * Whether a machine made from the snapshot has the address that this one has now. Say false where both are to run side by side.
   *
   * @default true
   */
  readonly keepIpAddress?: boolean;

  /**
   * What a GitOps tool may do with the snapshot once it is no longer in the manifests.
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
 * A machine and the content of its disks at one moment: the moment at which the object is created. It never changes after.
 *
 * The machine has to run or to be stopped by then, and its disks have to be ready: a snapshot that comes together with its machine
 * fails, and stays failed. Images are no part of it: detach them before, or the machine that is made from it may wait for them.
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
   * Points at a snapshot that this app does not make.
   *
   * @param machineSnapshotName name of the VirtualMachineSnapshot object
   * @param namespace namespace of the object; left out, it is the namespace of the object that refers to the snapshot
   */
  public static fromMachineSnapshotName(machineSnapshotName: string, namespace?: string): IVirtualMachineSnapshot {
    return { machineSnapshotName, namespace };
  }

  /**
   * @throws if there is no machine, or both a `name` and a `generateName`
   */
  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualMachineSnapshotProps', props);
    const { machine, requiredConsistency = true, keepIpAddress = true } = props;
    // both fields always, so that the object reads the same before and after the cluster has filled in what is missing
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
   * @throws if the cluster chooses it
   */
  public get machineSnapshotName(): string {
    return this._fixedName;
  }

  /**
   * Makes a machine from the snapshot, once: when the objects of the chart `<chart>-operations` are created. Since DVP 1.2.
   *
   * @param id id of the operation
   * @param options what the machine and its disks are called; at least one of prefix, suffix and new names is needed
   * @returns the operation
   */
  public createMachine(id: string, options: CopyOperationOptions): VirtualMachineSnapshotOperation {
    return new VirtualMachineSnapshotOperation(operationsScope(this), id, { ...companionProps(this, id, options), snapshot: this });
  }
}
