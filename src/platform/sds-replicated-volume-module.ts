import { Cron } from 'cdk8s';
import { Construct } from 'constructs';
import { checkPorts, checkPrefixes, checkRange } from './module-checks';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { StorageLogLevel } from './storage-log-level';
import { checkProps, guard } from '../values/guard';

/**
 * A range of TCP ports.
 */
export interface PortRange {
  /**
   * First port of the range, from 1 to 65535.
   */
  readonly minPort: number;

  /**
   * Last port of the range, from `minPort` to 65535.
   */
  readonly maxPort: number;
}

/**
 * Backups of the database of the module: where each replica is. They are not backups of disks.
 */
export interface ReplicatedVolumeBackup {
  /**
   * Whether backups are made.
   *
   * @default true
   */
  readonly enabled?: boolean;

  /**
   * Number of backups that are kept, a whole number from 1.
   *
   * @default 7
   */
  readonly retentionCount?: number;

  /**
   * When a backup is made.
   *
   * @default - every night at 03:00
   */
  readonly schedule?: Cron;
}

/**
 * Properties of a `SdsReplicatedVolumeModule`.
 */
export interface SdsReplicatedVolumeModuleProps extends EnabledModuleProps {
  /**
   * Labels of the nodes that hold replicas. A node that no longer has them keeps its data, and the data cannot be reached.
   *
   * @default - all nodes with Linux
   */
  readonly dataNodeLabels?: { [key: string]: string };

  /**
   * Ports by which nodes replicate their disks.
   *
   * @default - 7000 to 7999
   */
  readonly drbdPorts?: PortRange;

  /**
   * Backups of the database of the module.
   *
   * @default - every night at 03:00, and 7 are kept
   */
  readonly backup?: ReplicatedVolumeBackup;

  /**
   * Prefixes of labels that StorageClasses do not take over from their ReplicatedStorageClass. The list replaces the default.
   * Since sds-replicated-volume 0.9.4.
   *
   * @default - the prefixes of Argo CD, Flux and Fleet
   */
  readonly ignoredLabelPrefixes?: string[];

  /**
   * Lowest severity that the module logs.
   *
   * @default StorageLogLevel.INFO
   */
  readonly logLevel?: StorageLogLevel;
}

/**
 * The module `sds-replicated-volume`: disks with copies on several nodes, which machines can use from every node. It needs the module
 * `sds-node-configurator`, and at least three nodes: use `sds-local-volume` on fewer.
 *
 * @see https://deckhouse.io/modules/sds-replicated-volume/stable/configuration.html
 *
 * @example
 *
 * new dvp.SdsReplicatedVolumeModule(chart, 'replicated', { dataNodeLabels: { storage: 'nvme' } });
 */
export class SdsReplicatedVolumeModule extends PlatformModule {
  static { guard(this, 'SdsReplicatedVolumeModule'); }

  /**
   * @throws if `drbdPorts` is not a range of ports, `retentionCount` is not a whole number from 1, or a prefix is empty
   */
  constructor(scope: Construct, id: string, props: SdsReplicatedVolumeModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'SdsReplicatedVolumeModuleProps', props);
    const { dataNodeLabels, drbdPorts, backup, ignoredLabelPrefixes, logLevel } = props;
    if (drbdPorts !== undefined) {
      checkPorts(this.node.path, 'drbdPorts', drbdPorts.minPort, drbdPorts.maxPort);
    }
    checkRange(this.node.path, { 'backup.retentionCount': backup?.retentionCount }, 1, Number.MAX_SAFE_INTEGER, 7);
    checkPrefixes(this.node.path, ignoredLabelPrefixes);
    this._defineModule('sds-replicated-volume', props, {
      1: {
        dataNodes: dataNodeLabels && { nodeSelector: { ...dataNodeLabels } },
        drbdPortRange: drbdPorts && { minPort: drbdPorts.minPort, maxPort: drbdPorts.maxPort },
        backup: backup && { enabled: backup.enabled, retentionCount: backup.retentionCount, schedule: backup.schedule?.expressionString },
        logLevel,
      },
      2: { storageClassLabelIgnoredPrefixes: ignoredLabelPrefixes && [...ignoredLabelPrefixes] },
    });
  }
}
