import { ApiObject, App, Chart, DependencyGraph } from 'cdk8s';
import { AppState, unlessRunning } from './app-state';
import type { CheckedApp } from './check-app';

const loadExactYaml = () => require('./exact-yaml') as typeof import('./exact-yaml');

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

function intercept(app: App, method: 'synth' | 'synthYaml', state: AppState, check: () => CheckedApp): void {
  const original = app[method];
  const intercepted = (): unknown => {
    let output: unknown;
    const ran = unlessRunning(state, () => {
      const checked = check();
      const releases = [holdManifests(checked), loadExactYaml().holdYaml()];
      try {
        output = original.call(app);
      } finally {
        releases.forEach(release => release());
      }
    });
    return ran ? output : original.call(app);
  };
  Object.defineProperty(app, method, { value: intercepted, configurable: true, writable: true });
}

/** Makes `toJson` of each object and each chart return the checked manifests, and returns a function that restores the original methods. */
function holdManifests({ constructs, rendered }: CheckedApp): () => void {
  const undo: (() => void)[] = [];
  for (const [object, json] of rendered) {
    undo.push(replaceToJson(object, () => json));
  }
  for (const construct of constructs) {
    // a chart with its own toJson keeps it
    if (construct instanceof Chart && construct.toJson === Chart.prototype.toJson) {
      undo.push(replaceToJson(construct, () => objectsOf(construct).map(object => object.toJson())));
    }
  }
  return () => undo.forEach(restore => restore());
}

// like `toJson` of a chart in cdk8s, but without a second validation of the whole app
function objectsOf(chart: Chart): ApiObject[] {
  return new DependencyGraph(chart.node).topology().filter((vertex): vertex is ApiObject => ApiObject.isApiObject(vertex) && vertex.chart === chart);
}

function replaceToJson(target: ApiObject | Chart, toJson: () => unknown): () => void {
  // an override from another language is a property of the instance, and must be restored
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
