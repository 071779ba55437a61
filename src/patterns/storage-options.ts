import { CephStorageClassProps } from '../platform/ceph-storage-class';
import { CsiCephModuleProps } from '../platform/csi-ceph-module';
import { CsiNfsModuleProps } from '../platform/csi-nfs-module';
import { NfsStorageClassProps } from '../platform/nfs-storage-class';
import { SdsLocalVolumeModuleProps } from '../platform/sds-local-volume-module';
import { SdsNodeConfiguratorModuleProps } from '../platform/sds-node-configurator-module';
import { SdsReplicatedVolumeModuleProps } from '../platform/sds-replicated-volume-module';
import { FileDevice } from '../platform/volume-group-template';
import { BlockDevices } from '../values/block-devices';
import { ReplicaTopology, Replication, VolumeAccess } from '../values/replication';
import { ThinPool } from '../values/thin-pool';
import { ReclaimPolicy, VolumeBindingMode } from '../values/volume-policies';

/**
 * Storage on devices of nodes: one volume group of LVM on each of them.
 */
export interface NodeStorageOptions {
  /**
   * Names of the nodes, at least one.
   */
  readonly nodes: string[];

  /**
   * Conditions on the devices of each node, all of which must hold.
   *
   * @default - no device, which needs `fileDevices`
   */
  readonly blockDevices?: BlockDevices[];

  /**
   * Files of each node that are used like devices, for labs.
   *
   * @default - no file
   */
  readonly fileDevices?: FileDevice[];

  /**
   * Name of the volume group on each node.
   *
   * @default 'machines'
   */
  readonly volumeGroupName?: string;

  /**
   * Thin pool of each volume group: disks take space only for the data in them, and can have snapshots.
   *
   * @default - no thin pool: a disk takes its whole size at once, and has no snapshots
   */
  readonly thinPool?: ThinPool;

  /**
   * What happens to the data of a deleted disk.
   *
   * @default ReclaimPolicy.DELETE
   */
  readonly reclaimPolicy?: ReclaimPolicy;

  /**
   * Properties of the module `sds-node-configurator`.
   *
   * @default - the module is enabled, with its defaults
   */
  readonly nodeConfigurator?: SdsNodeConfiguratorModuleProps;
}

/**
 * Options of `Storage.replicated`.
 */
export interface ReplicatedStorageOptions extends NodeStorageOptions {
  /**
   * Name of the StorageClass.
   *
   * @default 'replicated'
   */
  readonly storageClassName?: string;

  /**
   * Number of copies of a disk, and what the loss of a node does.
   *
   * @default - the default of the module: three copies, on three nodes
   */
  readonly replication?: Replication;

  /**
   * How the copies are spread over zones.
   *
   * @default ReplicaTopology.IGNORED
   */
  readonly topology?: ReplicaTopology;

  /**
   * Which nodes a machine may run on.
   *
   * @default - the default of the module: any node, better one with a copy
   */
  readonly volumeAccess?: VolumeAccess;

  /**
   * Whether the nodes are in a ReplicatedStoragePool. Without it, the class names the volume groups itself, which needs the new control plane of
   * sds-replicated-volume 0.9.5. Only development builds of Deckhouse have it. A class cannot change from one to the other.
   *
   * @default true
   */
  readonly storagePool?: boolean;

  /**
   * Properties of the module `sds-replicated-volume`.
   *
   * @default - the module is enabled, with its defaults
   */
  readonly module?: SdsReplicatedVolumeModuleProps;
}

/**
 * Options of `Storage.local`.
 */
export interface LocalStorageOptions extends NodeStorageOptions {
  /**
   * Name of the StorageClass.
   *
   * @default 'local'
   */
  readonly storageClassName?: string;

  /**
   * When a volume is created.
   *
   * @default VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Properties of the module `sds-local-volume`.
   *
   * @default - the module is enabled, with its defaults
   */
  readonly module?: SdsLocalVolumeModuleProps;
}

/**
 * Options of `Storage.nfs`: the class, whose default name is `nfs`, and its module.
 */
export interface NfsStorageOptions extends NfsStorageClassProps {
  /**
   * Properties of the module `csi-nfs`.
   *
   * @default - the module is enabled, with NFS 3 if the class uses it
   */
  readonly module?: CsiNfsModuleProps;
}

/**
 * Options of `Storage.ceph`: the class, whose default name is `ceph`, and its module.
 */
export interface CephStorageOptions extends CephStorageClassProps {
  /**
   * Properties of the module `csi-ceph`.
   *
   * @default - the module is enabled, with its defaults
   */
  readonly module?: CsiCephModuleProps;
}
