// words that an author misspelled

/** a label as a word; where no schema has checked an object, it may be any JSON, also an object with a field `toString` */
export const wordOf = (label: unknown): string => typeof label === 'object' ? JSON.stringify(label) : String(label);

/** whether two words are the same but for a slip: upper case, a separator, or letters of one part; other numbers and short parts mean another object */
export function isSlip(a: string, b: string): boolean {
  const [left, right] = [a, b].map(word => word.toLowerCase());
  if (left === right || left.replace(/[-_.]/g, '') === right.replace(/[-_.]/g, '')) {
    return a !== b;
  }
  const [parts, others] = [left, right].map(word => word.split(/[-_./]/));
  const differing = parts.flatMap((part, i) => part === others[i] ? [] : [[part, others[i] ?? '']]);
  return parts.length === others.length && differing.length === 1 && isMisspelt(differing[0][0], differing[0][1]);
}

function isMisspelt(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (!/^[a-z]{2,}$/.test(short) || !/^[a-z]{3,}$/.test(long) || long.length - short.length > 1) {
    return false;
  }
  let start = 0;
  while (start < short.length && short[start] === long[start]) {
    start++;
  }
  if (short.length < long.length) {
    return short.slice(start) === long.slice(start + 1);
  }
  const isSwapped = a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
  // of short words, another letter makes another word: app and api
  return isSwapped || a.length > 5 && a.slice(start + 1) === b.slice(start + 1);
}

const SEPARATOR = /[-_./]/;
const LETTERS = /^[a-z]{2,}$/;

/**
 * Strings of which two words share one, if one of them is a slip of the other: words without separators, and words whose one part lacks a letter.
 *
 * Two words may share one and be no slip, so that `isSlip` decides.
 */
export function misspellingKeys(text: string): string[] {
  const word = text.toLowerCase();
  const parts = word.split(SEPARATOR);
  const keys = [word.replace(/[-_.]/g, '')];
  parts.forEach((part, i) => {
    if (!LETTERS.test(part)) {
      return;
    }
    const around = (changed: string) => [...parts.slice(0, i), `?${changed}`, ...parts.slice(i + 1)].join('-');
    keys.push(around(part));
    for (let at = 0; at < part.length; at++) {
      keys.push(around(part.slice(0, at) + part.slice(at + 1)));
    }
  });
  return keys;
}
