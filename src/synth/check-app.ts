import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AppState, Suppression } from './app-state';
import { factsOf } from './bound-cluster';
import { collect } from './collect';
import { siteOf } from './creation-site';
import { judgeOf, unknownRules, unusedSuppressions } from './judge';
import { refusal, report } from './report';
import { callerLanguage } from '../manifest/caller-language';
import { Finding } from '../manifest/finding';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { checkObjects } from '../rules/run';

/** an app that has been checked */
export interface CheckedApp {
  /** everything that is in the app */
  readonly constructs: readonly IConstruct[];
  /** the manifest of each ApiObject, so that it is rendered once only */
  readonly rendered: ReadonlyMap<ApiObject, Manifest>;
  readonly findings: readonly Finding[];
}

/** Renders every object at and below a construct once, and checks it against the contract and the rules. */
export function checkApp(root: IConstruct): CheckedApp {
  const { constructs, rendered, objects, findings } = collect(root);
  const used = new Set<Suppression>();
  const judge = judgeOf(root, constructs, used);
  const facts = (object: ManifestObject) => factsOf(objects.get(object) ?? root);
  const judged = [...unknownRules(constructs), ...findings].map(judge).concat(checkObjects([...objects.keys()], { judge, facts }));
  return { constructs, rendered, findings: [...judged, ...unusedSuppressions(constructs, used)] };
}

/**
 * Checks an app and reports the warnings.
 *
 * @throws if the app has errors; the messages of its other validations are in the same report, so that one run shows all
 */
export function requireSound(root: IConstruct, state: AppState): CheckedApp {
  const checked = checkApp(root);
  const validations = checked.constructs.flatMap(construct => construct.node.validate().map(message => `[${construct.node.path}] ${message}`));
  const siteAt = sitesByPath(checked.constructs);
  // a TypeScript author has the places in the stack trace; the other languages show only the message
  const findings = callerLanguage() === 'typescript' ? checked.findings : checked.findings.map(finding => ({ ...finding, at: siteAt(finding.path ?? '') }));
  const error = refusal(findings, validations, siteAt);
  report(findings, state);
  if (error !== undefined) {
    throw error;
  }
  return checked;
}

function sitesByPath(constructs: readonly IConstruct[]): (path: string) => string | undefined {
  return path => {
    const construct = constructs.find(({ node }) => node.path === path);
    return construct && siteOf(construct);
  };
}
