export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;

/** whether the text ends here: 0 stands behind the last character, and is allowed nowhere else */
export const isEnd = (code: number): boolean => code === 0;

export const isBlank = (code: number): boolean => code === SPACE || code === TAB;

/** YAML 1.1 breaks lines at U+0085, U+2028 and U+2029, too */
export const isBreak = (code: number): boolean =>
  code < SPACE ? code === LINE_FEED || code === CARRIAGE_RETURN : code >= 0x85 && (code === 0x85 || code === 0x2028 || code === 0x2029);

export const isBreakOrEnd = (code: number): boolean => isBreak(code) || isEnd(code);

export const isBlankOrEnd = (code: number): boolean => isBlank(code) || isBreakOrEnd(code);

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** the white space at the beginning of a text, as the standard library of Go has it */
export const leadingSpace = (text: string): string => /^(?:(?!\ufeff)[\s\x85])*/.exec(text)![0];

/** a letter, a digit, `_` or `-` */
export const isWord = (code: number): boolean =>
  isDigit(code) || code >= 0x41 && code <= 0x5a || code >= 0x61 && code <= 0x7a || code === 0x5f || code === 0x2d;

/** a character in messages: itself if it can be seen, and always its number */
export function nameOf(char: string): string {
  const code = char.codePointAt(0)!;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(char) ? `'${char}' (${number})` : number;
}
