import { TAB, isBlank, isBreak, isBreakOrEnd, isDigit, isEnd, SPACE } from './characters';
import { Cursor } from './cursor';
import { YamlError } from './node';

const PLUS = 0x2b;
const MINUS = 0x2d;
const ZERO = 0x30;

interface Header { readonly chomping: number; readonly increment: number }

/** Reads a string that begins with `|` or `>`. */
export function readBlockScalar(cursor: Cursor, isLiteral: boolean, parentIndent: number): string {
  const start = cursor.at;
  cursor.at += 1;
  const { chomping, increment } = readHeader(cursor, start);
  const given = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  let { breaks, indent } = readBreaks(cursor, given, parentIndent, start);

  let text = '';
  let lineBreak = '';
  let isIndented = false;
  while (cursor.column === indent && !isEnd(cursor.code())) {
    const beginsBlank = isBlank(cursor.code());
    if (!isLiteral && !isIndented && !beginsBlank && lineBreak === '\n') {
      text += breaks === '' ? ' ' : breaks;
    } else {
      text += lineBreak + breaks;
    }
    isIndented = beginsBlank;
    const from = cursor.at;
    cursor.skipLine();
    text += cursor.slice(from);
    lineBreak = isBreak(cursor.code()) ? cursor.readBreak() : '';
    ({ breaks } = readBreaks(cursor, indent, parentIndent, start));
  }
  return text + (chomping === -1 ? '' : lineBreak) + (chomping === 1 ? breaks : '');
}

function readHeader(cursor: Cursor, start: number): Header {
  let chomping = readChomping(cursor);
  const increment = readIncrement(cursor, start);
  if (chomping === 0 && increment > 0) {
    chomping = readChomping(cursor);
  }
  cursor.skipBlanks();
  cursor.skipComment();
  if (!isBreakOrEnd(cursor.code())) {
    throw new YamlError("only a comment may follow '|' or '>' in its line", cursor.at);
  }
  if (isBreak(cursor.code())) {
    cursor.readBreak();
  }
  return { chomping, increment };
}

function readChomping(cursor: Cursor): number {
  const code = cursor.code();
  if (code !== PLUS && code !== MINUS) {
    return 0;
  }
  cursor.at += 1;
  return code === PLUS ? 1 : -1;
}

function readIncrement(cursor: Cursor, start: number): number {
  const code = cursor.code();
  if (!isDigit(code)) {
    return 0;
  }
  if (code === ZERO) {
    throw new YamlError("the number after '|' or '>' must not be 0", start);
  }
  cursor.at += 1;
  return code - ZERO;
}

/** empty lines, and the indentation of the next one; an indentation of 0 is found here */
function readBreaks(cursor: Cursor, indent: number, parentIndent: number, start: number): { breaks: string; indent: number } {
  let breaks = '';
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.code() === SPACE) {
      cursor.at += 1;
    }
    widest = Math.max(widest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.code() === TAB) {
      throw new YamlError("a tab indents a line of a '|' or '>' string: use spaces", start);
    }
    if (!isBreak(cursor.code())) {
      break;
    }
    breaks += cursor.readBreak();
  }
  return { breaks, indent: indent === 0 ? Math.max(widest, parentIndent + 1, 1) : indent };
}
