import { Classification, live, refused } from './classification';
import { parseQuantity } from '../../manifest/quantity';

/** a change of the size of a volume, which may only grow */
export function classifyVolumeSize(old: unknown, now: unknown, what: string): Classification {
  const [from, to] = [parseQuantity(old), parseQuantity(now)];
  if (now === undefined) {
    return refused(`the size of ${what} may not be left out again`);
  }
  if (from === undefined || to === undefined) {
    return refused(`${what} does not shrink, and its size comes from its source so far`, `how large ${what} is`);
  }
  return to < from ? refused(`${what} does not shrink`) : live(`${what} grows while it is in use; the file system in it is for the guest to grow`);
}
