import { dirname, join } from 'path';

/** a module of the compiled package, which exports only its index */
export function library<T>(path: string): T {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require(join(dirname(require.resolve('cdk8s-dvp/package.json')), 'lib/src', path)) as T;
}
