import { ONE, parseQuantity } from '../manifest/quantity';

/** bounds of a size, in the unit of `parseQuantity` */
export interface SizeRange {
  readonly least: bigint;
  readonly most: bigint;
}

/** binary units by their power of 1024 */
const UNITS = ['', 'Ki', 'Mi', 'Gi', 'Ti'];

export const mebibytes = (count: bigint): bigint => count * 2n ** 20n * ONE;

/**
 * The sizes that an author may have meant who wrote the right number with a wrong unit or without one, smallest first.
 *
 * @param likely the sizes that are usual
 */
export function likelySizes(quantity: unknown, { least, most }: SizeRange): string[] {
  const [, number = '', suffix = ''] = /^\+?(\d+(?:\.\d+)?)([KMGTPE]i|[numkMGTPE])?$/.exec(String(quantity)) ?? [];
  const given = parseQuantity(quantity);
  if (number === '' || given === undefined || Number(number) < 0.1) {
    return [];
  }
  const isTooSmall = given < least;
  // from bytes to terabytes is too far for an error of one unit
  const units = isTooSmall ? UNITS.slice(1, 4) : UNITS.slice(0, 4);
  return units.filter(unit => unit !== suffix).map(unit => number + unit).filter(text => {
    const size = parseQuantity(text)!;
    return size >= least && size <= most;
  });
}
