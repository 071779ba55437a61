import { App } from 'cdk8s';
import { addStack } from '../stack';
import { fill } from './app';
import { Variant } from './task';

/**
 * The library without its checks, which have no switch: the app says that it is watched already, before the first construct asks.
 *
 * So `watch` adds neither its validation nor its wrapper, and cdk8s renders the objects by itself.
 */
export const variant: Variant = task => {
  const app = new App({ outdir: task.outdir });
  Object.defineProperty(app, Symbol.for('cdk8s-dvp.watched'), { value: {} });
  fill(app, task, addStack);
  if (Object.hasOwn(app, 'synth')) {
    throw new Error('the app is watched all the same: see how src/synth-hook.ts tells by now, and tell it here');
  }
  return () => app.synth();
};
