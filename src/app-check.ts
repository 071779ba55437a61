import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { acknowledged } from './acknowledge';
import { checkObjects } from './check';
import { Finding } from './manifest/finding';
import { Manifest, ManifestObject } from './manifest/manifest';
import { headline, reportText } from './manifest/report';

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

  const passed = (finding: Finding) => acknowledged(owners.get(finding.path ?? '') ?? root, finding);
  const open = [...findings.filter(finding => !passed(finding)), ...checkObjects(objects, { passed })];
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
