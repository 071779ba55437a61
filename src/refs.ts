import { Size } from 'cdk8s';

/**
 * What one object may know of another: a name and, for namespaced kinds, a namespace.
 *
 * Kinds meet here and nowhere else: images make disks, disks make snapshots, snapshots make disks,
 * and only a floor below all of them keeps that circle out of the imports.
 */

/**
 * A VirtualDisk, defined in this app or existing in the cluster.
 */
export interface IVirtualDisk {
  /**
   * Name of the VirtualDisk object.
   */
  readonly diskName: string;

  /**
   * Namespace of the VirtualDisk object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;

  /**
   * Capacity of the disk.
   *
   * @default - nothing is known of it
   */
  readonly size?: Size;
}

/**
 * A VirtualImage: an image for the machines of one namespace.
 */
export interface IVirtualImage {
  /**
   * Name of the VirtualImage object.
   */
  readonly imageName: string;

  /**
   * Namespace of the VirtualImage object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A ClusterVirtualImage: an image for the machines of the whole cluster.
 */
export interface IClusterVirtualImage {
  /**
   * Name of the ClusterVirtualImage object.
   */
  readonly clusterImageName: string;
}

/**
 * A VirtualDiskSnapshot: the content of a disk at one moment.
 */
export interface IVirtualDiskSnapshot {
  /**
   * Name of the VirtualDiskSnapshot object.
   */
  readonly diskSnapshotName: string;

  /**
   * Namespace of the VirtualDiskSnapshot object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachineClass: what CPU the machines of a class see, where they run and which sizes they may have.
 */
export interface IVirtualMachineClass {
  /**
   * Name of the VirtualMachineClass object.
   */
  readonly className: string;

  /**
   * Sizing policies of the class, as the API has them; an empty list where it has none.
   *
   * @default - nothing is known of them
   */
  readonly sizingPolicies?: { [key: string]: any }[];
}

/**
 * A VirtualMachineIPAddress: an address that stays reserved when the machine is gone.
 */
export interface IVirtualMachineIPAddress {
  /**
   * Name of the VirtualMachineIPAddress object, which is not the address itself.
   */
  readonly ipAddressName: string;

  /**
   * Namespace of the VirtualMachineIPAddress object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachineMACAddress: a hardware address that stays reserved when the machine is gone.
 */
export interface IVirtualMachineMACAddress {
  /**
   * Name of the VirtualMachineMACAddress object, which is not the address itself.
   */
  readonly macAddressName: string;

  /**
   * Namespace of the VirtualMachineMACAddress object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachine, defined in this app or existing in the cluster.
 */
export interface IVirtualMachine {
  /**
   * Name of the VirtualMachine object.
   */
  readonly machineName: string;

  /**
   * Namespace of the VirtualMachine object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachineSnapshot: a machine and the content of its disks at one moment.
 */
export interface IVirtualMachineSnapshot {
  /**
   * Name of the VirtualMachineSnapshot object.
   */
  readonly machineSnapshotName: string;

  /**
   * Namespace of the VirtualMachineSnapshot object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A USBDevice: a device of a node, as the machines of one namespace see it.
 */
export interface IUSBDevice {
  /**
   * Name of the USBDevice object.
   */
  readonly usbDeviceName: string;

  /**
   * Namespace of the USBDevice object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachinePool: machines that are all alike.
 */
export interface IVirtualMachinePool {
  /**
   * Name of the VirtualMachinePool object.
   */
  readonly poolName: string;

  /**
   * Namespace of the VirtualMachinePool object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}

/**
 * An IPAddress of the module `sdn`: an address of an additional network, asked for by hand.
 */
export interface INetworkIPAddress {
  /**
   * Name of the IPAddress object, which is not the address itself.
   */
  readonly networkAddressName: string;

  /**
   * Namespace of the IPAddress object.
   *
   * @default - the namespace of whatever refers to it
   */
  readonly namespace?: string;
}
