import { spawnSync } from 'child_process';
import { mkdirSync, readdirSync, rmSync } from 'fs';
import { join } from 'path';
import { Yaml } from 'cdk8s';

/**
 * Runs an example as its user would and prints what it wrote. `npm run synth [example] [outdir]`
 */
const [example = 'quickstart', outdir = 'dist'] = process.argv.slice(2);
const suffix = '.k8s.yaml';
const examples = readdirSync(__dirname, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

if (!examples.includes(example)) {
  console.error(`no example '${example}': one of ${examples.join(', ')}`);
  process.exit(2);
}
mkdirSync(outdir, { recursive: true });
const written = () => readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith(suffix)).sort();
for (const file of written()) {
  rmSync(join(outdir, file)); // of an earlier run, and perhaps of another example
}
const { status } = spawnSync(process.execPath, [...process.execArgv, join(__dirname, example, 'main.ts')], {
  stdio: 'inherit',
  env: { ...process.env, CDK8S_OUTDIR: outdir },
});
if (status !== 0) {
  process.exit(status ?? 1);
}

let objects = 0;
for (const file of written()) {
  console.log(join(outdir, file));
  for (const { kind, metadata } of Yaml.load(join(outdir, file))) {
    console.log(`  ${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`);
    objects++;
  }
}
if (objects === 0) {
  console.error(`${example} wrote no objects: its main.ts must end with app.synth()`);
  process.exit(1);
}
console.log(`${objects} objects, checked against the schemas and rules of DVP`);
