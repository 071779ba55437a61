import { CoreFraction } from './core-fraction';
import { formatValue } from './describe';
import { guard } from './guard';

/**
 * The processor of a machine.
 */
export class Cpu {
  static { guard(this, 'Cpu'); }

  /**
   * So many cores.
   *
   * DVP spreads them over sockets, which leaves gaps: above 16 cores the number is even, above 32 a multiple of 4, above 64 a multiple of 8.
   *
   * @param cores a whole number from 1 to 248
   * @param coreFraction share of each core that is guaranteed; left out, the class of the machine decides
   * @throws if `cores` is another number
   * @see https://deckhouse.io/modules/virtualization/stable/cr.html#virtualmachine
   */
  public static cores(cores: number, coreFraction?: CoreFraction): Cpu {
    if (!Number.isInteger(cores) || cores < 1 || cores > 248) {
      throw new Error(`'cores' must be a whole number from 1 to 248, got ${formatValue(cores)}`);
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
