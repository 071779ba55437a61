import { Session } from 'inspector';
import { setFlagsFromString } from 'v8';

// Counts the steps of code: how often each block of `src/` runs, and how many items built-in functions read. Unlike a clock, it counts the same on
// every machine and under any load, so that one step for each pair of a few objects shows.

/** a part of a function that runs as a whole, and how often; within another one, it has the count of that part in its place */
interface Block { readonly startOffset: number; readonly endOffset: number; readonly count: number }

/** the blocks of each function; one without further blocks ran as a whole */
export type Work = ReadonlyMap<string, readonly Block[]>;

const ITERATOR = Object.getPrototypeOf([][Symbol.iterator]()) as { next: () => unknown };

/** built-in functions that read all items without a block of `src/` for each of them, and how many these are */
const BUILT_IN: readonly (readonly [owner: object, names: readonly string[], items: (self: unknown, result: unknown) => number])[] = [
  [Array.prototype, ['includes', 'indexOf', 'join', 'sort', 'reverse'], self => (self as unknown[]).length],
  [Array.prototype, ['concat', 'slice', 'flat'], (_, result) => (result as unknown[]).length],
  [Object, ['keys', 'values', 'entries'], (_, result) => (result as unknown[]).length],
  [JSON, ['stringify'], (_, result) => String(result).length],
  [ITERATOR, ['next'], () => 1],
];

/**
 * Counts the work since the last count, or since it was made.
 */
export class WorkCounter {
  private readonly session = new Session();
  private items = 0;

  constructor() {
    // optimized code counts only some of its blocks
    setFlagsFromString('--no-opt');
    this.session.connect();
    this.post('Profiler.enable');
    this.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    this.take();
  }

  public count(run: () => void): Work {
    const restore = BUILT_IN.flatMap(([owner, names, items]) => names.map(name => this.countItems(owner as Record<string, unknown>, name, items)));
    this.items = 0;
    try {
      run();
    } finally {
      restore.forEach(undo => undo());
    }
    return new Map([...this.take(), ['items of built-in functions', [{ startOffset: 0, endOffset: 1, count: this.items }]]]);
  }

  public stop(): void {
    this.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
    setFlagsFromString('--opt');
  }

  private take(): Work {
    const { result } = this.post('Profiler.takePreciseCoverage') as { result: { url: string; functions: { functionName: string; ranges: Block[] }[] }[] };
    const scripts = result.filter(({ url }) => /\/(src|imports)\/[^:]*\.(ts|js)$/.test(url) && !url.includes('node_modules'));
    return new Map(scripts.flatMap(({ url, functions }) => functions.map(({ functionName, ranges }): [string, readonly Block[]] =>
      [`${url.replace(/^.*\/(src|imports)\//, '$1/')} ${functionName} at ${ranges[0].startOffset}`, ranges])));
  }

  private countItems(owner: Record<string, unknown>, name: string, items: (self: unknown, result: unknown) => number): () => void {
    const original = owner[name] as (...args: unknown[]) => unknown;
    // eslint-disable-next-line @typescript-eslint/no-this-alias
    const counter = this;
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value(this: unknown, ...args: unknown[]) {
        const result = original.apply(this, args);
        counter.items += items(this, result);
        return result;
      },
    });
    return () => Object.defineProperty(owner, name, { configurable: true, writable: true, value: original });
  }

  private post(method: string, params: object = {}): unknown {
    let answer: unknown;
    this.session.post(method, params, (error, result) => {
      if (error !== null) {
        throw new Error(error.message);
      }
      answer = result;
    });
    return answer;
  }
}

/** how often a place of a function ran: the innermost block comes last */
const countAt = (blocks: readonly Block[] = [], place: number): number =>
  blocks.reduce((count, block) => block.startOffset <= place && place < block.endOffset ? block.count : count, 0);

// twelve devices are less than a machine may have, and more than shows a step for each pair
const SIZE = 4;

/**
 * The functions whose work grows faster than the number of copies, with the steps that they take beyond; empty if all is linear.
 *
 * Of linear work, 4, 8 and 12 copies lie on a line. One step for each pair of copies adds 16 or more, and sorting less than 12.
 */
export function beyondLinear(counter: WorkCounter, run: (copies: number) => () => void): string[] {
  // values that are computed once in a process
  counter.count(run(1));
  const works = [SIZE, 2 * SIZE, 3 * SIZE].map(copies => counter.count(run(copies)));
  const curveOf = (name: string): number => {
    const [small, middle, large] = works.map(work => work.get(name));
    const places = new Set([small, middle, large].flatMap((blocks = []) => blocks.map(({ startOffset }) => startOffset)));
    return Math.max(...[...places].map(place => countAt(large, place) - 2 * countAt(middle, place) + countAt(small, place)));
  };
  const curves = [...works[2]].filter(([, [whole]]) => whole.count > 0).map(([name]) => ({ name, curve: curveOf(name) }));
  return curves.filter(({ curve }) => curve >= SIZE * SIZE * 3 / 4).sort((a, b) => b.curve - a.curve).map(({ name, curve }) => `${name}: ${curve} steps`);
}
