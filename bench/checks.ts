import { strictEqual } from 'assert';
import { dirname, join } from 'path';
import { Time, clock } from './clock';
import { derived } from './variants/derived';
import type { ManifestObject } from '../src/manifest/manifest';
import type { checkObjects } from '../src/rules/run';

/** the checks by themselves, in a process of their own: `checks.js <stacks>` */
export interface Check {
  readonly objects: number;
  readonly time: Time;
}

// inside the package, so that it is the compiled code which is measured
const src = join(dirname(require.resolve('cdk8s-dvp/package.json')), 'lib/src');
/* eslint-disable @typescript-eslint/no-require-imports */
const engine = require(join(src, 'rules/run.js')) as { checkObjects: typeof checkObjects };
const manifest = require(join(src, 'manifest/manifest.js')) as { ManifestObject: typeof ManifestObject };
/* eslint-enable @typescript-eslint/no-require-imports */

const documents = Array.from({ length: Number(process.argv[2]) }, (_, i) => derived.documents(i)).flat();
const time = clock(() => {
  const objects = documents.map(document => new manifest.ManifestObject(document as ManifestObject['json']));
  strictEqual(engine.checkObjects(objects).filter(finding => finding.severity === 'error').length, 0);
});
const check: Check = { objects: documents.length, time };
process.stdout.write(JSON.stringify(check));
