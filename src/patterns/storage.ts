import { Construct } from 'constructs';
import { CephStorageOptions, LocalStorageOptions, NfsStorageOptions, NodeStorageOptions, ReplicatedStorageOptions } from './storage-options';
import { CallerError } from '../manifest/caller-error';
import { CephStorageClass } from '../platform/ceph-storage-class';
import { CsiCephModule } from '../platform/csi-ceph-module';
import { CsiNfsModule } from '../platform/csi-nfs-module';
import { LocalStorageClass } from '../platform/local-storage-class';
import { LvmVolumeGroup } from '../platform/lvm-volume-group';
import { NfsStorageClass, NfsVersion } from '../platform/nfs-storage-class';
import { ReplicatedStorageClass } from '../platform/replicated-storage-class';
import { ReplicatedStoragePool } from '../platform/replicated-storage-pool';
import { SdsLocalVolumeModule } from '../platform/sds-local-volume-module';
import { SdsNodeConfiguratorModule } from '../platform/sds-node-configurator-module';
import { SdsReplicatedVolumeModule } from '../platform/sds-replicated-volume-module';
import { IStorageClass } from '../refs';
import { checkReference } from '../resource/object-name';
import { formatValue } from '../values/describe';
import { guard } from '../values/guard';
import { LvmStorage } from '../values/lvm-storage';

/** creates the modules and objects of a storage below a construct */
type Build = (scope: Construct) => IStorageClass;

/**
 * Where the disks of machines are.
 *
 * @example
 *
 * dvp.Storage.replicated({ nodes: ['node-1', 'node-2', 'node-3'], blockDevices: [dvp.BlockDevices.rotational(false)] });
 * dvp.Storage.nfs({ host: 'nfs.example.com', share: '/machines', version: dvp.NfsVersion.V4_2 });
 * dvp.Storage.existing('ceph-rbd');
 */
export class Storage {
  static { guard(this, 'Storage'); }

  /**
   * Devices of nodes, with copies of each disk on several of them: a machine moves to another node without a copy of its disks, and survives
   * the loss of a node. Needs three nodes.
   *
   * @throws if `nodes` is empty, or has a node twice
   */
  public static replicated(options: ReplicatedStorageOptions): Storage {
    checkNodes('Storage.replicated', options.nodes);
    return new Storage(scope => {
      const { storageClassName: name = 'replicated', storagePool = true, reclaimPolicy, replication, topology, volumeAccess, module } = options;
      const groups = lvmStorage(scope, name, options, () => new SdsReplicatedVolumeModule(scope, 'ReplicatedVolume', module));
      const where = storagePool ? { storagePool: new ReplicatedStoragePool(scope, 'Pool', { name, storage: groups }) } : { storage: groups };
      return new ReplicatedStorageClass(scope, 'Class', { name, ...where, reclaimPolicy, replication, topology, volumeAccess });
    });
  }

  /**
   * Devices of nodes, without copies: fast, but a disk is on one node. A machine moves with a copy of its disks, and not in the Community
   * Edition.
   *
   * @throws if `nodes` is empty, or has a node twice
   */
  public static local(options: LocalStorageOptions): Storage {
    checkNodes('Storage.local', options.nodes);
    return new Storage(scope => {
      const { storageClassName: name = 'local', reclaimPolicy, volumeBindingMode, module } = options;
      const storage = lvmStorage(scope, name, options, () => new SdsLocalVolumeModule(scope, 'LocalVolume', module));
      return new LocalStorageClass(scope, 'Class', { name, storage, reclaimPolicy, volumeBindingMode });
    });
  }

  /**
   * Directories on an NFS server.
   */
  public static nfs(options: NfsStorageOptions): Storage {
    return new Storage(scope => {
      const { module, name = 'nfs', ...nfs } = options;
      new CsiNfsModule(scope, 'Nfs', nfs.version === NfsVersion.V3 ? { nfs3: true, ...module } : module);
      return new NfsStorageClass(scope, 'Class', { ...nfs, name });
    });
  }

  /**
   * A cluster of Ceph. Its connection has a key: create it in the cluster, and refer to it by
   * `CephClusterConnection.fromCephClusterConnectionName`, or let the manifest have a placeholder of the key.
   */
  public static ceph(options: CephStorageOptions): Storage {
    return new Storage(scope => {
      const { module, name = 'ceph', ...ceph } = options;
      new CsiCephModule(scope, 'Ceph', module);
      return new CephStorageClass(scope, 'Class', { ...ceph, name });
    });
  }

  /**
   * A StorageClass that exists, or that something else creates.
   *
   * @throws if the name is not a DNS name
   */
  public static existing(storageClassName: string): Storage {
    checkReference('Storage.existing', 'storageClassName', storageClassName);
    return new Storage(() => ({ storageClassName }));
  }

  private constructor(private readonly build: Build) {}

  /**
   * Creates what the storage needs, each time anew.
   *
   * @internal
   */
  public _build(scope: Construct): IStorageClass {
    return this.build(scope);
  }
}

/** the modules of volumes of LVM in the order in which they can be enabled, and a volume group on each node */
function lvmStorage(scope: Construct, className: string, options: NodeStorageOptions, addModule: () => unknown): LvmStorage {
  const { nodes, blockDevices, fileDevices, volumeGroupName = 'machines', thinPool, nodeConfigurator } = options;
  new SdsNodeConfiguratorModule(scope, 'NodeConfigurator', nodeConfigurator);
  addModule();
  const groups = nodes.map(nodeName => new LvmVolumeGroup(scope, `VolumeGroup-${nodeName}`, {
    name: `${className}-${nodeName}`, nodeName, volumeGroupName, blockDevices, fileDevices, thinPools: thinPool && [thinPool],
  }));
  return thinPool === undefined ? LvmStorage.thick(...groups) : LvmStorage.thin(thinPool.poolName, ...groups);
}

function checkNodes(where: string, nodes: readonly string[]): void {
  if (nodes.length === 0) {
    throw new CallerError(`[${where}] 'nodes' must not be empty: for example ['node-1', 'node-2', 'node-3']`);
  }
  nodes.forEach((node, i) => checkReference(where, `nodes[${i}]`, node));
  const twice = nodes.find((node, i) => nodes.indexOf(node) < i);
  if (twice !== undefined) {
    throw new CallerError(`[${where}] 'nodes' must have each node once, got ${formatValue(twice)} twice`);
  }
}
