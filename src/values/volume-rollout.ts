import { formatValue } from './describe';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * Which volumes a changed class applies to. Since sds-replicated-volume 0.9.5.
 */
export class VolumeRollout {
  static { guard(this, 'VolumeRollout'); }

  /** Only volumes that are created after the change. */
  public static readonly NEW_VOLUMES_ONLY = new VolumeRollout();

  /**
   * Existing volumes, too, some at a time.
   *
   * @param maxParallel number of volumes that change at the same time: a whole number from 1 to 200
   * @throws if the number is out of range
   */
  public static rolling(maxParallel: number): VolumeRollout {
    return new VolumeRollout(checkParallel(maxParallel));
  }

  private constructor(private readonly maxParallel?: number) {}

  /**
   * @internal
   */
  public _toKube(): { type: 'RollingUpdate' | 'NewVolumesOnly'; rollingUpdate?: { maxParallel: number } } {
    return this.maxParallel === undefined ? { type: 'NewVolumesOnly' } : { type: 'RollingUpdate', rollingUpdate: { maxParallel: this.maxParallel } };
  }
}

/**
 * What happens to copies on nodes that are no longer eligible. Since sds-replicated-volume 0.9.5.
 */
export class VolumeRepair {
  static { guard(this, 'VolumeRepair'); }

  /** Nothing, until an administrator moves them. */
  public static readonly MANUAL = new VolumeRepair();

  /**
   * They move to eligible nodes, some at a time.
   *
   * @param maxParallel number of volumes that are repaired at the same time: a whole number from 1 to 200
   * @throws if the number is out of range
   */
  public static rolling(maxParallel: number): VolumeRepair {
    return new VolumeRepair(checkParallel(maxParallel));
  }

  private constructor(private readonly maxParallel?: number) {}

  /**
   * @internal
   */
  public _toKube(): { type: 'RollingRepair' | 'Manual'; rollingRepair?: { maxParallel: number } } {
    return this.maxParallel === undefined ? { type: 'Manual' } : { type: 'RollingRepair', rollingRepair: { maxParallel: this.maxParallel } };
  }
}

function checkParallel(maxParallel: number): number {
  if (!Number.isInteger(maxParallel) || maxParallel < 1 || maxParallel > 200) {
    throw new CallerError(`'maxParallel' must be a whole number from 1 to 200, got ${formatValue(maxParallel)}`);
  }
  return maxParallel;
}
