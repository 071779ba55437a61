import { App } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppState, appStateOf, unlessRunning } from './app-state';
import { interceptSynth } from './intercept-synth';

// loaded late, because validators and rules are not needed without a synth
const loadChecks = () => require('./check-app') as typeof import('./check-app');

/**
 * Attaches the checks to the app of a construct, once per app: a synth of the app, or of one of its charts, checks the whole app.
 */
export function attachChecks(scope: IConstruct): void {
  const state = appStateOf(scope);
  if (!state.isWatched) {
    state.isWatched = true;
    watch(scope.node.root, state);
  }
}

function watch(root: IConstruct, state: AppState): void {
  const check = () => loadChecks().requireSound(root, state);
  // for Testing.synth(chart) and chart.toJson(): cdk8s runs the validations of the whole app
  root.node.addValidation({
    validate: () => {
      unlessRunning(state, check);
      return [];
    },
  });
  // not `instanceof`, because the user's cdk8s may be another copy
  if ('synth' in root && 'synthYaml' in root) {
    interceptSynth(root as App, state, check);
  }
}
