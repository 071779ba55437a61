import type { ApiObject, App } from 'cdk8s';
import { IConstruct } from 'constructs';

const WATCHED = Symbol.for('cdk8s-dvp.watched');

/** an app that is being synthesized: checked already, its objects rendered already */
interface Watch {
  running: boolean;
}

/**
 * Lets the rules see the whole app when it is synthesized; the first construct of ours in a tree calls it.
 *
 * cdk8s validates the whole app once per chart and once more. A synth of a whole app is therefore wrapped,
 * so that the app is rendered and checked once; a single chart (`Testing.synth`) goes through the validation.
 */
export function watch(scope: IConstruct): void {
  const root = scope.node.root;
  if (WATCHED in root) {
    return;
  }
  const state: Watch = { running: false };
  Object.defineProperty(root, WATCHED, { value: state });

  root.node.addValidation({
    validate: () => {
      if (!state.running) {
        state.running = true;
        try {
          runChecks(root);
        } finally {
          state.running = false;
        }
      }
      return [];
    },
  });

  // by shape: the author's cdk8s may be another copy than ours
  if ('synth' in root && 'synthYaml' in root) {
    wrap(root as App, 'synth', state);
    wrap(root as App, 'synthYaml', state);
  }
}

function wrap(app: App, method: 'synth' | 'synthYaml', state: Watch): void {
  const original = app[method];
  const checked = (): unknown => {
    if (state.running) {
      return original.call(app);
    }
    state.running = true;
    let release = () => {};
    try {
      release = hold(runChecks(app));
      return original.call(app);
    } finally {
      release();
      state.running = false;
    }
  };
  Object.defineProperty(app, method, { value: checked, configurable: true, writable: true });
}

// required here, so that an app which never synthesizes never loads validators and rules
function runChecks(root: IConstruct): ReadonlyMap<ApiObject, unknown> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { checkApp, refusal } = require('./app-check') as typeof import('./app-check');
  const checked = checkApp(root);
  const error = refusal(root, checked);
  if (error !== undefined) {
    throw error;
  }
  return checked.rendered;
}

/**
 * Makes objects answer `toJson` with what they were checked as. The returned function undoes it.
 */
function hold(rendered: ReadonlyMap<ApiObject, unknown>): () => void {
  const own = new Map<ApiObject, PropertyDescriptor | undefined>();
  for (const [object, json] of rendered) {
    // an override from another language sits on the instance itself and must come back
    own.set(object, Object.getOwnPropertyDescriptor(object, 'toJson'));
    Object.defineProperty(object, 'toJson', { value: () => json, configurable: true, writable: true });
  }
  return () => {
    for (const [object, descriptor] of own) {
      if (descriptor === undefined) {
        delete (object as { toJson?: unknown }).toJson;
      } else {
        Object.defineProperty(object, 'toJson', descriptor);
      }
    }
  };
}
