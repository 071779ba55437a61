/* eslint-disable no-bitwise -- mixing bits is what it does */

/**
 * Numbers that look random and are the same for the same seed, so that a case can be made again.
 */
export class Random {
  private state: number;

  constructor(...seeds: readonly number[]) {
    this.state = seeds.reduce((state, seed) => Math.imul(state ^ seed, 0x9e3779b1) ^ state >>> 15, 0x2545f491);
  }

  /** at least 0, below 1 */
  public next(): number {
    this.state = this.state + 0x6d2b79f5 | 0;
    let t = Math.imul(this.state ^ this.state >>> 15, 1 | this.state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  }

  /** a whole number below `end` */
  public below(end: number): number {
    return Math.floor(this.next() * end);
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  public pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }
}
