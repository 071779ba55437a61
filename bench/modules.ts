import { deepStrictEqual, ok } from 'assert';
import { dirname, relative } from 'path';
import type { Loads } from './measure';

// what an app needs at synth, if at all; the words for an impact are public
const LATER = /^lib\/(src\/(synth\/(check-app|collect|judge|report)|manifest\/schema-check|rules\/|plan\/(?!impact\.js$)|cli\/)|imports\/contract\/validators)/;

/**
 * Names the modules that the package adds to those of cdk8s; refuses those that have no business there.
 */
export function modulesOf({ cdk8s, ours }: Loads): string[] {
  const root = dirname(require.resolve('cdk8s-dvp/package.json'));
  const known = new Set(cdk8s.modules);
  const added = ours.modules.filter(file => !known.has(file)).map(file => relative(root, file).replaceAll('\\', '/'));
  deepStrictEqual(added.filter(file => !file.startsWith('lib/')), [], 'the package loads more than cdk8s and itself');
  deepStrictEqual(added.filter(file => LATER.test(file)), [], 'the package loads what it needs only at synth');
  ok(added.length > 0, 'the package was not loaded at all');
  return added;
}
