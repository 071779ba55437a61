import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Task, Variant, chartName } from './task';
import { NAMESPACE } from '../stack';

/** dependencies at which the time may grow faster than the number of objects; the same object stands at each place */
export function shapes(addImage: (chart: Chart, i: number) => Construct): Record<'groups' | 'chain' | 'diamonds', Variant> {
  const inChart = (task: Task, connect: (chart: Chart, count: number) => void) => {
    const app = new App({ outdir: task.outdir });
    connect(new Chart(app, chartName(0), { namespace: NAMESPACE }), task.stacks);
    return () => app.synth();
  };
  const addImages = (chart: Chart, count: number, from = 0) => Array.from({ length: count }, (_, i) => addImage(chart, from + i));
  return {
    /** n objects in a chart that depends on a chart with n others */
    groups: ({ stacks, outdir }) => {
      const app = new App({ outdir });
      const [first, second] = [0, 1].map(c => new Chart(app, chartName(c), { namespace: NAMESPACE }));
      addImages(first, stacks);
      addImages(second, stacks, stacks);
      second.addDependency(first);
      return () => app.synth();
    },
    /** each of n objects depends on the next one */
    chain: task => inChart(task, (chart, count) => {
      const images = addImages(chart, count);
      images.slice(1).forEach((image, i) => images[i].node.addDependency(image));
    }),
    /** n times an object depends on two, and both of them on the next */
    diamonds: task => inChart(task, (chart, count) => {
      const images = addImages(chart, 3 * count + 1);
      for (let top = 0; top < 3 * count; top += 3) {
        images[top].node.addDependency(images[top + 1], images[top + 2]);
        images[top + 1].node.addDependency(images[top + 3]);
        images[top + 2].node.addDependency(images[top + 3]);
      }
    }),
  };
}
