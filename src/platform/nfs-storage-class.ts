import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { StorageClassProps, keptMetadata } from './storage-props';
import type { NFSStorageClassSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';
import { IStorageClass } from '../refs';
import { Resource } from '../resource/resource';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';
import { LabelQuery } from '../values/label-query';
import { ReclaimPolicy, VolumeBindingMode, VolumeCleanup } from '../values/volume-policies';

/**
 * Version of the NFS protocol.
 */
export enum NfsVersion {
  /** NFS 3, without locks that survive a restart. It needs `nfs3` of the `CsiNfsModule`. */
  V3 = '3',

  /** NFS 4.1. */
  V4_1 = '4.1',

  /** NFS 4.2, which can free unused blocks. */
  V4_2 = '4.2',
}

/**
 * Encryption of the connection to an NFS server. Not in the Community Edition.
 */
export enum NfsEncryption {
  /** TLS: the client checks the server by the authority in the settings of the module. */
  TLS = 'TLS',

  /** TLS in which the server also checks the client by the certificate in the settings of the module. */
  MUTUAL_TLS = 'MutualTLS',
}

/**
 * What a client does when an NFS server does not answer.
 */
export enum NfsMountMode {
  /** It tries again until the server answers: machines wait, and no write is lost. */
  HARD = 'hard',

  /** It gives up after some attempts: machines get an error, and writes may be lost. */
  SOFT = 'soft',
}

/**
 * Options of the mounts of an NFS share.
 */
export interface NfsMountOptions {
  /**
   * What happens when the server does not answer.
   *
   * @default - the default of the nodes: `NfsMountMode.HARD`
   */
  readonly mode?: NfsMountMode;

  /**
   * How long the client waits for an answer before it tries again, in tenths of a second, at least one.
   *
   * @default - the default of the nodes
   */
  readonly timeout?: Duration;

  /**
   * Number of attempts before the client gives up or reports that the server does not respond, at least 1.
   *
   * @default - the default of the nodes
   */
  readonly retransmissions?: number;

  /**
   * Whether the share is mounted for reading only.
   *
   * @default false
   */
  readonly readOnly?: boolean;
}

/**
 * Properties of a `NfsStorageClass`.
 */
export interface NfsStorageClassProps extends StorageClassProps {
  /**
   * Name or address of the NFS server. It cannot be changed.
   */
  readonly host: string;

  /**
   * Path of the share on the server. It cannot be changed.
   */
  readonly share: string;

  /**
   * Version of the protocol. It cannot be changed.
   */
  readonly version: NfsVersion;

  /**
   * Encryption of the connection. It needs `caBundle` of the `CsiNfsModule`, and cannot be changed.
   *
   * @default - not encrypted
   */
  readonly encryption?: NfsEncryption;

  /**
   * Options of the mounts.
   *
   * @default - the defaults of the nodes
   */
  readonly mountOptions?: NfsMountOptions;

  /**
   * Permissions of the directory of a volume, as three or four octal digits.
   *
   * @default - those that the server gives
   */
  readonly permissions?: string;

  /**
   * When a volume is created. It cannot be changed.
   *
   * @default VolumeBindingMode.IMMEDIATE
   */
  readonly volumeBindingMode?: VolumeBindingMode;

  /**
   * Conditions on the labels of the nodes that may mount the share, all of which must hold; one or more.
   *
   * @default - all nodes with Linux
   */
  readonly nodes?: LabelQuery[];

  /**
   * How the data of a deleted volume are made unreadable. Only with `ReclaimPolicy.DELETE`; `VolumeCleanup.DISCARD` needs NFS 4.2.
   *
   * @default - not at all
   */
  readonly volumeCleanup?: VolumeCleanup;
}

/**
 * A StorageClass whose volumes are directories of an NFS share. Machines on it migrate live without a copy of their disks. It needs the module
 * `csi-nfs`, which creates the StorageClass of the same name. The object is cluster-wide.
 *
 * @see https://deckhouse.io/modules/csi-nfs/stable/cr.html#nfsstorageclass
 *
 * @example
 *
 * const nfs = new dvp.NfsStorageClass(chart, 'nfs', { host: 'nfs.example.com', share: '/machines', version: dvp.NfsVersion.V4_2 });
 * new dvp.VirtualDisk(chart, 'data', { size: Size.gibibytes(20), storageClassName: nfs.storageClassName });
 */
export class NfsStorageClass extends Resource implements IStorageClass {
  static { guard(this, 'NfsStorageClass'); }

  /**
   * @throws if `host` is not a name or an address, `timeout` is not a number of tenths of a second, or `nodes` is an empty list
   */
  constructor(scope: Construct, id: string, props: NfsStorageClassProps) {
    super(scope, id);
    checkProps(this, 'NfsStorageClassProps', props);
    const spec = toKube(this.node.path, props);
    this._define('storage.deckhouse.io/v1alpha1/NFSStorageClass', keptMetadata(props), () => spec);
  }

  /**
   * Name of the StorageClass, for the `storageClassName` of disks and images.
   */
  public get storageClassName(): string {
    return this.name;
  }
}

function toKube(path: string, props: NfsStorageClassProps): NFSStorageClassSpec {
  const { host, share, version, encryption, mountOptions, permissions, volumeBindingMode, nodes, volumeCleanup, reclaimPolicy } = props;
  if (nodes?.length === 0) {
    throw new CallerError(`[${path}] 'nodes' must have a condition, got an empty list: leave it out for all nodes`);
  }
  if (/[/\s]/.test(host)) {
    throw new CallerError(`[${path}] 'host' must be a name or an address, got ${formatValue(host)}: for example 'nfs.example.com'`);
  }
  const tls = encryption === undefined ? {} : { tls: true, mtls: encryption === NfsEncryption.MUTUAL_TLS ? true : undefined };
  return {
    connection: { host, share, nfsVersion: version, ...tls },
    mountOptions: mountOptions && {
      mountMode: mountOptions.mode,
      timeout: tenths(path, mountOptions.timeout),
      retransmissions: mountOptions.retransmissions,
      readOnly: mountOptions.readOnly,
    },
    chmodPermissions: permissions,
    reclaimPolicy: reclaimPolicy ?? ReclaimPolicy.DELETE,
    volumeBindingMode: volumeBindingMode ?? VolumeBindingMode.IMMEDIATE,
    workloadNodes: nodes && { nodeSelector: LabelQuery._selector(nodes) as NonNullable<NFSStorageClassSpec['workloadNodes']>['nodeSelector'] },
    volumeCleanup,
  };
}

function tenths(path: string, timeout: Duration | undefined): number | undefined {
  const count = timeout && timeout.toMilliseconds() / 100;
  if (count !== undefined && (!Number.isInteger(count) || count < 1)) {
    throw new CallerError(`[${path}] 'timeout' must be tenths of a second, at least one, got ${timeout!.toMilliseconds()} milliseconds: for example Duration.seconds(60)`);
  }
  return count;
}
