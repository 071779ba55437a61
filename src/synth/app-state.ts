import { IConstruct } from 'constructs';
import type { ClusterFacts } from '../domain/cluster-facts';
import type { Finding } from '../manifest/finding';

/** how a user treats the findings of one rule, and why */
export interface Suppression {
  readonly effect: 'acknowledge' | 'lower';
  readonly reason: string;
}

/**
 * All that the library remembers of one app, apart from its constructs.
 *
 * Another copy of the package, possibly of another release, may find it and use it: only plain data, and a new field is optional.
 */
export interface AppState {
  /** the checks are attached to the app */
  isWatched: boolean;
  /** a synth of the app is under way: the app has been checked, and its objects have been rendered */
  isRunning: boolean;
  /** the last text on stderr: the next synth does not repeat it */
  reported: string;
  /** by construct and id of the rule */
  readonly suppressions: Map<IConstruct, Map<string, Suppression>>;
  /** by construct, the cluster that is bound to it */
  readonly clusters: Map<IConstruct, ClusterFacts>;
  /** by stand-in, the construct whose settings also hold for it */
  readonly standIns: Map<IConstruct, IConstruct>;
  /** by construct, findings that its manifest alone does not show */
  readonly ownFindings: Map<IConstruct, readonly (() => Finding[])[]>;
}

// registered by name, so that two copies of the package in one process share the state of an app
const APP_STATE = Symbol.for('cdk8s-dvp.app');

/**
 * The state of the app that a construct belongs to. It is kept on the root of the tree, so it lives and dies with the app.
 *
 * A construct never changes its tree: the constructor attaches it, before anything can be said of it.
 */
export function appStateOf(construct: IConstruct): AppState {
  const root = construct.node.root as IConstruct & { [APP_STATE]?: AppState };
  return root[APP_STATE] ?? addState(root);
}

function addState(root: IConstruct): AppState {
  const state: AppState = {
    isWatched: false,
    isRunning: false,
    reported: '',
    suppressions: new Map(),
    clusters: new Map(),
    standIns: new Map(),
    ownFindings: new Map(),
  };
  Object.defineProperty(root, APP_STATE, { value: state });
  return state;
}

/** Runs something unless a synth of the app is under way; returns whether it ran. */
export function unlessRunning(state: AppState, run: () => void): boolean {
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
