import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { Checked } from './app-check';
import { AppState, appStateOf } from './app-state';

/**
 * Lets the rules see the whole app when it is synthesized.
 *
 * cdk8s orders and validates the whole app once per chart and once more. A synth of a whole app is therefore wrapped,
 * so that the app is rendered and checked once; a single chart (`Testing.synth`) goes through the validation.
 */
export function watch(scope: IConstruct): void {
  const state = appStateOf(scope);
  if (state.isWatched) {
    return;
  }
  state.isWatched = true;

  const { root } = scope.node;
  root.node.addValidation({
    validate: () => {
      whileRunning(state, () => runChecks(root, state));
      return [];
    },
  });

  // by shape: the author's cdk8s may be another copy than ours
  if ('synth' in root && 'synthYaml' in root) {
    wrap(root as App, 'synth', state);
    wrap(root as App, 'synthYaml', state);
  }
}

function wrap(app: App, method: 'synth' | 'synthYaml', state: AppState): void {
  const original = app[method];
  const checked = (): unknown => {
    let output: unknown;
    const ran = whileRunning(state, () => {
      const release = hold(runChecks(app, state));
      try {
        output = original.call(app);
      } finally {
        release();
      }
    });
    return ran ? output : original.call(app);
  };
  Object.defineProperty(app, method, { value: checked, configurable: true, writable: true });
}

/** runs something unless it is running already; answers whether it ran */
function whileRunning(state: AppState, run: () => void): boolean {
  if (state.isRunning) {
    return false;
  }
  state.isRunning = true;
  try {
    run();
  } finally {
    state.isRunning = false;
  }
  return true;
}

// required here, so that an app which never synthesizes never loads validators and rules
function runChecks(root: IConstruct, state: AppState): Checked {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { checkApp, notice, refusal } = require('./app-check') as typeof import('./app-check');
  const checked = checkApp(root);
  const error = refusal(checked);
  const told = notice(checked);
  if (told !== '' && told !== state.reported) {
    state.reported = told;
    process.stderr.write(`${told}\n`);
  }
  if (error !== undefined) {
    throw error;
  }
  return checked;
}

/**
 * Makes objects answer `toJson` with what they were checked as, and charts with their objects. The returned function undoes it.
 */
function hold({ constructs, rendered }: Checked): () => void {
  const undo: (() => void)[] = [];
  for (const [object, json] of rendered) {
    undo.push(answer(object, () => json));
  }
  for (const construct of constructs) {
    // a chart that renders in its own way keeps it
    if (construct instanceof Chart && construct.toJson === Chart.prototype.toJson) {
      undo.push(answer(construct, () => objectsOf(construct).map(object => object.toJson())));
    }
  }
  return () => undo.forEach(restore => restore());
}

// as cdk8s does it for one chart, less the look at the whole app before, which a synth of the app has had
function objectsOf(chart: Chart): ApiObject[] {
  return new DependencyGraph(chart.node).topology().filter((vertex): vertex is ApiObject => ApiObject.isApiObject(vertex) && vertex.chart === chart);
}

function answer(target: ApiObject | Chart, toJson: () => unknown): () => void {
  // an override from another language sits on the instance itself and must come back
  const own = Object.getOwnPropertyDescriptor(target, 'toJson');
  Object.defineProperty(target, 'toJson', { value: toJson, configurable: true, writable: true });
  return () => {
    if (own === undefined) {
      delete (target as { toJson?: unknown }).toJson;
    } else {
      Object.defineProperty(target, 'toJson', own);
    }
  };
}
