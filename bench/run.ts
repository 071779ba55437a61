import { createHash } from 'crypto';
import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Time, clock, peakMemory } from './clock';
import { Task, Variant } from './variants/task';

/** one measurement, in a process of its own: `run.js <module>[:<export>] <stacks> <charts> <outdir>` */
export interface Sample {
  readonly construct: Time;
  readonly synth: Time;
  readonly memory: number;
  /** number of objects in the files that were written, and a hash of the files */
  readonly objects: number;
  readonly digest: string;
}

const [name, stacks, charts, outdir] = process.argv.slice(2);
const task: Task = { stacks: Number(stacks), charts: Number(charts), outdir };
const [file, exported = 'variant'] = name.split(':');
// eslint-disable-next-line @typescript-eslint/no-require-imports
const variant = (require(`./variants/${file}.js`) as Record<string, Variant>)[exported];

async function main() {
  let write: () => unknown = () => {};
  // a profile knows the two phases by these names
  const construct = await clock(function constructPhase() { write = variant(task); });
  const synth = await clock(function synthPhase() { return write(); });
  const sample: Sample = { construct, synth, memory: peakMemory(), ...written() };
  process.stdout.write(JSON.stringify(sample));
}

// a line that begins an object: in YAML, in JSON, and in a template of CloudFormation
const OBJECT = /^(?:kind: |\{"apiVersion":| {3}"Type": "AWS::(?:EC2|SecretsManager)::\w+")/gm;

function written(): { objects: number; digest: string } {
  const hash = createHash('sha256');
  let objects = 0;
  for (const each of readdirSync(outdir).filter(path => /\.(k8s\.yaml|template\.json)$/.test(path)).sort()) {
    const bytes = readFileSync(join(outdir, each));
    hash.update(bytes);
    // not the whole as one string: there are files longer than the longest string
    for (let from = 0; from < bytes.length;) {
      const lineEnd = bytes.indexOf('\n', from + BLOCK);
      const to = lineEnd < 0 ? bytes.length : lineEnd + 1;
      objects += bytes.toString('latin1', from, to).match(OBJECT)?.length ?? 0;
      from = to;
    }
  }
  return { objects, digest: hash.digest('hex') };
}

const BLOCK = 2 ** 24;

void main();
