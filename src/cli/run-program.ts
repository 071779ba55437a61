import { spawn } from 'child_process';
import { ClusterError } from '../apply/failure';
import { Interrupted } from '../apply/stop';

/** what a program has printed */
export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** milliseconds until a program that hangs is ended; kubectl itself gives up before */
const PATIENCE = 90_000;
/** milliseconds after which a signal to both has reached this process, too */
const SIGNAL = 50;
/** milliseconds without output after a program has ended: another process, for example one that logs in, may keep its output open */
const SILENCE = 250;

/**
 * Runs a program, and gives it text on standard input.
 *
 * @throws ClusterError if the program cannot be started, or hangs; `Interrupted` if the run ends meanwhile
 */
export function runProgram(words: readonly string[], input: string | undefined, interrupt: AbortSignal): Promise<Printed> {
  return new Promise((resolve, reject) => {
    if (interrupt.aborted) {
      reject(new Interrupted(interrupt.reason as number));
      return;
    }
    const child = spawn(words[0], words.slice(1), { stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let hangs = false;
    let silence: NodeJS.Timeout | undefined;
    const timer = setTimeout(() => {
      hangs = true;
      child.kill('SIGKILL');
    }, PATIENCE);
    const stop = () => child.kill('SIGTERM');
    interrupt.addEventListener('abort', stop, { once: true });
    const end = (work: () => void) => {
      clearTimeout(timer);
      clearTimeout(silence);
      interrupt.removeEventListener('abort', stop);
      work();
    };
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    // the first look only counts: after a pause of this process, there may be output that it has not read
    const endWhenSilent = (before: number) => {
      silence = setTimeout(() => {
        const now = out.length + err.length;
        if (now !== before) {
          endWhenSilent(now);
          return;
        }
        child.stdout.destroy();
        child.stderr.destroy();
      }, SILENCE);
    };
    child.on('exit', () => endWhenSilent(-1));
    // a program that ends early does not read its input
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => end(() => reject(notStarted(words[0], error))));
    // ctrl-C reaches the program first
    child.on('close', (code, signal) => setTimeout(() => end(() => {
      if (interrupt.aborted || signal !== null && !hangs) {
        reject(new Interrupted(interrupt.aborted ? interrupt.reason as number : undefined));
      } else if (hangs) {
        reject(new ClusterError('busy', `${words[0]} did not end within ${PATIENCE / 1000} seconds`));
      } else {
        resolve({ code: code ?? 1, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
      }
    }), code === 0 ? 0 : SIGNAL));
    child.stdin.end(input ?? '');
  });
}

function notStarted(program: string, { code, message }: NodeJS.ErrnoException): ClusterError {
  const why = code === 'ENOENT' ? `${program} was not found in PATH: install it, add its directory to PATH, or name another program with --kubectl, for example --kubectl 'd8 k'`
    : `${program} cannot be run: ${message}`;
  return new ClusterError('program', why);
}
