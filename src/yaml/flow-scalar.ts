import { TAB, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, isEnd } from './characters';
import { Cursor } from './cursor';
import { YamlError } from './node';

const SINGLE = 0x27;
const DOUBLE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const HASH = 0x23;

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  'a': '\x07',
  'b': '\b',
  't': '\t',
  '\t': '\t',
  'n': '\n',
  'v': '\v',
  'f': '\f',
  'r': '\r',
  'e': '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  'N': '\x85',
  '_': '\xa0',
  'L': '\u2028',
  'P': '\u2029',
};
const CODES: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Reads a string in quotes. */
export function readQuoted(cursor: Cursor): string {
  const start = cursor.at;
  const quote = cursor.code();
  const simple = readSimple(cursor, quote);
  if (simple !== undefined) {
    return simple;
  }
  cursor.at = start + 1;
  let text = '';
  for (;;) {
    if (cursor.isDocumentMark()) {
      throw new YamlError(`the string has no closing ${quote === SINGLE ? "'" : '"'} before the next document`, start);
    }
    if (isEnd(cursor.code())) {
      throw new YamlError(`the string has no closing ${quote === SINGLE ? "'" : '"'}`, start);
    }
    const word = readWord(cursor, quote);
    text += word.text;
    if (cursor.code() === quote) {
      cursor.at += 1;
      return text;
    }
    text += readSpace(cursor, word.isContinued).text;
  }
}

/** reads a string in one line without escapes */
function readSimple(cursor: Cursor, quote: number): string | undefined {
  const start = cursor.at + 1;
  do {
    cursor.at += 1;
    if (isBreakOrEnd(cursor.code()) || cursor.code() === BACKSLASH && quote === DOUBLE) {
      return undefined;
    }
  } while (cursor.code() !== quote);
  cursor.at += 1;
  return cursor.code() === SINGLE && quote === SINGLE ? undefined : cursor.slice(start, cursor.at - 1);
}

interface Word { readonly text: string; /** whether it ended with an escaped line break */ readonly isContinued: boolean }

function readWord(cursor: Cursor, quote: number): Word {
  let text = '';
  let from = cursor.at;
  for (let code = cursor.code(); !isBlankOrEnd(code); code = cursor.code()) {
    if (code === quote && (quote === DOUBLE || cursor.code(1) !== SINGLE)) {
      break;
    }
    if (code === SINGLE && quote === SINGLE) {
      text += cursor.slice(from, cursor.at + 1);
      cursor.at += 2;
      from = cursor.at;
    } else if (code !== BACKSLASH || quote === SINGLE) {
      cursor.at += 1;
    } else if (isBreak(cursor.code(1))) {
      text += cursor.slice(from);
      cursor.at += 1;
      cursor.readBreak();
      return { text, isContinued: true };
    } else {
      text += cursor.slice(from) + readEscape(cursor);
      from = cursor.at;
    }
  }
  return { text: text + cursor.slice(from), isContinued: false };
}

function readEscape(cursor: Cursor): string {
  const start = cursor.at;
  const letter = cursor.slice(start + 1, start + 2);
  const meaning = ESCAPES[letter];
  if (meaning !== undefined) {
    cursor.at += 2;
    return meaning;
  }
  const length = CODES[letter];
  if (length === undefined) {
    const hint = letter === '/' ? "write '/'" : "write '\\\\' for a backslash, or use single quotes";
    throw new YamlError(`YAML has no escape '\\${letter === '\0' ? '' : letter}' in double quotes: ${hint}`, start);
  }
  const digits = cursor.slice(start + 2, start + 2 + length);
  if (!/^[0-9A-Fa-f]+$/.test(digits) || digits.length < length) {
    throw new YamlError(`'\\${letter}' in double quotes needs ${length} hexadecimal digits`, start);
  }
  const code = parseInt(digits, 16);
  if (code >= 0xd800 && code <= 0xdfff || code > 0x10ffff) {
    throw new YamlError(`'\\${letter}${digits}' in double quotes is not a character: ${code > 0x10ffff ? 'the last one is U+10FFFF' : 'write a surrogate pair as one \\U escape'}`, start);
  }
  cursor.at += 2 + length;
  return String.fromCodePoint(code);
}

/** spaces and line breaks inside of a string: breaks fold to a space, as the spaces around them go */
function readSpace(cursor: Cursor, isContinued: boolean, tabsFrom = 0, isSpace = isBlank): { text: string; hasBreak: boolean } {
  let spaces = '';
  let first = '';
  let rest = '';
  let hasBreak = isContinued;
  for (let code = cursor.code(); isSpace(code) || isBreak(code); code = cursor.code()) {
    if (isBreak(code)) {
      const lineBreak = cursor.readBreak();
      first = hasBreak ? first : lineBreak;
      rest += hasBreak ? lineBreak : '';
      hasBreak = true;
      continue;
    }
    if (hasBreak && code === TAB && cursor.column < tabsFrom) {
      throw new YamlError('a tab indents the line: use spaces', cursor.at);
    }
    spaces += hasBreak ? '' : String.fromCharCode(code);
    cursor.at += 1;
  }
  if (!hasBreak) {
    return { text: spaces, hasBreak };
  }
  if (first !== '\n') {
    return { text: first + rest, hasBreak };
  }
  return { text: rest === '' ? ' ' : rest, hasBreak };
}

/** Reads a string without quotes; `endsLine` says whether a line break follows it. */
export function readPlain(cursor: Cursor, indent: number, isFlow: boolean): { text: string; endsLine: boolean } {
  let text = '';
  let space = { text: '', hasBreak: false };
  while (!cursor.isDocumentMark() && cursor.code() !== HASH) {
    const from = cursor.at;
    for (let code = cursor.code(); !isBlankOrEnd(code) && !endsPlain(cursor, code, isFlow); code = cursor.code()) {
      cursor.at += 1;
    }
    if (cursor.at > from) {
      text += space.text + cursor.slice(from);
      space = { text: '', hasBreak: false };
    }
    if (!cursor.isSeparator(cursor.code()) && !isBreak(cursor.code())) {
      break;
    }
    space = readSpace(cursor, false, indent, code => cursor.isSeparator(code));
    if (!isFlow && cursor.column < indent) {
      break;
    }
  }
  return { text, endsLine: space.hasBreak };
}

// , ? [ ] { }
const FLOW = new Set([0x2c, 0x3f, 0x5b, 0x5d, 0x7b, 0x7d]);

const endsPlain = (cursor: Cursor, code: number, isFlow: boolean): boolean =>
  code === COLON && isBlankOrEnd(cursor.code(1)) || isFlow && FLOW.has(code);
