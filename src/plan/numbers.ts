/** a number of an object that no schema may have passed: what is none counts as nothing */
export const numberOf = (value: unknown): number => typeof value === 'number' && Number.isFinite(value) ? value : 0;
