import { Duration, Size } from 'cdk8s';
import { formatValue } from './describe';
import { DiskSource } from './disk-source';
import { guard } from './guard';
import { Origin } from './origin';
import type { VirtualMachinePoolSpec } from '../../imports/contract/wire';

type DiskTemplate = VirtualMachinePoolSpec['virtualDiskTemplates'][number];

/**
 * What each machine of a pool gets as a disk.
 */
export interface PoolDiskOptions {
  /**
   * What to fill the disk with.
   *
   * @default - the disk starts blank, and `size` has to be given
   */
  readonly source?: DiskSource;

  /**
   * Capacity of the disk, more than zero. A larger size later makes disks that are there grow; a smaller one counts for new disks alone.
   *
   * @default - just enough for the unpacked `source`
   */
  readonly size?: Size;

  /**
   * Name of the StorageClass to provision the disks from.
   *
   * @default - the class that the module `virtualization` or, without one there, the cluster has as its default
   */
  readonly storageClassName?: string;

  /**
   * Place in the boot order: a whole number from 1, each once in a machine.
   *
   * As soon as one device of a machine has a place, those without one are not booted from at all.
   *
   * @default - machines whose devices have no place boot from the first device that can
   */
  readonly bootOrder?: number;
}

/**
 * What each machine of a pool gets as a disk that survives it.
 */
export interface ReusablePoolDiskOptions extends PoolDiskOptions {
  /**
   * How many of the free disks stay however old they are, a whole number from 0; those freed last are kept. Needs `ttl`.
   *
   * @default 0
   */
  readonly keep?: number;

  /**
   * How long a free disk waits for a machine before it is deleted, with its data.
   *
   * @default - until the machine is deleted: no free disk is ever deleted
   */
  readonly ttl?: Duration;
}

/**
 * A disk that every machine of a pool has one of.
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
   * A disk that is made with its machine and deleted with it.
   *
   * @param name name of the disk in the pool: a DNS label of up to 63 lower-case letters, digits and dashes
   * @throws if the name has another form, or the boot order is not a whole number from 1
   */
  public static ephemeral(name: string, options: PoolDiskOptions = {}): PoolDisk {
    return new PoolDisk(name, options, { onScaleDown: 'Delete' });
  }

  /**
   * A disk that stays when its machine goes, and is given to the next machine with all that is on it.
   *
   * Whichever machine comes next gets it: keep caches on it, and nothing that belongs to one machine.
   *
   * @param name name of the disk in the pool: a DNS label of up to 63 lower-case letters, digits and dashes
   * @throws if the name has another form, the boot order is not a whole number from 1, or `keep` is given without `ttl`
   */
  public static reusable(name: string, options: ReusablePoolDiskOptions = {}): PoolDisk {
    const { keep, ttl } = options;
    if (keep !== undefined && (!Number.isInteger(keep) || keep < 0)) {
      throw new Error(`'keep' must be a whole number from 0, got ${formatValue(keep)}`);
    }
    if (keep !== undefined && keep > 0 && ttl === undefined) {
      throw new Error(`disk ${name}: without 'ttl' all free disks stay, not only ${keep}: set 'ttl', for example Duration.minutes(30), or leave 'keep' out`);
    }
    return new PoolDisk(name, options, { onScaleDown: 'Retain', keep, ttl: ttl && goDuration(ttl) });
  }

  private constructor(private readonly name: string, private readonly options: PoolDiskOptions, private readonly reclaim: DiskTemplate['reclaim']) {
    const { bootOrder } = options;
    if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      throw new Error(`the name of a disk must have up to 63 lower-case letters, digits and dashes, got ${JSON.stringify(name)}: for example root`);
    }
    if (bootOrder !== undefined && (!Number.isInteger(bootOrder) || bootOrder < 1)) {
      throw new Error(`'bootOrder' must be a whole number from 1, got ${formatValue(bootOrder)}`);
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
   * The disk, as the machines see it.
   *
   * @internal
   */
  public _toKube() {
    return { kind: 'VirtualDisk' as const, name: this.name, bootOrder: this.options.bootOrder };
  }

  /**
   * The disk, as it is made for each machine.
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

// Go knows no days, and the platform reads this as Go does
function goDuration(duration: Duration): string {
  let rest = duration.toMilliseconds();
  const parts = UNITS.map(([unit, size]) => {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    return whole > 0 ? `${whole}${unit}` : '';
  });
  return [...parts, rest > 0 ? `${rest}ms` : ''].join('') || '0s';
}
