import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { acknowledged } from './acknowledge';
import { Finding, findingOf } from './manifest/finding';
import { Manifest, ManifestObject } from './manifest/manifest';
import { ManifestSet } from './manifest/manifest-set';
import { headline, reportText } from './manifest/report';
import { checkSchema } from './manifest/schema-check';
import { RULES } from './rules/registry';

/**
 * What a construct knows to be wrong and its manifest does not show, such as a reference into another namespace.
 */
export interface Complaining extends IConstruct {
  _findings(): Finding[];
}

/** the outcome of one look at a whole app */
export interface Checked {
  /** what each ApiObject rendered to, so that nobody has to render it again */
  readonly rendered: ReadonlyMap<ApiObject, Manifest>;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/**
 * Renders every object below a construct once and checks it against the contract and the rules.
 */
export function checkApp(root: IConstruct): Checked {
  const rendered = new Map<ApiObject, Manifest>();
  const objects: ManifestObject[] = [];
  const owners = new Map<string, IConstruct>();
  const findings: Finding[] = [];

  for (const construct of root.node.findAll()) {
    if (ApiObject.isApiObject(construct)) {
      try {
        const json: Manifest = construct.toJson();
        const path = ownerPath(construct);
        rendered.set(construct, json);
        objects.push(new ManifestObject(json, path));
        owners.set(path, construct);
      } catch (error) {
        findings.push(unrenderable(construct, error));
      }
    }
    if (isComplaining(construct)) {
      owners.set(construct.node.path, construct);
      findings.push(...construct._findings());
    }
  }

  const unknown = (finding: Finding) => !acknowledged(owners.get(finding.path ?? '') ?? root, finding);
  const set = new ManifestSet(objects);
  for (const object of objects) {
    const broken = checkSchema(object).filter(unknown);
    findings.push(...broken.length > 0 ? broken : ruled(object, set));
  }
  findings.push(...namesakes(set));

  const open = findings.filter(unknown);
  return {
    rendered,
    errors: open.filter(finding => finding.severity === 'error'),
    warnings: open.filter(finding => finding.severity === 'warning'),
  };
}

/** the report that stops a synth; other people's validations speak in it too, so that nobody has to run twice */
export function refusal(root: IConstruct, checked: Checked): Error | undefined {
  const others = root.node.findAll().flatMap(construct => construct.node.validate().map(message => `[${construct.node.path}] ${message}`));
  if (checked.errors.length === 0 && others.length === 0) {
    return undefined;
  }
  const text = [
    ...checked.errors.length > 0 ? [`${headline(checked.errors)}\n\n${reportText(checked.errors)}`] : [],
    ...others.length > 0 ? [`Refused by validations of the app:\n${others.map(message => `  ${message}`).join('\n')}`] : [],
  ].join('\n\n');
  const error = new Error(text);
  error.name = 'Refused';
  // the author's mistake is in the report; where this library noticed it helps nobody
  error.stack = `${error.name}: ${text}`;
  return error;
}

// rules read fields without asking for their types, so they see only what the schema has passed
function ruled(object: ManifestObject, set: ManifestSet): Finding[] {
  const key = `${object.group}/${object.kind}`;
  return RULES.filter(rule => rule.kinds.includes(key))
    .flatMap(rule => rule.check(object, set).map(complaint => findingOf(object, rule.id, rule.severity, complaint)));
}

function namesakes(set: ManifestSet): Finding[] {
  return set.namesakes().map(([first, ...rest]) => findingOf(first, 'NAME-DUPLICATE', 'error', {
    pointer: '/metadata/name',
    wrong: `another object has the same kind, namespace and name: ${rest.map(object => `[${object.path}]`).join(', ')}`,
    got: first.name,
    instead: "different ids, or a 'name' on one of them",
  }));
}

function unrenderable(construct: ApiObject, error: unknown): Finding {
  return {
    id: 'RENDER',
    severity: 'error',
    path: ownerPath(construct),
    object: `${construct.kind} ${construct.name}`,
    pointer: '',
    wrong: `cannot be rendered: ${error instanceof Error ? error.message : String(error)}`,
  };
}

// the author wrote the construct around the ApiObject, never its child 'Resource'
function ownerPath(construct: ApiObject): string {
  const { scope } = construct.node;
  return scope?.node.defaultChild === construct ? scope.node.path : construct.node.path;
}

function isComplaining(construct: IConstruct): construct is Complaining {
  return '_findings' in construct;
}
