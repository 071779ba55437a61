import { IConstruct } from 'constructs';
import type { KnownSites } from './creation-site';
import type { ClusterFacts } from '../domain/cluster-facts';
import type { Finding } from '../manifest/finding';

/** how a user treats the findings of one rule, and why */
export interface Suppression {
  readonly effect: 'acknowledge' | 'lower';
  readonly reason: string;
}

/**
 * The state that the library keeps for one app, in addition to its constructs.
 *
 * Another copy of the package, possibly of another release, may use it: it must be plain data, and a new field must be optional.
 */
export interface AppState {
  /** the checks are attached to the app */
  isWatched: boolean;
  /** a synth of the app is running: the app has been checked, and its objects have been rendered */
  isRunning: boolean;
  /** why cdk8s itself wrote the output of the last synth; `undefined` if this library wrote it */
  handedBack?: string;
  /** the last report on stderr, which the next synth does not repeat */
  reported: string;
  /** by construct and id of the rule */
  readonly suppressions: Map<IConstruct, Map<string, Suppression>>;
  /** by construct, the cluster that is bound to it */
  readonly clusters: Map<IConstruct, ClusterFacts>;
  /** by stand-in, the construct whose settings also hold for it */
  readonly standIns: Map<IConstruct, IConstruct>;
  /** by construct, the stage that its author has chosen for everything at and below it */
  stages?: Map<IConstruct, string>;
  /** a synth writes a directory for each stage */
  isStaged?: boolean;
  /** a synth writes the number of the stage to each object as its sync wave */
  hasSyncWaves?: boolean;
  /** by construct, findings that its manifest alone does not show */
  readonly ownFindings: Map<IConstruct, readonly (() => Finding[])[]>;
  /** by place in the author's code, the site in the author's code that constructs share */
  creationSites?: KnownSites;
}

// registered by name, so that two copies of the package in one process share the state of an app
const APP_STATE = Symbol.for('cdk8s-dvp.app');

/**
 * The state of the app of a construct. The root of the tree holds it, so it is freed together with the app.
 *
 * A construct is always in the same tree, because its constructor attaches it.
 */
export function appStateOf(construct: IConstruct): AppState {
  // `node.root` would make a list of all scopes for each construct
  let root: IConstruct & { [APP_STATE]?: AppState } = construct;
  while (root.node.scope !== undefined) {
    root = root.node.scope;
  }
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

/** Calls `run` unless a synth of the app is running; returns whether it was called. */
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
