import { plainScalar } from './scalar';

// characters that YAML 1.1 does not allow or takes for line breaks; the key of a merge; a tab that begins a block;
// spellings of numbers that cdk8s does not know
const SUSPECT = new RegExp([
  '[^\\t\\n\\r\\x20-\\x7e\\xa0-\\u2027\\u202a-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\\u{10000}-\\u{10ffff}]',
  '^<<$',
  '^\\n*\\t',
  '^[-+.]?(?:0[oOXBb]|[\\d.]*[eE]?[-+\\d]*_)',
].join('|'), 'u');

const NUMBER = /^[-+.]?[\d_]/;

/** Whether a string must be in double quotes with escapes so that kubectl reads the same string, and cdk8s writes it otherwise. */
export function isFragile(text: string): boolean {
  return SUSPECT.test(text) && !(NUMBER.test(text) && isHarmless(text));
}

// what only looks like a number
function isHarmless(text: string): boolean {
  return plainScalar(text).type === 'str' && !SUSPECT.test(`x${text}`);
}

// the keys of an app are few, and return in every object
const sound = new Set<string>();
const MOST_SOUND = 2000;

function isFragileKey(key: string): boolean {
  if (sound.has(key)) {
    return false;
  }
  if (isFragile(key)) {
    return true;
  }
  if (sound.size < MOST_SOUND) {
    sound.add(key);
  }
  return false;
}

/** whether a value without parts is one of JSON, or is left out of it */
export const isScalar = (value: unknown): boolean => !['function', 'symbol', 'bigint'].includes(typeof value) && !(typeof value === 'number' && !Number.isFinite(value));

/** Whether a value has a string or a key that is fragile, or a part that is not JSON. */
export function hasFragile(json: unknown): boolean {
  if (typeof json === 'string') {
    return isFragile(json);
  }
  if (json === null || typeof json !== 'object') {
    return !isScalar(json);
  }
  if (Array.isArray(json)) {
    return json.some(hasFragile);
  }
  for (const key in json) {
    if (isFragileKey(key) || hasFragile((json as Record<string, unknown>)[key])) {
      return true;
    }
  }
  return false;
}

// a longer key must begin with '?', and cdk8s writes that if it is as long
const LONGEST_KEY = 1024;

/**
 * Writes JSON as YAML in which some strings are in double quotes, with escapes.
 *
 * While `write` writes the rest, numbers stand for them, between characters that are always quoted.
 */
export function writeQuoting(json: unknown, mustQuote: (text: string) => boolean, write: (json: unknown) => string): string {
  const quoted: string[] = [];
  const mark = (text: string) => {
    if (!mustQuote(text)) {
      return text;
    }
    const quotation = quote(text);
    return `\x80${quoted.push(quotation) - 1}${quotation.length > LONGEST_KEY ? ' '.repeat(LONGEST_KEY) : ''}\x80`;
  };
  return write(eachString(json, mark)).replace(/"\x80(\d+) *\x80"/g, (_, index) => quoted[Number(index)]);
}

const ESCAPED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

// JSON is YAML if the characters that JSON does not escape are escaped, too
function quote(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

// without fields that are not set, since cdk8s would write null
function eachString(json: unknown, change: (text: string) => string): unknown {
  if (typeof json === 'string') {
    return change(json);
  }
  if (Array.isArray(json)) {
    return json.map(item => eachString(item, change));
  }
  if (json === null || typeof json !== 'object') {
    return json;
  }
  const entries = Object.entries(json).filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries.map(([key, item]) => [change(key), eachString(item, change)]));
}
