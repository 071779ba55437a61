import { dividedUp } from '../manifest/quantity';

/** the numbers from `min` to `max`, not negative; with a step only `min`, `min + step` and so on, and always `max` */
export interface Grid {
  readonly min: bigint;
  /** `undefined` if it has no upper bound */
  readonly max?: bigint;
  /** only with an upper bound: DVP counts steps between the two bounds */
  readonly step?: bigint;
}

export const within = ({ min, max }: Grid, value: bigint | number): boolean => min <= value && (max === undefined || value <= max);

/** whether a number is in a grid */
export const onGrid = (grid: Grid, value: bigint): boolean => atLeast(grid, value) === value;

/** the smallest number of a grid that is not less than a value */
export function atLeast({ min, max, step = 1n }: Grid, value: bigint): bigint | undefined {
  if (max !== undefined && value > max) {
    return undefined;
  }
  const next = value <= min ? min : min + dividedUp(value - min, step) * step;
  return max !== undefined && next > max ? max : next;
}

/** the largest number of a grid that is not more than a value */
export function atMost({ min, max, step = 1n }: Grid, value: bigint): bigint | undefined {
  if (value < min) {
    return undefined;
  }
  return max !== undefined && value >= max ? max : value - (value - min) % step;
}

/** the next values on both sides, if they exist */
export interface Neighbours<T> {
  readonly below?: T;
  readonly above?: T;
}

/** the nearest numbers of a grid; zero is not a size, though a grid without a lower bound starts with it */
export function nearestOnGrid(grid: Grid, value: bigint): Neighbours<bigint> {
  return { below: atMost(grid, value) || undefined, above: atLeast(grid, value) };
}
