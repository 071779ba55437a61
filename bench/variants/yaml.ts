import { Yaml } from 'cdk8s';
import { derived } from './derived';
import { Variant, fileOf, stacksByChart } from './task';

/** no tree: literals, written by the YAML that cdk8s has */
export const variant: Variant = task => {
  const charts = stacksByChart(task).map(stacks => stacks.flatMap(i => derived.documents(i)));
  return () => charts.forEach((documents, chart) => Yaml.save(fileOf(task, chart), documents));
};
