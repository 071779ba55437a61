import { describeType } from './describe';

/** the object that a source takes its content from */
export interface Origin<Kind extends string = string> {
  readonly kind: Kind;
  readonly name: string;
  /** the reference itself, which tells the namespace and, where this app makes it, the construct */
  readonly target: object;
}

/** an origin with a name: what is of another kind, or not there, has none under this key */
export function named<Kind extends string>(origin: Origin<Kind>, example: string): Origin<Kind> {
  if (origin.name === undefined) {
    throw new Error(`a ${origin.kind} has a name, got ${describeType(origin.target)}, which has none of that sort: for example ${example}`);
  }
  return origin;
}
