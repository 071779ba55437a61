import { Size } from 'cdk8s';

/**
 * How one object refers to another: by a name and, for namespaced kinds, a namespace.
 *
 * Kinds import these interfaces, not each other: a disk is made from an image or a snapshot, and a snapshot from a disk,
 * so the imports would be circular.
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
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;

  /**
   * Capacity of the disk.
   *
   * @default - unknown
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
   * @default - the namespace of the object that refers to it
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
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachineClass: the CPU model, the nodes and the allowed sizes of the machines of a class.
 */
export interface IVirtualMachineClass {
  /**
   * Name of the VirtualMachineClass object.
   */
  readonly className: string;

  /**
   * Sizing policies of the class, in the form of the API; an empty list if the class has no policy.
   *
   * @default - unknown
   */
  readonly sizingPolicies?: { [key: string]: any }[];
}

/**
 * A VirtualMachineIPAddress: an address that stays reserved when the machine is deleted.
 */
export interface IVirtualMachineIPAddress {
  /**
   * Name of the VirtualMachineIPAddress object, which is not the address itself.
   */
  readonly ipAddressName: string;

  /**
   * Namespace of the VirtualMachineIPAddress object.
   *
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachineMACAddress: a MAC address that stays reserved when the machine is deleted.
 */
export interface IVirtualMachineMACAddress {
  /**
   * Name of the VirtualMachineMACAddress object, which is not the address itself.
   */
  readonly macAddressName: string;

  /**
   * Namespace of the VirtualMachineMACAddress object.
   *
   * @default - the namespace of the object that refers to it
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
   * @default - the namespace of the object that refers to it
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
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;
}

/**
 * A USBDevice: a USB device of a node, for the machines of one namespace.
 */
export interface IUSBDevice {
  /**
   * Name of the USBDevice object.
   */
  readonly usbDeviceName: string;

  /**
   * Namespace of the USBDevice object.
   *
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;
}

/**
 * A VirtualMachinePool: a number of identical machines.
 */
export interface IVirtualMachinePool {
  /**
   * Name of the VirtualMachinePool object.
   */
  readonly poolName: string;

  /**
   * Namespace of the VirtualMachinePool object.
   *
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;
}

/**
 * An IPAddress of the module `sdn`: a fixed address in an additional network.
 */
export interface INetworkIPAddress {
  /**
   * Name of the IPAddress object, which is not the address itself.
   */
  readonly networkAddressName: string;

  /**
   * Namespace of the IPAddress object.
   *
   * @default - the namespace of the object that refers to it
   */
  readonly namespace?: string;
}

/**
 * A ClusterIPAddressPool of the module `sdn`: addresses for a network of the cluster.
 */
export interface IClusterIPAddressPool {
  /**
   * Name of the ClusterIPAddressPool object.
   */
  readonly addressPoolName: string;
}

/**
 * A NetworkClass of the module `sdn`: VLANs for networks of namespaces.
 */
export interface INetworkClass {
  /**
   * Name of the NetworkClass object.
   */
  readonly networkClassName: string;
}

/**
 * A StorageClass: the kind of storage that the volume of a disk is on.
 */
export interface IStorageClass {
  /**
   * Name of the StorageClass, for the `storageClassName` of disks and images.
   */
  readonly storageClassName: string;
}

/**
 * An LVMVolumeGroup: a volume group of LVM on one node.
 */
export interface ILvmVolumeGroup {
  /**
   * Name of the LVMVolumeGroup object, which is not the name of the volume group on the node.
   */
  readonly lvmVolumeGroupName: string;
}

/**
 * A ReplicatedStoragePool: volume groups in which replicated volumes are created.
 */
export interface IReplicatedStoragePool {
  /**
   * Name of the ReplicatedStoragePool object.
   */
  readonly storagePoolName: string;
}

/**
 * A CephClusterConnection: the addresses and the user of a Ceph cluster.
 */
export interface ICephClusterConnection {
  /**
   * Name of the CephClusterConnection object.
   */
  readonly cephClusterConnectionName: string;
}
