import type { Ended } from './command';
import type { Seen } from './door';
import { Scene, isOfObject } from './scene';

/**
 * Where a run is killed:
 * - `after`: the server has made a write, and the run does not hear of it
 * - `before`: a write does not reach the server
 * - a number: a request with that number does not
 */
export type Place = 'after' | 'before' | number;

export interface Killed {
  readonly ended: Ended;
  /** the request at which it was killed; missing if it came to its end before */
  readonly at?: Seen;
}

/**
 * Runs the command until it is killed at a write to an object of the app, or at a request.
 *
 * @param isNew whether a write was not made by an earlier run
 */
export async function killedAt(scene: Scene, place: Place, isNew: (seen: Seen) => boolean, ...words: readonly string[]): Promise<Killed> {
  const { door } = scene;
  door.reset();
  let at: Seen | undefined;
  const run = scene.command.start(...words);
  const kill = (seen: Seen): boolean => {
    at = seen;
    run.kill();
    return false;
  };
  const isHere = (seen: Seen) => typeof place === 'number' ? seen.number === place : isOfObject(seen) && isNew(seen);
  // nothing gets through once it is dead
  door.before = seen => at === undefined && (place === 'after' || !isHere(seen) || kill(seen));
  door.after = seen => at === undefined && (place !== 'after' || !isHere(seen) || kill(seen));
  const ended = await run.ended;
  return { ended, ...at === undefined ? {} : { at } };
}
