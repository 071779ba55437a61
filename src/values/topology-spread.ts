import { Given, Sort, described, shown } from './argument-check';
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
  /**
   * Spreads machines over places of one sort.
   *
   * @param topology what counts as one place
   * @param labels conditions on the labels of the machines that are counted, all of which must hold; an empty list counts all
   * @param options how evenly, and what happens where that is not possible
   * @throws if two conditions want one label to equal different values, or the difference is no whole number from 1
   */
  public static over(topology: Topology, labels: LabelQuery[], options: SpreadOptions = {}): TopologySpread {
    new Given('TopologySpread.over').need('topology', topology, TOPOLOGY).each('labels', labels ?? null, LABEL).check();
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

export const TOPOLOGY: Sort = { member: '_toKube', example: 'Topology.ZONE' };
// a member that no other value has: places have `_toKube`, too
export const SPREAD: Sort = { member: 'constraint', example: "TopologySpread.over(Topology.ZONE, [LabelQuery.equal('app', 'shop')])" };
const LABEL: Sort = { member: 'exact', example: "LabelQuery.equal('app', 'shop')" };

export function spreadToKube(topology: Topology, options: SpreadOptions, labelSelector?: object) {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new Error(`the options of a spread are not what they should be, got ${described(options)}: write for example { maxSkew: 2 }`);
  }
  const { maxSkew = 1, whenUnsatisfiable = UnsatisfiableSpread.DO_NOT_SCHEDULE } = options;
  if (!Number.isInteger(maxSkew) || maxSkew < 1) {
    throw new Error(`'maxSkew' is a whole number from 1, got ${shown(maxSkew)}`);
  }
  return { topologyKey: topology._toKube(), maxSkew, whenUnsatisfiable, labelSelector };
}
