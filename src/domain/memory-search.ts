import { Grid, atLeast, atMost, onGrid } from './grid';
import type { SizingLimits } from './sizing-limits';
import { ONE, dividedUp, wholeBytes } from '../manifest/quantity';

/** the memory of each core as the webhook computes it: whole bytes, rounded down */
export const eachCore = (memory: bigint, cores: bigint): bigint => wholeBytes(memory) / cores * ONE;

/** whether a policy allows this memory for this number of cores */
const fits = ({ memory, memoryPerCore }: SizingLimits, cores: bigint, size: bigint): boolean =>
  size > 0n && onGrid(memory, size) && onGrid(memoryPerCore, eachCore(size, cores));

/** the least memory that a policy allows, not less than this amount */
export function leastMemory(policy: SizingLimits, cores: number, from: bigint): bigint | undefined {
  return nextMemory(policy, BigInt(cores), atLeast(policy.memory, from), 'up');
}

/** the most memory that a policy allows, not more than this amount */
export function mostMemory(policy: SizingLimits, cores: number, upTo: bigint): bigint | undefined {
  return nextMemory(policy, BigInt(cores), atMost(policy.memory, upTo), 'down');
}

type Direction = 'up' | 'down';

function nextMemory(policy: SizingLimits, cores: bigint, start: bigint | undefined, direction: Direction): bigint | undefined {
  if (start === undefined || fits(policy, cores, start)) {
    return start;
  }
  const { memory, memoryPerCore } = policy;
  const nearer = (a: bigint, b: bigint) => direction === 'up' ? a < b : a > b;
  // the upper bound is valid even if it is not on a step
  const next = [...bandsOf(memoryPerCore, cores).map(band => nextInBand(memory, band, start, direction)), memory.max];
  return next.reduce<bigint | undefined>((best, size) => {
    const legal = size !== undefined && nearer(start, size) && fits(policy, cores, size);
    return legal && (best === undefined || nearer(size, best)) ? size : best;
  }, undefined);
}

/** sizes of a machine whose memory of each core is valid: from `first` to `last`, and again after each period */
interface Band {
  readonly first: bigint;
  /** `undefined` if it has no upper bound */
  readonly last?: bigint;
  readonly period: bigint;
  /** the number of repetitions */
  readonly repeats: bigint;
}

function bandsOf(grid: Grid, cores: bigint): Band[] {
  const { min, max, step } = grid;
  // a size is rounded up to whole bytes, so the range of a core begins less than a byte earlier
  const first = (each: bigint) => (each * cores - 1n) * ONE + 1n;
  const last = (each: bigint) => (each * cores + cores - 1n) * ONE;
  if (max === undefined || step === undefined) {
    return [{ first: first(wholeBytes(min)), last: max && last(max / ONE), period: 0n, repeats: 0n }];
  }
  const atMax = { first: first(max / ONE), last: last(max / ONE), period: 0n, repeats: 0n };
  const whole = wholeNumbers(min, step);
  if (whole === undefined || whole.first > max) {
    return [atMax];
  }
  const each = whole.first / ONE;
  return [{ first: first(each), last: last(each), period: whole.period * cores, repeats: (max - whole.first) / whole.period }, atMax];
}

/** the next size of a grid in a band, without upper bounds; only whole bytes if the grid has no step */
function nextInBand({ min, step }: Grid, band: Band, start: bigint, direction: Direction): bigint | undefined {
  const [origin, every] = step === undefined ? [0n, ONE] : [min, step];
  // the period is a multiple of the step, so each repetition has the same sizes of the grid
  const first = band.first + modulo(origin - band.first, every);
  const last = band.last === undefined ? undefined : band.last - modulo(band.last - origin, every);
  if (last !== undefined && first > last) {
    return undefined;
  }
  if (direction === 'up') {
    const missed = last === undefined || start <= last || band.period === 0n ? 0n : dividedUp(start - last, band.period);
    const from = first + missed * band.period;
    const next = start + modulo(origin - start, every);
    return missed > band.repeats ? undefined : next > from ? next : from;
  }
  if (start < first) {
    return undefined;
  }
  const before = band.period === 0n ? 0n : (start - first) / band.period;
  const repetition = before < band.repeats ? before : band.repeats;
  const next = start - modulo(start - origin, every);
  const upTo = last === undefined ? next : last + repetition * band.period;
  return next < upTo ? next : upTo;
}

/** the whole numbers among min + n * step: the first of them, and their distance; `undefined` if all have a fraction */
function wholeNumbers(min: bigint, step: bigint): { first: bigint; period: bigint } | undefined {
  const { gcd, inverse } = euclid(step, ONE);
  if (min % gcd !== 0n) {
    return undefined;
  }
  const steps = modulo(-min / gcd * inverse, ONE / gcd);
  return { first: min + steps * step, period: ONE / gcd * step };
}

/** the greatest common divisor of two numbers, and the inverse of a/gcd modulo b/gcd */
function euclid(a: bigint, b: bigint): { gcd: bigint; inverse: bigint } {
  let [gcd, rest, inverse, next] = [a, b, 1n, 0n];
  while (rest !== 0n) {
    const quotient = gcd / rest;
    [gcd, rest, inverse, next] = [rest, gcd - quotient * rest, next, inverse - quotient * next];
  }
  return { gcd, inverse };
}

const modulo = (number: bigint, divisor: bigint): bigint => (number % divisor + divisor) % divisor;
