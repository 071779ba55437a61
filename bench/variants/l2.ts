import { App } from 'cdk8s';
import { addStack } from '../stack';
import { fill } from './app';
import { Variant } from './task';

/** the library as its authors use it */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  fill(app, task, addStack);
  return () => app.synth();
};
