import { Construct } from 'constructs';
import { CopyOperationOptions } from './virtual-machine-operation';
import type { VirtualMachineSnapshotOperationSpec } from '../../imports/contract/wire';
import { IVirtualMachineSnapshot } from '../refs';
import { Creatable } from '../resource/creatable';
import { operationAnnotations } from '../resource/operations-chart';
import { NamespacedResourceProps } from '../resource/resource';
import { copyToKube } from '../values/copy';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `VirtualMachineSnapshotOperation`.
 */
export interface VirtualMachineSnapshotOperationProps extends CopyOperationOptions, NamespacedResourceProps {
  /**
   * A snapshot of the same namespace.
   */
  readonly snapshot: IVirtualMachineSnapshot;
}

/**
 * Creates a machine with its own disks from a snapshot: once, when the object is created. Since DVP 1.2.
 *
 * The platform deletes finished operations, after a day at the latest. An object that is then applied again runs again. Therefore the
 * method `createMachine` of a snapshot puts operations into a separate chart, `<chart>-operations`; an operation that you create with
 * `new` stays in its scope.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachinesnapshotoperation
 *
 * @example
 *
 * new dvp.VirtualMachineSnapshotOperation(chart, 'again', {
 *   snapshot: dvp.VirtualMachineSnapshot.fromMachineSnapshotName('web-friday'),
 *   nameSuffix: '-again',
 * });
 */
export class VirtualMachineSnapshotOperation extends Creatable {
  static { guard(this, 'VirtualMachineSnapshotOperation'); }

  /**
   * @throws if the snapshot is missing, or both `name` and `generateName` are set
   */
  constructor(scope: Construct, id: string, props: VirtualMachineSnapshotOperationProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineSnapshotOperationProps', props);
    const { machineSnapshotName } = props.snapshot;
    const spec: VirtualMachineSnapshotOperationSpec = {
      type: 'CreateVirtualMachine',
      virtualMachineSnapshotName: machineSnapshotName,
      createVirtualMachine: copyToKube(props),
    };
    const annotations = operationAnnotations(props.byHand, props.annotations);
    this._create('virtualization.deckhouse.io/v1alpha2/VirtualMachineSnapshotOperation', { ...props, annotations }, () => spec);
    this._referTo('/spec/virtualMachineSnapshotName', { kind: 'VirtualMachineSnapshot', name: machineSnapshotName, target: props.snapshot });
  }
}
