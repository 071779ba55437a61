import { Construct } from 'constructs';
import { MachineResource } from './machine-resource';
import type { VirtualMachineBlockDeviceAttachment } from './virtual-machine-block-device-attachment';
import type {
  CopyOperationOptions, ForceOperationOptions, MigrateOperationOptions, OperationOptions, RestoreOperationOptions, VirtualMachineOperation,
} from './virtual-machine-operation';
import type { MachineSnapshotOptions, VirtualMachineSnapshot } from './virtual-machine-snapshot';
import type { VirtualMachineSpec } from '../../imports/contract/wire';
import { numbered, numbersInterfaces } from '../domain/machine-networks';
import { ExposeIngressOptions } from '../kubernetes/ingress';
import type { VirtualMachineGrant } from '../kubernetes/virtual-machine-grant';
import { CallerError } from '../manifest/caller-error';
import { IUSBDevice, IVirtualDisk, IVirtualMachine, IVirtualMachineIPAddress, IVirtualMachineSnapshot } from '../refs';
import { companionProps } from '../resource/creatable';
import { checkReference } from '../resource/object-name';
import { NamespacedResourceProps, ResourceProps } from '../resource/resource';
import { factsOf } from '../synth/bound-cluster';
import type { InventoryOptions } from '../values/ansible-inventory';
import { BlockDevice } from '../values/block-device';
import type { Ingress, INetworkPolicyPeer, IPodSelector } from '../values/cdk8s-plus';
import { checkProps, guard } from '../values/guard';
import type { MachineAction } from '../values/machine-action';
import { Bootloader } from '../values/machine-policies';
import type { MachineProvisioning } from '../values/machine-provisioning';
import { MachineTemplate, MachineTemplateProps, templateToKube } from '../values/machine-template';
import { DiskMountOptions } from '../values/mount';
import { Port } from '../values/port';
import { Scheduling } from '../values/scheduling';
import { Subject } from '../values/subject';
import { VmAction } from '../values/vm-action';
import { VmNetwork } from '../values/vm-network';

// loaded late, because few machines need them
const loadAction = () => require('../values/machine-action') as typeof import('../values/machine-action');
const loadAttachment = () => require('./virtual-machine-block-device-attachment') as typeof import('./virtual-machine-block-device-attachment');
const loadGrant = () => require('../kubernetes/virtual-machine-grant') as typeof import('../kubernetes/virtual-machine-grant');
const loadInventory = () => require('../values/ansible-inventory') as typeof import('../values/ansible-inventory');
const loadOperation = () => require('./virtual-machine-operation') as typeof import('./virtual-machine-operation');
const loadOperationsChart = () => require('../resource/operations-chart') as typeof import('../resource/operations-chart');
const loadSnapshot = () => require('./virtual-machine-snapshot') as typeof import('./virtual-machine-snapshot');

/**
 * Properties of a `VirtualMachine`.
 */
export interface VirtualMachineProps extends NamespacedResourceProps, MachineTemplateProps {
  /**
   * Disks of the machine, in the order in which it tries to boot from them. `VirtualDisk.fromDiskName` refers to an existing disk.
   *
   * @default - no disk, unless `blockDevices` has one
   */
  readonly disks?: IVirtualDisk[];

  /**
   * Disks and images of the machine, after `disks`: for CD-ROMs, and for a boot order that differs from the order of the list.
   *
   * A machine has 1 to 16 devices in all.
   *
   * @default - only `disks`
   */
  readonly blockDevices?: BlockDevice[];

  /**
   * The reserved address of the machine in the main network, as a VirtualMachineIPAddress.
   *
   * @default - the platform assigns a free address, which the machine keeps until it is deleted
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
   * Refers to a machine that is not in this app.
   *
   * @param machineName name of the VirtualMachine object
   * @param namespace namespace of the object; by default, that of the object that refers to the machine
   * @throws if the name or the namespace is not a DNS name
   */
  public static fromMachineName(machineName: string, namespace?: string): IVirtualMachine {
    checkReference('VirtualMachine.fromMachineName', 'machineName', machineName, namespace);
    return { machineName, namespace };
  }

  /**
   * Where the machine runs: on which nodes, near which machines and away from which.
   */
  public readonly scheduling: Scheduling;

  private readonly template: MachineTemplate;
  private readonly ipAddressName?: string;
  private readonly guest?: MachineProvisioning;
  private devices: readonly BlockDevice[] = [];
  // `undefined` means not given; an empty list that was given is rendered
  private usbDeviceNames?: readonly string[];
  private interfaces?: readonly VmNetwork[];

  /**
   * @throws if the grace period is not a whole number of seconds
   */
  constructor(scope: Construct, id: string, props: VirtualMachineProps) {
    super(scope, id);
    checkProps(this, 'VirtualMachineProps', props);
    const { vmClass, ipAddress, disks = [], blockDevices = [], networks, usbDevices } = props;
    this.template = templateToKube(props);
    this.ipAddressName = ipAddress?.ipAddressName;
    this._define('virtualization.deckhouse.io/v1alpha2/VirtualMachine', props, () => this.spec());
    this.scheduling = Scheduling._of(this, this.namespace, props);
    this.guest = props.provisioning?._bind(this);
    checkPartitions(this, this.guest, props.bootloader);
    this.addDevices(disks.map(disk => BlockDevice.disk(disk)).concat(blockDevices));
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
   * Adds disks and images after the existing ones.
   */
  public attach(...devices: BlockDevice[]): void {
    this.addDevices(devices);
  }

  /**
   * Attaches a disk, which the guest mounts by label. The guest formats a blank disk first, once.
   *
   * The guest formats a disk only if it is empty and cannot be confused with another one; the log of cloud-init reports disks that it skips.
   * The guest reads mounts at its first boot only: in a machine that has run before, mount a new disk by hand.
   *
   * @param disk a blank VirtualDisk, or one that a guest has given this label
   * @param path absolute path, created if it is missing; the mount hides files in it
   * @throws if the machine has no CloudInit, a path or option is invalid, or two blank disks cannot be distinguished
   */
  public mount(disk: IVirtualDisk, path: string, options: DiskMountOptions = {}): void {
    if (this.guest === undefined) {
      throw new CallerError(`[${this.node.path}] only a CloudInit can mount a disk, got a machine without 'provisioning': set it, for example Provisioning.cloudInit(new CloudInit())`);
    }
    this.guest.mount(disk, path, options);
    if (!this.devices.some(({ _origin: { kind, name } }) => kind === 'VirtualDisk' && name === disk.diskName)) {
      this.attach(BlockDevice.disk(disk));
    }
  }

  /**
   * Adds the machine to the inventory of Ansible: `d8 v ansible-inventory` (d8 from 0.27.0) lists all running machines of the main network.
   *
   * @throws if a group or variable is invalid, or would contain a password
   */
  public inventory(options: InventoryOptions): void {
    for (const [key, text] of Object.entries(loadInventory().inventoryAnnotations(options))) {
      this.metadata.addAnnotation(key, text);
    }
  }

  /**
   * Connects the machine to more networks, after the existing ones. A machine without networks is in the main network, and stays in it.
   *
   * A running machine gets additional networks without a restart; set them up in its guest.
   */
  public connect(...networks: VmNetwork[]): void {
    if (networks.length === 0) {
      return;
    }
    const isFirst = this.interfaces === undefined || this.interfaces.length === 0;
    this.join(isFirst && networks[0]._networkRef !== undefined ? [VmNetwork.MAIN, ...networks] : networks);
  }

  /**
   * Creates an Ingress for the machine, and the Service that it needs: HTTP requests for a host and a path reach the machine.
   *
   * @param id id of the Service below the machine, which has the Ingress below it
   * @returns the Ingress of cdk8s-plus, to which you can add hosts and paths
   * @throws if the host, the path or the port is invalid
   */
  public exposeIngress(id: string, options: ExposeIngressOptions): Ingress {
    const { name } = companionProps(this, id, options);
    const { port = 80, ...site } = options;
    return this.exposeService(id, { name, ports: [Port.tcp(port)] }).exposeIngress('Ingress', { ...site, name });
  }

  /**
   * Gives a subject rights on this machine only. A second call for the same subject adds to them.
   *
   * Operations and snapshots cannot be limited to a machine, see `NamespaceAccess`.
   *
   * @param subject the user, group or service account that gets the rights
   * @param actions one or more actions
   * @returns the grant, which is a Role and a RoleBinding
   * @throws if no action is given, or the subject cannot be part of the name of an object
   */
  public grant(subject: Subject, ...actions: VmAction[]): VirtualMachineGrant {
    return loadGrant().VirtualMachineGrant._of(this, subject, actions);
  }

  /**
   * Attaches a disk or an image while the machine runs, as a separate object: deleting that object detaches the device.
   *
   * @param id id of the VirtualMachineBlockDeviceAttachment below the machine
   * @param device a disk or an image that is not among the devices of the machine, without a place in the boot order
   * @returns the attachment
   * @throws if the device has a place in the boot order
   */
  public hotplug(id: string, device: BlockDevice, options: ResourceProps = {}): VirtualMachineBlockDeviceAttachment {
    const { VirtualMachineBlockDeviceAttachment: Attachment } = loadAttachment();
    return new Attachment(this, id, { ...companionProps(this, id, options), machine: this, device });
  }

  /**
   * Adds USB devices of the machine's namespace after the existing ones: at most 8, and each to one machine only. Since DVP 1.6;
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
   * Takes a snapshot of the machine and its disks: once, when the object is applied. The machine must exist by then.
   *
   * @param id id of the VirtualMachineSnapshot below the machine
   * @returns the snapshot
   */
  public snapshot(id: string, options: MachineSnapshotOptions = {}): VirtualMachineSnapshot {
    const { VirtualMachineSnapshot: Snapshot } = loadSnapshot();
    return new Snapshot(this, id, { ...companionProps(this, id, options), machine: this });
  }

  /**
   * Starts the machine, once: when a user creates the objects of the chart `<chart>-operations`.
   * Every method that returns an operation works in this way.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public start(id: string, options: OperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, loadAction().MachineAction.start(), options);
  }

  /**
   * Stops the machine, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public stop(id: string, options: ForceOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, loadAction().MachineAction.stop({ force: options.force }), options);
  }

  /**
   * Restarts the machine, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public restart(id: string, options: ForceOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, loadAction().MachineAction.restart({ force: options.force }), options);
  }

  /**
   * Moves the machine away from its node, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public evict(id: string, options: ForceOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, loadAction().MachineAction.evict({ force: options.force }), options);
  }

  /**
   * Moves the machine to another node, once.
   *
   * @param id id of the operation
   * @returns the operation
   */
  public migrate(id: string, options: MigrateOperationOptions = {}): VirtualMachineOperation {
    const { force, nodeName, nodeSelector } = options;
    return this.operate(id, loadAction().MachineAction.migrate({ force, nodeName, nodeSelector }), options);
  }

  /**
   * Restores the machine and its disks from a snapshot, once. Since DVP 1.0.
   *
   * @param id id of the operation
   * @param snapshot a snapshot of this machine
   * @returns the operation
   */
  public restore(id: string, snapshot: IVirtualMachineSnapshot, options: RestoreOperationOptions = {}): VirtualMachineOperation {
    return this.operate(id, loadAction().MachineAction.restore(snapshot, { mode: options.mode }), options);
  }

  /**
   * Clones the machine and its disks, once. Since DVP 1.1.
   *
   * @param id id of the operation
   * @param options the names of the new machine and its disks; needs a prefix, a suffix or new names
   * @returns the operation
   */
  public clone(id: string, options: CopyOperationOptions): VirtualMachineOperation {
    const { mode, namePrefix, nameSuffix, nameReplacements } = options;
    return this.operate(id, loadAction().MachineAction.clone({ mode, namePrefix, nameSuffix, nameReplacements }), options);
  }

  /**
   * Adds a label, which its pod gets, too.
   *
   * @internal
   */
  public _addLabel(key: string, labelValue: string): void {
    this.metadata.addLabel(key, labelValue);
  }

  private operate(id: string, action: MachineAction, options: OperationOptions): VirtualMachineOperation {
    const { name, namespace, generateName, labels, annotations, byHand } = companionProps(this, id, options);
    const { VirtualMachineOperation: Operation } = loadOperation();
    return new Operation(loadOperationsChart().operationsScope(this), id, {
      name, namespace, generateName, labels, annotations, byHand, machine: this, action,
    });
  }

  private addDevices(devices: readonly BlockDevice[]): void {
    const first = this.devices.length;
    devices.forEach(({ _origin: origin }, i) => {
      if (origin.kind !== 'ClusterVirtualImage') {
        this._referTo(`/spec/blockDeviceRefs/${first + i}`, origin);
      }
      this._dependOn(origin);
    });
    this.devices = this.devices.concat(devices);
    if (this.guest?.erases !== undefined && this.devices.filter(({ _origin }) => _origin.kind === 'VirtualDisk').length > 1) {
      throw new CallerError(`[${this.node.path}] the setup of Windows erases the first disk that it finds, which may be any of them, got several disks: `
        + "attach one disk only, and the others when Windows is installed and 'eraseFirstDisk' is removed");
    }
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
      // for a device that the app assigns, a rule checks the namespace
      this._referTo(`/spec/usbDevices/${first + i}/name`, Construct.isConstruct(device) ? undefined : origin);
      this._dependOn(origin);
    });
    this.usbDeviceNames = joined(this.usbDeviceNames, devices?.map(device => device.usbDeviceName));
  }

  /** renders the present state of the machine, and does not change it */
  private spec(): VirtualMachineSpec {
    return Object.assign({}, this.template, this.scheduling._toKube(), {
      provisioning: this.guest?.spec(),
      blockDeviceRefs: this.devices.map(device => device._toKube()),
      virtualMachineIPAddressName: this.ipAddressName,
      usbDevices: this.usbDeviceNames?.map(name => ({ name })),
      networks: this.networks(),
    });
  }

  // with the ids that the webhook would set: tools that compare a list as a whole report a difference otherwise
  private networks(): VirtualMachineSpec['networks'] {
    const networks = this.interfaces?.map(network => network._toKube());
    return networks !== undefined && numbersInterfaces(factsOf(this)?.dvpRelease) ? numbered(networks) : networks;
  }

  /**
   * Labels of a machine reach its pod; this one is set when a Service, policy or affinity selects by it.
   *
   * @internal
   */
  protected _podLabels(): { [key: string]: string } {
    this.metadata.addLabel(SELECTOR_LABEL, this.name);
    return { [SELECTOR_LABEL]: this.name };
  }
}

// each machine has its own value
const SELECTOR_LABEL = 'cdk8s-dvp/virtual-machine';

function checkPartitions(machine: VirtualMachine, guest: MachineProvisioning | undefined, bootloader: Bootloader = Bootloader.BIOS): void {
  const made = guest?.erases;
  if (made !== undefined && (made === Bootloader.BIOS) !== (bootloader === Bootloader.BIOS)) {
    throw new CallerError(`[${machine.node.path}] the setup of Windows makes partitions for ${made}, but the bootloader of the machine is ${bootloader}: `
      + `set 'bootloader' of the machine to Bootloader.${made}, or 'bootloader' of 'installation' in the Sysprep to Bootloader.${bootloader === Bootloader.BIOS ? 'BIOS' : 'EFI'}`);
  }
}

// a copy, so that a later change of a list of the user does not reach the machine
function joined<T>(present: readonly T[] | undefined, added: readonly T[] | undefined): readonly T[] | undefined {
  return present === undefined && added === undefined ? undefined : [...present ?? [], ...added ?? []];
}
