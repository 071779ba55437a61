import { shown } from '../given';
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
 * Spreads machines evenly over places.
 */
export interface TopologySpread extends SpreadOptions {
  /**
   * What counts as one place.
   */
  readonly topology: Topology;

  /**
   * Conditions on the labels of the machines that are counted, all of which must hold; an empty list counts all.
   *
   * @default - no machine is counted, so that nothing is spread
   */
  readonly labels?: LabelQuery[];
}

export function spreadToKube(topology: Topology, options: SpreadOptions, labelSelector?: object) {
  const { maxSkew = 1, whenUnsatisfiable = UnsatisfiableSpread.DO_NOT_SCHEDULE } = options;
  if (!Number.isInteger(maxSkew) || maxSkew < 1) {
    throw new Error(`'maxSkew' is a whole number from 1, got ${shown(maxSkew)}`);
  }
  return { topologyKey: topology._toKube(), maxSkew, whenUnsatisfiable, labelSelector };
}
