import { existsSync, readFileSync } from 'fs';

/** time in milliseconds */
export interface Time {
  /** of all processors together; hardly depends on what else the machine does */
  readonly cpu: number;
  /** on the clock on the wall */
  readonly wall: number;
}

export async function clock(work: () => unknown): Promise<Time> {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  await work();
  const passed = process.hrtime.bigint() - wall;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e3, wall: Number(passed) / 1e6 };
}

const STATUS = '/proc/self/status';

/** the most memory that this process had so far, in MB */
export function peakMemory(): number {
  // Linux hands the peak of resourceUsage() from the parent to the child
  const peak = existsSync(STATUS) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) : null;
  return (peak === null ? process.resourceUsage().maxRSS : Number(peak[1])) / 1024;
}
