import { ApiObject, App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import { isOfCdk8s } from './own-yaml';
import type { Manifest } from '../../manifest/manifest';
import { Tree, isUnchanged } from '../tree';

/** the methods of cdk8s that write */
export type SynthMethod = 'synth' | 'synthYaml';

/** The reason why cdk8s itself must write an app, because something in it is unknown here; `undefined` if there is none. */
export function whyByCdk8s(app: App, method: SynthMethod, original: unknown): string | undefined {
  if (process.env.CDK8S_DVP_SYNTH === 'cdk8s') {
    return 'CDK8S_DVP_SYNTH';
  }
  if (original !== App.prototype[method] || definerOf(app, 'charts') !== App.prototype) {
    return `the app has its own ${method}(), or is of another copy of cdk8s`;
  }
  if (typeof app.outdir !== 'string' || typeof app.outputFileExtension !== 'string' || !OUTPUT_TYPES.has(app.yamlOutputType)) {
    return 'the output type is unknown';
  }
  if (!isOfCdk8s('stringify') || !isOfCdk8s('save')) {
    return 'the class Yaml is changed';
  }
  return hasUnknownFields() ? 'the release of cdk8s is unknown' : undefined;
}

/** The reason why cdk8s itself must write the constructs of an app. */
export function whyTreeByCdk8s(app: App, tree: Tree, manifests: readonly (Manifest | undefined)[]): string | undefined {
  const { constructs } = tree;
  if (constructs[0] !== app || !isUnchanged(tree)) {
    return 'a validation changed the constructs';
  }
  if (constructs.some((construct, place) => ApiObject.isApiObject(construct) && manifests[place] === undefined)) {
    return 'an object cannot be rendered';
  }
  return constructs.some(construct => Chart.isChart(construct) && construct.toJson !== Chart.prototype.toJson) ? 'a chart has its own toJson()' : undefined;
}

const OUTPUT_TYPES: ReadonlySet<YamlOutputType> = new Set([
  YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
]);

/** the prototype that defines a member of an object */
function definerOf(object: object, member: string): unknown {
  let definer = object;
  while (!Object.hasOwn(definer, member)) {
    definer = Object.getPrototypeOf(definer);
  }
  return definer;
}

const APP_FIELDS = new Set<keyof AppProps | 'node'>(['node', 'outdir', 'outputFileExtension', 'yamlOutputType', 'resolvers', 'recordConstructMetadata']);
const CHART_FIELDS = new Set(['node', 'namespace', '_labels', '_disableResourceNameHashes']);

let isUnknown: boolean | undefined;

/** Whether an app or a chart of cdk8s has a field that the known releases do not have: it would be ignored here. */
function hasUnknownFields(): boolean {
  if (isUnknown === undefined) {
    const app = new App();
    const fields = [...Object.keys(app).map(key => APP_FIELDS.has(key as keyof AppProps)), ...Object.keys(new Chart(app, 'chart')).map(key => CHART_FIELDS.has(key))];
    isUnknown = fields.includes(false);
  }
  return isUnknown;
}
