import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'fs';
import { join } from 'path';

const CACHE = join(__dirname, '../../node_modules/.cache/apiserver');

/** what is built of the Go module beside this file */
export interface Programs {
  readonly apiserver: string;
  readonly kubectl: string;
  /** reads manifests as kubectl does */
  readonly yaml: string;
}

/** the version of Go, or `undefined` where there is none */
export function goVersion(): string | undefined {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/**
 * Builds the API server, kubectl and the reader of YAML, unless that is done for the same sources and the same Go.
 *
 * @throws if there is no Go, or it does not build
 */
export function build(): Programs {
  const directory = join(CACHE, fingerprint(__dirname, [...readdirSync(__dirname), 'kubectl/main.go', 'yaml/main.go'], ldflags()));
  const programs: Programs = { apiserver: join(directory, 'apiserver'), kubectl: join(directory, 'kubectl'), yaml: join(directory, 'yaml') };
  make(directory, () => {
    process.stderr.write('building the API server and kubectl; the first time this takes minutes\n');
    return [['apiserver', '.'], ['kubectl', './kubectl'], ['yaml', './yaml']].map(([program, source]) => ({ program, source, cwd: __dirname, flags: [`-ldflags=${ldflags()}`] }));
  });
  return programs;
}

/**
 * Builds the program that judges live objects with the code of Argo CD, Flux and kubedog, unless that is done for the same sources and the same Go.
 *
 * @throws if there is no Go, or it does not build
 */
export function buildHealth(): string {
  const cwd = join(__dirname, 'health');
  const directory = join(CACHE, `health-${fingerprint(cwd, readdirSync(cwd))}`);
  make(directory, () => [{ program: 'health', source: '.', cwd, flags: [] }]);
  return join(directory, 'health');
}

/**
 * Builds the program that renders a chart by Helm, and matches paths as Argo CD does, unless that is done for the same sources and the same Go.
 *
 * @throws if there is no Go, or it does not build
 */
export function buildGitops(): string {
  const cwd = join(__dirname, 'gitops');
  const directory = join(CACHE, `gitops-${fingerprint(cwd, readdirSync(cwd))}`);
  make(directory, () => [{ program: 'gitops', source: '.', cwd, flags: [] }]);
  return join(directory, 'gitops');
}

interface Build { readonly program: string; readonly source: string; readonly cwd: string; readonly flags: readonly string[] }

function make(directory: string, builds: () => readonly Build[]): void {
  if (existsSync(directory)) {
    return;
  }
  // under another name until all are there: who is interrupted leaves nothing that looks whole
  const unfinished = `${directory}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  for (const { program, source, cwd, flags } of builds()) {
    const { status } = spawnSync('go', ['build', '-trimpath', ...flags, '-o', join(unfinished, program), source], { cwd, stdio: 'inherit' });
    if (status !== 0) {
      rmSync(unfinished, { recursive: true, force: true });
      throw new Error(`'go build ${source}' in ${cwd} failed`);
    }
  }
  renameSync(unfinished, directory);
}

// of themselves, programs that are built like this would not know their version, and kubectl refuses to compare it with the server's
function ldflags(): string {
  const [, version, major, minor] = /k8s\.io\/kubernetes (v(\d+)\.(\d+)\.\S+)/.exec(readFileSync(join(__dirname, 'go.mod'), 'utf8'))!;
  const facts = { gitVersion: version, gitMajor: major, gitMinor: minor };
  return ['-s', '-w', ...Object.entries(facts).map(([name, fact]) => `-X k8s.io/component-base/version.${name}=${fact}`)].join(' ');
}

function fingerprint(directory: string, files: readonly string[], flags = ''): string {
  const go = goVersion();
  if (go === undefined) {
    throw new Error('there is no Go on this machine, so that nothing can be built: install it from https://go.dev/dl');
  }
  const hash = createHash('sha256').update(go).update(flags);
  const sources = files.filter(file => /\.go$|^go\.(mod|sum)$/.test(file)).sort();
  sources.forEach(file => hash.update(file).update(readFileSync(join(directory, file))));
  return hash.digest('hex').slice(0, 16);
}
