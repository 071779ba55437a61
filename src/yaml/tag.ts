import { isBlankOrEnd, isWord } from './characters';
import { Cursor } from './cursor';
import { YamlError } from './node';

const BANG = 0x21;
const URI = new Set([...";/?:@&=+$,.!~*'()[]%"].map(char => char.charCodeAt(0)));

const NO_TAG = "'!' begins a tag, which has letters, digits and few other characters: put a string in quotes";

/** Reads `!name`, `!!str`, `!handle!name` or `!<name>`. */
export function readTag(cursor: Cursor): { name: string; suffix: string } {
  const start = cursor.at;
  const tag = cursor.slice(start + 1, start + 2) === '<' ? readVerbatim(cursor) : readShort(cursor);
  if (!isBlankOrEnd(cursor.code())) {
    throw new YamlError(NO_TAG, start);
  }
  return tag;
}

function readVerbatim(cursor: Cursor): { name: string; suffix: string } {
  const start = cursor.at;
  cursor.at += 2;
  const suffix = readUri(cursor);
  if (suffix === '' || cursor.code() !== 0x3e) {
    throw new YamlError("a tag that begins with '!<' must end with '>'", start);
  }
  cursor.at += 1;
  return { name: '', suffix };
}

function readShort(cursor: Cursor): { name: string; suffix: string } {
  const start = cursor.at;
  cursor.at += 1;
  while (isWord(cursor.code())) {
    cursor.at += 1;
  }
  if (cursor.code() === BANG) {
    cursor.at += 1;
    const name = cursor.slice(start);
    const suffix = readUri(cursor);
    if (suffix === '') {
      throw new YamlError(NO_TAG, start);
    }
    return { name, suffix };
  }
  const suffix = cursor.slice(start + 1) + readUri(cursor);
  return suffix === '' ? { name: '', suffix: '!' } : { name: '!', suffix };
}

function readUri(cursor: Cursor): string {
  const start = cursor.at;
  while (isWord(cursor.code()) || URI.has(cursor.code())) {
    cursor.at += 1;
  }
  return unescaped(cursor.slice(start), start);
}

function unescaped(uri: string, at: number): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    throw new YamlError("'%' in a tag must begin an escaped character", at);
  }
}
