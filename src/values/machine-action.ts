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
   * Whether the action goes through against the guest: a stop or a restart does not wait for it to shut down, and a migration slows it
   * down until it can be moved.
   *
   * With a migration, the `liveMigrationPolicy` of the machine has to allow the answer. Since DVP 1.5 for the type Migrate.
   *
   * @default - a stop and a restart ask the guest; for a migration the `liveMigrationPolicy` of the machine decides
   */
  readonly force?: boolean;
}

/**
 * Options of a migration.
 */
export interface MigrateOptions extends ForceOptions {
  /**
   * Name of the node to move to, as its label `kubernetes.io/hostname` has it. Since DVP 1.5; not in the Community Edition.
   *
   * @default - the scheduler chooses, among the nodes that `nodeSelector` leaves
   */
  readonly nodeName?: string;

  /**
   * Labels of the node to move to, beside those that the machine itself asks for. Since DVP 1.5; not in the Community Edition.
   *
   * @default - every node that the machine may run on
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
 * Something that is done to a machine once.
 */
export class MachineAction {
  static { guard(this, 'MachineAction'); }

  /**
   * Start the machine. Its `runPolicy` has to be Manual or AlwaysOnUnlessStoppedManually.
   */
  public static start(): MachineAction {
    return new MachineAction({ type: 'Start' });
  }

  /**
   * Stop the machine. Its `runPolicy` has to be Manual or AlwaysOnUnlessStoppedManually.
   */
  public static stop(options: ForceOptions = {}): MachineAction {
    return new MachineAction({ type: 'Stop', force: options.force });
  }

  /**
   * Restart the machine, also to apply what changed about it. Its `runPolicy` has to be another one than AlwaysOff.
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
   * Take the machine and its disks back to what they were. Since DVP 1.0.
   *
   * The machine has to be the very object that the snapshot was taken of: one that was deleted and made again is not restored.
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
   * Make another machine like this one, with disks of its own. Since DVP 1.1.
   */
  public static clone(options: CopyOptions): MachineAction {
    return new MachineAction({ type: 'Clone', clone: copyToKube(options) });
  }

  /**
   * The snapshot that the action goes back to.
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
