import { Duration, Size } from 'cdk8s';
import { Cpu } from './cpu';
import { Bootloader, LiveMigrationPolicy, OsType, RestartApprovalMode, RunPolicy } from './machine-policies';
import { Placement, PlacementProps } from './placement';
import { Provisioning } from './provisioning';
import { VmNetwork } from './vm-network';
import type { VirtualMachineSpec } from '../../imports/contract/wire';
import { IVirtualMachineClass } from '../refs';

/**
 * Properties of a single machine, and of the machines of a pool.
 */
export interface MachineTemplateProps extends PlacementProps {
  /**
   * The class of the machine: its CPU model, the nodes it may use and the sizes it may have.
   *
   * `VirtualMachineClass.GENERIC` comes with the module, and `VirtualMachineClass.fromClassName` refers to another existing class.
   */
  readonly vmClass: IVirtualMachineClass;

  /**
   * The processor.
   */
  readonly cpu: Cpu;

  /**
   * Working memory, more than zero.
   */
  readonly memory: Size;

  /**
   * The setup of the guest at its first boot.
   *
   * @default - the guest boots from its disk unchanged
   */
  readonly provisioning?: Provisioning;

  /**
   * When the machine runs.
   *
   * @default RunPolicy.ALWAYS_ON_UNLESS_STOPPED_MANUALLY
   */
  readonly runPolicy?: RunPolicy;

  /**
   * The kind of operating system of the guest.
   *
   * @default OsType.GENERIC
   */
  readonly osType?: OsType;

  /**
   * The firmware that starts the system.
   *
   * @default Bootloader.BIOS
   */
  readonly bootloader?: Bootloader;

  /**
   * Whether disks and networks use virtio. Without it they emulate old hardware, which is slow, but every system supports it.
   *
   * @default true
   */
  readonly enableParavirtualization?: boolean;

  /**
   * How the machine restarts after a change of its configuration that needs a restart.
   *
   * @default RestartApprovalMode.MANUAL
   */
  readonly restartApprovalMode?: RestartApprovalMode;

  /**
   * How the machine moves to another node.
   *
   * @default LiveMigrationPolicy.PREFER_SAFE
   */
  readonly liveMigrationPolicy?: LiveMigrationPolicy;

  /**
   * Time for the guest to shut down before it is switched off, in whole seconds.
   *
   * @default Duration.seconds(60)
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Networks of the machine, the main one first.
   *
   * @default - the main network only
   */
  readonly networks?: VmNetwork[];

  /**
   * Names of up to 16 GPUClass objects; a class named twice gives two GPUs. Since DVP 1.11.
   *
   * @default - no GPU
   */
  readonly gpuClassNames?: string[];
}

/**
 * The part of the spec that a machine and the template of a pool share, and that methods do not change.
 *
 * @internal
 */
export type MachineTemplate = Omit<VirtualMachineSpec, 'blockDeviceRefs' | 'networks' | 'provisioning' | 'usbDevices' | 'virtualMachineIPAddressName' | keyof Placement>;

/**
 * Renders the fixed part. Placement, networks, devices and provisioning come from the construct.
 *
 * @throws if the grace period is not a whole number of seconds
 */
export function templateToKube(props: MachineTemplateProps): MachineTemplate {
  const { restartApprovalMode } = props;
  return {
    virtualMachineClassName: props.vmClass.className,
    cpu: props.cpu._toKube(),
    memory: { size: props.memory.asString() },
    runPolicy: props.runPolicy,
    osType: props.osType,
    bootloader: props.bootloader,
    enableParavirtualization: props.enableParavirtualization,
    disruptions: restartApprovalMode === undefined ? undefined : { restartApprovalMode },
    liveMigrationPolicy: props.liveMigrationPolicy,
    terminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
    gpus: props.gpuClassNames?.map(gpuClassName => ({ gpuClassName })),
  };
}
