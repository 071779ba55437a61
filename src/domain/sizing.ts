import { parseQuantity } from '../manifest/quantity';

// which sizes a machine may have: numbers only, so that rules can judge a size and others can look for one

/** most cores of a machine */
export const MOST_CORES = 248;

/** the sockets over which DVP spreads so many cores; each gets as many as the next */
export function socketsFor(cores: number): number {
  return cores <= 16 ? 1 : cores <= 32 ? 2 : cores <= 64 ? 4 : 8;
}

/** whether DVP can spread so many cores evenly */
export const fillsSockets = (cores: number): boolean =>
  Number.isInteger(cores) && cores >= 1 && cores <= MOST_CORES && cores % socketsFor(cores) === 0;

/** the numbers from `min` to `max`; with a step only every so many of them, counted from `min`, and `max` in any case */
export interface Grid {
  readonly min: number;
  /** `Infinity` where nothing bounds it */
  readonly max: number;
  /** never without an upper bound: DVP steps from bound to bound */
  readonly step?: number;
}

export const within = ({ min, max }: Grid, value: number): boolean => min <= value && value <= max;

/** whether a number is one of a grid's own */
export const onGrid = (grid: Grid, value: number): boolean => within(grid, value) && atLeast(grid, value) === atMost(grid, value);

/** the smallest number of a grid that is no less than a value */
export function atLeast(grid: Grid, value: number): number | undefined {
  if (value > grid.max) {
    return undefined;
  }
  const next = grid.step === undefined ? value : grid.min + Math.ceil(stepsTo(grid.min, grid.step, value)) * grid.step;
  return Math.max(grid.min, Math.min(grid.max, next));
}

/** the largest number of a grid that is no more than a value */
export function atMost(grid: Grid, value: number): number | undefined {
  if (value < grid.min) {
    return undefined;
  }
  return value >= grid.max ? grid.max : grid.step === undefined ? value : grid.min + Math.floor(stepsTo(grid.min, grid.step, value)) * grid.step;
}

// 0.1Gi is no whole number of bytes, and ten times as much is 1Gi for Kubernetes but not for a floating-point number: half a byte makes no difference
function stepsTo(min: number, step: number, value: number): number {
  const steps = (value - min) / step;
  const whole = Math.round(steps);
  return Math.abs(min + whole * step - value) < 0.5 ? whole : steps;
}

/** one sizing policy of a class: what it takes of machines with so many cores */
export interface SizingPolicy {
  readonly cores: Grid;
  /** in hundredths of a core; empty where each is welcome */
  readonly coreFractions: readonly number[];
  readonly defaultCoreFraction?: number | 'Auto';
  /** bytes of the machine */
  readonly memory: Grid;
  /** bytes of the machine divided by its cores, rounded down */
  readonly memoryPerCore: Grid;
}

/**
 * The sizing policies of a class as numbers, in either of the spellings of the API: v1alpha2 has 50 for half a core, v1alpha3 has `50%`.
 *
 * `undefined` where they cannot be read, or contradict themselves: then the class is what is wrong, and nothing follows for its machines.
 */
export function readSizingPolicies(json: unknown): readonly SizingPolicy[] | undefined {
  if (json === undefined) {
    return [];
  }
  const policies = Array.isArray(json) ? json.map(readPolicy) : [undefined];
  return policies.every(policy => policy !== undefined) ? policies : undefined;
}

interface Json { readonly [field: string]: unknown }

const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);

function readPolicy(json: unknown): SizingPolicy | undefined {
  const { cores, coreFractions = [], defaultCoreFraction: byDefault, memory = {} } = isObject(json) ? json : {};
  const perCore = isObject(memory) ? memory.perCore ?? {} : undefined;
  if (!isObject(cores) || !Array.isArray(coreFractions) || !isObject(memory) || !isObject(perCore)) {
    return undefined;
  }
  const policy: SizingPolicy = {
    cores: { min: Number(cores.min), max: Number(cores.max), step: cores.step === undefined ? undefined : Number(cores.step) },
    coreFractions: coreFractions.map(readFraction),
    defaultCoreFraction: byDefault === undefined || byDefault === 'Auto' ? byDefault : readFraction(byDefault),
    memory: bytesGrid(memory.min, memory.max, memory.step),
    memoryPerCore: bytesGrid(perCore.min, perCore.max, memory.step),
  };
  const grids = [policy.cores, policy.memory, policy.memoryPerCore];
  const fractions = [...policy.coreFractions, policy.defaultCoreFraction === 'Auto' ? 0 : policy.defaultCoreFraction ?? 0];
  const sound = grids.every(({ min, max, step = 1 }) => min >= 0 && min <= max && step > 0) && !fractions.some(Number.isNaN);
  return sound ? policy : undefined;
}

const readFraction = (json: unknown): number => typeof json === 'number' ? json : Number(/^(\d+)%$/.exec(String(json))?.[1] ?? NaN);

// zero is as good as no bound
function bytesGrid(min: unknown, max: unknown, step: unknown): Grid {
  const bounded = bytesOf(max) !== 0;
  return { min: bytesOf(min), max: bounded ? bytesOf(max) : Infinity, step: bounded && bytesOf(step) !== 0 ? bytesOf(step) : undefined };
}

const bytesOf = (quantity: unknown): number => quantity === undefined ? 0 : parseQuantity(quantity) ?? NaN;

/** the policy that decides over machines with so many cores: the first that holds them */
export const policyFor = (policies: readonly SizingPolicy[], cores: number): SizingPolicy | undefined =>
  policies.find(policy => within(policy.cores, cores));

/** whether a machine of a class may have so many cores; a class without policies takes any number that fills its sockets */
export function coresFit(policies: readonly SizingPolicy[], cores: number): boolean {
  const policy = policyFor(policies, cores);
  return fillsSockets(cores) && (policy === undefined ? policies.length === 0 : onGrid(policy.cores, cores));
}

/** the fractions between which the autoscaler may choose, `undefined` where it has a list of its own; it never takes whole cores */
export function autoFractions({ coreFractions }: SizingPolicy): readonly number[] | undefined {
  return coreFractions.length === 0 ? undefined : [...new Set(coreFractions)].filter(fraction => fraction < 100);
}

/** the next numbers on both sides of a value, where there are any */
export interface Neighbours {
  readonly below?: number;
  readonly above?: number;
}

/** the nearest numbers of cores that a machine of a class may have */
export function nearestCores(policies: readonly SizingPolicy[], cores: number): Neighbours {
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

/** the nearest numbers of a grid; nothing is no size, though a grid without a lower bound starts there */
export function nearestOnGrid(grid: Grid, value: number): Neighbours {
  return { below: atMost(grid, value) || undefined, above: atLeast(grid, value) };
}

const UNITS: readonly [string, number][] = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'].map((unit, i) => [unit, 1024 ** (i + 1)]);

/** so many bytes as the shortest quantity that says exactly that, in binary units */
export function bytesText(bytes: number): string {
  const [unit, factor] = [...UNITS].reverse().find(([, size]) => bytes !== 0 && bytes % size === 0) ?? ['', 1];
  return `${bytes / factor}${unit}`;
}
