import { Worker } from 'worker_threads';

/** what a command does now, on a terminal */
export interface Progress {
  /** the command goes on to this */
  step(text: string): void;
  /** takes the line away */
  end(): void;
}

// the states of the line
const WAITING = 0;
const PRINTED = 1;
const ENDED = 2;
const ERASED = 3;

const LONGEST = 200;

// the command keeps its own thread busy, so another one prints
const PROGRAM = `
const { writeSync } = require('fs');
const { workerData: { state, length, text, delay } } = require('worker_threads');
const started = Date.now();
let hasLine = false;
let ended = Atomics.wait(state, 0, ${WAITING}, delay) !== 'timed-out';
while (!ended && Atomics.compareExchange(state, 0, ${WAITING}, ${PRINTED}) !== ${ENDED}) {
  hasLine = true;
  const words = Buffer.from(text.slice(0, Atomics.load(length, 0))).toString();
  writeSync(2, '\\r' + words + ' (' + Math.round((Date.now() - started) / 1000) + ' s)\\x1b[K');
  ended = Atomics.wait(state, 0, ${PRINTED}, 500) !== 'timed-out';
}
if (hasLine) {
  writeSync(2, '\\r\\x1b[K');
  Atomics.store(state, 0, ${ERASED});
  Atomics.notify(state, 0);
}
`;

/**
 * Prints the step of a long command to standard error, from one second on.
 *
 * @param delay milliseconds until the first line
 */
export function startProgress(delay = 1000): Progress {
  const state = new Int32Array(new SharedArrayBuffer(4));
  const length = new Int32Array(new SharedArrayBuffer(4));
  const text = new Uint8Array(new SharedArrayBuffer(LONGEST));
  new Worker(PROGRAM, { eval: true, workerData: { state, length, text, delay } }).unref();
  return {
    step: words => Atomics.store(length, 0, new TextEncoder().encodeInto(words, text).written),
    end: () => {
      const before = Atomics.exchange(state, 0, ENDED);
      Atomics.notify(state, 0);
      if (before === PRINTED) {
        Atomics.wait(state, 0, ENDED, 1000);
      }
    },
  };
}
