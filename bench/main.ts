import { writeFileSync } from 'fs';
import { join } from 'path';
import type { Derived } from './derive';
import { deriveModule } from './derive';
import { measure, measureChecks, measureLoads } from './measure';
import { modulesOf } from './modules';
import { Processes } from './processes';
import { report } from './report';
import { rendersPerObject, sameObjects } from './verify';

/**
 * `npm run bench` measures the compiled library and writes RESULTS.md; with `quick`, it only shows that the bench works.
 */
const quick = process.argv[2] === 'quick';
const rounds = (full: number) => quick ? 1 : full;
const dumps = ['text', 'json', 'yaml'];
const trees = ['plain', 'shaped', 'unchecked', 'l2'];
const variants = [...dumps, ...trees, 'cloud-init'];

const processes = new Processes();
try {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const derived: Derived = require(processes.add('derived.js', deriveModule()));
  const facts = sameObjects(derived);
  const renders = [1, 10, 100].map(charts => rendersPerObject({ stacks: 100, charts, outdir: processes.outdir }));

  const all = [{ stacks: 100, rounds: 5 }, { stacks: 1000, rounds: 5 }, { stacks: 3000, rounds: 3 }];
  const sizes = (quick ? all.slice(0, 1) : all)
    .map(size => measure(processes, { stacks: size.stacks, rounds: rounds(size.rounds), charts: 1, variants }));
  const middle = sizes[quick ? 0 : 1];
  const spreads = [middle, ...(quick ? [10] : [10, 100])
    .map(charts => measure(processes, { stacks: middle.stacks, rounds: rounds(3), charts, variants: trees }))];
  const checks = measureChecks(processes, quick ? [100, 200] : [1000, 3000, 10000], rounds(3));
  const loads = measureLoads(processes, rounds(11));

  const text = report({ facts, renders, sizes, spreads, checks, loads, modules: modulesOf(loads[0]) });
  process.stdout.write(text);
  if (!quick) {
    writeFileSync(join(__dirname, 'RESULTS.md'), text);
  }
} finally {
  processes.remove();
}
