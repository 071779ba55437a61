import { Size } from 'cdk8s';
import { formatValue } from './describe';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

// the API server writes it into a list, where a tool that compares would see a difference
const DEFAULT_LIMIT = 150;

/**
 * Options of a `ThinPool`.
 */
export interface ThinPoolOptions {
  /**
   * How much its volumes may promise together, in percent of the pool: a whole number from 100 to 9999. Volumes that fill up at the same time fail
   * if it is more than 100.
   *
   * @default 150
   */
  readonly allocationLimit?: number;
}

/**
 * A thin pool of a volume group: its volumes take space only for the data in them, and can have snapshots.
 */
export class ThinPool {
  static { guard(this, 'ThinPool'); }

  /**
   * A thin pool of this size. It can grow later, but not shrink.
   *
   * @param poolName name of the pool on the node, unique in the volume group
   * @throws if the size is zero, or `allocationLimit` is out of range
   */
  public static ofSize(poolName: string, size: Size, options: ThinPoolOptions = {}): ThinPool {
    if (size.toKibibytes() <= 0) {
      throw new CallerError(`[ThinPool.ofSize] the thin pool ${formatValue(poolName)} must have a size above zero: for example Size.gibibytes(100)`);
    }
    return new ThinPool(poolName, size.asString(), options, 'ofSize');
  }

  /**
   * A thin pool with a share of the volume group. It grows with the volume group.
   *
   * @param poolName name of the pool on the node, unique in the volume group
   * @param percent a whole number from 1 to 100
   * @throws if `percent` or `allocationLimit` is out of range
   */
  public static percent(poolName: string, percent: number, options: ThinPoolOptions = {}): ThinPool {
    if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
      throw new CallerError(`[ThinPool.percent] 'percent' must be a whole number from 1 to 100, got ${formatValue(percent)}: for example 90`);
    }
    return new ThinPool(poolName, `${percent}%`, options, 'percent');
  }

  private constructor(
    /**
     * Name of the pool on the node.
     */
    public readonly poolName: string,
    private readonly size: string,
    private readonly options: ThinPoolOptions,
    where: string,
  ) {
    const { allocationLimit: limit } = options;
    if (limit !== undefined && (!Number.isInteger(limit) || limit < 100 || limit > 9999)) {
      throw new CallerError(`[ThinPool.${where}] 'allocationLimit' must be a whole number from 100 to 9999, got ${formatValue(limit)}: for example 100`);
    }
  }

  /**
   * @internal
   */
  public _toKube(): { name: string; size: string; allocationLimit: string } {
    const { allocationLimit = DEFAULT_LIMIT } = this.options;
    return { name: this.poolName, size: this.size, allocationLimit: `${allocationLimit}%` };
  }
}
