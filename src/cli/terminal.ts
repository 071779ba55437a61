import { createInterface } from 'readline';
import type { Terminal } from './command';

/** the terminal of this process; `undefined` if its input or its output is something else */
export function processTerminal(): Terminal | undefined {
  const { stdin, stderr, stdout } = process;
  if (!stdin.isTTY || !stderr.isTTY || !stdout.isTTY) {
    return undefined;
  }
  return {
    get columns() { return stderr.columns || 80; },
    get rows() { return stderr.rows || 24; },
    write: text => { stderr.write(text); },
    ask,
  };
}

function ask(question: string, interrupt: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  return new Promise(resolve => {
    const stop = () => lines.close();
    interrupt.addEventListener('abort', stop, { once: true });
    // in its raw mode, readline keeps ctrl-C from becoming a signal
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.on('close', () => resolve(false));
    lines.question(`${question} Only 'yes' goes on: `, answer => {
      interrupt.removeEventListener('abort', stop);
      resolve(answer.trim().toLowerCase() === 'yes');
      lines.close();
    });
  });
}

const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Calls back with the exit code of a signal that would end this process. The second signal ends it at once. */
export function onInterrupt(stop: (code: number) => void): () => void {
  let isFirst = true;
  const listeners = Object.entries(CODES).map(([signal, code]) => {
    const listener = () => {
      if (!isFirst) {
        process.exit(code);
      }
      isFirst = false;
      stop(code);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => listeners.forEach(off => off());
}
