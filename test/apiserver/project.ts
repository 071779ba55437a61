import { spawn, spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, dirname, join } from 'path';
import { Cluster } from './cluster';
import { build } from './programs';

const ROOT = join(__dirname, '../..');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * A directory in which somebody uses this library, with npm's packages, cdk8s-cli, our command and kubectl at hand.
 */
export class Project {
  public readonly directory = mkdtempSync(join(tmpdir(), 'project-'));
  private readonly environment: NodeJS.ProcessEnv;

  /** @throws if the library is not compiled: what a user installs is what is tried */
  constructor(cluster: Cluster) {
    if (!existsSync(join(ROOT, 'lib/src/index.js'))) {
      throw new Error("there is no lib/ to install: run 'npx projen compile' first");
    }
    for (const name of ['cdk8s', 'cdk8s-plus-28', 'constructs']) {
      this.link(join(ROOT, 'node_modules', name), join('node_modules', name));
    }
    this.link(ROOT, 'node_modules/cdk8s-dvp');
    this.link(join(ROOT, 'bin/cdk8s-dvp'), 'node_modules/.bin/cdk8s-dvp');
    this.link(join(ROOT, 'node_modules/.bin/cdk8s'), 'node_modules/.bin/cdk8s');
    const path = [dirname(build().kubectl), join(this.directory, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    this.environment = { ...process.env, PATH: path, KUBECONFIG: cluster.kubeconfig, CHECK_UPGRADE: 'false' };
  }

  public write(file: string, text: string): void {
    mkdirSync(dirname(join(this.directory, file)), { recursive: true });
    writeFileSync(join(this.directory, file), text);
  }

  public link(target: string, file: string): void {
    mkdirSync(dirname(join(this.directory, file)), { recursive: true });
    symlinkSync(target, join(this.directory, file));
  }

  /** a line of sh, as one would type it */
  public run(line: string): Ended {
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: this.directory, env: this.environment, encoding: 'utf8' });
    return { status, stdout, stderr };
  }

  /** the same, while something else happens */
  public start(line: string): Promise<Ended> {
    const child = spawn('sh', ['-c', line], { cwd: this.directory, env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', text => { stdout += text; });
    child.stderr.on('data', text => { stderr += text; });
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', status => resolve({ status, stdout, stderr }));
    });
  }

  /** what a line prints; fails where it fails */
  public print(line: string): string {
    const { status, stdout, stderr } = this.run(line);
    if (status !== 0) {
      throw new Error(`'${line}' ended with ${status}:\n${stdout}${stderr}`);
    }
    return stdout;
  }

  public remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
