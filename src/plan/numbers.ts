/** a number of an object that may not have passed the schema; any other value counts as 0 */
export const numberOf = (value: unknown): number => typeof value === 'number' && Number.isFinite(value) ? value : 0;
