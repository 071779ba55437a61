import { CallerError } from '../manifest/caller-error';
import { isRounded } from '../values/describe';
import { YamlWriter } from '../yaml/writer';

/** plain data that JSON can hold */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

// characters that PyYAML refuses, or normalizes as a line break
const UNPRINTABLE = /[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;

// "=" and "<<" are keywords of PyYAML; tabs end its plain scalars; spaces at the very end break block scalars
const KEYWORDS = /^(=|<<)$/;
const TAB_IN_LINE = /^[^\n]*\t[^\n]*$/;
const BLANK_END = /\n[\t ]+$/;

/**
 * Renders a `#cloud-config` that the PyYAML of cloud-init parses to exactly the same data.
 *
 * cdk8s writes YAML 1.1, but PyYAML differs from 1.1 in some places. The few affected strings are quoted here.
 */
export function cloudConfig(document: Json): string {
  return `#cloud-config\n${forCloudInit.text(document)}`;
}

const forCloudInit = new YamlWriter({ mustQuote: fragile, skipsUndefined: true });

/** a copy of data that JSON can hold; keys are sorted, since the order of a Java map differs between runs */
export function plainCopy(what: string, data: unknown): Json {
  if (data === null || typeof data === 'boolean') {
    return data;
  }
  if (typeof data === 'number' && Number.isFinite(data)) {
    if (isRounded(data)) {
      throw new CallerError(`${what} must hold whole numbers below 2^53, above which digits are lost, got ${data}: write it as a string`);
    }
    return data;
  }
  if (typeof data === 'string') {
    return sound(what, data);
  }
  if (Array.isArray(data)) {
    // in Python, Java and Go, null and undefined are the same
    return data.map(item => plainCopy(what, item ?? null));
  }
  if (typeof data !== 'object' || ![Object.prototype, null].includes(Object.getPrototypeOf(data))) {
    const got = data === undefined ? 'nothing' : `a ${typeof data === 'object' ? data.constructor.name : typeof data}`;
    throw new CallerError(`${what} must hold objects, lists, strings, finite numbers, booleans and null, got ${got}: write it as a string`);
  }
  const entries = Object.entries(data).filter(([, item]) => item !== undefined);
  // keys are unique, so the comparison never needs 0
  entries.sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(entries.map(([key, item]) => [sound(what, key), plainCopy(what, item)]));
}

/** checks that UTF-8 can hold a string */
export function sound(what: string | (() => string), text: string): string {
  // Node.js 20 has the method, and the library of types for ES2022 does not know it
  if (!(text as unknown as { isWellFormed(): boolean }).isWellFormed()) {
    throw new CallerError(`${typeof what === 'string' ? what : what()} must be Unicode text, got half of a surrogate pair: write whole characters`);
  }
  return text;
}

/** whether a string is readable in YAML */
export function printable(text: string): boolean {
  return !UNPRINTABLE.test(text);
}

function fragile(text: string): boolean {
  return !printable(text) || KEYWORDS.test(text) || TAB_IN_LINE.test(text) || BLANK_END.test(text);
}
