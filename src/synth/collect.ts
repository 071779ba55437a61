import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { appStateOf } from './app-state';
import { writeChosenStages } from './chosen-stages';
import { Groups } from './dependency-groups';
import { halfPairs } from './half-pairs';
import { isWritable, notJson } from './not-json';
import { overwritten } from './overwritten';
import { ownFindingsOf } from './own-findings';
import { jsonOf, sharingParts } from './render';
import { Tree, treeOf } from './tree';
import { KINDS } from '../../imports/contract/kinds';
import { CallerError } from '../manifest/caller-error';
import { Finding } from '../manifest/finding';
import { listItems, whyNoObject } from '../manifest/lists';
import { Manifest, ManifestObject, ObjectGroup } from '../manifest/manifest';

/** an app, ready to be checked */
export interface Collected {
  readonly tree: Tree;
  /** by place in the tree, the manifest of an ApiObject, so that it is rendered once only; without those that cannot be rendered; they share equal parts */
  readonly manifests: (Manifest | undefined)[];
  /** the objects to check */
  readonly objects: readonly AppObject[];
  /** findings about objects that cannot be rendered, and findings that constructs add */
  readonly findings: readonly Finding[];
}

/** an object that a construct made */
export class AppObject extends ManifestObject {
  constructor(json: Manifest, public readonly construct: ApiObject, file: string | undefined, private readonly groups: Groups) {
    super(json, undefined, ownerOf(construct) !== construct, file);
  }

  public override get dependencies(): readonly ObjectGroup[] {
    return this.groups.neededBy(this.construct);
  }

  public override get path(): string {
    return ownerOf(this.construct).node.path;
  }
}

/** Renders every object at and below a construct. */
export function collect(root: IConstruct): Collected {
  const tree = treeOf(root);
  const state = appStateOf(root);
  writeChosenStages(root, tree.constructs);
  const outputOf = outputs(root);
  const groups = new Groups(tree.constructs);
  const manifests = new Array<Manifest | undefined>(tree.constructs.length);
  const objects: AppObject[] = [];
  const findings: Finding[] = [];
  const add = (construct: IConstruct, place: number) => {
    if (ApiObject.isApiObject(construct)) {
      try {
        const json: Manifest = jsonOf(construct);
        if (typeof json?.apiVersion !== 'string' || typeof json.kind !== 'string') {
          throw new CallerError(NO_KIND);
        }
        const object = new AppObject(json, construct, outputOf(construct), groups);
        const odd = isWritable(json) ? NONE : oddities(object);
        manifests[place] = json;
        findings.push(...odd);
        // neither schemas nor rules expect a function
        if (odd.every(({ id }) => id !== 'RENDER')) {
          objects.push(object);
        }
      } catch (error) {
        findings.push(unrenderable(construct, error));
      }
    }
    findings.push(...ownFindingsOf(construct, state));
  };
  sharingParts(() => tree.constructs.forEach(add));
  findings.push(...overwritten(root, objects, findings));
  const hasList = objects.some(({ json }) => listItems(json) !== undefined);
  groups.objects = hasList ? objects.flatMap(object => unpacked(object, findings, groups)) : objects;
  return { tree, manifests, objects: groups.objects, findings };
}

/** the objects of a list, with the construct of the list */
function unpacked(object: AppObject, findings: Finding[], groups: Groups, pointer = ''): AppObject[] {
  const { json, construct, path, file, kind } = object;
  const items = listItems(json);
  if (items === undefined) {
    return [object];
  }
  return items.flatMap((item, i) => {
    const at = `${pointer}/items/${i}`;
    const wrong = whyNoObject(item);
    if (wrong === undefined) {
      return unpacked(new AppObject(item as Manifest, construct, file, groups), findings, groups, at);
    }
    // another kind whose name ends with 'List' may have items that are not objects
    if (kind === 'List') {
      findings.push({ id: 'RENDER', severity: 'error', path, object: object.label, pointer: at, wrong: `not a Kubernetes object: ${wrong}` });
    }
    return [];
  });
}

const NONE: readonly Finding[] = [];

function oddities(object: AppObject): Finding[] {
  const place = { path: object.path, object: object.label };
  return [...notJson(object.json, place), ...halfPairs(object.json, place)];
}

/** the output file of an object, by the construct that it is named after; `undefined` if an apply of the file does not apply all of its objects at once */
function outputs(root: IConstruct): (construct: ApiObject) => string | undefined {
  const { isStaged, hasSyncWaves } = appStateOf(root);
  if (isStaged === true || hasSyncWaves === true) {
    return () => undefined;
  }
  const paths = new Map<Chart, string>();
  switch ((root.node.root as Partial<App>).yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      return () => 'app';
    case YamlOutputType.FILE_PER_RESOURCE:
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return ({ node }) => node.path;
    default:
      // one string for all objects of a chart
      return ({ chart }) => paths.get(chart) ?? paths.set(chart, chart.node.path).get(chart)!;
  }
}

// users create the construct around the ApiObject, so a finding must name that and not its child 'Resource'
function ownerOf(construct: ApiObject): IConstruct {
  const { scope } = construct.node;
  return scope?.node.defaultChild === construct ? scope : construct;
}

function unrenderable(construct: ApiObject, error: unknown): Finding {
  const isClusterWide = KINDS[`${construct.apiVersion}/${construct.kind}`]?.scope === 'Cluster';
  const namespace = isClusterWide ? undefined : construct.metadata.namespace;
  const cause = causeOf(error);
  const [, type] = /^can't render non-simple object of type '(\w+)'$/.exec(cause) ?? [];
  return {
    id: 'RENDER',
    severity: 'error',
    path: ownerOf(construct).node.path,
    object: `${construct.kind} ${namespace === undefined ? '' : `${namespace}/`}${construct.name}`,
    pointer: '',
    ...type === undefined ? { wrong: `cannot be rendered: ${cause}` } : {
      wrong: 'cannot be rendered: a manifest has only objects, lists, strings, numbers and booleans',
      got: `a ${type}`,
      instead: STRINGS[type] ?? 'a string',
    },
  };
}

const NO_KIND = "the object has no 'apiVersion' or no 'kind' after its JSON patches";

// classes of cdk8s whose values are strings in a manifest
const STRINGS: Readonly<Record<string, string>> = { Size: "a string, for example '10Gi'", Duration: "a string, for example '30s'" };

// without the path, which the finding has already, and without the whole document of the patch library, which may contain secrets
function causeOf(error: unknown): string {
  if (error instanceof RangeError || /Maximum call stack/.test(String(error))) {
    return 'it contains itself';
  }
  const text = error instanceof Error ? error.message : String(error);
  // a generated class takes its manifest apart, of which a patch has left nothing
  if (/'apiVersion' of /.test(text)) {
    return NO_KIND;
  }
  const own = text.replace(/^Failed serializing construct at path '[^']*' with name '[^']*': /, '').replace(/^Error: /, '');
  const [, op, path] = /^operation: \{[^{}]*?"op": "(\w+)"[^{}]*?"path": "([^"]*)"/ms.exec(own) ?? [];
  return op === undefined ? own.split('\n')[0] : `JSON patch (${op} ${path}) cannot be applied: the object has no such field, or another value there`;
}
