// of the registry of symbols, so that two copies of the package know each other's values
const BRAND = Symbol.for('cdk8s-dvp.brand');

/** marks all instances of a class of ours with its name, which does not change when a bundler renames the class */
export function brand(type: { readonly prototype: object }, name: string): void {
  Object.defineProperty(type.prototype, BRAND, { value: name });
}

/** the name of the class of ours that a value belongs to, if any */
export function brandOf(value: unknown): string | undefined {
  return value !== null && typeof value === 'object' ? (value as { [BRAND]?: string })[BRAND] : undefined;
}
