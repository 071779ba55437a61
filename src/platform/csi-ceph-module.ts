import { Construct } from 'constructs';
import { checkPrefixes, checkRange } from './module-checks';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { StorageLogLevel } from './storage-log-level';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `CsiCephModule`.
 */
export interface CsiCephModuleProps extends EnabledModuleProps {
  /**
   * Whether block devices of Ceph, RBD, are available. The disks of machines need them.
   *
   * @default true
   */
  readonly rbd?: boolean;

  /**
   * Whether the file system of Ceph, CephFS, is available.
   *
   * @default true
   */
  readonly cephFs?: boolean;

  /**
   * Number of RBD volumes that are created at once, a whole number from 1. Since csi-ceph 0.5.0.
   *
   * @default 10
   */
  readonly rbdWorkers?: number;

  /**
   * Number of CephFS volumes that are created at once, a whole number from 1. Since csi-ceph 0.5.0.
   *
   * @default 10
   */
  readonly cephFsWorkers?: number;

  /**
   * Prefixes of labels that StorageClasses do not take over from their CephStorageClass. The list replaces the default.
   * Since csi-ceph 0.5.27.
   *
   * @default - the prefixes of Argo CD, Flux and Fleet
   */
  readonly ignoredLabelPrefixes?: string[];

  /**
   * Lowest severity that the module logs.
   *
   * @default StorageLogLevel.DEBUG
   */
  readonly logLevel?: StorageLogLevel;
}

/**
 * The module `csi-ceph`: disks in a cluster of Ceph. It needs the module `snapshot-controller`.
 *
 * @see https://deckhouse.io/modules/csi-ceph/stable/configuration.html
 *
 * @example
 *
 * new dvp.CsiCephModule(chart, 'ceph', { cephFs: false });
 */
export class CsiCephModule extends PlatformModule {
  static { guard(this, 'CsiCephModule'); }

  /**
   * @throws if a number of workers is not a whole number from 1, or a prefix is empty
   */
  constructor(scope: Construct, id: string, props: CsiCephModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'CsiCephModuleProps', props);
    const { rbd, cephFs, rbdWorkers, cephFsWorkers, ignoredLabelPrefixes, logLevel } = props;
    checkRange(this.node.path, { rbdWorkers, cephFsWorkers }, 1, Number.MAX_SAFE_INTEGER, 10);
    checkPrefixes(this.node.path, ignoredLabelPrefixes);
    this._defineModule('csi-ceph', props, {
      1: {
        rbdEnabled: rbd,
        cephfsEnabled: cephFs,
        rbdProvisionerWorkers: rbdWorkers,
        cephfsProvisionerWorkers: cephFsWorkers,
        storageClassLabelIgnoredPrefixes: ignoredLabelPrefixes && [...ignoredLabelPrefixes],
        logLevel,
      },
    });
  }
}
