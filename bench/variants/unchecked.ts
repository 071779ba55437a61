import { App } from 'cdk8s';
import { addStack } from '../stack';
import { fill } from './app';
import { Variant } from './task';
import { appStateOf } from '../../src/synth/app-state';

/**
 * The library without its checks, which have no switch: the state of the app says that they are attached, before the first construct is made.
 *
 * So neither the validation nor the wrapper is added, and cdk8s renders the objects by itself.
 */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  appStateOf(app).isWatched = true;
  fill(app, task, addStack);
  if (Object.hasOwn(app, 'synth')) {
    throw new Error('the checks are attached all the same: see how src/synth/hook.ts decides that, and change it here');
  }
  return () => app.synth();
};
