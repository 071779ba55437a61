import { existsSync, writeFileSync } from 'fs';

/**
 * Gives TypeScript other types of cdk8s-plus than jsii.
 *
 * jsii needs the classes of cdk8s-plus-28: it refuses an interface of ours where an interface of cdk8s-plus has another type, and Java would refuse our machines in a
 * Service of cdk8s-plus. TypeScript needs types that every cdk8s-plus fits. One source cannot have both, so the declarations of one file lead to those of another.
 */
const DIRECTORY = 'lib/src/values';

if (!existsSync(`${DIRECTORY}/any-cdk8s-plus.d.ts`) || !existsSync(`${DIRECTORY}/cdk8s-plus.d.ts`)) {
  console.error(`${DIRECTORY} has no cdk8s-plus.d.ts and any-cdk8s-plus.d.ts: correct the directory in projenrc/any-cdk8s-plus.ts`);
  process.exit(1);
}
writeFileSync(`${DIRECTORY}/cdk8s-plus.d.ts`, "export * from './any-cdk8s-plus';\n");
