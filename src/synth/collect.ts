import { ApiObject, App, YamlOutputType } from 'cdk8s';
import { IConstruct } from 'constructs';
import { halfPairs } from './half-pairs';
import { notJson } from './not-json';
import { ownFindingsOf } from './own-findings';
import { jsonOf } from './render';
import { KINDS } from '../../imports/contract/kinds';
import { CallerError } from '../manifest/caller-error';
import { Finding } from '../manifest/finding';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { hasFragile } from '../yaml/exact';

/** an app, ready to be checked */
export interface Collected {
  /** everything that is in the app */
  readonly constructs: readonly IConstruct[];
  /** the manifest of each ApiObject, so that it is rendered once only */
  readonly rendered: ReadonlyMap<ApiObject, Manifest>;
  /** the ApiObject of each object to check */
  readonly objects: ReadonlyMap<ManifestObject, ApiObject>;
  /** findings about objects that cannot be rendered, and findings that constructs add */
  readonly findings: readonly Finding[];
}

/** Renders every object at and below a construct. */
export function collect(root: IConstruct): Collected {
  const constructs = root.node.findAll();
  const rendered = new Map<ApiObject, Manifest>();
  const objects = new Map<ManifestObject, ApiObject>();
  const findings: Finding[] = [];
  for (const construct of constructs) {
    if (ApiObject.isApiObject(construct)) {
      try {
        const json: Manifest = jsonOf(construct);
        if (typeof json?.apiVersion !== 'string' || typeof json.kind !== 'string') {
          throw new CallerError(NO_KIND);
        }
        rendered.set(construct, json);
        const owner = ownerOf(construct);
        const object = new ManifestObject(json, () => owner.node.path, owner !== construct, outputOf(construct));
        if (!hasFragile(json)) {
          objects.set(object, construct);
        } else {
          const place = { path: object.path, object: object.label };
          const odd = notJson(json, place);
          findings.push(...odd, ...halfPairs(json, place));
          // neither schemas nor rules expect a function
          if (odd.length === 0) {
            objects.set(object, construct);
          }
        }
      } catch (error) {
        findings.push(unrenderable(construct, error));
      }
    }
    findings.push(...ownFindingsOf(construct));
  }
  return { constructs, rendered, objects, findings };
}

/** the output file of an object, by the construct that it is named after */
function outputOf(construct: ApiObject): string {
  switch ((construct.node.root as Partial<App>).yamlOutputType) {
    case YamlOutputType.FILE_PER_APP:
      return 'app';
    case YamlOutputType.FILE_PER_RESOURCE:
    case YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE:
      return construct.node.path;
    default:
      return construct.chart.node.path;
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
