import { Time, clock, peakMemory } from './clock';

/** one `require` of packages, in a process of its own: `load.js <package>...` */
export interface Load {
  readonly time: Time;
  readonly memory: number;
  /** files of all modules that were loaded */
  readonly modules: string[];
}

async function main() {
  const before = new Set(Object.keys(require.cache));
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const time = await clock(() => process.argv.slice(2).forEach(name => require(name)));
  const load: Load = { time, memory: peakMemory(), modules: Object.keys(require.cache).filter(file => !before.has(file)) };
  process.stdout.write(JSON.stringify(load));
}

void main();
