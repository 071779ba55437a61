import { CoreFraction } from './core-fraction';
import { formatValue } from './describe';
import { guard } from './guard';
import { CallerError } from '../manifest/caller-error';

/**
 * The processor of a machine.
 */
export class Cpu {
  static { guard(this, 'Cpu'); }

  /**
   * A number of cores.
   *
   * DVP spreads them over sockets, so not every number works: above 16 it must be even, above 32 a multiple of 4, above 64 a multiple of 8.
   *
   * @param cores a whole number from 1 to 248
   * @param coreFraction guaranteed share of each core; if not set, the class of the machine decides
   * @throws if `cores` is not a whole number from 1 to 248
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static cores(cores: number, coreFraction?: CoreFraction): Cpu {
    if (!Number.isInteger(cores) || cores < 1 || cores > 248) {
      throw new CallerError(`'cores' must be a whole number from 1 to 248, got ${formatValue(cores)}`);
    }
    return new Cpu(cores, coreFraction);
  }

  private constructor(private readonly count: number, private readonly coreFraction?: CoreFraction) {}

  /**
   * @internal
   */
  public _toKube() {
    return { cores: this.count, coreFraction: this.coreFraction?._toKube() };
  }
}
