import { Construct } from 'constructs';
import { IVirtualMachine } from '../refs';
import { Creatable } from '../resource/creatable';
import { operationAnnotations } from '../resource/operations-chart';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { CopyOptions } from '../values/copy';
import { checkProps, guard } from '../values/guard';
import { ForceOptions, MachineAction, MigrateOptions, RestoreOptions } from '../values/machine-action';

/**
 * Options of everything that is done once.
 */
export interface OperationOptions extends ResourceProps {
  /**
   * What the name of the object begins with; the cluster adds to it when the object is created, so that the same manifest can be
   * created again and again. It goes with `kubectl create` and not with `kubectl apply`.
   *
   * @default - the object has a `name`
   */
  readonly generateName?: string;

  /**
   * Whether only a person or a pipeline runs the operation, by `kubectl create`. It then has the annotations by which Argo CD and Flux
   * leave it alone; without them it runs at each of their syncs after the platform has deleted the finished one.
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
   * What is done to it.
   */
  readonly action: MachineAction;
}

/**
 * Something that is done to a machine once: when the object is created. The object tells how it went, and never changes.
 *
 * The platform deletes finished operations, after a day at the latest. An object that is then applied again runs again. The methods of a
 * machine, such as `restart`, therefore put operations into a chart of their own, `<chart>-operations`; an operation that you make with
 * `new` stands where you put it.
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
   * @throws if the machine or the action is missing, or there are both a `name` and a `generateName`
   */
  constructor(scope: Construct, id: string, props: VirtualMachineOperationProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualMachineOperationProps', props);
    const { machine, action } = props;
    const spec = { ...action._toKube(), virtualMachineName: machine.machineName };
    const annotations = operationAnnotations(props.byHand, props.annotations);
    this._create('virtualization.deckhouse.io/v1alpha2/VirtualMachineOperation', { ...props, annotations }, () => spec);
    this._referTo('/spec/virtualMachineName', { kind: 'VirtualMachine', name: machine.machineName, target: machine });
    this._referTo('/spec/restore/virtualMachineSnapshotName', action._origin);
  }
}
