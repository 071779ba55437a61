import type { Mark } from './block-style';
import { CARRIAGE_RETURN, LINE_FEED, SPACE, TAB } from './characters';

const code = (char: string) => char.charCodeAt(0);
const [QUOTE, BACKSLASH, COLON] = ['"', '\\', ':'].map(code);
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = ['[', ']', '{', '}'].map(code);
const ITEMS = Buffer.from('"items"');

const DEEPEST = 500;
// half a surrogate pair, perhaps: kubectl puts U+FFFD in its place
const SURROGATE = /\\u[dD]/;

/** where a JSON value ends, found by its brackets: it may be invalid between them */
export interface Extent {
  readonly end: number;
  readonly keys: number;
  /** the objects and lists in the field `items`, counted from the beginning of the value */
  readonly items: readonly Mark[];
  readonly depth: number;
}

/** where the next JSON value begins */
export function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] === SPACE || bytes[at] === LINE_FEED || bytes[at] === TAB || bytes[at] === CARRIAGE_RETURN)) {
    at += 1;
  }
  return at;
}

/** The extent of an object or a list; `undefined` if it has no end. */
export function extentOf(bytes: Buffer, from: number): Extent | undefined {
  const items: Mark[] = [];
  let depth = 0;
  let deepest = 0;
  let keys = 0;
  let line = 0;
  let string = from;
  let begin = from;
  let beginLine = 0;
  let areItems = false;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      string = at;
      at = endOfString(bytes, at);
    } else if (byte === LINE_FEED) {
      line += 1;
    } else if (byte === COLON) {
      keys += 1;
      areItems = depth === 1 ? bytes.subarray(string, string + ITEMS.length).equals(ITEMS) : areItems;
    } else if (byte === OPEN_MAP || byte === OPEN_LIST) {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (depth === 3) {
        begin = at;
        beginLine = line;
      }
    } else if (byte === CLOSE_MAP || byte === CLOSE_LIST) {
      depth -= 1;
      if (depth === 2 && areItems) {
        items.push({ at: begin - from, end: at + 1 - from, line: beginLine, indent: 0 });
      } else if (depth === 0) {
        return { end: at + 1, keys, items, depth: deepest };
      }
    } else if (depth === 0) {
      return undefined;
    }
  }
  return undefined;
}

function endOfString(bytes: Buffer, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) {
    at += bytes[at] === BACKSLASH ? 2 : 1;
  }
  return at;
}

/** Reads a JSON value with the parser of Node.js; `undefined` if it is invalid, or if kubectl reads it otherwise, or has a key twice. */
export function quickJson(text: string, { keys, depth }: Extent): unknown {
  if (depth > DEEPEST || SURROGATE.test(text)) {
    return undefined;
  }
  try {
    const json: unknown = JSON.parse(text);
    return keysIn(json) === keys ? json : undefined;
  } catch {
    return undefined;
  }
}

/** number of keys in all, not a number if a number is not one of kubectl */
function keysIn(json: unknown): number {
  if (typeof json === 'number') {
    return Number.isFinite(json) && !Object.is(json, -0) ? 0 : NaN;
  }
  if (json === null || typeof json !== 'object') {
    return 0;
  }
  let keys = 0;
  if (Array.isArray(json)) {
    for (const item of json) {
      keys += keysIn(item);
    }
    return keys;
  }
  for (const key in json) {
    keys += 1 + keysIn((json as Record<string, unknown>)[key]);
  }
  return keys;
}
