import { Construct } from 'constructs';
import { EnabledModuleProps, PlatformModule } from './platform-module';
import { checkProps, guard } from '../values/guard';

/**
 * Properties of a `SnapshotControllerModule`.
 */
export interface SnapshotControllerModuleProps extends EnabledModuleProps {
  /**
   * Whether the controller runs in several copies.
   *
   * @default - the setting of the cluster for all modules
   */
  readonly highAvailability?: boolean;
}

/**
 * The module `snapshot-controller`: snapshots of disks. The modules `csi-nfs` and `csi-ceph` need it, and so do some releases of
 * `sds-replicated-volume` and `sds-local-volume`: enable it before them. The bundles Default and Managed enable it.
 *
 * @see https://deckhouse.io/modules/snapshot-controller/stable/
 *
 * @example
 *
 * new dvp.SnapshotControllerModule(chart, 'snapshots');
 */
export class SnapshotControllerModule extends PlatformModule {
  static { guard(this, 'SnapshotControllerModule'); }

  constructor(scope: Construct, id: string, props: SnapshotControllerModuleProps = {}) {
    super(scope, id);
    checkProps(this, 'SnapshotControllerModuleProps', props);
    this._defineModule('snapshot-controller', props, { 1: { highAvailability: props.highAvailability } });
  }
}
