import { CallerError } from '../manifest/caller-error';
import { formatValue } from '../values/describe';

const LEAST_PORT = 1;
const GREATEST_PORT = 65535;

/**
 * Checks that numbers are whole and in a range.
 *
 * @throws with a line for each that is not
 */
export function checkRange(
  path: string,
  values: { [property: string]: number | undefined },
  least: number,
  greatest: number,
  example: number,
): void {
  const fits = (value: number) => Number.isInteger(value) && value >= least && value <= greatest;
  const wrong = Object.entries(values).filter(([, value]) => value !== undefined && !fits(value));
  if (wrong.length > 0) {
    const bounds = greatest === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${greatest}`;
    throw new CallerError(wrong.map(([property, value]) =>
      `[${path}] '${property}' must be a whole number ${bounds}, got ${formatValue(value)}: for example ${example}`).join('\n'));
  }
}

/**
 * Checks a range of ports.
 *
 * @throws if one of them is not a port, or the first is above the last
 */
export function checkPorts(path: string, property: string, first: number, last: number): void {
  const isPort = (port: number) => Number.isInteger(port) && port >= LEAST_PORT && port <= GREATEST_PORT;
  if (!isPort(first) || !isPort(last) || first > last) {
    throw new CallerError(`[${path}] '${property}' must be ports from ${LEAST_PORT} to ${GREATEST_PORT}, the lower one first,`
      + ` got ${formatValue(first)} to ${formatValue(last)}: for example { minPort: 7000, maxPort: 7999 }`);
  }
}

/**
 * Checks prefixes of labels. An empty prefix fits every label.
 *
 * @throws if one is empty
 */
export function checkPrefixes(path: string, prefixes: readonly string[] | undefined): void {
  const at = prefixes?.indexOf('') ?? -1;
  if (at >= 0) {
    throw new CallerError(`[${path}] 'ignoredLabelPrefixes[${at}]' must not be empty, since every label has this prefix: for example argocd.argoproj.io/`);
  }
}
