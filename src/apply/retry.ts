import type { Cluster } from './cluster';
import type { Report } from './event';
import { ClusterError } from './failure';
import { CODES, Stop } from './stop';

/** the first pause and the longest one, in intervals of the cluster */
const FIRST = 0.5;
const LONGEST = 5;

export interface RetryOptions {
  readonly cluster: Cluster;
  readonly report: Report;
  /** the request, for the user: `apply VirtualDisk shop/data` */
  readonly what: string;
  /** milliseconds until it gives up after a failure */
  readonly limit: (error: ClusterError) => number;
  /** whether a failure passes by itself */
  readonly passes: (error: ClusterError) => boolean;
}

/** Makes a request again while its failure is one that passes by itself. */
export async function retrying<T>({ cluster, report, what, limit, passes }: RetryOptions, request: () => Promise<T>): Promise<T> {
  const start = cluster.now();
  for (let pause = FIRST * cluster.interval; ; pause = Math.min(2 * pause, LONGEST * cluster.interval)) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof ClusterError) || !passes(error)) {
        throw error;
      }
      const passed = cluster.now() - start;
      if (passed + pause > limit(error)) {
        throw new Stop(`${what}: no success after ${Math.round(passed / 6000) / 10} min: ${error.message}`, CODES.timeout);
      }
      report({ event: 'retry', what, reason: error.message, seconds: pause / 1000 });
      await cluster.sleep(pause);
    }
  }
}

/** Runs work on all items, a few at once, begun in their order. */
export async function inParallel<T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(items.length);
  let next = 0;
  let isOver = false;
  const worker = async () => {
    while (next < items.length && !isOver) {
      const i = next++;
      try {
        results[i] = await work(items[i]);
      } catch (error) {
        isOver = true;
        throw error;
      }
    }
  };
  // all that has begun ends before the failure is reported: a request is not left behind
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  const failed = ended.find(each => each.status === 'rejected');
  if (failed !== undefined) {
    throw failed.reason;
  }
  return results;
}
