import { Duration, Size } from 'cdk8s';
import { formatValue } from './describe';
import { DiskSource } from './disk-source';
import { guard } from './guard';
import { Origin } from './origin';
import type { VirtualMachinePoolSpec } from '../../imports/contract/wire';
import { CallerError } from '../manifest/caller-error';

type DiskTemplate = VirtualMachinePoolSpec['virtualDiskTemplates'][number];

/**
 * Options of a disk for each machine of a pool.
 */
export interface PoolDiskOptions {
  /**
   * Source of the disk's content.
   *
   * @default - a blank disk, which needs `size`
   */
  readonly source?: DiskSource;

  /**
   * Capacity of the disk, more than zero. If it becomes larger later, existing disks grow; if it becomes smaller, only new disks change.
   *
   * @default - the size of the unpacked `source`
   */
  readonly size?: Size;

  /**
   * Name of the StorageClass of the disks.
   *
   * @default - the default of the module `virtualization` or else of the cluster
   */
  readonly storageClassName?: string;

  /**
   * Place in the boot order: a whole number from 1, unique in the machine.
   *
   * If one device of a machine has a place, the machine does not boot from devices without a place.
   *
   * @default - if no device has a place, the machine boots from the first bootable device
   */
  readonly bootOrder?: number;
}

/**
 * Options of a disk that stays when its machine is deleted.
 */
export interface ReusablePoolDiskOptions extends PoolDiskOptions {
  /**
   * Number of free disks that are kept after `ttl`, a whole number from 0. The disks freed last are kept. Needs `ttl`.
   *
   * @default 0
   */
  readonly keep?: number;

  /**
   * Time until a free disk is deleted, with its data.
   *
   * @default - free disks are not deleted
   */
  readonly ttl?: Duration;
}

/**
 * A disk for each machine of a pool.
 *
 * @example
 *
 * const debian = dvp.VirtualImage.fromImageName('debian-12');
 * dvp.PoolDisk.ephemeral('root', { source: dvp.DiskSource.image(debian), size: Size.gibibytes(20) });
 * dvp.PoolDisk.reusable('cache', { size: Size.gibibytes(50), keep: 3, ttl: Duration.hours(1) });
 */
export class PoolDisk {
  static { guard(this, 'PoolDisk'); }

  /**
   * A disk that is created and deleted with its machine.
   *
   * @param name name of the disk in the pool: a DNS label of up to 63 lower-case letters, digits and dashes
   * @throws if the name does not have this form, or the boot order is not a whole number from 1
   */
  public static ephemeral(name: string, options: PoolDiskOptions = {}): PoolDisk {
    return new PoolDisk(name, options, { onScaleDown: 'Delete', keep: 0 });
  }

  /**
   * A disk that stays when its machine is deleted. The next machine gets it with its data.
   *
   * Any machine of the pool may get it: use it for caches, not for the data of one machine.
   *
   * @param name name of the disk in the pool: a DNS label of up to 63 lower-case letters, digits and dashes
   * @throws if the name does not have this form, the boot order is not a whole number from 1, or `keep` is set without `ttl`
   */
  public static reusable(name: string, options: ReusablePoolDiskOptions = {}): PoolDisk {
    const { keep, ttl } = options;
    if (keep !== undefined && (!Number.isInteger(keep) || keep < 0)) {
      throw new CallerError(`'keep' must be a whole number from 0, got ${formatValue(keep)}`);
    }
    if (keep !== undefined && keep > 0 && ttl === undefined) {
      throw new CallerError(`disk ${name}: without 'ttl' all free disks stay, not only ${keep}: set 'ttl', for example Duration.minutes(30), or leave 'keep' out`);
    }
    return new PoolDisk(name, options, { onScaleDown: 'Retain', keep: keep ?? 0, ttl: ttl && goDuration(ttl) });
  }

  // with its defaults: a tool that compares lists as a whole reports a difference for each default that the API server sets in one
  private constructor(private readonly name: string, private readonly options: PoolDiskOptions, private readonly reclaim: DiskTemplate['reclaim']) {
    const { bootOrder } = options;
    if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      throw new CallerError(`the name of a disk must have up to 63 lower-case letters, digits and dashes, got ${JSON.stringify(name)}: for example root`);
    }
    if (bootOrder !== undefined && (!Number.isInteger(bootOrder) || bootOrder < 1)) {
      throw new CallerError(`'bootOrder' must be a whole number from 1, got ${formatValue(bootOrder)}`);
    }
  }

  /**
   * @internal
   */
  public get _reusable(): boolean {
    return this.reclaim?.onScaleDown === 'Retain';
  }

  /**
   * The object behind the source.
   *
   * @internal
   */
  public get _origin(): Origin | undefined {
    return this.options.source?._origin;
  }

  /**
   * The disk as a block device of the machines.
   *
   * @internal
   */
  public _toKube() {
    return { kind: 'VirtualDisk' as const, name: this.name, bootOrder: this.options.bootOrder };
  }

  /**
   * The template of the disk.
   *
   * @internal
   */
  public _template(): DiskTemplate {
    const { source, size, storageClassName } = this.options;
    const claim = size !== undefined || storageClassName !== undefined;
    return {
      name: this.name,
      reclaim: this.reclaim,
      spec: {
        dataSource: source?._toKube(),
        persistentVolumeClaim: claim ? { size: size?.asString(), storageClassName } : undefined,
      },
    };
  }
}

const UNITS: readonly (readonly [string, number])[] = [['h', 3_600_000], ['m', 60_000], ['s', 1000]];

// the platform parses this as a Go duration, which does not have days
function goDuration(duration: Duration): string {
  let rest = duration.toMilliseconds();
  const parts = UNITS.map(([unit, size]) => {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    return whole > 0 ? `${whole}${unit}` : '';
  });
  return [...parts, rest > 0 ? `${rest}ms` : ''].join('') || '0s';
}
