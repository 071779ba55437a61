import { Construct } from 'constructs';
import { StorageResourceProps, keptMetadata } from './storage-props';
import type { CephClusterConnectionSpec } from '../../imports/contract/wire';
import { ICephClusterConnection } from '../refs';
import { checkReference } from '../resource/object-name';
import { Resource } from '../resource/resource';
import { CephUserKey } from '../values/ceph';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `CephClusterConnection`.
 */
export interface CephClusterConnectionProps extends StorageResourceProps {
  /**
   * Id of the Ceph cluster, as `ceph fsid` prints it. It cannot be changed.
   */
  readonly clusterId: string;

  /**
   * Addresses of the monitors with their ports, for example `10.0.0.10:6789`; one or more.
   */
  readonly monitors: string[];

  /**
   * Name of the Ceph user, without `client.`.
   */
  readonly userId: string;

  /**
   * Key of the Ceph user. It is a secret: let the manifest have a placeholder.
   */
  readonly userKey: CephUserKey;

  /**
   * Group of subvolumes in CephFS, for classes on CephFS. It cannot be added, changed or removed.
   *
   * @default - the group that the driver uses by itself
   */
  readonly subvolumeGroup?: string;
}

/**
 * The addresses and the user of a Ceph cluster, for the classes on it. It needs the module `csi-ceph`. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/csi-ceph/stable/cr.html#cephclusterconnection
 *
 * @example
 *
 * new dvp.CephClusterConnection(chart, 'ceph', {
 *   clusterId: '2bf085fc-5119-404f-bb19-820ca6a1b07e',
 *   monitors: ['10.0.0.10:6789', '10.0.0.11:6789', '10.0.0.12:6789'],
 *   userId: 'dvp',
 *   userKey: dvp.CephUserKey.environment('CEPH_USER_KEY'),
 * });
 */
export class CephClusterConnection extends Resource implements ICephClusterConnection {
  static { guard(this, 'CephClusterConnection'); }

  /**
   * Refers to a connection that is not in this app.
   *
   * @param cephClusterConnectionName name of the CephClusterConnection object
   * @throws if the name is not a DNS name
   */
  public static fromCephClusterConnectionName(cephClusterConnectionName: string): ICephClusterConnection {
    checkReference('CephClusterConnection.fromCephClusterConnectionName', 'cephClusterConnectionName', cephClusterConnectionName);
    return { cephClusterConnectionName };
  }

  constructor(scope: Construct, id: string, props: CephClusterConnectionProps) {
    super(scope, id);
    checkProps(this, 'CephClusterConnectionProps', props);
    const { clusterId, monitors, userId, userKey, subvolumeGroup } = props;
    const spec: CephClusterConnectionSpec = {
      clusterID: clusterId,
      monitors: [...monitors],
      userID: userId,
      userKey: userKey._toKube(),
      cephFS: subvolumeGroup === undefined ? undefined : { subvolumeGroup },
    };
    this._define('storage.deckhouse.io/v1alpha1/CephClusterConnection', keptMetadata(props), () => spec);
  }

  /**
   * Name of the CephClusterConnection object.
   */
  public get cephClusterConnectionName(): string {
    return this.name;
  }
}
