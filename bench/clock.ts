/** time in milliseconds */
export interface Time {
  /** of all processors together; hardly depends on what else the machine does */
  readonly cpu: number;
  /** on the clock on the wall */
  readonly wall: number;
}

export function clock(work: () => void): Time {
  const cpu = process.cpuUsage();
  const wall = process.hrtime.bigint();
  work();
  const passed = process.hrtime.bigint() - wall;
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1e3, wall: Number(passed) / 1e6 };
}

/** the most memory that this process had so far, in MB */
export function peakMemory(): number {
  return process.resourceUsage().maxRSS / 1024;
}
