import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Tree } from '../tree';

/** what the constructs of a tree depend on, in the order in which cdk8s reads it */
export interface Dependencies {
  /** whether a chart depends on another one */
  readonly orderCharts: boolean;
  /** the constructs that depend on something */
  sources(): Iterable<number>;
  /** whether a construct depends on something */
  has(source: number): boolean;
  /** what a construct depends on: first what its author wrote, then what follows for charts */
  of(source: number): readonly number[];
}

const NONE: readonly number[] = [];

/**
 * The dependencies of a tree, with those of charts that follow: a chart depends on the charts in it, and on the charts of what its constructs depend on.
 *
 * @returns `undefined` if cdk8s itself must judge them: a construct depends on itself, on a construct elsewhere, or on one without a chart
 */
export function dependenciesOf(tree: Tree): Dependencies | undefined {
  const written = writtenDependencies(tree);
  return written && withCharts(tree, written);
}

function writtenDependencies({ constructs }: Tree): Map<number, number[]> | undefined {
  const raw = new Map<number, readonly IConstruct[]>();
  const places = new Map<IConstruct, number>();
  constructs.forEach(({ node }, source) => {
    const { dependencies } = node;
    if (dependencies.length > 0) {
      raw.set(source, dependencies);
      dependencies.forEach(target => places.set(target, -1));
    }
  });
  if (raw.size > 0) {
    constructs.forEach((construct, place) => places.has(construct) && places.set(construct, place));
  }
  const written = new Map<number, number[]>();
  for (const [source, dependencies] of raw) {
    const targets = dependencies.map(target => places.get(target)!);
    if (targets.includes(-1) || targets.includes(source)) {
      return undefined;
    }
    written.set(source, targets);
  }
  return written;
}

function withCharts({ constructs, parents, charts }: Tree, written: Map<number, number[]>): Dependencies | undefined {
  const added = new Map<number, Set<number>>();
  const add = (source: number, target: number) => {
    const targets = added.get(source) ?? new Set(written.get(source));
    added.set(source, targets.add(target));
  };
  charts.forEach((chart, place) => {
    const parent = parents[place];
    if (chart === place && parent >= 0 && Chart.isChart(constructs[parent])) {
      add(parent, place);
    }
  });
  for (const [source, targets] of written) {
    for (const target of targets) {
      if (charts[source] < 0 || charts[target] < 0) {
        return undefined;
      }
      if (charts[source] !== charts[target]) {
        add(charts[source], charts[target]);
      }
    }
  }
  const all = new Map<number, readonly number[]>(written);
  added.forEach((targets, source) => all.set(source, [...targets]));
  return { sources: () => all.keys(), has: source => all.has(source), of: source => all.get(source) ?? NONE, orderCharts: added.size > 0 };
}
