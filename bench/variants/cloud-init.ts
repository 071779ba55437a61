import { App } from 'cdk8s';
import { addStackWithCloudInit } from '../stack';
import { fill } from './app';
import { Variant } from './task';

/** the library, down to the text inside the Secret, which everybody else has as a finished template */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  fill(app, task, addStackWithCloudInit);
  return () => app.synth();
};
