import { Construct } from 'constructs';
import { StorageClassProps, keptMetadata } from './storage-props';
import type { CephStorageClassSpec } from '../../imports/contract/wire';
import { ICephClusterConnection, IStorageClass } from '../refs';
import { Resource } from '../resource/resource';
import { CephVolumes } from '../values/ceph';
import { checkProps, guard } from '../values/guard';
import { ReclaimPolicy } from '../values/volume-policies';

/**
 * Properties of a `CephStorageClass`.
 */
export interface CephStorageClassProps extends StorageClassProps {
  /**
   * The Ceph cluster. It cannot be changed.
   */
  readonly connection: ICephClusterConnection;

  /**
   * Where Ceph stores the volumes. It cannot be changed.
   */
  readonly volumes: CephVolumes;
}

/**
 * A StorageClass whose volumes are in a Ceph cluster. Machines on it migrate live without a copy of their disks. It needs the module `csi-ceph`,
 * which creates the StorageClass of the same name. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/csi-ceph/stable/cr.html#cephstorageclass
 *
 * @example
 *
 * const ceph = new dvp.CephStorageClass(chart, 'ceph', {
 *   connection: dvp.CephClusterConnection.fromCephClusterConnectionName('ceph'),
 *   volumes: dvp.CephVolumes.rbd('machines'),
 * });
 * new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(20), storageClassName: ceph.storageClassName });
 */
export class CephStorageClass extends Resource implements IStorageClass {
  static { guard(this, 'CephStorageClass'); }

  constructor(scope: Construct, id: string, props: CephStorageClassProps) {
    super(scope, id);
    checkProps(this, 'CephStorageClassProps', props);
    const { connection, volumes, reclaimPolicy } = props;
    const spec: CephStorageClassSpec = {
      clusterConnectionName: connection.cephClusterConnectionName,
      reclaimPolicy: reclaimPolicy ?? ReclaimPolicy.DELETE,
      ...volumes._toKube(),
    };
    this._define('storage.deckhouse.io/v1alpha1/CephStorageClass', keptMetadata(props), () => spec);
    this._dependOn({ kind: 'CephClusterConnection', name: connection.cephClusterConnectionName, target: connection });
  }

  /**
   * Name of the StorageClass, for the `storageClassName` of disks and images.
   */
  public get storageClassName(): string {
    return this.name;
  }
}
