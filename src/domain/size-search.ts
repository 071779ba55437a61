import { eachCore, leastMemory, mostMemory } from './memory-search';
import { MOST_CORES, SizingLimits, autoFractions, coresFit, policyFor } from './sizing-limits';
import { ONE } from '../manifest/quantity';

/** hundredths of a core, or `Auto` for the autoscaler */
export type Fraction = number | 'Auto';

/** the least that a machine needs */
export interface Wish {
  /** from 1 to the most cores of a machine */
  readonly cores: number;
  /** billionths of a byte, at least one byte */
  readonly memory: bigint;
  /** exactly this fraction; without it, any fraction is accepted */
  readonly coreFraction?: Fraction;
}

/** a size that a class allows */
export interface LegalSize {
  readonly cores: number;
  /** billionths of a byte */
  readonly memory: bigint;
  /** missing if the class sets a fraction by default */
  readonly coreFraction?: Fraction;
}

const ANY = { min: 0n };
const FREE: SizingLimits = { cores: ANY, coreFractions: [], memory: ANY, memoryPerCore: ANY };

/** the smallest valid number of cores that has valid memory, with the least such memory; without policies any number that spreads evenly is valid */
export function smallestSize(policies: readonly SizingLimits[], { cores, memory, coreFraction }: Wish): LegalSize | undefined {
  return firstOf(upFrom(cores), count => sizeAt(policies, count, memory, coreFraction, leastMemory));
}

/** valid sizes near a size that the class does not allow: each of them changes something */
export interface NextBest {
  /** the same memory, fewer cores */
  readonly fewerCores?: LegalSize;
  /** the same cores, less memory */
  readonly lessMemory?: LegalSize;
  /** the same cores and memory, with another fraction */
  readonly otherFractions: readonly number[];
  /** fewer cores and less memory, if there is no other size */
  readonly less?: LegalSize;
}

export function nextBest(policies: readonly SizingLimits[], wish: Wish): NextBest {
  const { cores, memory, coreFraction } = wish;
  const most = (fraction?: Fraction) => (count: number) => {
    const size = sizeAt(policies, count, memory, fraction, mostMemory);
    // less than a byte for each core is valid too, but never meant
    const even = size && eachCore(size.memory, BigInt(count)) * BigInt(count);
    return even === undefined ? undefined : sizeAt(policies, count, even > 0n ? even : ONE, fraction, leastMemory);
  };
  const fewerCores = firstOf(downFrom(cores - 1), count => sizeAt(policies, count, memory, coreFraction, leastMemory));
  const lessMemory = largestOf(upFrom(cores).map(most(coreFraction)));
  const fractions = coreFraction === undefined ? [] : [...new Set(policies.flatMap(policy => policy.coreFractions))].sort((a, b) => a - b);
  const otherFractions = fractions.filter(fraction => smallestSize(policies, { ...wish, coreFraction: fraction }) !== undefined);
  const found = fewerCores !== undefined || lessMemory !== undefined || otherFractions.length > 0;
  const less = found ? undefined : firstOf(downFrom(cores), most(coreFraction)) ?? firstOf(downFrom(cores), most());
  return { fewerCores, lessMemory, otherFractions, less };
}

const upFrom = (cores: number): number[] => Array.from({ length: MOST_CORES - cores + 1 }, (_, i) => cores + i);
const downFrom = (cores: number): number[] => Array.from({ length: cores }, (_, i) => cores - i);

// the first of equal ones
const largestOf = (sizes: readonly (LegalSize | undefined)[]): LegalSize | undefined =>
  sizes.reduce((best, size) => (size?.memory ?? 0n) > (best?.memory ?? 0n) ? size : best, undefined);

function firstOf(counts: readonly number[], size: (count: number) => LegalSize | undefined): LegalSize | undefined {
  for (const count of counts) {
    const found = size(count);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

type Next = typeof leastMemory;

/** this number of cores with the nearest valid memory, if the class allows both and the fraction */
function sizeAt(policies: readonly SizingLimits[], cores: number, from: bigint, wished: Fraction | undefined, next: Next): LegalSize | undefined {
  const policy = policyFor(policies, cores) ?? FREE;
  if (!coresFit(policies, cores) || !offers(policy, wished)) {
    return undefined;
  }
  const memory = next(policy, cores, from);
  return memory === undefined ? undefined : { cores, memory, coreFraction: wished ?? needed(policy) };
}

function offers(policy: SizingLimits, fraction: Fraction | undefined): boolean {
  return fraction === undefined || policy.coreFractions.length === 0
    || (fraction === 'Auto' ? (autoFractions(policy) ?? []).length > 1 : policy.coreFractions.includes(fraction));
}

/** the fraction of a machine that does not set one, if its class has no default and does not allow whole cores */
function needed({ coreFractions, defaultCoreFraction }: SizingLimits): Fraction | undefined {
  return defaultCoreFraction !== undefined || coreFractions.length === 0 || coreFractions.includes(100) ? undefined : Math.min(...coreFractions);
}
