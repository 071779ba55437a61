import { describeType } from './describe';
import { CallerError } from '../manifest/caller-error';

/** the object with the content of a source */
export interface Origin<Kind extends string = string> {
  readonly kind: Kind;
  readonly name: string;
  /** the reference itself: it has the namespace and, if this app creates the object, the construct */
  readonly target: object;
}

/** an origin with a name: an object of another kind, or undefined, has no name under this key */
export function named<Kind extends string>(origin: Origin<Kind>, example: string): Origin<Kind> {
  if (origin.name === undefined) {
    throw new CallerError(`the source must be a ${origin.kind} with a name, got ${describeType(origin.target)}: for example ${example}`);
  }
  return origin;
}
