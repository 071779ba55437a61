import { ok } from 'assert';
import { Time, clock, peakMemory } from './clock';

/** one `require` of packages, in a process of its own: `load.js <package>[#<export>]...` */
export interface Load {
  readonly time: Time;
  readonly memory: number;
  /** files of all modules that were loaded */
  readonly modules: string[];
}

function read(from: string): void {
  const [name, exported] = from.split('#');
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const all = require(name);
  if (exported !== undefined) {
    ok(all[exported]);
  }
}

async function main() {
  const before = new Set(Object.keys(require.cache));
  const time = await clock(() => process.argv.slice(2).forEach(read));
  const load: Load = { time, memory: peakMemory(), modules: Object.keys(require.cache).filter(file => !before.has(file)) };
  process.stdout.write(JSON.stringify(load));
}

void main();
