/**
 * Pieces of upstream's patterns and the same in other words. Go reads any pattern in one go; JavaScript tries every way to split a text,
 * and where a letter fits two alternatives of a repetition, each letter more doubles the time: a URL with thirty digits took minutes.
 */
const PIECES: readonly [string, string][] = [
  // `$-_` is a range that has digits, capitals and the percent sign in it
  ['(?:[a-zA-Z]|[0-9]|[$-_@.&+]|[!*\\(\\),]|(?:%[0-9a-fA-F][0-9a-fA-F]))+', '[!$-_a-z]+'],
  // so has `.-_`: what is left of it without letters and digits has to stand before a letter
  ['[A-Za-z][A-Za-z0-9]*(?:[+.-_][A-Za-z][A-Za-z0-9]*)*', '[A-Za-z](?:[A-Za-z0-9]|[+./:-@\\[-_][A-Za-z])*'],
];

/** A pattern of Go as one of JavaScript that takes no longer than the text is long. */
export function javaScriptPattern(pattern: string): string {
  return PIECES.reduce((text, [piece, same]) => text.split(piece).join(same), pattern.replace(/\(\?P</g, '(?<'));
}
