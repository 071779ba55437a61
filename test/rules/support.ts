import { CatalogueFolder, Example, RuleExample } from '../../src/catalogue/entry';
import { ClusterFacts } from '../../src/domain/cluster-facts';
import { Finding } from '../../src/manifest/finding';
import { Manifest, ManifestObject } from '../../src/manifest/manifest';
import { reportText } from '../../src/manifest/report';
import { RULE_FOLDERS, RuleFolder } from '../../src/rules/registry';
import { Rule } from '../../src/rules/rule';
import { checkObjects } from '../../src/rules/run';

/** everything that the checks have against manifests that would be applied together */
export function check(manifests: readonly Manifest[], facts?: ClusterFacts, isConstruct = false, file?: string): Finding[] {
  return checkObjects(manifests.map(manifest => new ManifestObject(manifest, undefined, isConstruct, file)), { facts: () => facts });
}

/** everything that the checks have against an example of a rule */
export const checkExample = ({ facts, oneFile }: RuleExample, example: Example, isConstruct = false): Finding[] =>
  check(example(), facts?.(), isConstruct, oneFile && 'all.yaml');

/** the same, as a person reads it */
export const report = (manifests: readonly Manifest[], facts?: ClusterFacts): string => reportText(check(manifests, facts));

export const ids = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ id }) => id))].sort();

// a test loads the rules and the examples of its folder, not the three hundred files of all of them
function folderOf(id: string): RuleFolder {
  const found = RULE_FOLDERS.find(({ prefixes }) => prefixes.includes(id.replace(/-.*/, '')));
  if (found === undefined) {
    throw new Error(`no folder has rules like ${id}`);
  }
  return found;
}

export function rule(id: string): Rule {
  const found = folderOf(id).rules().find(candidate => candidate.id === id);
  if (found === undefined) {
    throw new Error(`no rule ${id}`);
  }
  return found;
}

export function exampleOf(of: Rule): RuleExample {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const [{ examples }] = Object.values<CatalogueFolder>(require(`../../src/catalogue/${folderOf(of.id).name}/entries`));
  return examples.find(example => example.rule === of)!;
}

/** the report of the example that breaks a rule, for a reader of YAML */
export function told(id: string): string {
  const example = exampleOf(rule(id));
  return reportText(checkExample(example, example.breaks));
}

/** the same for an author of constructs: only the advice is another */
export function adviceInCode(id: string): (string | undefined)[] {
  const example = exampleOf(rule(id));
  return checkExample(example, example.breaks, true).map(({ instead }) => instead);
}
