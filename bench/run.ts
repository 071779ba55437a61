import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { Time, clock, peakMemory } from './clock';
import { Task, Variant, fileOf } from './variants/task';

/** one measurement, in a process of its own: `run.js <variant> <stacks> <charts> <outdir>` */
export interface Sample {
  readonly construct: Time;
  readonly synth: Time;
  readonly memory: number;
  readonly digest: string;
}

const [name, stacks, charts, outdir] = process.argv.slice(2);
const task: Task = { stacks: Number(stacks), charts: Number(charts), outdir };
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { variant } = require(`./variants/${name}.js`) as { variant: Variant };

let write = () => {};
const construct = clock(() => { write = variant(task); });
const synth = clock(() => write());
const memory = peakMemory();

const hash = createHash('sha256');
for (let chart = 0; chart < task.charts; chart++) {
  hash.update(readFileSync(fileOf(task, chart)));
}
const sample: Sample = { construct, synth, memory, digest: hash.digest('hex') };
process.stdout.write(JSON.stringify(sample));
