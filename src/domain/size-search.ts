import { Grid, MOST_CORES, SizingPolicy, atLeast, atMost, autoFractions, coresFit, onGrid, policyFor } from './sizing';

/** hundredths of a core, or what leaves them to the autoscaler */
export type Fraction = number | 'Auto';

/** what a machine needs at least */
export interface Wish {
  /** from 1 to the most that a machine has */
  readonly cores: number;
  /** bytes, at least one */
  readonly memory: number;
  /** exactly this one; left out, any will do */
  readonly coreFraction?: Fraction;
}

/** a size that a class takes */
export interface LegalSize {
  readonly cores: number;
  /** bytes */
  readonly memory: number;
  /** left out where the class gives a fraction by itself */
  readonly coreFraction?: Fraction;
}

const ANY: Grid = { min: 0, max: Infinity };
const FREE: SizingPolicy = { cores: ANY, coreFractions: [], memory: ANY, memoryPerCore: ANY };

/** the smallest legal number of cores for which there is legal memory, with the least of that; without policies whatever fills the sockets is legal */
export function smallestSize(policies: readonly SizingPolicy[], { cores, memory, coreFraction }: Wish): LegalSize | undefined {
  return firstOf(upFrom(cores), count => sizeAt(policies, count, memory, coreFraction, atLeast));
}

/** legal sizes next to a wish that nobody grants: each gives in on something */
export interface NextBest {
  /** as much memory, fewer cores */
  readonly fewerCores?: LegalSize;
  /** as many cores, less memory */
  readonly lessMemory?: LegalSize;
  /** as much of both, with another fraction */
  readonly otherFractions: readonly number[];
  /** less of both, where nothing else is left */
  readonly less?: LegalSize;
}

export function nextBest(policies: readonly SizingPolicy[], wish: Wish): NextBest {
  const { cores, memory, coreFraction } = wish;
  const most = (fraction?: Fraction) => (count: number) => {
    const size = sizeAt(policies, count, memory, fraction, atMost);
    // less than a byte for each core is taken too, but nobody means that
    return size && sizeAt(policies, count, Math.max(each(size.memory, count) * count, 1), fraction, atLeast);
  };
  const fewerCores = firstOf(downFrom(cores - 1), count => sizeAt(policies, count, memory, coreFraction, atLeast));
  const lessMemory = largestOf(upFrom(cores).map(most(coreFraction)));
  const fractions = coreFraction === undefined ? [] : [...new Set(policies.flatMap(policy => policy.coreFractions))].sort((a, b) => a - b);
  const otherFractions = fractions.filter(fraction => smallestSize(policies, { ...wish, coreFraction: fraction }) !== undefined);
  const found = fewerCores !== undefined || lessMemory !== undefined || otherFractions.length > 0;
  const less = found ? undefined : firstOf(downFrom(cores), most(coreFraction)) ?? firstOf(downFrom(cores), most());
  return { fewerCores, lessMemory, otherFractions, less };
}

const upFrom = (cores: number): number[] => Array.from({ length: MOST_CORES - cores + 1 }, (_, i) => cores + i);
const downFrom = (cores: number): number[] => Array.from({ length: cores }, (_, i) => cores - i);

// of equal ones the first
const largestOf = (sizes: readonly (LegalSize | undefined)[]): LegalSize | undefined =>
  sizes.reduce((best, size) => (size?.memory ?? 0) > (best?.memory ?? 0) ? size : best, undefined);

function firstOf(counts: readonly number[], size: (count: number) => LegalSize | undefined): LegalSize | undefined {
  for (const count of counts) {
    const found = size(count);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

type Next = typeof atLeast;

/** so many cores with the memory next to so many bytes, where the class takes both and the fraction */
function sizeAt(policies: readonly SizingPolicy[], cores: number, bytes: number, wished: Fraction | undefined, next: Next): LegalSize | undefined {
  const policy = policyFor(policies, cores) ?? FREE;
  if (!coresFit(policies, cores) || !offers(policy, wished)) {
    return undefined;
  }
  const memory = nextMemory(policy, cores, bytes, next);
  return memory === undefined ? undefined : { cores, memory, coreFraction: wished ?? needed(policy) };
}

function offers(policy: SizingPolicy, fraction: Fraction | undefined): boolean {
  return fraction === undefined || policy.coreFractions.length === 0
    || (fraction === 'Auto' ? (autoFractions(policy) ?? []).length > 1 : policy.coreFractions.includes(fraction));
}

/** the fraction of a machine that wishes none, where its class neither has a default nor takes whole cores */
function needed({ coreFractions, defaultCoreFraction }: SizingPolicy): Fraction | undefined {
  return defaultCoreFraction !== undefined || coreFractions.length === 0 || coreFractions.includes(100) ? undefined : Math.min(...coreFractions);
}

/** the memory next to so many bytes that a policy takes as a whole and for each core */
function nextMemory({ memory, memoryPerCore }: SizingPolicy, cores: number, bytes: number, next: Next): number | undefined {
  const up = next === atLeast;
  const fits = (size: number) => onGrid(memoryPerCore, each(size, cores));
  // both grids have one step: whole numbers of bytes meet at once or never, and 0.001Gi is whole after 125 of its steps
  let tries = 260;
  let size = next(memory, bytes);
  for (; size !== undefined && size > 0 && tries > 0; tries--) {
    const share = fits(size) ? undefined : next(memoryPerCore, each(size, cores));
    if (share === undefined) {
      return fits(size) ? size : undefined;
    }
    // half a byte makes no difference to the grid, and what is less than a byte counts as one
    size = next(memory, up ? Math.max((Math.floor(share - 0.5) + 1) * cores - 1, size + 1) : Math.min(Math.ceil(share + 0.5) * cores - 1, size - 1));
  }
  // what is left are the upper bounds, which are legal out of step; downwards they came first
  const from = size ?? Infinity;
  const bounds = up && tries === 0 ? [atLeast(memory, Math.max(memoryPerCore.max * cores, from)), atLeast(memory, Math.max(memory.max, from))] : [];
  return bounds.find(bound => bound !== undefined && bound < Infinity && fits(bound));
}

// less than a byte is none
const each = (size: number, cores: number): number => Math.floor(Math.ceil(size) / cores);
