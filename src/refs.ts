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
