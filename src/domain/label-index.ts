import { LabelSelector, Labels } from './labels';
import { misspellingKeys, wordOf } from './slips';

/** something with labels, and its place among others */
export interface Labelled {
  readonly labels: Labels;
  readonly order: number;
}

/** a label that a selector needs, with the values that it may have */
export interface Needed { readonly key: string; readonly values: readonly string[] }

/** the labels that an object must have for a selector; a selector may have further conditions */
export function neededBy({ matchLabels, matchExpressions }: LabelSelector): Needed[] {
  const needed: Needed[] = [];
  for (const key in matchLabels) {
    needed.push({ key, values: [matchLabels[key]] });
  }
  for (const { key, operator, values = [] } of matchExpressions ?? []) {
    if (operator === 'In') {
      needed.push({ key, values });
    }
  }
  return needed;
}

const NONE: readonly never[] = [];

/**
 * The objects of one namespace by their labels, so that thousands of selectors do not each read thousands of objects.
 */
export class LabelIndex<T extends Labelled> {
  public readonly members: T[] = [];
  private readonly byKey = new Map<string, Map<unknown, T[]>>();
  private readonly spellings = new Map<ReadonlyMap<unknown, unknown>, ReadonlyMap<string, readonly unknown[]>>();

  public add(member: T): void {
    this.members.push(member);
    for (const key of Object.keys(member.labels)) {
      listIn(mapIn(this.byKey, key), member.labels[key]).push(member);
    }
  }

  public hasKey(key: string): boolean {
    return this.byKey.has(key);
  }

  /** the members with a label */
  public having(key: string, value: unknown): readonly T[] {
    return this.byKey.get(key)?.get(value) ?? NONE;
  }

  /** the members that have a label which a selector needs: of several such labels the one that the fewest have, `undefined` if it needs no label */
  public candidates(needed: readonly Needed[]): readonly (readonly T[])[] | undefined {
    let fewest: readonly (readonly T[])[] | undefined;
    let least = Infinity;
    for (const { key, values } of needed) {
      const lists = values.length === 1 ? [this.having(key, values[0])] : [...new Set(values)].map(value => this.having(key, value));
      const count = lists.reduce((sum, { length }) => sum + length, 0);
      if (count < least) {
        least = count;
        fewest = lists;
      }
    }
    return fewest;
  }

  /** the keys of labels that may be a misspelling of another one */
  public similarKeys(key: string): readonly string[] {
    return this.similar(this.byKey, key);
  }

  /** the values of a label that may be a misspelling of another one */
  public similarValues(key: string, value: unknown): readonly unknown[] {
    const values = this.byKey.get(key);
    return values === undefined ? NONE : this.similar(values, value);
  }

  private similar<W>(words: ReadonlyMap<W, unknown>, word: unknown): readonly W[] {
    const spellings = this.spellingsOf(words);
    return [...new Set(misspellingKeys(wordOf(word)).flatMap(spelling => spellings.get(spelling) ?? NONE))];
  }

  // made for the first selector that selects nothing
  private spellingsOf<W>(words: ReadonlyMap<W, unknown>): ReadonlyMap<string, readonly W[]> {
    const made = this.spellings.get(words);
    if (made !== undefined) {
      return made as ReadonlyMap<string, readonly W[]>;
    }
    const spellings = new Map<string, W[]>();
    for (const known of words.keys()) {
      for (const spelling of misspellingKeys(wordOf(known))) {
        listIn(spellings, spelling).push(known);
      }
    }
    this.spellings.set(words, spellings);
    return spellings;
  }
}

function mapIn<K, L, T>(maps: Map<K, Map<L, T>>, key: K): Map<L, T> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}

function listIn<K, T>(lists: Map<K, T[]>, key: K): T[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
