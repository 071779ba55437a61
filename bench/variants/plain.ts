import { ApiObject, App } from 'cdk8s';
import { fill } from './app';
import { derived } from './derived';
import { Variant } from './task';

/** an author who knows the API by heart: every object as an `ApiObject`, in the order of the file, without dependencies */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  fill(app, task, (chart, i) => derived.documents(i).forEach(document => new ApiObject(chart, `${document.kind}-${i}`, document)));
  return () => app.synth();
};
