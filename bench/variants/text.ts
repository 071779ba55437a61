import { derived } from './derived';
import { stream } from './stream';
import { Variant, fileOf, stacksByChart } from './task';

/** no objects: only the finished text, with its numbers filled in */
export const variant: Variant = task => {
  const charts = stacksByChart(task);
  return () => charts.forEach((stacks, chart) => stream(fileOf(task, chart), stacks, i => derived.yaml(i)));
};
