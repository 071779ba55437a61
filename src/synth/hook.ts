import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { appStateOf, unlessRunning } from './app-state';
import { interceptSynth } from './intercept-synth';

// late, because an app that is not synthesized needs no validators and rules
const loadChecks = () => require('./check-app') as typeof import('./check-app');

/**
 * Lets the rules check the whole app of a construct when the app, or one of its charts, is synthesized. Once per app.
 */
export function attachChecks(scope: IConstruct): void {
  const state = appStateOf(scope);
  if (state.isWatched) {
    return;
  }
  state.isWatched = true;

  const { root } = scope.node;
  const check = () => loadChecks().requireSound(root, state);
  // for Testing.synth(chart) and chart.toJson(): cdk8s runs the validations of the whole app
  root.node.addValidation({
    validate: () => {
      unlessRunning(state, check);
      return [];
    },
  });
  // by shape: the cdk8s of the user may be another copy
  if ('synth' in root && 'synthYaml' in root) {
    interceptSynth(root as App, state, check);
  }
}
