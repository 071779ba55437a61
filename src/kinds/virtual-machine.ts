import { Construct } from 'constructs';
import type { Ingress, INetworkPolicyPeer, IPodSelector } from '../values/cdk8s-plus';
import { MachineResource } from './machine-resource';
import { VirtualMachineBlockDeviceAttachment } from './virtual-machine-block-device-attachment';
import {
  CopyOperationOptions, ForceOperationOptions, MigrateOperationOptions, OperationOptions, RestoreOperationOptions, VirtualMachineOperation,
} from './virtual-machine-operation';
import { MachineSnapshotOptions, VirtualMachineSnapshot } from './virtual-machine-snapshot';
import type { VirtualMachineSpec } from '../../imports/contract/wire';
import { ExposeIngressOptions } from '../kubernetes/ingress';
import { VirtualMachineGrant } from '../kubernetes/virtual-machine-grant';
import { IUSBDevice, IVirtualDisk, IVirtualMachine, IVirtualMachineIPAddress, IVirtualMachineSnapshot } from '../refs';
import { companionProps } from '../resource/creatable';
import { operationsScope } from '../resource/operations-chart';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { InventoryOptions, inventoryAnnotations } from '../values/ansible-inventory';
import { BlockDevice } from '../values/block-device';
import { checkProps, guard } from '../values/guard';
import { MachineAction } from '../values/machine-action';
import { Bootloader } from '../values/machine-policies';
import type { MachineProvisioning } from '../values/machine-provisioning';
import { MachineTemplate, MachineTemplateProps, templateToKube } from '../values/machine-template';
import { DiskMountOptions } from '../values/mount';
import { Port } from '../values/port';
import { Scheduling } from '../values/scheduling';
import { Subject } from '../values/subject';
import { VmAction } from '../values/vm-action';
import { VmNetwork } from '../values/vm-network';

/**
 * Properties of a `VirtualMachine`.
 */
export interface VirtualMachineProps extends NamespacedResourceProps, MachineTemplateProps {
  /**
   * Disks of the machine, in the order in which it tries to boot from them. `VirtualDisk.fromDiskName` stands for one that exists.
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
   * The reserved address of the machine in the main network: a VirtualMachineIPAddress, which has the number.
   *
   * @default - the platform takes a free one, which the machine keeps until it is deleted
   */
  readonly ipAddress?: IVirtualMachineIPAddress;

  /**
   * Up to 8 USB devices of the machine's namespace, each once: a `USBDevice.fromUsbDeviceName(name)`, or a NodeUSBDevice that is assigned
   * to the namespace. Since DVP 1.6; not in the Community Edition.
   *
   * @default - no USB device
   */
  readonly usbDevices?: IUSBDevice[];
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
export class VirtualMachine extends MachineResource implements IVirtualMachine, IPodSelector, INetworkPolicyPeer {
  static { guard(this, 'VirtualMachine'); }

  /**
   * Points at a machine that this app does not make.
   *
   * @param machineName name of the VirtualMachine object
   * @param namespace namespace of the object; left out, it is the namespace of whatever refers to the machine
   */
  public static fromMachineName(machineName: string, namespace?: string): IVirtualMachine {
    return { machineName, namespace };
  }

  /**
   * Where the machine runs: on which nodes, near to whom and away from whom.
   */
  public readonly scheduling: Scheduling;

  private readonly template: MachineTemplate;
  private readonly ipAddressName?: string;
  private readonly guest?: MachineProvisioning;
  private readonly devices: BlockDevice[] = [];
  // `undefined` means not given; an empty list that was given is rendered
  private usbDeviceNames?: readonly string[];
  private interfaces?: readonly VmNetwork[];

  /**
   * @throws if the grace period is not a whole number of seconds
   */
  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id);
    checkProps(this.node.path, 'VirtualMachineProps', props);
    const { vmClass, ipAddress, disks = [], blockDevices = [], networks, usbDevices } = props;
    this.template = templateToKube(props);
    this.ipAddressName = ipAddress?.ipAddressName;
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachine', props, () => this.spec());
    this.scheduling = Scheduling._of(this.node.path, this.namespace, props);
    this.guest = props.provisioning?._bind(this);
    checkPartitions(this.node.path, this.guest, props.bootloader);
    this.attach(...disks.map(disk => BlockDevice.disk(disk)), ...blockDevices);
    this._dependOn({ kind: 'VirtualMachineClass', name: vmClass.className, target: vmClass });
    this._referTo('/spec/virtualMachineIPAddressName', ipAddress && { kind: 'VirtualMachineIPAddress', name: ipAddress.ipAddressName, target: ipAddress });
    this.join(networks);
    this.addUsb(usbDevices);
  }

  /**
   * Name of the VirtualMachine object, which is also the host name of the guest.
   */
  public get machineName(): string {
    return this.name;
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
    if (this.guest?.erases !== undefined && this.devices.filter(({ _origin }) => _origin.kind === 'VirtualDisk').length > 1) {
      throw new Error(`[${this.node.path}] the setup of Windows erases the first disk that it finds, got several disks, and any of them may be it: `
        + "attach one alone, and the others when Windows is installed and 'eraseFirstDisk' is gone");
    }
  }

  /**
   * Attaches a disk and has the guest mount it by label; a blank disk gets a file system first, once.
   *
   * The guest formats a disk only if nothing is found on it and no other could be meant, and the log of cloud-init says what it left alone.
   * It learns of a mount when it starts for the first time: a machine that has been running mounts a new disk by hand.
   *
   * @param disk a blank VirtualDisk, or one that a guest has given this label
   * @param path absolute path, made if it is missing; what is in it is hidden
   * @throws if the machine has no CloudInit, a path or option has another form, or nothing tells two blank disks apart
   */
  public mount(disk: IVirtualDisk, path: string, options: DiskMountOptions = {}): void {
    if (this.guest === undefined) {
      throw new Error(`[${this.node.path}] a disk is mounted by a CloudInit, got a machine without 'provisioning': set it, for example Provisioning.cloudInit(new CloudInit())`);
    }
    this.guest.mount(disk, path, options);
    if (!this.devices.some(({ _origin: { kind, name } }) => kind === 'VirtualDisk' && name === disk.diskName)) {
      this.attach(BlockDevice.disk(disk));
    }
  }

  /**
   * Tells Ansible of the machine: `d8 v ansible-inventory` (d8 from 0.27.0) makes an inventory of all machines that run and are in the main network.
   *
   * @throws if a group or variable has another form, or would hold a password
   */
  public inventory(options: InventoryOptions): void {
    for (const [key, text] of Object.entries(inventoryAnnotations(options))) {
      this.metadata.addAnnotation(key, text);
    }
  }

  /**
   * Connects the machine to more networks, behind those that it has. One without any is in the main network, and stays in it.
   *
   * A running machine gets additional networks without a restart, and its guest has to set them up.
   */
  public connect(...networks: VmNetwork[]): void {
    if (networks.length === 0) {
      return;
    }
    const isFirst = this.interfaces === undefined || this.interfaces.length === 0;
    this.join(isFirst && networks[0]._networkRef !== undefined ? [VmNetwork.MAIN, ...networks] : networks);
  }

  /**
   * Makes an Ingress in front of the machine, and the Service that it needs: what is asked of a host and a path over HTTP.
   *
   * @param id id of the Service below the machine, which has the Ingress below it
   * @returns the Ingress of cdk8s-plus, which takes more hosts and paths
   * @throws if the host, the path or the port is none
   */
  public exposeIngress(id: string, options: ExposeIngressOptions): Ingress {
    const { name } = companionProps(this, id, options);
    const { port = 80, ...site } = options;
    return this.exposeService(id, { name, ports: [Port.tcp(port)] }).exposeIngress('Ingress', { ...site, name });
  }

  /**
   * Gives somebody rights on this machine, and on no other. Called again for the same subject, it adds to them.
   *
   * Operations and snapshots cannot be limited to a machine, see `NamespaceAccess`.
   *
   * @param subject who is given the rights
   * @param actions one or more actions
   * @returns the grant, which is a Role and a RoleBinding
   * @throws if there is no action, or no name of an object can be made of the subject
   */
  public grant(subject: Subject, ...actions: VmAction[]): VirtualMachineGrant {
    return VirtualMachineGrant._of(this, subject, actions);
  }

  /**
   * Gives the machine a disk or an image while it runs, as an object of its own: who deletes that takes the device away again.
   *
   * @param id id of the VirtualMachineBlockDeviceAttachment below the machine
   * @param device a disk or an image that is not among the devices of the machine, without a place in the boot order
   * @returns the attachment
   * @throws if the device has a place in the boot order
   */
  public hotplug(id: string, device: BlockDevice, options: ResourceProps = {}): VirtualMachineBlockDeviceAttachment {
    return new VirtualMachineBlockDeviceAttachment(this, id, { ...companionProps(this, id, options), machine: this, device });
  }

  /**
   * Gives the machine USB devices of its namespace, behind those that it has; it has 8 at most, and each has one machine. Since DVP 1.6;
   * not in the Community Edition. A migration unplugs the devices for a moment.
   *
   * @param devices each a `USBDevice.fromUsbDeviceName(name)`, or a NodeUSBDevice that is assigned to the namespace
   */
  public addUsbDevices(...devices: IUSBDevice[]): void {
    if (devices.length > 0) {
      this.addUsb(devices);
    }
  }

  /**
   * Takes a snapshot of the machine and its disks: once, when the object is applied. The machine has to be there by then.
   *
   * @param id id of the VirtualMachineSnapshot below the machine
   * @returns the snapshot
   */
  public snapshot(id: string, options: MachineSnapshotOptions = {}): VirtualMachineSnapshot {
    return new VirtualMachineSnapshot(this, id, { ...companionProps(this, id, options), machine: this });
  }

  /**
   * Starts the machine, once: when somebody creates what the chart `<chart>-operations` has. So do all methods that return an operation.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public start(id: string, options: OperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, MachineAction.start(), options);
  }

  /**
   * Stops the machine, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public stop(id: string, options: ForceOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, MachineAction.stop({ force: options.force }), options);
  }

  /**
   * Restarts the machine, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public restart(id: string, options: ForceOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, MachineAction.restart({ force: options.force }), options);
  }

  /**
   * Moves the machine away from its node, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public evict(id: string, options: ForceOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, MachineAction.evict({ force: options.force }), options);
  }

  /**
   * Moves the machine to another node, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public migrate(id: string, options: MigrateOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, MachineAction.migrate({ force: options.force, nodeName: options.nodeName, nodeSelector: options.nodeSelector }), options);
  }

  /**
   * Takes the machine and its disks back to what they were, once. Since DVP 1.0.
   *
   * @param id id of the operation
   * @param snapshot a snapshot of this machine
   * @returns the operation
   */
  public restore(id: string, snapshot: IVirtualMachineSnapshot, options: RestoreOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, MachineAction.restore(snapshot, { mode: options.mode }), options);
  }

  /**
   * Makes another machine like this one, with disks of its own, once. Since DVP 1.1.
   *
   * @param id id of the operation
   * @param options what the machine and its disks are called; at least one of prefix, suffix and new names is needed
   * @returns the operation
   */
  public clone(id: string, options: CopyOperationOptions): VirtualMachineOperation {
    const { mode, namePrefix, nameSuffix, nameReplacements } = options;
    return this.operate(id, MachineAction.clone({ mode, namePrefix, nameSuffix, nameReplacements }), options);
  }

  private operate(id: string, action: MachineAction, options: OperationOptions): VirtualMachineOperation {
    const { name, namespace, generateName, labels, annotations, byHand } = companionProps(this, id, options);
    return new VirtualMachineOperation(operationsScope(this), id, {
      name, namespace, generateName, labels, annotations, byHand, machine: this, action,
    });
  }

  private join(networks: readonly VmNetwork[] | undefined): void {
    const first = this.interfaces?.length ?? 0;
    networks?.forEach((network, i) =>
      network._origins.forEach(({ field, origin }) => this._referTo(`/spec/networks/${first + i}/${field}`, origin)));
    this.interfaces = joined(this.interfaces, networks);
  }

  private addUsb(devices: readonly IUSBDevice[] | undefined): void {
    const first = this.usbDeviceNames?.length ?? 0;
    devices?.forEach((device, i) => {
      const origin = { kind: 'USBDevice', name: device.usbDeviceName, target: device };
      // of a device that the app assigns, a rule knows the namespace
      this._referTo(`/spec/usbDevices/${first + i}/name`, Construct.isConstruct(device) ? undefined : origin);
      this._dependOn(origin);
    });
    this.usbDeviceNames = joined(this.usbDeviceNames, devices?.map(device => device.usbDeviceName));
  }

  /** renders what the machine has by now; changes nothing */
  private spec(): VirtualMachineSpec {
    return {
      ...this.template,
      ...this.scheduling._toKube(),
      provisioning: this.guest?.spec(),
      blockDeviceRefs: this.devices.map(device => device._toKube()),
      virtualMachineIPAddressName: this.ipAddressName,
      usbDevices: this.usbDeviceNames?.map(name => ({ name })),
      networks: this.interfaces?.map(network => network._toKube()),
    };
  }

  /**
   * Labels of a machine reach its pod; this one is set as soon as somebody selects by it.
   *
   * @internal
   */
  protected _podLabels(): { [key: string]: string } {
    this.metadata.addLabel(SELECTOR_LABEL, this.name);
    return { [SELECTOR_LABEL]: this.name };
  }
}

// belongs to no other machine
const SELECTOR_LABEL = 'cdk8s-dvp/virtual-machine';

function checkPartitions(path: string, guest: MachineProvisioning | undefined, bootloader: Bootloader = Bootloader.BIOS): void {
  const made = guest?.erases;
  if (made !== undefined && (made === Bootloader.BIOS) !== (bootloader === Bootloader.BIOS)) {
    throw new Error(`[${path}] the setup of Windows makes partitions that ${made} starts, and the machine is started by ${bootloader}: `
      + `set 'bootloader' of the machine to Bootloader.${made}, or 'bootloader' of 'installation' in the Sysprep to Bootloader.${bootloader === Bootloader.BIOS ? 'BIOS' : 'EFI'}`);
  }
}

// a copy, so that a later change of a list of the user does not reach the machine
function joined<T>(present: readonly T[] | undefined, added: readonly T[] | undefined): readonly T[] | undefined {
  return present === undefined && added === undefined ? undefined : [...present ?? [], ...added ?? []];
}
