import { dirname, relative } from 'path';
import type { Load } from './load';

/** The folders of the modules that the package adds to those of cdk8s, the fullest first, with the number of modules in each. */
export function foldersOf(loads: Map<string, Load>): Map<string, number> {
  const root = dirname(require.resolve('cdk8s-dvp/package.json'));
  const known = new Set(loads.get('cdk8s')!.modules);
  const folders = new Map<string, number>();
  for (const file of loads.get('ours')!.modules.filter(each => !known.has(each))) {
    const folder = relative(root, file).replaceAll('\\', '/').split('/').slice(0, 3).join('/').replace(/\/[^/]*\.js$/, '');
    folders.set(folder, (folders.get(folder) ?? 0) + 1);
  }
  return new Map([...folders].sort(([, a], [, b]) => b - a));
}
