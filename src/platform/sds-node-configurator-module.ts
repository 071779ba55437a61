import { Construct } from 'constructs';
import { checkRange } from './module-checks';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { StorageLogLevel } from './storage-log-level';
import { CallerError } from '../manifest/caller-error';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `SdsNodeConfiguratorModule`.
 */
export interface SdsNodeConfiguratorModuleProps extends EnabledModuleProps {
  /**
   * Whether nodes are prepared for thin pools of LVM.
   *
   * @default true
   */
  readonly thinProvisioning?: boolean;

  /**
   * Whether to find the block devices of a node by netlink instead of `lsblk`. Since sds-node-configurator 0.7.0.
   *
   * @default false
   */
  readonly netlinkDiscovery?: boolean;

  /**
   * Directory of a node below which files may serve as block devices: an absolute path, but not `/`. Since sds-node-configurator 0.7.0.
   *
   * @default '/opt/deckhouse/sds/file-devices'
   */
  readonly fileDevicesDirectory?: string;

  /**
   * Part of the file system of these files that stays free, in percent: a whole number from 0 to 90. Since sds-node-configurator 0.7.0.
   *
   * @default 15
   */
  readonly fileDevicesMinFreePercent?: number;

  /**
   * Lowest severity that the module logs.
   *
   * @default StorageLogLevel.INFO
   */
  readonly logLevel?: StorageLogLevel;
}

/**
 * The module `sds-node-configurator`: finds the block devices of nodes, and makes volume groups of LVM on them. The modules
 * `sds-replicated-volume` and `sds-local-volume` need it.
 *
 * @see https://deckhouse.io/modules/sds-node-configurator/stable/configuration.html
 *
 * @example
 *
 * new dvp.SdsNodeConfiguratorModule(chart, 'devices');
 */
export class SdsNodeConfiguratorModule extends PlatformModule {
  static { guard(this, 'SdsNodeConfiguratorModule'); }

  /**
   * @throws if `fileDevicesDirectory` is not an absolute path below `/`, or `fileDevicesMinFreePercent` is out of its range
   */
  constructor(scope: Construct, id: string, props: SdsNodeConfiguratorModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'SdsNodeConfiguratorModuleProps', props);
    const { thinProvisioning, netlinkDiscovery, fileDevicesDirectory, fileDevicesMinFreePercent, logLevel } = props;
    checkDirectory(this.node.path, fileDevicesDirectory);
    checkRange(this.node.path, { fileDevicesMinFreePercent }, 0, 90, 15);
    this._defineModule('sds-node-configurator', props, {
      1: {
        enableThinProvisioning: thinProvisioning,
        enableNetlinkBlockDeviceDiscovery: netlinkDiscovery,
        fileDevicesDirectory,
        fileDevicesMinFreeSpacePercent: fileDevicesMinFreePercent,
        logLevel,
      },
    });
  }
}

// the agent does not start if a part of the path is '..', although the schema allows it
function checkDirectory(path: string, directory: string | undefined): void {
  if (directory !== undefined && (!/^\/[^/]+(\/[^/]+)*$/.test(directory) || directory.split('/').includes('..'))) {
    throw new CallerError(`[${path}] 'fileDevicesDirectory' must be an absolute path below /, without '..', got ${formatValue(directory)}: for example /mnt/devices`);
  }
}
