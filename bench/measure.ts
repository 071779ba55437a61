import { strictEqual } from 'assert';
import { writesOwnBytes, writesSameBytes } from './names';
import { Processes, Run } from './processes';
import type { Sample } from './run';
import { median } from './stats';

export interface Ratio {
  readonly middle: number;
  readonly least: number;
  readonly most: number;
}

/** rounds of one size: in each round every variant ran once, so that those of a round saw the same machine */
export class Series {
  /** why a variant has no figures */
  public readonly failures = new Map<string, string>();
  private readonly rounds: Map<string, Sample>[] = [];

  constructor(public readonly stacks: number, public readonly charts: number) {}

  public add(round: Map<string, Sample>): void {
    const [same, other] = [writesSameBytes, writesOwnBytes].map(isOf => [...round].filter(([variant]) => isOf(variant)).map(([, sample]) => sample));
    const variants = `${this.stacks} stacks: ${[...round.keys()]}`;
    strictEqual(new Set(same.map(({ digest }) => digest)).size <= 1, true, `variants wrote different files for ${variants}`);
    strictEqual(new Set([...same, ...other].map(({ objects }) => objects)).size <= 1, true, `variants wrote another number of objects for ${variants}`);
    this.rounds.push(round);
  }

  /** the median; NaN for a variant that did not run */
  public of(variant: string, figure: (sample: Sample) => number): number {
    return median(this.samples(variant).map(figure));
  }

  /** how many times the figure of another variant; compared within each round */
  public ratio(variant: string, other: string, figure: (sample: Sample) => number, otherFigure = figure): Ratio {
    const both = this.rounds.filter(round => round.has(variant) && round.has(other));
    const ratios = both.map(round => figure(round.get(variant)!) / otherFigure(round.get(other)!));
    return { middle: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
  }

  private samples(variant: string): Sample[] {
    return this.rounds.flatMap(round => round.get(variant) ?? []);
  }
}

export interface Size {
  readonly stacks: number;
  readonly charts?: number;
  readonly rounds: number;
  readonly variants: readonly string[];
}

export function measure(processes: Processes, { stacks, charts = 1, variants, ...size }: Size): Series {
  const series = new Series(stacks, charts);
  const label = variants.length < 3 ? variants.join(' and ') : `${variants.length} variants`;
  for (let r = 0; r < size.rounds; r++) {
    process.stderr.write(`${label}: ${stacks} stacks, charts: ${charts}, round ${r + 1} of ${size.rounds}\n`);
    series.add(new Map(rotated(variants, r).flatMap(variant => {
      const sample = attempt(processes, { variant, stacks, charts }, series.failures);
      return sample === undefined ? [] : [[variant, sample]];
    })));
  }
  return series;
}

function attempt(processes: Processes, run: Run, failures: Map<string, string>): Sample | undefined {
  if (failures.has(run.variant)) {
    return undefined;
  }
  try {
    return processes.run(run);
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`${run.variant}: ${message}\n`);
    failures.set(run.variant, message.split('\n')[0]);
    return undefined;
  }
}

/** rounds of something else, by name */
export function rounds<T>(what: string, count: number, takes: Record<string, () => T>): Map<string, T>[] {
  return Array.from({ length: count }, (_, r) => {
    process.stderr.write(`${what}, round ${r + 1} of ${count}\n`);
    return new Map(rotated(Object.keys(takes), r).map(name => [name, takes[name]()]));
  });
}

// another one begins each time, so that none always follows the same
const rotated = <T>(items: readonly T[], by: number): T[] => items.map((_, i) => items[(i + by) % items.length]);
