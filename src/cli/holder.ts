import { createHash, randomBytes } from 'crypto';
import { readFileSync, readlinkSync } from 'fs';
import { hostname, userInfo } from 'os';
import type { Holder } from '../apply/lease';

/**
 * This process, as the Lease of a run names it: `user@host:process (place-run)`. Containers may have the same host name, and the number of a
 * process counts only in its place.
 *
 * @param place what makes the number of a process unique; empty if that is not known
 */
export function holder(place = placeOf()): Holder {
  const host = `${user()}@${hostname()}`;
  return {
    name: `${host}:${process.pid} (${place === '' ? 'unknown' : place}-${randomBytes(4).toString('hex')})`,
    hasEnded: name => {
      const [, where, id, there] = /^(.*):(\d+) \((\w+)-\w+\)$/.exec(name) ?? [];
      return where === host && place !== '' && there === place && !isAlive(Number(id));
    },
  };
}

/** one start of a kernel, and one of its namespaces of processes */
function placeOf(): string {
  try {
    const parts = [readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'), readlinkSync('/proc/self/ns/pid')];
    return createHash('sha256').update(parts.join()).digest('hex').slice(0, 8);
  } catch {
    return '';
  }
}

// in a Pod, the user may have no entry in /etc/passwd
function user(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid-${process.getuid?.()}`;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
