import { App } from 'cdk8s';
import { SynthMethod, whyByCdk8s, whyTreeByCdk8s } from './hand-back';
import { callHolding } from './hold';
import { appText, writeApp } from './one-pass';
import { orderOf } from './order';
import { CallerError } from '../../manifest/caller-error';
import { AppState } from '../app-state';
import type { CheckedApp } from '../check-app';

// loaded late, because few apps are written in stages
const loadStaged = () => require('./staged') as typeof import('./staged');
const loadSyncWaves = () => require('./sync-waves') as typeof import('./sync-waves');

/** Writes a checked app, or makes cdk8s write it if something in it is unknown here. */
export function writeChecked(app: App, state: AppState, checked: CheckedApp, method: SynthMethod, original: () => unknown): unknown {
  const { tree, manifests, objects } = checked;
  const reason = whyByCdk8s(app, method, original) ?? whyTreeByCdk8s(app, tree, manifests);
  const order = reason === undefined ? orderOf(tree) : undefined;
  const isStaged = state.isStaged === true && method === 'synth';
  if (state.hasSyncWaves === true && !isStaged) {
    loadSyncWaves().writeSyncWaves(manifests, objects);
  }
  if (order === undefined) {
    state.handedBack = reason ?? 'a dependency leaves the app or its charts, or is on itself';
    if (isStaged) {
      throw new CallerError(`'writeDirectories' of Staging: cdk8s itself must write this app, and does not know stages: ${state.handedBack}`);
    }
    return callHolding(tree, manifests, () => original.call(app));
  }
  state.handedBack = undefined;
  const ready = { app, tree, order, manifests };
  if (isStaged) {
    return loadStaged().writeStages(ready, objects, state.hasSyncWaves === true);
  }
  return method === 'synth' ? writeApp(ready) : appText(ready);
}
