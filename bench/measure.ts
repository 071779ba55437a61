import { strictEqual } from 'assert';
import type { Check } from './checks';
import type { Load } from './load';
import { Processes } from './processes';
import type { Sample } from './run';
import { median } from './stats';

/** rounds of one size: in each round every variant ran once, so that those of a round saw the same machine */
export class Series {
  private readonly rounds: Map<string, Sample>[] = [];

  constructor(public readonly stacks: number, public readonly charts: number) {}

  public add(round: Map<string, Sample>): void {
    // JSON writes other bytes, everybody else the same
    const digests = [...round].filter(([variant]) => variant !== 'json').map(([, sample]) => sample.digest);
    strictEqual(new Set(digests).size, 1, `variants wrote different files for ${this.stacks} stacks: ${[...round.keys()]}`);
    this.rounds.push(round);
  }

  public of(variant: string, figure: (sample: Sample) => number): number {
    return median(this.rounds.map(round => figure(round.get(variant)!)));
  }

  /** how many times the figure of another variant; compared within each round */
  public ratio(variant: string, other: string, figure: (sample: Sample) => number): Ratio {
    const ratios = this.rounds.map(round => figure(round.get(variant)!) / figure(round.get(other)!));
    return { middle: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  }
}

export interface Ratio {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

export interface Size {
  readonly stacks: number;
  readonly charts: number;
  readonly rounds: number;
  readonly variants: readonly string[];
}

export function measure(processes: Processes, { stacks, charts, rounds, variants }: Size): Series {
  const series = new Series(stacks, charts);
  for (let r = 0; r < rounds; r++) {
    process.stderr.write(`${stacks} stacks in ${charts} charts, round ${r + 1} of ${rounds}\n`);
    // another one begins each time, so that none always follows the same
    const order = variants.map((_, i) => variants[(i + r) % variants.length]);
    series.add(new Map(order.map(variant => [variant, processes.run(variant, stacks, charts)])));
  }
  return series;
}

/** for each number of stacks, one check per round */
export function measureChecks(processes: Processes, sizes: number[], rounds: number): Check[][] {
  process.stderr.write('checks by themselves\n');
  return sizes.map(stacks => Array.from({ length: rounds }, () => processes.check(stacks)));
}

export const PACKAGES = {
  cdk8s: ['cdk8s'],
  ours: ['cdk8s', 'cdk8s-dvp'],
  plus: ['cdk8s-plus-28'],
};

export type Loads = Record<keyof typeof PACKAGES, Load>;

export function measureLoads(processes: Processes, rounds: number): Loads[] {
  return Array.from({ length: rounds }, (_, r) => {
    process.stderr.write(`require, round ${r + 1} of ${rounds}\n`);
    const names = Object.keys(PACKAGES) as (keyof typeof PACKAGES)[];
    const order = names.map((__, i) => names[(i + r) % names.length]);
    return Object.fromEntries(order.map(name => [name, processes.load(...PACKAGES[name])])) as unknown as Loads;
  });
}
