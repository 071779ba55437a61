import { Grid, Neighbours, onGrid, within } from './grid';
import { parseQuantity } from '../manifest/quantity';

// the sizes that a machine may have, as numbers: rules check sizes, and the size search needs one that is valid

/** most cores of a machine */
export const MOST_CORES = 248;

/** the number of sockets to which DVP spreads this number of cores, the same number to each */
export function socketsFor(cores: number): number {
  return cores <= 16 ? 1 : cores <= 32 ? 2 : cores <= 64 ? 4 : 8;
}

/** whether DVP can spread this number of cores evenly */
export const fillsSockets = (cores: number): boolean =>
  Number.isInteger(cores) && cores >= 1 && cores <= MOST_CORES && cores % socketsFor(cores) === 0;

/** one sizing policy of a class, as numbers: the limits of machines whose number of cores is in its range */
export interface SizingLimits {
  readonly cores: Grid;
  /** in hundredths of a core; empty if every fraction is allowed */
  readonly coreFractions: readonly number[];
  readonly defaultCoreFraction?: number | 'Auto';
  /** memory of the machine, in billionths of a byte */
  readonly memory: Grid;
  /** bytes of the machine divided by its cores and rounded down, also in billionths */
  readonly memoryPerCore: Grid;
}

/**
 * The sizing policies of a class, in both forms of the API: half a core is 50 in v1alpha2 and `50%` in v1alpha3.
 *
 * `undefined` if they are invalid or contradictory: then the mistake is in the class, and its machines are not checked.
 */
export function readSizingPolicies(json: unknown): readonly SizingLimits[] | undefined {
  if (json === undefined) {
    return [];
  }
  const policies = Array.isArray(json) ? json.map(readPolicy) : [undefined];
  return policies.every(policy => policy !== undefined) ? policies : undefined;
}

interface Json { readonly [field: string]: unknown }

const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);

function readPolicy(json: unknown): SizingLimits | undefined {
  const { cores, coreFractions = [], defaultCoreFraction: byDefault, memory = {} } = isObject(json) ? json : {};
  const perCore = isObject(memory) ? memory.perCore ?? {} : undefined;
  if (!isObject(cores) || !Array.isArray(coreFractions) || !isObject(memory) || !isObject(perCore)) {
    return undefined;
  }
  const ofCores = coresGrid(cores);
  const ofMemory = bytesGrid(memory.min, memory.max, memory.step);
  const ofEachCore = bytesGrid(perCore.min, perCore.max, memory.step);
  const fractions = coreFractions.map(readFraction);
  const defaultCoreFraction = byDefault === undefined || byDefault === 'Auto' ? byDefault : readFraction(byDefault);
  if (ofCores === undefined || ofMemory === undefined || ofEachCore === undefined || [...fractions, defaultCoreFraction].some(Number.isNaN)) {
    return undefined;
  }
  return { cores: ofCores, coreFractions: fractions, defaultCoreFraction, memory: ofMemory, memoryPerCore: ofEachCore };
}

const readFraction = (json: unknown): number => typeof json === 'number' ? json : Number(/^(\d+)%$/.exec(String(json))?.[1] ?? NaN);

const whole = (json: unknown): bigint | undefined => Number.isInteger(json) ? BigInt(json as number) : undefined;

/** a valid grid */
function gridOf(min: bigint | undefined, max: bigint | undefined, step: bigint | undefined): Grid | undefined {
  const sound = min !== undefined && min >= 0n && (max === undefined || min <= max) && (step === undefined || step > 0n);
  return sound ? { min, max, step } : undefined;
}

function coresGrid({ min, max, step }: Json): Grid | undefined {
  const most = whole(max);
  return most === undefined ? undefined : gridOf(whole(min), most, step === undefined ? undefined : whole(step) ?? 0n);
}

// zero means no bound
function bytesGrid(min: unknown, max: unknown, step: unknown): Grid | undefined {
  const [least, most, every] = [min, max, step].map(quantity => parseQuantity(quantity ?? 0));
  if (most === undefined || every === undefined) {
    return undefined;
  }
  return gridOf(least, most === 0n ? undefined : most, most === 0n || every === 0n ? undefined : every);
}

/** the policy for machines with this number of cores: the first whose range contains it */
export const policyFor = (policies: readonly SizingLimits[], cores: number): SizingLimits | undefined =>
  policies.find(policy => within(policy.cores, cores));

/** whether a machine of a class may have this number of cores; without policies any number is valid that spreads evenly over its sockets */
export function coresFit(policies: readonly SizingLimits[], cores: number): boolean {
  const policy = policyFor(policies, cores);
  return fillsSockets(cores) && (policy === undefined ? policies.length === 0 : onGrid(policy.cores, BigInt(cores)));
}

/** the fractions between which the autoscaler may choose, `undefined` if the class does not list any; it never chooses a whole core */
export function autoFractions({ coreFractions }: SizingLimits): readonly number[] | undefined {
  return coreFractions.length === 0 ? undefined : [...new Set(coreFractions)].filter(fraction => fraction < 100);
}

/** the nearest numbers of cores that a machine of a class may have */
export function nearestCores(policies: readonly SizingLimits[], cores: number): Neighbours<number> {
  let below = Math.min(Math.floor(cores), MOST_CORES);
  while (below >= 1 && !coresFit(policies, below)) {
    below--;
  }
  let above = Math.max(Math.ceil(cores), 1);
  while (above <= MOST_CORES && !coresFit(policies, above)) {
    above++;
  }
  return { below: below >= 1 ? below : undefined, above: above <= MOST_CORES ? above : undefined };
}
