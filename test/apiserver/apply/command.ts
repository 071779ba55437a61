import { ChildProcess, execFile, spawn } from 'child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, dirname, join } from 'path';
import { promisify } from 'util';
import { Door } from './door';
import type { Event } from '../../../src/apply/event';
import { build } from '../programs';

const COMMAND = join(__dirname, '../../../bin/cdk8s-dvp');

export interface Ended {
  /** `undefined` if it was killed */
  readonly code?: number;
  readonly events: readonly Event[];
  readonly stderr: string;
}

export interface Started {
  readonly ended: Promise<Ended>;
  /** kills the command and the kubectl processes that it has started, as `kill -9` does */
  kill(): void;
}

// the last option counts, and after the names of objects there are no options
const IMPATIENT = `#!/bin/sh
for word; do
  shift
  case $word in --request-timeout=*) word=--request-timeout=3s ;; esac
  set -- "$@" "$word"
done
exec kubectl "$@"
`;

/** `cdk8s-dvp apply` as a user runs it, who reaches the API server through a door */
export class Command {
  private readonly home = mkdtempSync(join(tmpdir(), 'user-'));
  private readonly running = new Set<ChildProcess>();

  constructor(door: Door) {
    writeFileSync(join(this.home, 'kubeconfig'), door.kubeconfig);
    writeFileSync(this.impatient, IMPATIENT, { mode: 0o755 });
  }

  /** a kubectl that waits a few seconds for an answer, and not as long as a user would */
  public get impatient(): string {
    return join(this.home, 'impatient-kubectl');
  }

  public start(...words: readonly string[]): Started {
    const path = [dirname(build().kubectl), process.env.PATH].join(delimiter);
    const env = { ...process.env, PATH: path, HOME: this.home, KUBECONFIG: join(this.home, 'kubeconfig') };
    const child = spawn(process.execPath, [COMMAND, 'apply', ...words, '--format', 'jsonl', '--interval', '0.1', '--settle', '0.5'], { env, cwd: this.home, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    this.running.add(child);
    let [stdout, stderr] = ['', ''];
    child.stdout!.on('data', text => { stdout += text; });
    child.stderr!.on('data', text => { stderr += text; });
    const ended = new Promise<Ended>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', code => {
        this.running.delete(child);
        resolve({ ...code === null ? {} : { code }, stderr, events: eventsOf(stdout) });
      });
    });
    return { ended, kill: () => kill(child) };
  }

  public run(...words: readonly string[]): Promise<Ended> {
    return this.start(...words).ended;
  }

  /** what kubectl prints for the same user; a webhook of this process may answer meanwhile. Rejects if kubectl does not end with 0 */
  public async kubectl(...words: readonly string[]): Promise<string> {
    const { stdout, stderr } = await promisify(execFile)(build().kubectl, [...words, `--kubeconfig=${join(this.home, 'kubeconfig')}`]);
    return `${stdout}${stderr}`;
  }

  public remove(): void {
    this.running.forEach(kill);
    rmSync(this.home, { recursive: true, force: true });
  }
}

function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (exitCode === null && signalCode === null) {
    process.kill(-pid!, 'SIGKILL');
  }
}

/** the lines of a killed process may end in the middle */
const eventsOf = (text: string): Event[] => text.split('\n').filter(line => line.endsWith('}')).map(line => JSON.parse(line));
