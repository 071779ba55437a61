import { Construct } from 'constructs';
import { checkPrefixes } from './module-checks';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { StorageLogLevel } from './storage-log-level';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `CsiNfsModule`.
 */
export interface CsiNfsModuleProps extends EnabledModuleProps {
  /**
   * Whether nodes may use version 3 of NFS.
   *
   * @default false
   */
  readonly nfs3?: boolean;

  /**
   * CA certificates of the NFS server, in PEM format, for NFS over TLS. Since csi-nfs 0.2.0, and not in the Community and Basic Edition.
   *
   * The key of a client certificate is a secret, and is left out for that reason: set `tlsParameters.mtls` in the cluster.
   *
   * @default - NFS without TLS
   */
  readonly caBundle?: string;

  /**
   * Prefixes of labels that StorageClasses do not take over from their NFSStorageClass. The list replaces the default.
   * Since csi-nfs 0.3.27.
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
 * The module `csi-nfs`: disks on a server of NFS. It needs the module `snapshot-controller`.
 *
 * @see https://deckhouse.io/modules/csi-nfs/stable/configuration.html
 *
 * @example
 *
 * new dvp.CsiNfsModule(chart, 'nfs');
 */
export class CsiNfsModule extends PlatformModule {
  static { guard(this, 'CsiNfsModule'); }

  /**
   * @throws if a prefix is empty
   */
  constructor(scope: Construct, id: string, props: CsiNfsModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'CsiNfsModuleProps', props);
    const { nfs3, caBundle, ignoredLabelPrefixes, logLevel } = props;
    checkPrefixes(this.node.path, ignoredLabelPrefixes);
    this._defineModule('csi-nfs', props, {
      1: {
        v3support: nfs3,
        tlsParameters: caBundle === undefined ? undefined : { ca: Buffer.from(caBundle).toString('base64') },
        storageClassLabelIgnoredPrefixes: ignoredLabelPrefixes && [...ignoredLabelPrefixes],
        logLevel,
      },
    });
  }
}
