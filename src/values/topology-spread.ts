import { formatValue } from './describe';
import { guard } from './guard';
import { LabelQuery } from './label-query';
import { Topology } from './topology';
import { CallerError } from '../manifest/caller-error';

/**
 * The behavior if a machine cannot be placed evenly.
 */
export enum UnsatisfiableSpread {
  /** The machine stays Pending. */
  DO_NOT_SCHEDULE = 'DoNotSchedule',

  /** The machine runs in the place where the difference is smallest. */
  SCHEDULE_ANYWAY = 'ScheduleAnyway',
}

/**
 * How evenly machines spread.
 */
export interface SpreadOptions {
  /**
   * Allowed difference in machines between the fullest and the emptiest place, a whole number from 1.
   *
   * @default 1
   */
  readonly maxSkew?: number;

  /**
   * The behavior if a machine cannot be placed evenly.
   *
   * @default UnsatisfiableSpread.DO_NOT_SCHEDULE
   */
  readonly whenUnsatisfiable?: UnsatisfiableSpread;
}

/**
 * Spreads machines evenly over places. Each of the machines needs it.
 *
 * @example
 *
 * const spread = dvp.TopologySpread.over(dvp.Topology.ZONE, [dvp.LabelQuery.equal('app', 'shop')], { maxSkew: 2 });
 */
export class TopologySpread {
  static { guard(this, 'TopologySpread'); }

  /**
   * Spreads machines over places of one kind.
   *
   * @param topology kind of place, for example a node or a zone
   * @param labels conditions on the labels of the machines to count, all of which must hold; an empty list counts all
   * @param options how evenly, and the behavior if that is not possible
   * @throws if one label must equal two values, or `maxSkew` is not a whole number from 1
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
    throw new CallerError(`'maxSkew' must be a whole number from 1, got ${formatValue(maxSkew)}`);
  }
  return { topologyKey: topology._toKube(), maxSkew, whenUnsatisfiable, labelSelector };
}
