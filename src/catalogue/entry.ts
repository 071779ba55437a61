import type { ClusterFacts } from '../domain/cluster-facts';
import { Manifest } from '../manifest/manifest';
import { Rule, RuleText } from '../rules/rule';

/** a function, because most runs do not need the objects */
export interface Example {
  (): readonly Manifest[];
}

/** for `JSON.stringify`: shows the beginning of strings that would fill a page */
export const shortened = (_: string, value: unknown): unknown =>
  typeof value === 'string' && value.length > 5000 ? `${value.slice(0, 20)}… (${value.length} characters)` : value;

/** objects that break a rule, and similar objects that keep it */
export interface RuleExample {
  readonly rule: Rule;
  /** the cluster of the examples, if the rule needs facts of one */
  readonly facts?: () => ClusterFacts;
  /** the objects are in one file, and the rule is about that */
  readonly oneFile?: true;
  /** objects that break the rule, and nothing else */
  readonly breaks: Example;
  /** objects that keep it: as similar to `breaks` as possible */
  readonly keeps: Example;
}

/** a rule that every object keeps whose schema is valid */
export interface HeldRule extends RuleText {
  /** the part of the schema that holds it, as a sentence */
  readonly how: string;
  /** objects that the schema refuses for it */
  readonly breaks: Example;
}

/** a rule that cannot be checked in manifests */
export interface OpenRule {
  readonly id: string;
  readonly says: string;
  /** the missing knowledge, as a sentence */
  readonly because: string;
}

/** the examples of the rules of one folder, and its rules without a check of their own */
export interface CatalogueFolder {
  readonly examples: readonly RuleExample[];
  readonly held: readonly HeldRule[];
  readonly open: readonly OpenRule[];
}
