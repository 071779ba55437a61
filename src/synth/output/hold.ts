import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { holdYaml } from './hold-yaml';
import type { Manifest } from '../../manifest/manifest';
import { Tree } from '../tree';

/**
 * Calls a method of cdk8s while each object and each chart returns the checked manifests, and YAML is written by our writer.
 *
 * cdk8s validates and orders the whole app once per chart, and would render each object as often.
 */
export function callHolding<T>(tree: Tree, manifests: readonly (Manifest | undefined)[], call: () => T): T {
  const releases = [...holdManifests(tree, manifests), holdYaml()];
  try {
    return call();
  } finally {
    releases.forEach(release => release());
  }
}

function holdManifests({ constructs }: Tree, manifests: readonly (Manifest | undefined)[]): (() => void)[] {
  const releases: (() => void)[] = [];
  constructs.forEach((construct, place) => {
    const manifest = manifests[place];
    if (manifest !== undefined) {
      // manifests share parts, and cdk8s or the author may change what they get
      let copy: unknown;
      releases.push(replaceToJson(construct as ApiObject, () => copy ??= copyOf(manifest)));
    }
    // a chart with its own toJson keeps it
    if (construct instanceof Chart && construct.toJson === Chart.prototype.toJson) {
      releases.push(replaceToJson(construct, () => objectsOf(construct).map(object => object.toJson())));
    }
  });
  return releases;
}

/** a copy of plain data, in which a part that stands in two places does so, too */
function copyOf(value: unknown, copies = new Map<unknown, unknown>()): unknown {
  if (value === null || typeof value !== 'object' || !Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  if (!copies.has(value)) {
    copies.set(value, Array.isArray(value) ? value.map(item => copyOf(item, copies))
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copyOf(part, copies)])));
  }
  return copies.get(value);
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
