import { isUtf8 } from 'buffer';
import { nameOf } from './characters';
import { YamlError } from './node';
import type { Pieces } from './source';

/** a byte that is not UTF-8 */
export interface BadByte {
  readonly byte: number;
  readonly offset: number;
}

const UTF16 = 'the file is UTF-16: save it as UTF-8. In PowerShell 5, write "| Out-File -Encoding utf8 FILE" in place of "> FILE"';

/**
 * The first byte of a file that is not UTF-8.
 *
 * @throws if the file is UTF-16 or binary
 */
export function findBadByte(pieces: Pieces): BadByte | undefined {
  const { size } = pieces;
  const [first, second] = pieces.bytes(0, Math.min(2, size));
  if (first === 0xff && second === 0xfe || first === 0xfe && second === 0xff || first !== 0 !== (second !== 0) && size > 1) {
    throw new YamlError(UTF16, 0);
  }
  let bad: BadByte | undefined;
  for (let from = 0, to; from < size; from = to) {
    const piece = pieces.bytes(from, Math.min(from + pieces.length, size));
    if (piece.includes(0)) {
      throw new YamlError('the file is binary, not YAML or JSON', 0);
    }
    to = from + (from + piece.length === size ? piece.length : wholeCharacters(piece));
    const whole = piece.subarray(0, to - from);
    bad ??= isUtf8(whole) ? undefined : badByteIn(whole, from);
  }
  return bad;
}

/** number of bytes without those of a character at the end that may be cut in two */
function wholeCharacters(bytes: Buffer): number {
  const begin = [1, 2, 3, 4].find(back => !isInside(bytes[bytes.length - back]));
  return begin === undefined ? bytes.length : bytes.length - begin;
}

const isInside = (byte: number): boolean => byte >= 0x80 && byte < 0xc0;

const REPLACEMENT = Buffer.from('\ufffd');

function badByteIn(bytes: Buffer, start: number): BadByte {
  const text = bytes.toString('utf8');
  for (let at = text.indexOf('\ufffd'); ; at = text.indexOf('\ufffd', at + 1)) {
    const offset = Buffer.byteLength(text.slice(0, at));
    // the character itself may stand in the file, too
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT)) {
      return { byte: bytes[offset], offset: start + offset };
    }
  }
}

/** Why a byte is not text. */
export const notUtf8 = (byte: number): string =>
  `the byte 0x${byte.toString(16).toUpperCase()} is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"`;

/** the text of bytes, without a carriage return that kubectl drops of a line with two */
export function textOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\r') ? text.replace(/\r\r\n/g, '\r\n') : text;
}

const FORBIDDEN = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Checks that a YAML text has only characters that YAML 1.1 allows.
 *
 * @throws if it has others
 */
export function requireAllowed(text: string): void {
  if (text.startsWith('\ufeff')) {
    throw new YamlError('the text begins with two byte order marks (U+FEFF): remove one', 0);
  }
  const found = FORBIDDEN.exec(text);
  if (found !== null) {
    const hint = found[0] === '\x1b' ? ', which begins a colour of a terminal: remove it' : ': remove it, or write it as an escape in double quotes';
    throw new YamlError(`YAML must not have the control character ${nameOf(found[0])}${hint}`, found.index);
  }
}
