import { formatValue } from './describe';
import { guard } from './guard';
import { LabelQuery } from './label-query';
import { Topology } from './topology';

/**
 * What happens to a machine that cannot be placed evenly.
 */
export enum UnsatisfiableSpread {
  /** It waits. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',

  /** It runs all the same, where it does the least harm. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * How evenly machines spread.
 */
export interface SpreadOptions {
  /**
   * By how many machines the fullest place may differ from the emptiest, a whole number from 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * What happens to a machine that cannot be placed evenly.
   *
   * @default UnsatisfiableSpread.DO_NOT_SCHEDULE
   */
  readonly whenUnsatisfiable?: UnsatisfiableSpread;
}

/**
 * Spreads machines evenly over places. Each of them has to say so.
 *
 * @example
 *
 * const spread = dvp.TopologySpread.over(dvp.Topology.ZONE, [dvp.LabelQuery.equal('app', 'shop')], { maxSkew: 2 });
 */
export class TopologySpread {
  static { guard(this, 'TopologySpread'); }

  /**
   * Spreads machines over places of one sort.
   *
   * @param topology what counts as one place
   * @param labels conditions on the labels of the machines that are counted, all of which must hold; an empty list counts all
   * @param options how evenly, and what happens where that is not possible
   * @throws if two conditions want one label to equal different values, or the difference is not a whole number from 1
   */
  public static over(topology: Topology, labels: LabelQuery[], options: SpreadOptions = {}): TopologySpread {
    return new TopologySpread(spreadToKube(topology, options, LabelQuery._selector(labels)));
  }

  private constructor(private readonly constraint: ReturnType<typeof spreadToKube>) {}

  /**
   * @internal
   */
  public _toKube() {
    return { ...this.constraint };
  }
}

export function spreadToKube(topology: Topology, options: SpreadOptions, labelSelector?: object) {
  const { maxSkew = 1, whenUnsatisfiable = UnsatisfiableSpread.DO_NOT_SCHEDULE } = options;
  if (!Number.isInteger(maxSkew) || maxSkew < 1) {
    throw new Error(`'maxSkew' must be a whole number from 1, got ${formatValue(maxSkew)}`);
  }
  return { topologyKey: topology._toKube(), maxSkew, whenUnsatisfiable, labelSelector };
}
