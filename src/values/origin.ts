/** the object that a source takes its content from */
export interface Origin<Kind extends string = string> {
  readonly kind: Kind;
  readonly name: string;
  /** the reference itself, which tells the namespace and, where this app makes it, the construct */
  readonly target: object;
}
