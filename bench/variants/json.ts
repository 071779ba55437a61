import { derived } from './derived';
import { stream } from './stream';
import { Variant, fileOf, stacksByChart } from './task';

/** no YAML: literals as JSON, a line each, which a parser of YAML reads too */
export const variant: Variant = task => {
  const charts = stacksByChart(task).map(stacks => stacks.flatMap(i => derived.documents(i)));
  return () => charts.forEach((documents, chart) => stream(fileOf(task, chart), documents, document => `${JSON.stringify(document)}\n`));
};
