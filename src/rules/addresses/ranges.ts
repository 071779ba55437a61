import { World } from '../../domain/world';
import { Cidr, contains, parseCidr } from '../../manifest/cidr';
import { valueAt } from '../../manifest/manifest';

/**
 * The ranges that the module has for machines: those of the set, else those of the cluster; `undefined` where they are not known.
 */
export function machineRanges(world: World): readonly string[] | undefined {
  const settings = world.moduleConfig?.value('/spec/settings');
  if (settings === undefined) {
    return world.cluster?.virtualMachineCidrs;
  }
  const ranges = valueAt(settings, '/virtualMachineCIDRs') ?? [];
  // a broken list is reported where it stands, and nothing follows from it
  return Array.isArray(ranges) && ranges.every(range => typeof range === 'string') ? ranges : undefined;
}

/** the ranges as numbers; `undefined` where one of them is not an IPv4 range */
export function parseRanges(texts: readonly string[]): readonly Cidr[] | undefined {
  const ranges = texts.map(parseCidr);
  return ranges.every(range => range !== undefined) ? ranges as Cidr[] : undefined;
}

/** whether the platform assigns an address of a range: it keeps the first and the last */
export const usable = (range: Cidr, address: number): boolean => contains(range, address) && address !== range.first && address !== range.last;

/** the usable address that is nearest to another, `undefined` where no range has one */
export function nearest(ranges: readonly Cidr[], address: number): number | undefined {
  const [best] = ranges.filter(({ first, last }) => last - first > 1)
    .map(({ first, last }) => Math.min(Math.max(address, first + 1), last - 1))
    .sort((a, b) => Math.abs(a - address) - Math.abs(b - address));
  return best;
}
