import { plainScalar } from './scalar';

/** what a reader of YAML needs beyond what cdk8s writes */
export interface Dialect {
  /** whether a string must be in double quotes with escapes; such is every string with a control character */
  readonly mustQuote: (text: string) => boolean;
  /** whether a field that is not set is left out; cdk8s writes null */
  readonly skipsUndefined: boolean;
}

// characters that YAML 1.1 does not allow or takes for line breaks
const ODD = /[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

// a tab that begins a block
const TAB_FIRST = /^\n*\t/;

// spellings of numbers that cdk8s does not know, and what looks like one
const NUMBER = /^[-+.]?(?:0[oOXBb]|[\d.]*[eE]?[-+\d]*_)/;

// for a space between two line breaks in double quotes, cdk8s writes a backslash as well; shorter strings stay on one line
const SPACE_LINE = /\n \n/;
const IN_DOUBLE_QUOTES = /\r|\n[\t ]+$/;
const ON_ONE_LINE = 40;

/** Whether a string must be in double quotes with escapes so that kubectl reads the same string, and cdk8s writes it otherwise. */
export function isFragile(text: string): boolean {
  return ODD.test(text) || text === '<<' || TAB_FIRST.test(text)
    || NUMBER.test(text) && plainScalar(text).type !== 'str'
    || SPACE_LINE.test(text) && IN_DOUBLE_QUOTES.test(text) && JSON.stringify(text).length >= ON_ONE_LINE;
}

/** what kubectl reads */
export const KUBECTL: Dialect = { mustQuote: isFragile, skipsUndefined: false };

/** whether a value without parts is one of JSON, or is left out of it */
export const isScalar = (value: unknown): boolean => !['function', 'symbol', 'bigint'].includes(typeof value) && !(typeof value === 'number' && !Number.isFinite(value));

/** Whether a value has a string or a key that is fragile, or a part that is not JSON. */
export function hasFragile(json: unknown, seen = new Set<unknown>()): boolean {
  if (typeof json === 'string') {
    return isFragile(json);
  }
  if (json === null || typeof json !== 'object') {
    return !isScalar(json);
  }
  if (seen.has(json)) {
    return false;
  }
  seen.add(json);
  return Array.isArray(json)
    ? json.some(item => hasFragile(item, seen))
    : Object.entries(json).some(([key, item]) => isFragile(key) || hasFragile(item, seen));
}

/** characters of a key; a longer one must begin with '?', and cdk8s writes that if it is as long */
export const LONGEST_KEY = 1024;

/**
 * Writes JSON as YAML of a dialect.
 *
 * While `write` writes the rest, numbers stand for the strings that must be in quotes, between characters that are always quoted.
 */
export function writeQuoting(json: unknown, dialect: Dialect, write: (json: unknown) => string): string {
  const quoted: string[] = [];
  const mark = (text: string) => {
    if (!dialect.mustQuote(text)) {
      return text;
    }
    const quotation = quote(text);
    return `\x80${quoted.push(quotation) - 1}${quotation.length > LONGEST_KEY ? ' '.repeat(LONGEST_KEY) : ''}\x80`;
  };
  return write(eachString(json, mark, dialect.skipsUndefined)).replace(/"\x80(\d+) *\x80"/g, (_, index) => quoted[Number(index)]);
}

/** A string in double quotes: JSON, with the characters escaped that YAML does not allow. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

function eachString(json: unknown, change: (text: string) => string, skipsUndefined: boolean): unknown {
  if (typeof json === 'string') {
    return change(json);
  }
  if (Array.isArray(json)) {
    return json.map(item => eachString(item, change, skipsUndefined));
  }
  if (json === null || typeof json !== 'object') {
    return json;
  }
  const entries = Object.entries(json).filter(([, item]) => item !== undefined || !skipsUndefined);
  return Object.fromEntries(entries.map(([key, item]) => [change(key), eachString(item, change, skipsUndefined)]));
}
