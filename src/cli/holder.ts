import { hostname, userInfo } from 'os';
import type { Holder } from '../apply/lease';

/** this process, as the Lease of a run names it */
export function holder(): Holder {
  const host = `${userInfo().username}@${hostname()}`;
  return {
    name: `${host}:${process.pid}`,
    hasEnded: name => {
      const [, where, id] = /^(.*):(\d+)$/.exec(name) ?? [];
      return where === host && !isAlive(Number(id));
    },
  };
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
