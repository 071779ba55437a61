import { App } from 'cdk8s';
import { SynthMethod, whyByCdk8s, whyTreeByCdk8s } from './hand-back';
import { callHolding } from './hold';
import { appText, writeApp } from './one-pass';
import { orderOf } from './order';
import { AppState } from '../app-state';
import type { CheckedApp } from '../check-app';

/** Writes a checked app, or makes cdk8s write it if something in it is unknown here. */
export function writeChecked(app: App, state: AppState, { tree, manifests }: CheckedApp, method: SynthMethod, original: () => unknown): unknown {
  const reason = whyByCdk8s(app, method, original) ?? whyTreeByCdk8s(app, tree, manifests);
  const order = reason === undefined ? orderOf(tree) : undefined;
  if (order === undefined) {
    state.handedBack = reason ?? 'a dependency leaves the app or its charts, or is on itself';
    return callHolding(tree, manifests, () => original.call(app));
  }
  state.handedBack = undefined;
  const ready = { app, tree, order, manifests };
  return method === 'synth' ? writeApp(ready) : appText(ready);
}
