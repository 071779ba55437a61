import type { ClusterFacts } from './manifest/cluster-facts';
import { Finding, findingOf } from './manifest/finding';
import { ManifestObject } from './manifest/manifest';
import { ManifestSet } from './manifest/manifest-set';
import { checkSchema } from './manifest/schema-check';
import { RULES } from './rules/registry';
import { Rule } from './rules/rule';

/** what a check may know beside the objects themselves */
export interface CheckOptions {
  /** the cluster that an object is meant for, where its author said so */
  facts?(object: ManifestObject): ClusterFacts | undefined;
  /** whether the author let a finding pass */
  passed?(finding: Finding): boolean;
}

/**
 * Compares objects that would be applied together with the schemas and with every rule.
 */
export function checkObjects(objects: readonly ManifestObject[], options: CheckOptions = {}): Finding[] {
  const set = new ManifestSet(objects);
  const open = (finding: Finding) => options.passed?.(finding) !== true;
  const findings = objects.flatMap(object => {
    const broken = checkSchema(object).filter(open);
    // rules read fields without asking for their types, so they see only what the schema has passed
    return broken.length > 0 ? broken : rulesFor(object).flatMap(rule => apply(rule, object, set, options.facts?.(object))).filter(open);
  });
  return [...findings, ...namesakes(set).filter(open)];
}

function apply(rule: Rule, object: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined): Finding[] {
  return rule.check(object, set, facts).map(complaint => findingOf(object, rule.id, rule.severity, complaint));
}

const byKind = new Map<string, Rule[]>();

function rulesFor({ group, kind }: ManifestObject): Rule[] {
  const key = `${group}/${kind}`;
  let rules = byKind.get(key);
  if (rules === undefined) {
    rules = RULES.filter(rule => rule.kinds.includes(key));
    byKind.set(key, rules);
  }
  return rules;
}

function namesakes(set: ManifestSet): Finding[] {
  return set.namesakes().map(([first, ...rest]) => findingOf(first, 'NAME-DUPLICATE', 'error', {
    pointer: '/metadata/name',
    wrong: `another object has the same kind, namespace and name: ${rest.map(object => `[${object.path}]`).join(', ')}`,
    got: first.name,
    instead: "different ids, or a 'name' on one of them",
  }));
}
