import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { IConstruct } from 'constructs';

/** a chart in namespace `ns`, in an app that writes to a temporary directory */
export function chartOf(app: App = Testing.app(), id = 'test'): Chart {
  return new Chart(app, id, { namespace: 'ns' });
}

/** what a construct renders to, unchecked */
export function rendered(construct: IConstruct): any {
  return ApiObject.of(construct).toJson();
}

/** the message of what a function throws; fails where it throws nothing */
export function refusalOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected to be refused, but was not');
}

/** synthesizes an app with one chart that the function fills */
export function synthOf(fill: (chart: Chart) => void): () => any[] {
  return () => {
    const chart = chartOf();
    fill(chart);
    return Testing.synth(chart);
  };
}
