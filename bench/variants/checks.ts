import { strictEqual } from 'assert';
import { derived } from './derived';
import { library } from './library';
import { Variant, stacksByChart } from './task';
import type * as manifests from '../../src/manifest/manifest';
import type * as run from '../../src/rules/run';

/** schemas and rules by themselves, on objects that are rendered already; writes nothing */
export const variant: Variant = task => {
  const { ManifestObject } = library<typeof manifests>('manifest/manifest.js');
  const { checkObjects } = library<typeof run>('rules/run.js');
  const documents = stacksByChart(task).flat().flatMap(i => derived.documents(i));
  return () => {
    const objects = documents.map(document => new ManifestObject(document as manifests.Manifest));
    strictEqual(checkObjects(objects).filter(({ severity }) => severity === 'error').length, 0);
  };
};
