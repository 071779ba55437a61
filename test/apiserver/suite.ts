import { Cluster, startCluster } from './cluster';
import { Programs, build, buildGitops, buildHealth, goVersion } from './programs';
import { Crd } from '../contract';

// where nothing is built yet, the first suite builds
const COLD = 15 * 60_000;

/** whether a machine without Go may pass */
const required = (process.env.CI ?? '') !== '' || process.env.DVP_SERVER === 'required';

// the tests make and remove objects: nobody's cluster is touched because it happens to be the one that a shell points at
if (process.env.DVP_SERVER !== 'existing') {
  delete process.env.KUBECONFIG;
}

const runnable = process.env.KUBECONFIG !== undefined || goVersion() !== undefined;

/**
 * Tests that need an API server: it is started before the first of them, and stopped after the last.
 *
 * Without Go, they are skipped, and say so; with `CI` or `DVP_SERVER=required` in the environment, a machine without Go fails.
 * With `DVP_SERVER=existing` they go to the cluster of `KUBECONFIG` instead, and leave namespaces and CRDs there.
 */
export function describeServer(name: string, tests: (cluster: () => Cluster) => void): void {
  describeWhere(runnable || required, name, tests);
}

/**
 * The same, for tests that change and remove what is there: they go to no other server than one of ours.
 */
export function describeOwnServer(name: string, tests: (cluster: () => Cluster) => void, installed?: readonly Crd[]): void {
  if (process.env.KUBECONFIG !== undefined) {
    process.stderr.write(`\n!! ${name}: SKIPPED, since it would change and remove objects of the cluster of KUBECONFIG\n\n`);
  }
  describeWhere(process.env.KUBECONFIG === undefined && (runnable || required), name, tests, installed);
}

/**
 * Tests that need only what is built.
 */
export const describePrograms = (name: string, tests: (programs: () => Programs) => void): void => describeBuilt(name, build, tests);

/**
 * Tests that need only the program that judges as Argo CD, Flux and kubedog do.
 */
export const describeHealth = (name: string, tests: (program: () => string) => void): void => describeBuilt(name, buildHealth, tests);

/**
 * Tests that need only the program that renders charts as Helm does, and matches paths as Argo CD does.
 */
export const describeGitops = (name: string, tests: (program: () => string) => void): void => describeBuilt(name, buildGitops, tests);

function describeBuilt<T>(name: string, make: () => T, tests: (made: () => T) => void): void {
  warnUnlessRunnable(name);
  (goVersion() !== undefined || required ? describe : describe.skip)(name, () => {
    let made: T | undefined;
    beforeAll(() => {
      made = make();
    }, COLD);
    tests(() => made!);
  });
}

function warnUnlessRunnable(name: string): void {
  if (!runnable && !required) {
    process.stderr.write(`\n!! ${name}: SKIPPED, since there is no Go on this machine to build an API server with (https://go.dev/dl)\n\n`);
  }
}

function describeWhere(here: boolean, name: string, tests: (cluster: () => Cluster) => void, installed?: readonly Crd[]): void {
  warnUnlessRunnable(name);
  (here ? describe : describe.skip)(name, () => {
    let cluster: Cluster | undefined;
    beforeAll(async () => {
      cluster = await startCluster(installed);
    }, COLD);
    afterAll(() => cluster?.stop(), 60_000);
    tests(() => cluster!);
  });
}
