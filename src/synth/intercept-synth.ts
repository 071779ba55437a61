import { App } from 'cdk8s';
import { AppState, unlessRunning } from './app-state';
import type { CheckedApp } from './check-app';
import type { SynthMethod } from './output/hand-back';

// loaded late, because it is not needed without a synth
const loadWrite = () => require('./output/write-checked') as typeof import('./output/write-checked');

/**
 * Makes a synth check the app once, render each object once, and write what kubectl reads.
 *
 * cdk8s validates and orders the whole app once per chart and once more, so a validation alone would check it as often. Measured with
 * 100 charts of 11 objects: 102 renders of each object and 11.3 s without this function, one render and 0.5 s with it.
 */
export function interceptSynth(app: App, state: AppState, check: () => CheckedApp): void {
  intercept(app, 'synth', state, check);
  intercept(app, 'synthYaml', state, check);
}

function intercept(app: App, method: SynthMethod, state: AppState, check: () => CheckedApp): void {
  const original = app[method];
  const intercepted = (): unknown => {
    let output: unknown;
    const ran = unlessRunning(state, () => {
      output = loadWrite().writeChecked(app, state, check(), method, original);
    });
    return ran ? output : original.call(app);
  };
  Object.defineProperty(app, method, { value: intercepted, configurable: true, writable: true });
}

/**
 * Shows the methods of an app to Python, Java and Go: jsii calls those of `app.constructor.prototype`, although the app has methods of its own.
 *
 * Without this, cdk8s writes the app there, which does not know stages. The class itself stays as it is, for other apps.
 */
export function showToJsii(app: App): void {
  if (Object.hasOwn(app, 'constructor')) {
    return;
  }
  const methods = Object.create(app.constructor.prototype, { synth: { value: app.synth }, synthYaml: { value: app.synthYaml } });
  Object.defineProperty(app, 'constructor', { value: Object.create(app.constructor, { prototype: { value: methods } }), configurable: true });
}
