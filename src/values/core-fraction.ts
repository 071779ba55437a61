import { formatValue } from './describe';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * The share of each core that is guaranteed to a machine. Other machines may use its idle part.
 */
export class CoreFraction {
  static { guard(this, 'CoreFraction'); }

  /** Whole cores, not shared with other machines. */
  public static readonly FULL = CoreFraction.percent(100);

  /** Leaves the share to the vertical autoscaler of the platform. Since DVP 1.11, in the Enterprise Edition. */
  public static readonly AUTO = new CoreFraction('Auto');

  /**
   * Guarantees this percentage of each core.
   *
   * @param percent a whole number from 1 to 100
   * @throws if `percent` is not a whole number from 1 to 100
   */
  public static percent(percent: number): CoreFraction {
    if (!Number.isInteger(percent) || percent < 1 || percent > 100) {
      throw new CallerError(`'percent' must be a whole number from 1 to 100, got ${formatValue(percent)}`);
    }
    return new CoreFraction(`${percent}%`);
  }

  private constructor(private readonly wire: string) {}

  /**
   * @internal
   */
  public _toKube(): string {
    return this.wire;
  }
}
