import { generated } from './generate';
import { Json } from './json';
import { Verdict, disagreement, isComparable, isListed, ours, theirs } from './judge';
import { mutated } from './mutate';
import { grown, has, placesOf, pointersAt, sizeOf, variantsAt } from './places';
import { Random } from './random';
import { seeds } from './seeds';
import { shrunk } from './shrink';
import { Target, targets } from './targets';
import { Cluster } from '../cluster';

/** objects on which we and the server disagree for one cause */
export interface Difference {
  readonly cause: string;
  readonly target: Target;
  /** where it was met first: the number of a case, or a place of the schema */
  readonly first: string;
  /** rules that the object breaks in any case */
  readonly usual: readonly string[];
  /** whether it is as it shall be */
  readonly listed: boolean;
  count: number;
  /** the first object, less all that does not matter */
  least: Json;
  us: Verdict;
  them: Verdict;
}

interface Counts { accepted: number; refused: number; disagreed: number }

export interface Result {
  readonly tried: number;
  readonly acceptedByBoth: number;
  readonly refusedByBoth: number;
  /** of those that both refuse: how many have a finding of ours at a field that the server names too */
  readonly samePlace: number;
  readonly perTarget: ReadonlyMap<string, Counts>;
  readonly disagreements: readonly Difference[];
}

/** one case of a run: the same for the same seed and number */
export function caseOf(all: readonly Target[], known: ReadonlyMap<string, Json[]>, seed: number, number: number): { target: Target; object: Json } {
  const random = new Random(seed, number);
  const target = all[number % all.length];
  const good = known.get(target.name) ?? [];
  const start = good.length > 0 && random.chance(0.7) ? random.pick(good) : generated(target, random);
  return { target, object: mutated(start, target, random) };
}

const AT_ONCE = 12;

/** judges as many random cases as asked for, by both */
export async function run(cluster: Cluster, seed: number, cases: number): Promise<Result> {
  const all = targets();
  const known = seeds(all);
  const tally = new Tally(cluster, all);
  for (let number = 0; number < cases; number += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, cases - number) }, (_, i) => {
      const { target, object } = caseOf(all, known, seed, number + i);
      return tally.judge(target, object, `case ${number + i}`);
    }));
  }
  return tally.result();
}

// so often an object is tried that may have a place
const MOST_GROWN = 300;

/**
 * Judges every place of every schema by both: a good object that has it is looked for or made, and each value put there that may tell the two apart.
 *
 * @returns the outcome, and the places that no good object could be found for
 */
export async function runPlaces(cluster: Cluster): Promise<{ result: Result; places: number; unreached: string[] }> {
  const all = targets();
  const known = seeds(all);
  const tally = new Tally(cluster, all);
  const unreached: string[] = [];
  let places = 0;
  for (const target of all) {
    const isGood = async (object: Json) =>
      isComparable(target, object) && ours(target, object).accepted && (await theirs(cluster, target, object)).accepted;
    const good: Json[] = [];
    for (const object of known.get(target.name) ?? []) {
      if (await isGood(object)) {
        good.push(object);
      }
    }
    const troubles = (object: Json) => ours(target, object).elsewhere.length;
    good.sort((a, b) => troubles(a) - troubles(b) || sizeOf(a) - sizeOf(b));
    for (const place of placesOf(target)) {
      places++;
      const random = new Random(places);
      let base = good.find(object => has(object, place));
      for (let tries = 0; base === undefined && tries < MOST_GROWN; tries++) {
        const start = good.length > 0 && tries % 2 === 0 ? random.pick(good) : generated(target, random);
        const candidate = has(start, place) ? start : grown(target, start, place, random);
        if (candidate !== undefined && await isGood(candidate)) {
          // what has grown on the way helps to get further
          good.push(candidate);
          base = has(candidate, place) ? candidate : undefined;
        }
      }
      if (base === undefined) {
        unreached.push(`${target.name} ${place}`);
        continue;
      }
      const usual = ours(target, base).elsewhere;
      const variants = variantsAt(target, base, pointersAt(base, place)[0], random);
      for (let i = 0; i < variants.length; i += AT_ONCE) {
        await Promise.all(variants.slice(i, i + AT_ONCE).map(object => tally.judge(target, object, place, usual)));
      }
    }
  }
  return { result: await tally.result(), places, unreached };
}

/** counts what both say */
class Tally {
  private readonly found = new Map<string, Difference>();
  private readonly perTarget: Map<string, Counts>;
  private samePlace = 0;

  constructor(private readonly cluster: Cluster, all: readonly Target[]) {
    this.perTarget = new Map(all.map(({ name }) => [name, { accepted: 0, refused: 0, disagreed: 0 }]));
  }

  public async judge(target: Target, object: Json, first: string, usual: readonly string[] = []): Promise<void> {
    if (!isComparable(target, object)) {
      return;
    }
    const us = ours(target, object);
    const them = await theirs(this.cluster, target, object);
    const cause = disagreement(target, us, them, usual);
    const counts = this.perTarget.get(target.name)!;
    if (cause === undefined) {
      counts[them.accepted ? 'accepted' : 'refused']++;
      this.samePlace += us.reasons.some(({ pointer }) => them.reasons.some(other => other.pointer === pointer)) ? 1 : 0;
      return;
    }
    counts.disagreed++;
    const one = this.found.get(cause);
    if (one === undefined) {
      this.found.set(cause, { cause, target, first, usual, listed: isListed(us, them), count: 1, least: object, us, them });
    } else {
      one.count++;
    }
  }

  public async result(): Promise<Result> {
    // what is listed has an example already
    for (const one of [...this.found.values()].filter(({ listed }) => !listed)) {
      one.least = await shrunk(one.least, async candidate => isComparable(one.target, candidate)
        && disagreement(one.target, ours(one.target, candidate), await theirs(this.cluster, one.target, candidate), one.usual) === one.cause);
      one.us = ours(one.target, one.least);
      one.them = await theirs(this.cluster, one.target, one.least);
    }
    const counts = [...this.perTarget.values()];
    return {
      tried: counts.reduce((sum, { accepted, refused, disagreed }) => sum + accepted + refused + disagreed, 0),
      acceptedByBoth: counts.reduce((sum, { accepted }) => sum + accepted, 0),
      refusedByBoth: counts.reduce((sum, { refused }) => sum + refused, 0),
      samePlace: this.samePlace,
      perTarget: this.perTarget,
      disagreements: [...this.found.values()].sort((a, b) => b.count - a.count),
    };
  }
}

/** a disagreement as a person reads it */
export const told = ({ cause, first, count, least, us, them }: Difference): string =>
  `${count}x, first in ${first}: ${cause}\n  ${JSON.stringify(least).replace(/(.{1,8}?)\1{10,}/gu, '$1…')}\n  we: ${verdictText(us)}\n  the server: ${verdictText(them)}`;

const verdictText = ({ accepted, reasons }: Verdict): string => accepted ? 'accept' : reasons.map(({ what, pointer }) => `${what} ${pointer}`).join('; ');
