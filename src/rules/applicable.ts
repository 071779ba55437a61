import { rulesFor } from './registry';
import { Rule } from './rule';
import { perWorld } from '../domain/memo';
import { World } from '../domain/world';
import { isSameJson, keysOf, ManifestObject, valueAtKeys } from '../manifest/manifest';

/** a rule, and the places of its fields in a list of fields */
interface Candidate {
  readonly rule: Rule;
  readonly fields: readonly number[] | undefined;
  readonly reads: readonly number[] | undefined;
}

/** a field by which rules are chosen */
interface Field {
  readonly keys: readonly string[];
  /** whether a rule reads it that is not called again for an equal value */
  readonly isRead: boolean;
}

/** the rules that may find something in the objects of one kind of a world, one object after the other */
class RulesOfKind {
  private readonly candidates: readonly Candidate[];
  private readonly fields: readonly Field[];
  // of each field in the latest object
  private readonly values: unknown[];
  private readonly isPresent: boolean[];
  private readonly isSame: boolean[];
  /** rules that have found something, so that they are called for each object */
  private readonly kept = new Set<Rule>();
  private chosen: readonly Rule[] | undefined;
  private isFirst: boolean | undefined;

  constructor(object: ManifestObject, world: World) {
    const hasObjects = (kind: string) => world.ofKind(kind.slice(0, kind.indexOf('/')), kind.slice(kind.indexOf('/') + 1)).length > 0;
    const rules = rulesFor(object).filter(({ needsCluster, needsKinds }) =>
      (needsCluster !== true || world.cluster !== undefined) && (needsKinds === undefined || needsKinds.some(hasObjects)));
    const read = new Set(rules.flatMap(({ reads = [] }) => reads));
    const pointers = [...new Set([...rules.flatMap(({ fields = [] }) => fields), ...read])];
    const places = (some: readonly string[] | undefined) => some?.map(pointer => pointers.indexOf(pointer));
    this.candidates = rules.map(rule => ({ rule, fields: places(rule.fields), reads: places(rule.reads) }));
    this.fields = pointers.map(pointer => ({ keys: keysOf(pointer), isRead: read.has(pointer) }));
    this.values = pointers.map(() => undefined);
    this.isPresent = pointers.map(() => false);
    this.isSame = pointers.map(() => false);
  }

  /** called once for each object: most objects of a kind have the same fields, and many of them the same values */
  public for({ json }: ManifestObject): readonly Rule[] {
    if (this.isFirst !== false) {
      this.isFirst = this.isFirst === undefined;
      this.chosen = undefined;
    }
    for (let i = 0; i < this.fields.length; i++) {
      const { keys, isRead } = this.fields[i];
      const value = valueAtKeys(json, keys);
      const isPresent = value !== undefined;
      const isSame = isRead && isSameJson(value, this.values[i]);
      if (isRead && !isSame) {
        this.values[i] = value;
      }
      if (this.isPresent[i] !== isPresent || this.isSame[i] !== isSame) {
        this.isPresent[i] = isPresent;
        this.isSame[i] = isSame;
        this.chosen = undefined;
      }
    }
    this.chosen ??= this.candidates.filter(candidate => this.mayFind(candidate)).map(({ rule }) => rule);
    return this.chosen;
  }

  /** calls a rule for each object from now on */
  public keep(rule: Rule): void {
    if (rule.reads !== undefined && !this.kept.has(rule)) {
      this.kept.add(rule);
      this.chosen = undefined;
    }
  }

  private mayFind({ rule, fields, reads }: Candidate): boolean {
    if (fields?.every(place => !this.isPresent[place]) === true) {
      return false;
    }
    return this.isFirst === true || reads?.every(place => this.isSame[place]) !== true || this.kept.has(rule);
  }
}

const ofWorld = perWorld(() => new Map<string, RulesOfKind>());

/** the rules that may find something in objects of the kind of an object */
export function rulesOf(object: ManifestObject, world: World): RulesOfKind {
  const known = ofWorld(world);
  let rules = known.get(object.gvk);
  if (rules === undefined) {
    rules = new RulesOfKind(object, world);
    known.set(object.gvk, rules);
  }
  return rules;
}
