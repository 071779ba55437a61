import { CopyMode, CopyOptions, copyToKube } from './copy';
import { Origin } from './origin';
import type { VirtualMachineOperationSpec } from '../../imports/contract/wire';
import { IVirtualMachineSnapshot } from '../refs';
import { guard } from './guard';

/**
 * Options of an action that can be forced.
 */
export interface ForceOptions {
  /**
   * Whether to force the action: a stop or a restart does not wait for the guest to shut down, and a migration slows the guest
   * down until the migration can complete.
   *
   * For a migration, the `liveMigrationPolicy` of the machine must allow the value. Since DVP 1.5 for the type Migrate.
   *
   * @default - a stop and a restart wait for the guest; for a migration the `liveMigrationPolicy` of the machine decides
   */
  readonly force?: boolean;
}

/**
 * Options of a migration.
 */
export interface MigrateOptions extends ForceOptions {
  /**
   * The node to move to: the value of its label `kubernetes.io/hostname`. Since DVP 1.5; not in the Community Edition.
   *
   * @default - the scheduler chooses among the nodes that match `nodeSelector`
   */
  readonly nodeName?: string;

  /**
   * Labels of the node to move to, in addition to the node selector of the machine. Since DVP 1.5; not in the Community Edition.
   *
   * @default - all nodes where the machine may run
   */
  readonly nodeSelector?: { [key: string]: string };
}

/**
 * Options of a restore.
 */
export interface RestoreOptions {
  /**
   * How strict the restore is.
   *
   * @default CopyMode.STRICT
   */
  readonly mode?: CopyMode;
}

/**
 * One action on a machine, done once.
 */
export class MachineAction {
  static { guard(this, 'MachineAction'); }

  /**
   * Start the machine. Its `runPolicy` must be Manual or AlwaysOnUnlessStoppedManually.
   */
  public static start(): MachineAction {
    return new MachineAction({ type: 'Start' });
  }

  /**
   * Stop the machine. Its `runPolicy` must be Manual or AlwaysOnUnlessStoppedManually.
   */
  public static stop(options: ForceOptions = {}): MachineAction {
    return new MachineAction({ type: 'Stop', force: options.force });
  }

  /**
   * Restart the machine, for example to apply changes. Its `runPolicy` must not be AlwaysOff.
   */
  public static restart(options: ForceOptions = {}): MachineAction {
    return new MachineAction({ type: 'Restart', force: options.force });
  }

  /**
   * Move the running machine away from its node.
   */
  public static evict(options: ForceOptions = {}): MachineAction {
    return new MachineAction({ type: 'Evict', force: options.force });
  }

  /**
   * Move the running machine to another node.
   */
  public static migrate(options: MigrateOptions = {}): MachineAction {
    const { force, nodeName, nodeSelector } = options;
    const target = { ...nodeSelector, ...nodeName === undefined ? {} : { 'kubernetes.io/hostname': nodeName } };
    const migrate = nodeSelector === undefined && nodeName === undefined ? undefined : { nodeSelector: target };
    return new MachineAction({ type: 'Migrate', force, migrate });
  }

  /**
   * Restore the machine and its disks from a snapshot. Since DVP 1.0.
   *
   * The machine must be the same object as when the snapshot was taken: a machine that was deleted and created again is not restored.
   *
   * @param snapshot a snapshot of that machine, in its namespace
   */
  public static restore(snapshot: IVirtualMachineSnapshot, options: RestoreOptions = {}): MachineAction {
    const { machineSnapshotName } = snapshot;
    return new MachineAction(
      { type: 'Restore', restore: { mode: options.mode ?? CopyMode.STRICT, virtualMachineSnapshotName: machineSnapshotName } },
      { kind: 'VirtualMachineSnapshot', name: machineSnapshotName, target: snapshot },
    );
  }

  /**
   * Create a copy of the machine, with its own disks. Since DVP 1.1.
   */
  public static clone(options: CopyOptions): MachineAction {
    return new MachineAction({ type: 'Clone', clone: copyToKube(options) });
  }

  /**
   * The snapshot to restore.
   *
   * @internal
   */
  public readonly _origin?: Origin;

  private constructor(private readonly wire: Omit<VirtualMachineOperationSpec, 'virtualMachineName'>, origin?: Origin) {
    this._origin = origin;
  }

  /**
   * @internal
   */
  public _toKube(): Omit<VirtualMachineOperationSpec, 'virtualMachineName'> {
    return this.wire;
  }
}
