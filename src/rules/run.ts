import type { ClusterFacts } from '../domain/cluster-facts';
import { Complaint, Finding, findingOf, isError } from '../manifest/finding';
import { ManifestObject } from '../manifest/manifest';
import { ManifestSet } from '../manifest/manifest-set';
import { checkSchema } from '../manifest/schema-check';
import { filledIn, isHistory } from '../domain/history';
import { RULES } from './registry';
import { Rule } from './rule';
import { KINDS } from '../../imports/contract/kinds';

/** what a check may know beside the objects themselves */
export interface CheckOptions {
  /** the cluster that an object is meant for, where its author said so */
  facts?(object: ManifestObject): ClusterFacts | undefined;
  /** a finding as its author sees it: let pass, lowered, or as it is */
  judge?(finding: Finding): Finding;
}

/**
 * Compares objects that would be applied together with the schemas and with every rule.
 */
export function checkObjects(objects: readonly ManifestObject[], options: CheckOptions = {}): Finding[] {
  const { judge = finding => finding } = options;
  const set = new ManifestSet(objects);
  const findings: Finding[] = [];
  // plain loops: an app has thousands of objects, each object dozens of rules, and nearly all of them find nothing
  for (const object of objects) {
    const facts = options.facts?.(object);
    const broken = checkSchema(object).filter(finding => !filledIn(finding, object, set, facts)).map(judge);
    findings.push(...broken);
    // rules read fields without asking for their types: whatever the author lets pass, they see no object of another shape
    if (isHistory(object) || broken.some(finding => isError(finding) || SHAPES.has(finding.id))) {
      continue;
    }
    for (const rule of rulesFor(object)) {
      for (const complaint of complaintsOf(rule, object, set, facts)) {
        findings.push(judge(findingOf(object, rule.id, rule.severity, complaint)));
      }
    }
  }
  return [...findings, ...namesakes(set).map(judge)];
}

function complaintsOf(rule: Rule, object: ManifestObject, set: ManifestSet, facts: ClusterFacts | undefined): Complaint[] {
  try {
    return rule.check(object, set, facts);
  } catch (error) {
    // a rule may stumble over another object that the schema has refused; that one is told of, and nothing follows from it
    if (set.objects.some(other => checkSchema(other).length > 0)) {
      return [];
    }
    throw error;
  }
}

const SHAPES = new Set(['SCHEMA-TYPE', 'SCHEMA-REQUIRED', 'SCHEMA-UNION', 'SCHEMA-KIND']);

const KNOWN_KINDS = new Set(Object.values(KINDS).map(({ group, kind }) => `${group}/${kind}`));

const byGvk = new Map<string, readonly Rule[]>();

function rulesFor({ gvk, group, kind }: ManifestObject): readonly Rule[] {
  let rules = byGvk.get(gvk);
  if (rules === undefined) {
    // of a version that the contract does not have, no schema has passed the fields
    const unread = !(gvk in KINDS) && KNOWN_KINDS.has(`${group}/${kind}`);
    rules = RULES.filter(rule => rule.kinds.some(pattern => matches(pattern, group, kind)) && (!unread || rule.identityOnly === true));
    byGvk.set(gvk, rules);
  }
  return rules;
}

function matches(pattern: string, group: string, kind: string): boolean {
  return pattern.endsWith('/*') ? group.endsWith(pattern.slice(1, -2)) : pattern === `${group}/${kind}`;
}

function namesakes(set: ManifestSet): Finding[] {
  return set.namesakes().map(([first, ...rest]) => findingOf(first, 'NAME-DUPLICATE', 'error', {
    pointer: '/metadata/name',
    wrong: `another object has the same kind, namespace and name: ${rest.map(object => `[${object.path}]`).join(', ')}`,
    got: first.name,
    instead: "different ids, or a 'name' on one of them",
  }));
}
