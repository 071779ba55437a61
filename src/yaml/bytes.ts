import { isUtf8 } from 'buffer';
import { nameOf } from './characters';
import { YamlError } from './node';

export interface Decoded {
  readonly text: string;
  /** the first byte that is not UTF-8, and its place in the text */
  readonly bad?: { readonly byte: number; readonly at: number };
}

const UTF16 = 'the file is UTF-16: save it as UTF-8. In PowerShell 5, write "| Out-File -Encoding utf8 FILE" in place of "> FILE"';

/**
 * The text of a file.
 *
 * @throws if the file is UTF-16 or binary
 */
export function decodeBytes(bytes: Buffer): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe || first === 0xfe && second === 0xff || first !== 0 !== (second !== 0) && bytes.length > 1) {
    throw new YamlError(UTF16, 0);
  }
  if (bytes.includes(0)) {
    throw new YamlError('the file is binary, not YAML or JSON', 0);
  }
  const text = bytes.toString('utf8');
  return { text: withoutReturns(text), ...isUtf8(bytes) ? {} : { bad: firstBad(bytes, text) } };
}

// kubectl drops one carriage return of each line
const withoutReturns = (text: string) => text.replace(/\r\r\n/g, '\r\n');

const REPLACEMENT = Buffer.from('\ufffd');

function firstBad(bytes: Buffer, text: string): Decoded['bad'] {
  for (let at = text.indexOf('\ufffd'); ; at = text.indexOf('\ufffd', at + 1)) {
    const before = text.slice(0, at);
    const offset = Buffer.byteLength(before);
    // the character itself may stand in the file, too
    if (!bytes.subarray(offset, offset + 3).equals(REPLACEMENT)) {
      return { byte: bytes[offset], at: withoutReturns(before).length };
    }
  }
}

/** Why a byte is not text. */
export const notUtf8 = (byte: number): string =>
  `the byte 0x${byte.toString(16).toUpperCase()} is not UTF-8: save the file as UTF-8, for example with "iconv -f WINDOWS-1251 -t UTF-8"`;

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
