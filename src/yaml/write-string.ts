import { quote } from './exact';

// Most strings of a manifest, found by one regex: they begin with a letter, '_' or '/', and a colon or a space in them stands before a character that
// begins nothing. 'e' and a digit can be a number.
const PLAIN = /^(?:[A-DF-Za-df-z_/]|[Ee][A-Za-z_])(?:[: ]?[\w!"$%&'()*+,\-./;<=>?@[\\\]^`{|}~])*$/;

const WORDS = new Set([
  'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF',
  'null', 'Null', 'NULL', '~', '',
]);
const LONGEST_WORD = 5;

const NUMBER_START = /^[-+.\deE]/;

// the numbers and dates of YAML 1.1, as the library knows them
const NUMBER = new RegExp([
  '^[-+]?0b[01_]+$',
  '^[-+]?\\d[\\d_]*$',
  '^[-+]?0x[\\da-fA-F_]+$',
  '^(?:[-+]?\\.(?:inf|Inf|INF)|\\.nan|\\.NaN|\\.NAN)$',
  '^[-+]?(?:\\d[\\d_]*)?(?:\\.[\\d_]*)?[eE][-+]?\\d+$',
  '^[-+]?(?:\\d[\\d_]*)?\\.[\\d_]*$',
  '^[-+]?\\d[\\d_]*(?::[0-5]?\\d)+(?:\\.[\\d_]*)?$',
  '^\\d{4}-\\d{1,2}-\\d{1,2}(?:(?:t|T|[ \\t]+)\\d{1,2}:\\d{1,2}:\\d{1,2}(?:\\.\\d+)?(?:[ \\t]*(?:Z|[-+][012]?\\d(?::\\d{2})?))?)?$',
].join('|'));

// what cannot stand without quotes on a line
const INDICATOR = /^[ \t,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|:[ \t]|[ \t]#|[ \t:]$/;

/**
 * The text of a string that is a value, as the library `yaml` writes it; `undefined` if its releases differ.
 *
 * @param mustQuote whether a string is in double quotes with escapes, whatever the library does
 * @param newLine a line break with the indentation of the value
 */
export function valueText(text: string, mustQuote: (text: string) => boolean, newLine: string): string | undefined {
  if (isPlain(text)) {
    return text;
  }
  if (mustQuote(text)) {
    return quote(text);
  }
  if (text.includes('\r')) {
    return doubleQuoted(text, newLine);
  }
  return text.includes('\n') ? block(text, newLine) : lineText(text);
}

/** The text of a key, as the library `yaml` writes it; `undefined` if that depends on the place of the key, or on its lines. */
export function keyText(key: string, mustQuote: (text: string) => boolean): string | undefined {
  if (isPlain(key)) {
    return key;
  }
  if (mustQuote(key)) {
    return quote(key);
  }
  return /[\n\r]|^(?:---|\.\.\.)/.test(key) ? undefined : lineText(key);
}

const isWord = (text: string): boolean => text.length <= LONGEST_WORD && WORDS.has(text);

const isPlain = (text: string): boolean => PLAIN.test(text) && !isWord(text);

function lineText(text: string): string {
  if (!INDICATOR.test(text) && !isWord(text) && !(NUMBER_START.test(text) && NUMBER.test(text))) {
    return text;
  }
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

// in double quotes, shorter strings stay on one line
const SHORTEST_FOLDED = 40;

// a line break is an empty line, except for the last one; spaces beside it are escaped
function doubleQuoted(text: string, newLine: string): string {
  const json = JSON.stringify(text);
  const isFolded = json.length >= SHORTEST_FOLDED;
  return json.replace(/\\[^n]|( ?)((?:\\n)+)(?=([^]))/g, (found, space: string | undefined, breaks: string | undefined, next: string) => {
    if (breaks === undefined) {
      return found;
    }
    const before = space === '' ? '' : '\\ ';
    const count = breaks.length / 2;
    const isEnd = next === '"';
    if (!isFolded || isEnd && count === 1) {
      return before + breaks;
    }
    const emptyLines = '\n'.repeat(isEnd ? count - 1 : count);
    return before + emptyLines + newLine + (isEnd ? '\\n' : '') + (next === ' ' ? '\\' : '');
  });
}

const BLANK = /^[\t ]*$/;

// lines below a '|'
function block(text: string, newLine: string): string | undefined {
  // releases of the library differ
  if (/^\s*$/.test(text)) {
    return undefined;
  }
  const isEnded = text.endsWith('\n');
  const lines = isEnded ? text.slice(0, -1) : text;
  const isLastBlank = BLANK.test(lines.slice(lines.lastIndexOf('\n') + 1));
  if (isLastBlank && !isEnded) {
    return doubleQuoted(text, newLine);
  }
  const indentation = /^\n* /.test(text) ? '2' : '';
  const chomping = isLastBlank ? '+' : '';
  return `|${indentation}${isEnded ? chomping : '-'}${newLine}${lines.replace(/\n(?=[^\n])/g, newLine)}`;
}
