import { join } from 'path';

/** how many stacks to make, over how many charts, and where they are written */
export interface Task {
  readonly stacks: number;
  readonly charts: number;
  readonly outdir: string;
}

/** makes the stacks, and returns what writes them */
export type Variant = (task: Task) => () => unknown;

/** the numbers of the stacks, chart by chart; neighbours share a chart */
export function stacksByChart({ stacks, charts }: Task): number[][] {
  const first = (chart: number) => Math.floor(chart * stacks / charts);
  return Array.from({ length: charts }, (_, chart) => Array.from({ length: first(chart + 1) - first(chart) }, (__, k) => first(chart) + k));
}

export const chartName = (chart: number): string => `stacks-${chart}`;

/** the file that cdk8s writes for one chart */
export const fileOf = ({ outdir }: Task, chart: number): string => join(outdir, `${chartName(chart)}.k8s.yaml`);
