import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Compilation } from './compilation';
import type { Load } from './load';
import type { Sample } from './run';

export interface Run {
  readonly variant: string;
  readonly stacks: number;
  readonly charts: number;
}

// files in memory: what a disk takes to create a file is not ours
const fastest = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * Fresh processes of bare Node.js: a loader of TypeScript inside them would be measured along.
 */
export class Processes {
  // below this directory, so that the package and its dependencies are found by name
  private readonly code = mkdtempSync(join(__dirname, '.run-'));
  private readonly files = mkdtempSync(join(fastest, 'bench-'));

  constructor() {
    for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
      const { outputText } = transpileModule(readFileSync(join(__dirname, file), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
      });
      this.add(file.replace(/\.ts$/, '.js'), outputText);
    }
  }

  /** puts one more file beside the others, and returns its path */
  public add(name: string, text: string): string {
    const file = join(this.code, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  public run({ variant, stacks, charts }: Run, flags: string[] = []): Sample {
    const outdir = mkdtempSync(join(this.files, 'run-'));
    try {
      return this.start('run.js', [variant, String(stacks), String(charts), outdir], flags) as Sample;
    } finally {
      rmSync(outdir, { recursive: true });
    }
  }

  /** the CPU profile of a run, as JSON */
  public profile(run: Run): string {
    const directory = mkdtempSync(join(this.files, 'profile-'));
    this.run(run, ['--cpu-prof', '--cpu-prof-interval=500', `--cpu-prof-dir=${directory}`]);
    return readFileSync(join(directory, readdirSync(directory)[0]), 'utf8');
  }

  public load(...packages: string[]): Load {
    return this.start('load.js', packages) as Load;
  }

  public compile(file: string): Compilation {
    return this.start('compilation.js', [file]) as Compilation;
  }

  public remove(): void {
    rmSync(this.code, { recursive: true, force: true });
    rmSync(this.files, { recursive: true, force: true });
  }

  private start(script: string, args: string[], flags: string[] = []): unknown {
    const env = { ...process.env, NODE_OPTIONS: '' };
    try {
      const command = [...flags, join(this.code, script), ...args];
      // the warnings of a synth go to standard error, and it is read only after a failure
      const output = execFileSync(process.execPath, command, { env, encoding: 'utf8', maxBuffer: 2 ** 28, timeout: LONGEST, stdio: ['ignore', 'pipe', 'pipe'] });
      return JSON.parse(output);
    } catch (error) {
      throw new Error(reasonOf(error as Error & { code?: string; stderr?: string }));
    }
  }
}

const LONGEST = 600_000;

function reasonOf({ code, stderr, message }: Error & { code?: string; stderr?: string }): string {
  if (code === 'ETIMEDOUT') {
    return `not finished after ${LONGEST / 1000} s`;
  }
  return /^(?:\w*Error: .*|FATAL ERROR: .*)$/m.exec(stderr ?? '')?.[0] ?? (stderr || message);
}
