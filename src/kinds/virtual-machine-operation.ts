import { Construct } from 'constructs';
import { IVirtualMachine } from '../refs';
import { Creatable } from '../resource/creatable';
import { operationAnnotations } from '../resource/operations-chart';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { CopyOptions } from '../values/copy';
import { checkProps, guard } from '../values/guard';
import { ForceOptions, MachineAction, MigrateOptions, RestoreOptions } from '../values/machine-action';

/**
 * Options of every operation.
 */
export interface OperationOptions extends ResourceProps {
  /**
   * Prefix of the name; the cluster adds a suffix when it creates the object, so the same manifest can be created many times.
   * Use `kubectl create`, because `kubectl apply` needs a full name.
   *
   * @default - the object has a `name`
   */
  readonly generateName?: string;

  /**
   * Whether only a user or a pipeline runs the operation, by `kubectl create`. It then has annotations that make Argo CD and Flux skip it;
   * without them, a sync runs the operation again after the platform has deleted the finished one.
   *
   * @default true
   * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/
   */
  readonly byHand?: boolean;
}

/**
 * Options of an operation that can be forced.
 */
export interface ForceOperationOptions extends OperationOptions, ForceOptions {}

/**
 * Options of a migration of a machine.
 */
export interface MigrateOperationOptions extends OperationOptions, MigrateOptions {}

/**
 * Options of a restore of a machine.
 */
export interface RestoreOperationOptions extends OperationOptions, RestoreOptions {}

/**
 * Options of a copy of a machine.
 */
export interface CopyOperationOptions extends OperationOptions, CopyOptions {}

/**
 * Properties of a `VirtualMachineOperation`.
 */
export interface VirtualMachineOperationProps extends OperationOptions, NamespacedResourceProps {
  /**
   * A machine of the same namespace.
   */
  readonly machine: IVirtualMachine;

  /**
   * The operation, for example `MachineAction.restart()`.
   */
  readonly action: MachineAction;
}

/**
 * An operation on a machine. It runs once, when the object is created; its status reports the result. The object cannot be changed.
 *
 * The platform deletes finished operations, after a day at the latest. An object that is then applied again runs again. Therefore the
 * methods of a machine, such as `restart`, put operations into a separate chart, `<chart>-operations`; an operation that you create with
 * `new` stays in its scope.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachineoperation
 *
 * @example
 *
 * new dvp.VirtualMachineOperation(chart, 'restart', {
 *   machine: dvp.VirtualMachine.fromMachineName('web'),
 *   action: dvp.MachineAction.restart(),
 *   generateName: 'restart-web-',
 * });
 */
export class VirtualMachineOperation extends Creatable {
  static { guard(this, 'VirtualMachineOperation'); }

  /**
   * @throws if the machine or the action is missing, or both `name` and `generateName` are set
   */
  constructor(scope: Construct, id: string, props: VirtualMachineOperationProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineOperationProps', props);
    const { machine, action } = props;
    const spec = { ...action._toKube(), virtualMachineName: machine.machineName };
    const annotations = operationAnnotations(props.byHand, props.annotations);
    this._create('virtualization.deckhouse.io/v1alpha2/VirtualMachineOperation', { ...props, annotations }, () => spec);
    this._referTo('/spec/virtualMachineName', { kind: 'VirtualMachine', name: machine.machineName, target: machine });
    this._referTo('/spec/restore/virtualMachineSnapshotName', action._origin);
  }
}
