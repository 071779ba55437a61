import { IConstruct } from 'constructs';
import { AppState, Suppression } from './app-state';
import { factsOf, hasClusters } from './bound-cluster';
import { AppObject, collect } from './collect';
import { siteOf } from './creation-site';
import { judgeOf, unknownRules, unusedSuppressions } from './judge';
import { refusal, report } from './report';
import { Tree } from './tree';
import { callerLanguage } from '../manifest/caller-language';
import { Finding } from '../manifest/finding';
import { Manifest, ManifestObject } from '../manifest/manifest';
import { checkObjects } from '../rules/run';

/** an app that has been checked */
export interface CheckedApp {
  readonly tree: Tree;
  /** by place in the tree, the manifest of an ApiObject, so that it is rendered once only */
  readonly manifests: (Manifest | undefined)[];
  readonly objects: readonly AppObject[];
  readonly findings: readonly Finding[];
}

/** Renders every object at and below a construct once, and checks it against the contract and the rules. */
export function checkApp(root: IConstruct): CheckedApp {
  const { tree, manifests, objects, findings } = collect(root);
  const { constructs } = tree;
  const used = new Set<Suppression>();
  const judge = judgeOf(root, constructs, used);
  const options = { judge, ...hasClusters(root) ? { facts: (object: ManifestObject) => factsOf((object as AppObject).construct) } : {} };
  const judged = [...unknownRules(root, constructs), ...findings].map(judge).concat(checkObjects(objects, options));
  return { tree, manifests, objects, findings: [...judged, ...unusedSuppressions(root, constructs, used)] };
}

/**
 * Checks an app and reports the warnings.
 *
 * @throws if the app has errors; the messages of its other validations are in the same report, so that one run shows all
 */
export function requireSound(root: IConstruct, state: AppState): CheckedApp {
  const checked = checkApp(root);
  const { constructs } = checked.tree;
  const validations: string[] = [];
  for (const { node } of constructs) {
    node.validate().forEach(message => validations.push(`[${node.path}] ${message}`));
  }
  const siteAt = sitesByPath(constructs);
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
  // created for the first finding
  let byPath: Map<string, IConstruct> | undefined;
  return path => {
    byPath = byPath ?? new Map(constructs.map(construct => [construct.node.path, construct]));
    const construct = byPath.get(path);
    return construct && siteOf(construct);
  };
}
