import { App, Chart } from 'cdk8s';
import { NAMESPACE } from '../stack';
import { Task, chartName, stacksByChart } from './task';

/** puts the stacks of a task into the charts of an app */
export function fill(app: App, task: Task, add: (chart: Chart, i: number) => void): void {
  stacksByChart(task).forEach((stacks, c) => {
    const chart = new Chart(app, chartName(c), { namespace: NAMESPACE });
    stacks.forEach(i => add(chart, i));
  });
}
