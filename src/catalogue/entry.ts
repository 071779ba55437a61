import type { ClusterFacts } from '../domain/cluster-facts';
import { Manifest } from '../manifest/manifest';
import { Rule, RuleText } from '../rules/rule';

/** made when it is asked for: most runs never ask */
export interface Example {
  (): readonly Manifest[];
}

/** how a rule is broken, and how it is kept by little */
export interface RuleExample {
  readonly rule: Rule;
  /** the cluster of the examples, where they mean something only for some clusters */
  readonly facts?: () => ClusterFacts;
  /** objects that break the rule, and nothing else */
  readonly breaks: Example;
  /** objects that keep it: the nearest neighbour of `breaks` */
  readonly keeps: Example;
}

/** a rule that cannot be broken once the schema has passed an object */
export interface HeldRule extends RuleText {
  /** how it is held, as a sentence */
  readonly how: string;
  /** objects that the schema refuses for it */
  readonly breaks: Example;
}

/** a rule that no manifest can decide */
export interface OpenRule {
  readonly id: string;
  readonly says: string;
  /** what would have to be known, as a sentence */
  readonly because: string;
}

/** what is known of the rules of one folder, beside the rules */
export interface CatalogueFolder {
  readonly examples: readonly RuleExample[];
  readonly held: readonly HeldRule[];
  readonly open: readonly OpenRule[];
}
