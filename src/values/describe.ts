import { brandOf } from './brand';
import { withoutCredentials } from '../manifest/credentials';

/** the type of a value in words, without the value, which may be a secret */
export function describeType(value: unknown): string {
  if (value === null || value === undefined) {
    return 'nothing';
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return String(value);
  }
  if (typeof value !== 'object') {
    return `a ${typeof value}`;
  }
  const name = classNameOf(value);
  return name === '' ? `an object with ${Object.keys(value).join(', ') || 'no field'}` : withArticle(name);
}

/** a value in a message: a string in quotes, so that '2' does not look like 2, and a URL without its password */
export function formatValue(value: unknown): string {
  return typeof value === 'number' ? String(value) : withoutCredentials(JSON.stringify(value) ?? describeType(value));
}

// Machines, Manifests and Https get no article, since their names end in s
export function withArticle(noun: string): string {
  return /[^s]s$/.test(noun) ? noun : `${/^[AEIO]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** the class of an object; empty for a plain one */
export function classNameOf(value: object): string {
  const name = brandOf(value) ?? value.constructor?.name ?? '';
  return name === 'Object' ? '' : name;
}

/** whether a whole number is too large for a float to hold all its digits */
export const isRounded = (number: number): boolean => Number.isInteger(number) && !Number.isSafeInteger(number);
