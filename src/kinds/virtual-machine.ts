import { ApiObject, Duration, Size } from 'cdk8s';
import { Construct } from 'constructs';
import type { VirtualMachineSpec } from '../../imports/contract/wire';
import { DISK, Given, SIZE } from '../given';
import { dnsForm } from '../names';
import { IVirtualDisk, IVirtualMachineClass, IVirtualMachineIPAddress } from '../refs';
import { NamespacedResourceProps, Resource } from '../resource';
import { BlockDevice } from '../values/block-device';
import { Cpu } from '../values/cpu';
import { Bootloader, LiveMigrationPolicy, OsType, RestartApprovalMode, RunPolicy } from '../values/machine-policies';
import { PlacementProps, placementToKube } from '../values/placement';
import { Provisioning } from '../values/provisioning';
import { ExposeServiceOptions, serviceSpec } from '../values/service';
import { VmNetwork } from '../values/vm-network';

/**
 * Properties of a `VirtualMachine`.
 */
export interface VirtualMachineProps extends NamespacedResourceProps, PlacementProps {
  /**
   * The class of the machine: its CPU model, the nodes it may use and the sizes it may have.
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
   * Disks of the machine, in the order in which it tries to boot from them.
   *
   * @default - no disk, unless `blockDevices` has one
   */
  readonly disks?: IVirtualDisk[];

  /**
   * Disks and images of the machine, after `disks`: for CD-ROMs, and for a boot order that differs from the order of the list.
   *
   * A machine has 1 to 16 devices in all.
   *
   * @default - no device but `disks`
   */
  readonly blockDevices?: BlockDevice[];

  /**
   * What the guest does when it boots for the first time.
   *
   * @default - the guest comes up as its disk has it
   */
  readonly provisioning?: Provisioning;

  /**
   * When the machine runs.
   *
   * @default RunPolicy.ALWAYS_ON_UNLESS_STOPPED_MANUALLY
   */
  readonly runPolicy?: RunPolicy;

  /**
   * What kind of system the machine runs.
   *
   * @default OsType.GENERIC
   */
  readonly osType?: OsType;

  /**
   * What starts the system.
   *
   * @default Bootloader.BIOS
   */
  readonly bootloader?: Bootloader;

  /**
   * Whether disks and networks use virtio. Without it they look like hardware of old, which every system knows and none is fast on.
   *
   * @default true
   */
  readonly enableParavirtualization?: boolean;

  /**
   * Who restarts the machine when a change of its configuration needs it.
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
   * How long the guest has to shut down before it is switched off, in whole seconds.
   *
   * @default Duration.seconds(60)
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Networks of the machine, the main one first.
   *
   * @default - the main network alone
   */
  readonly networks?: VmNetwork[];

  /**
   * The reserved address of the machine in the main network.
   *
   * @default - the platform takes a free one, which the machine keeps until it is deleted
   */
  readonly ipAddress?: IVirtualMachineIPAddress;

  /**
   * Names of up to 8 USBDevice objects in the machine's namespace, each once. Newer than DVP 1.5.
   *
   * @default - no USB device
   */
  readonly usbDeviceNames?: string[];

  /**
   * Names of up to 16 GPUClass objects; a class named twice gives two GPUs. Newer than DVP 1.10.
   *
   * @default - no GPU
   */
  readonly gpuClassNames?: string[];
}

/**
 * A virtual machine.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
 *
 * @example
 *
 * const root = new dvp.VirtualDisk(chart, 'root', { source: dvp.DiskSource.http('https://example.com/images/debian-12.qcow2') });
 * new dvp.VirtualMachine(chart, 'web', {
 *   vmClass: dvp.VirtualMachineClass.GENERIC,
 *   cpu: dvp.Cpu.cores(2, dvp.CoreFraction.percent(20)),
 *   memory: Size.gibibytes(4),
 *   disks: [root],
 * });
 */
export class VirtualMachine extends Resource {
  private readonly devices: BlockDevice[] = [];

  /**
   * @throws if the grace period is no whole number of seconds
   */
  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id);
    checkGiven(this.node.path, props);
    // copies: what the author does to his lists later is not meant for this machine
    const { vmClass, ipAddress, disks = [], blockDevices = [], networks = [] } = props;
    const spec = toKube(props);
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachine', props, () => ({
      ...spec,
      blockDeviceRefs: this.devices.map(device => device._toKube()),
    }));
    spec.provisioning = props.provisioning?._bind({
      makeSecret: (secretId, type, stringData) => this.makeSecret(secretId, type, stringData),
    });
    this.attach(...disks.map(disk => BlockDevice.disk(disk)), ...blockDevices);
    this._dependOn({ kind: 'VirtualMachineClass', name: vmClass.className, target: vmClass });
    this._referTo('/spec/virtualMachineIPAddressName', ipAddress && { kind: 'VirtualMachineIPAddress', name: ipAddress.ipAddressName, target: ipAddress });
    networks.forEach((network, i) => this._referTo(`/spec/networks/${i}/virtualMachineMACAddressName`, network._origin));
  }

  /**
   * Name of the VirtualMachine object, which is also the host name of the guest.
   */
  public get machineName(): string {
    return this.name;
  }

  /**
   * Namespace of the VirtualMachine object.
   */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /**
   * Adds disks and images behind those that the machine has.
   */
  public attach(...devices: BlockDevice[]): void {
    for (const device of devices) {
      const i = this.devices.push(device) - 1;
      this._referTo(`/spec/blockDeviceRefs/${i}`, device._origin.kind === 'ClusterVirtualImage' ? undefined : device._origin);
      this._dependOn(device._origin);
    }
  }

  /**
   * Makes a Service in front of the machine.
   *
   * @param id id of the Service below the machine
   * @returns the Service
   * @throws if there is no port, a port out of its range, or one of several ports without a name
   */
  public exposeService(id: string, options: ExposeServiceOptions): ApiObject {
    const name = options.name ?? this.nameBelow(id);
    const spec = serviceSpec(this.node.path, name, { [SELECTOR_LABEL]: this.name }, options);
    this.metadata.addLabel(SELECTOR_LABEL, this.name);
    return new ApiObject(this, id, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: this.namespace, annotations: options.annotations },
      spec,
    });
  }

  private makeSecret(id: string, type: string, stringData: Record<string, string>): string {
    const secret = new ApiObject(this, id, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: this.nameBelow(id), namespace: this.namespace },
      type,
      stringData,
    });
    this._dependOn({ kind: 'Secret', name: secret.name, target: secret });
    return secret.name;
  }

  private nameBelow(id: string): string {
    return `${this.name}-${dnsForm(id)}`;
  }
}

// labels of a machine reach its pod; this one is set as soon as somebody selects by it, and belongs to no other machine
const SELECTOR_LABEL = 'cdk8s-dvp/virtual-machine';

function checkGiven(path: string, props: Partial<VirtualMachineProps> = {}): void {
  new Given(path)
    .need('vmClass', props.vmClass, { member: 'className', example: 'VirtualMachineClass.GENERIC' })
    .need('cpu', props.cpu, { member: '_toKube', example: 'Cpu.cores(2)' })
    .need('memory', props.memory, SIZE)
    .each('disks', props.disks, DISK)
    .each('blockDevices', props.blockDevices, { member: '_origin', example: 'BlockDevice.disk(disk)' })
    .may('provisioning', props.provisioning, { member: '_bind', example: 'Provisioning.cloudInit(init)' })
    .each('networks', props.networks, { member: '_toKube', example: 'VmNetwork.MAIN' })
    .may('ipAddress', props.ipAddress, { member: 'ipAddressName', example: "new VirtualMachineIPAddress(this, 'ip', { address: '10.66.10.20' })" })
    .check();
}

function toKube(props: VirtualMachineProps): VirtualMachineSpec {
  const { restartApprovalMode, networks, usbDeviceNames, gpuClassNames } = props;
  return {
    virtualMachineClassName: props.vmClass.className,
    cpu: props.cpu._toKube(),
    memory: { size: props.memory.asString() },
    blockDeviceRefs: [],
    runPolicy: props.runPolicy,
    osType: props.osType,
    bootloader: props.bootloader,
    enableParavirtualization: props.enableParavirtualization,
    disruptions: restartApprovalMode === undefined ? undefined : { restartApprovalMode },
    liveMigrationPolicy: props.liveMigrationPolicy,
    terminationGracePeriodSeconds: props.terminationGracePeriod?.toSeconds(),
    virtualMachineIPAddressName: props.ipAddress?.ipAddressName,
    networks: networks?.map(network => network._toKube()),
    usbDevices: usbDeviceNames?.map(name => ({ name })),
    gpus: gpuClassNames?.map(gpuClassName => ({ gpuClassName })),
    ...placementToKube(props),
  };
}
