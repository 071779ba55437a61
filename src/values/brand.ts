// in the global registry of symbols, so that two copies of the package recognize each other's values
const BRAND = Symbol.for('cdk8s-dvp.brand');

/** marks all instances of a class of ours with its name, since a bundler may rename the class */
export function brand(type: { readonly prototype: object }, name: string): void {
  Object.defineProperty(type.prototype, BRAND, { value: name });
}

/** the name of the class, if the value is an instance of a class of ours */
export function brandOf(value: unknown): string | undefined {
  return value !== null && typeof value === 'object' ? (value as { [BRAND]?: string })[BRAND] : undefined;
}
