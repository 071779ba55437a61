import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import type { Suppression } from './app-state';
import { applySuppressions, suppressionsAt } from './suppressions';
import { checkObjects } from '../rules/run';
import { factsOf } from './bound-cluster';
import { Finding, isError } from '../manifest/finding';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { noticeText, refusalText } from '../manifest/report';
import { isKnownId } from '../rules/registry';
import { KINDS } from '../../imports/contract/kinds';

/**
 * What a construct knows to be wrong and its manifest does not show, such as a reference into another namespace.
 */
export interface Complaining extends IConstruct {
  _findings(): Finding[];
}

/** the outcome of one look at a whole app */
export interface Checked {
  /** everything that is in the app */
  readonly constructs: readonly IConstruct[];
  /** what each ApiObject rendered to, so that nobody has to render it again */
  readonly rendered: ReadonlyMap<ApiObject, Manifest>;
  readonly findings: readonly Finding[];
}

/**
 * Renders every object below a construct once and checks it against the contract and the rules.
 */
export function checkApp(root: IConstruct): Checked {
  const constructs = root.node.findAll();
  const rendered = new Map<ApiObject, Manifest>();
  const objects: ManifestObject[] = [];
  const makers = new Map<ManifestObject, ApiObject>();
  const findings: Finding[] = [];

  for (const construct of constructs) {
    findings.push(...[...suppressionsAt(construct).keys()].filter(id => !isKnownId(id)).map(id => unknownRule(construct, id)));
    if (ApiObject.isApiObject(construct)) {
      try {
        const json: Manifest = construct.toJson();
        const object = new ManifestObject(json, () => ownerOf(construct).node.path);
        rendered.set(construct, json);
        objects.push(object);
        makers.set(object, construct);
      } catch (error) {
        findings.push(unrenderable(construct, error));
      }
    }
    if (isComplaining(construct)) {
      findings.push(...construct._findings());
    }
  }

  // by path, and made only when somebody asks: most apps have nothing to tell
  let owners: Map<string, IConstruct> | undefined;
  const used = new Set<Suppression>();
  const judge = (finding: Finding) => {
    owners = owners ?? new Map(constructs.map(construct => [construct.node.path, construct]));
    return applySuppressions(owners.get(finding.path ?? '') ?? root, finding, used);
  };
  const facts = (object: ManifestObject) => factsOf(makers.get(object) ?? root);
  const judgedFindings = [...findings.map(judge), ...checkObjects(objects, { judge, facts })];
  return { constructs, rendered, findings: [...judgedFindings, ...constructs.flatMap(construct => unusedSuppression(construct, used))] };
}

/** what the author should know although it stops nothing; empty where there is nothing */
export function notice(checked: Checked): string {
  return noticeText(checked.findings);
}

/** the report that stops a synth; other people's validations speak in it too, so that nobody has to run twice */
export function refusal(checked: Checked): Error | undefined {
  const others = checked.constructs.flatMap(construct => construct.node.validate().map(message => `[${construct.node.path}] ${message}`));
  const errors = checked.findings.filter(isError);
  if (errors.length === 0 && others.length === 0) {
    return undefined;
  }
  const text = [
    ...errors.length > 0 ? [refusalText(errors)] : [],
    ...others.length > 0 ? [`Refused by validations of the app:\n${others.map(message => `  ${message}`).join('\n')}`] : [],
  ].join('\n\n');
  const error = new Error(text);
  error.name = 'Refused';
  // the author's mistake is in the report; of the way here only the line that asked for the synth is his
  const asked = error.stack?.split('\n').find(line => /^ +at /.test(line) && !OTHERS.test(line));
  error.stack = [`${error.name}: ${text}`, ...asked === undefined ? [] : ['', asked]].join('\n');
  return error;
}

// this library, as it runs and as source maps show it, those it stands on, and node itself
const HERE = [__dirname, __dirname.replace(/[\\/]lib(?=[\\/]src$)/, '')].map(path => path.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
const OTHERS = new RegExp([...HERE, 'node_modules', 'node:', '\\(<anonymous>\\)'].join('|'));

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
      wrong: 'cannot be rendered: a manifest has objects, lists, text, numbers and booleans',
      got: `a ${type}`,
      instead: TEXTS[type] ?? 'text',
    },
  };
}

function unknownRule(construct: IConstruct, id: string): Finding {
  return {
    id: 'ACKNOWLEDGED',
    severity: 'error',
    path: construct.node.path || 'app',
    object: 'Admission',
    pointer: '',
    wrong: 'there is no rule of this id, so nothing is acknowledged',
    got: JSON.stringify(id),
    instead: 'the id that a report has in parentheses, for example VM-11',
  };
}

// what cdk8s has for a text with a unit
const TEXTS: Readonly<Record<string, string>> = { Size: "text, for example '10Gi'", Duration: "text, for example '30s'" };

/** what is acknowledged at one object and does not occur: it would pass unseen when it comes back for another reason */
function unusedSuppression(construct: IConstruct, used: ReadonlySet<Suppression>): Finding[] {
  // further up, a suppression may be meant for objects that are not there yet
  const object = ApiObject.isApiObject(construct) ? construct : construct.node.defaultChild;
  if (object === undefined || !ApiObject.isApiObject(object)) {
    return [];
  }
  return [...suppressionsAt(construct)].filter(([id, suppression]) => isKnownId(id) && !used.has(suppression)).map(([id, { reason }]) => ({
    id: 'ACKNOWLEDGED',
    severity: 'warning',
    path: construct.node.path,
    object: 'Admission',
    pointer: '',
    wrong: `nothing of ${id} is found here, so there is nothing to acknowledge`,
    got: JSON.stringify(reason),
    instead: 'no acknowledgement, or the rule that is meant',
  }));
}

// cdk8s says where, which the finding says already; the patch library adds the whole document, with every secret that is in it
function causeOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const own = text.replace(/^Failed serializing construct at path '[^']*' with name '[^']*': /, '').replace(/^Error: /, '');
  const [, op, path] = /^operation: \{[^{}]*?"op": "(\w+)"[^{}]*?"path": "([^"]*)"/ms.exec(own) ?? [];
  return op === undefined ? own.split('\n')[0] : `JSON patch (${op} ${path}) cannot be applied: the object has no such field, or another value there`;
}

// the author wrote the construct around the ApiObject, never its child 'Resource'
function ownerOf(construct: ApiObject): IConstruct {
  const { scope } = construct.node;
  return scope?.node.defaultChild === construct ? scope : construct;
}

function isComplaining(construct: IConstruct): construct is Complaining {
  return '_findings' in construct;
}
