import { World } from '../domain/world';
import { Severity, Violation } from '../manifest/finding';
import { DVP_GROUP, MODULE_CONFIG_GROUP } from '../manifest/groups';
import { ManifestObject } from '../manifest/manifest';

/**
 * Something that DVP rejects, or accepts and then fails over, decided by manifests alone.
 *
 * A rule is pure: it knows objects, never constructs, and sees each object after the schema has passed it.
 */
export interface Rule extends RuleText {
  readonly severity: Severity;
  /** the kinds it checks, as `group/Kind`; `*group/*` is every kind of that group and of the groups that end like it */
  readonly kinds: readonly string[];
  /** pointers: the rule finds nothing in an object that has none of these fields, and is not called for it */
  readonly fields?: readonly string[];
  /**
   * Pointers: beside the kind of an object, the rule reads these fields and no others, and it does not compare the object with others.
   * If it found nothing in one object, it is not called for the next one with the same values.
   */
  readonly reads?: readonly string[];
  /** finds nothing where no cluster is described */
  readonly needsCluster?: true;
  /** kinds as `group/Kind`: the rule finds nothing where the set has no object of them */
  readonly needsKinds?: readonly string[];
  /** reads no more than what identifies an object, so that it may see one of a version whose schema is unknown */
  readonly identityOnly?: true;
  /**
   * @param object one object of the kinds above
   * @param world all objects that would be applied together, and the cluster where its author described it
   */
  check(object: ManifestObject, world: World): Violations;
}

/** the result of a check: one violation, several, or `undefined` where the rule is kept */
export type Violations = Violation | readonly Violation[] | undefined;

/** the text of a rule, for `explain` and the docs */
export interface RuleText {
  /** id in the catalogue, for example `VM-11` */
  readonly id: string;
  /** the condition that must hold, as a sentence */
  readonly says: string;
  /** the behavior of the cluster otherwise, as a sentence */
  readonly why: string;
  /** path of the file that decides it, in the public repository of the module; a URL if it is in another one */
  readonly source: string;
}

const REPOSITORY = 'https://github.com/deckhouse/virtualization/blob/main';

/** the URL of the file that decides a rule */
export const sourceUrl = ({ source }: RuleText): string => source.startsWith('https:') ? source : `${REPOSITORY}/${source}`;

/** fields that the rules of one topic share; a rule may override them */
type Shared = Pick<Rule, 'kinds' | 'source'> & Partial<Pick<Rule, 'severity' | 'fields' | 'reads' | 'needsCluster' | 'needsKinds'>>;

/**
 * Rules about one subject, in the order in which a report lists their findings.
 */
export class Topic<S extends Shared> {
  private readonly collected: Rule[] = [];

  constructor(private readonly shared: S) {}

  public get rules(): readonly Rule[] {
    return this.collected;
  }

  /** adds a rule to the topic */
  public rule(own: Omit<Rule, keyof Shared> & Partial<Shared> & Omit<Pick<Rule, keyof Shared>, keyof S>): Rule {
    const all = { ...this.shared, ...own } as Rule;
    const { id, severity, kinds, fields, reads, needsCluster, needsKinds, identityOnly, says, why, source, check } = all;
    // the same fields in the same order for all rules, so that they share one shape
    const rule: Rule = { id, severity, kinds, fields, reads, needsCluster, needsKinds, identityOnly, says, why, source, check };
    this.collected.push(rule);
    return rule;
  }
}

/** all violations of a rule in one object, as a list */
export function violationsOf(rule: Rule, object: ManifestObject, world: World): readonly Violation[] {
  return asList(rule.check(object, world));
}

/** the result of a check as a list */
export function asList(violations: Violations): readonly Violation[] {
  if (violations === undefined) {
    return [];
  }
  return isList(violations) ? violations : [violations];
}

const isList: (violations: Violation | readonly Violation[]) => violations is readonly Violation[] = Array.isArray;

/** kinds of DVP by their bare names */
export const dvp = (...kinds: string[]): string[] => kinds.map(kind => `${DVP_GROUP}/${kind}`);

/** the module's configuration, which is not in DVP's own group */
export const MODULE_CONFIG = `${MODULE_CONFIG_GROUP}/ModuleConfig`;
