import { Classification, live, refused } from './classification';
import { parseQuantity } from '../../manifest/quantity';

/** a change of the size of a volume, which can only grow */
export function classifyVolumeSize(old: unknown, now: unknown, what: string): Classification {
  const [from, to] = [parseQuantity(old), parseQuantity(now)];
  if (now === undefined) {
    return refused(`the size of ${what} cannot be removed`);
  }
  if (from === undefined || to === undefined) {
    return refused(`${what} does not shrink, and its size came from its source`, `the size of ${what}`);
  }
  return to < from ? refused(`${what} does not shrink`) : live(`${what} grows while it is in use; the guest must grow the file system`);
}
