import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkPrefixes } from './module-checks';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { StorageLogLevel } from './storage-log-level';
import { CallerError } from '../manifest/caller-error';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `SdsLocalVolumeModule`.
 */
export interface SdsLocalVolumeModuleProps extends EnabledModuleProps {
  /**
   * Labels of the nodes that hold disks. A node that no longer has them keeps its data, and the data cannot be reached.
   *
   * @default - all nodes with Linux
   */
  readonly dataNodeLabels?: { [key: string]: string };

  /**
   * Time that the module leaves a deleted volume alone if its driver did not finish the deletion, in whole seconds of at least one.
   * Then the data are deleted. Since sds-local-volume 0.4.13.
   *
   * @default - 30 seconds
   */
  readonly orphanGracePeriod?: Duration;

  /**
   * Prefixes of labels that StorageClasses do not take over from their LocalStorageClass. The list replaces the default.
   * Since sds-local-volume 0.4.7.
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
 * The module `sds-local-volume`: disks on one node each. It needs the module `sds-node-configurator`. A machine moves to another node
 * only with a copy of its disks, which the Community Edition does not make.
 *
 * @see https://deckhouse.io/modules/sds-local-volume/stable/configuration.html
 *
 * @example
 *
 * new dvp.SdsLocalVolumeModule(chart, 'local');
 */
export class SdsLocalVolumeModule extends PlatformModule {
  static { guard(this, 'SdsLocalVolumeModule'); }

  /**
   * @throws if `orphanGracePeriod` is less than a second, or a prefix is empty
   */
  constructor(scope: Construct, id: string, props: SdsLocalVolumeModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'SdsLocalVolumeModuleProps', props);
    const { dataNodeLabels, orphanGracePeriod, ignoredLabelPrefixes, logLevel } = props;
    checkPrefixes(this.node.path, ignoredLabelPrefixes);
    this._defineModule('sds-local-volume', props, {
      1: { dataNodes: dataNodeLabels && { nodeSelector: { ...dataNodeLabels } }, logLevel },
      2: {
        llvOrphanGracePeriod: seconds(this.node.path, orphanGracePeriod),
        storageClassLabelIgnoredPrefixes: ignoredLabelPrefixes && [...ignoredLabelPrefixes],
      },
    });
  }
}

function seconds(path: string, period: Duration | undefined): string | undefined {
  if (period === undefined) {
    return undefined;
  }
  const count = period.toSeconds({ integral: false });
  if (!Number.isInteger(count) || count < 1) {
    throw new CallerError(`[${path}] 'orphanGracePeriod' must be whole seconds, at least one, got ${count} seconds: for example Duration.seconds(45)`);
  }
  return `${count}s`;
}
