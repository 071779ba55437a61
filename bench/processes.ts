import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import type { Check } from './checks';
import type { Load } from './load';
import type { Sample } from './run';

/**
 * Fresh processes of bare Node.js: a loader of TypeScript inside them would be measured along.
 */
export class Processes {
  // below this directory, so that the package and its dependencies are found by name
  private readonly code = mkdtempSync(join(__dirname, '.run-'));
  public readonly outdir = mkdtempSync(join(tmpdir(), 'bench-'));

  constructor() {
    for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))) {
      const { outputText } = transpileModule(readFileSync(join(__dirname, file), 'utf8'), {
        compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true },
      });
      this.add(file.replace(/\.ts$/, '.js'), outputText);
    }
  }

  /** puts one more module beside the others, and tells where */
  public add(name: string, javascript: string): string {
    const file = join(this.code, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, javascript);
    return file;
  }

  public run(variant: string, stacks: number, charts: number): Sample {
    const outdir = mkdtempSync(join(this.outdir, 'run-'));
    const sample = this.start('run.js', variant, String(stacks), String(charts), outdir);
    rmSync(outdir, { recursive: true });
    return sample as Sample;
  }

  public check(stacks: number): Check {
    return this.start('checks.js', String(stacks)) as Check;
  }

  public load(...packages: string[]): Load {
    return this.start('load.js', ...packages) as Load;
  }

  public remove(): void {
    rmSync(this.code, { recursive: true, force: true });
    rmSync(this.outdir, { recursive: true, force: true });
  }

  private start(script: string, ...args: string[]): unknown {
    const env = { ...process.env, NODE_OPTIONS: '' };
    return JSON.parse(execFileSync(process.execPath, [join(this.code, script), ...args], { env, encoding: 'utf8', maxBuffer: 2 ** 24 }));
  }
}
