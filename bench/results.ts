import type { Compilation } from './compilation';
import type { Load } from './load';
import type { Ratio, Series } from './measure';
import type { Profile } from './profile';
import type { Sample } from './run';
import { growth, median } from './stats';
import type { Facts } from './verify';

/** all that a run of the bench measured */
export interface Results {
  readonly facts: Facts;
  /** one chart, ever more stacks */
  readonly sizes: readonly Series[];
  /** ever more charts of one stack each */
  readonly charts: readonly Series[];
  readonly shapes: readonly Shape[];
  readonly loads: readonly Map<string, Load>[];
  /** folder -> number of its modules that `require` loads */
  readonly folders: ReadonlyMap<string, number>;
  readonly compilations: readonly Map<string, Compilation>[];
  readonly profile: Profile;
  /** what takes longer, if it was asked for */
  readonly full?: Full;
  /** variant -> why it could not be measured at all */
  readonly absent: ReadonlyMap<string, string>;
}

/** dependencies of one shape */
export interface Shape {
  readonly name: string;
  readonly what: string;
  /** small sizes, which cdk8s finishes */
  readonly small: readonly Series[];
  /** ours alone */
  readonly large: readonly Series[];
}

export interface Full {
  readonly huge: Series;
  /** plain objects, of so many that cdk8s fails */
  readonly wall: Series;
  /** seconds of `npm test`; NaN if it failed */
  readonly testSeconds: number;
}

export const construct = (sample: Sample): number => sample.construct.cpu;
export const synth = (sample: Sample): number => sample.synth.cpu;
export const total = (sample: Sample): number => sample.construct.cpu + sample.synth.cpu;
export const wall = (sample: Sample): number => sample.construct.wall + sample.synth.wall;
export const memory = (sample: Sample): number => sample.memory;
export const objects = (sample: Sample): number => sample.objects;

/**
 * The power of the number of stacks by which the time of a variant grows; NaN if a size failed.
 *
 * The start of V8 weighs on small sizes and makes growth look slow, so the last step counts where it is steeper.
 */
export function exponent(series: readonly Series[], variant: string): number {
  const points = series.map(each => ({ n: each.stacks, t: each.of(variant, total) }));
  return Math.max(growth(points), growth(points.slice(-2)));
}

/** the median over rounds of a figure of one name, against another name or by itself */
export function over<T>(rounds: readonly Map<string, T>[], name: string, figure: (of: T) => number, other?: string): number {
  return median(rounds.map(round => figure(round.get(name)!) / (other === undefined ? 1 : figure(round.get(other)!))));
}

export const times = (ratio: number | Ratio): string => {
  const n = typeof ratio === 'number' ? ratio : ratio.middle;
  return Number.isFinite(n) ? n.toFixed(n < 0.1 ? 3 : 2) : '–';
};

export const count = (n: number): string => Number.isFinite(n) ? Math.round(n).toLocaleString('en') : '–';

export const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

export function table(head: string[], rows: string[][]): string[] {
  return [head, head.map((_, i) => i === 0 ? '---' : '---:'), ...rows].map(row => `| ${row.join(' | ')} |`);
}
