import { Duration } from 'cdk8s';
import { CallerError } from '../manifest/caller-error';

/**
 * A duration in the form of Go, for example `90s`.
 *
 * @throws if it is not a whole number of seconds
 */
export function goDuration(path: string, name: string, duration: Duration | undefined): string | undefined {
  if (duration === undefined) {
    return undefined;
  }
  const seconds = duration.toSeconds({ integral: false });
  if (!Number.isInteger(seconds)) {
    throw new CallerError(`[${path}] '${name}' must be whole seconds, got ${seconds} seconds: for example Duration.minutes(10)`);
  }
  return `${seconds}s`;
}
