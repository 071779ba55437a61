import type { YamlProblem } from './guest-yaml';

// DVP reads user data with go-yaml, cloud-init with PyYAML. Both follow libyaml: YAML 1.1, which other parsers read more or less strictly.
// Here are the differences that the text alone shows.

/** a mistake at a place in a text */
export interface Misplaced {
  readonly offset: number;
  readonly reason: string;
  /** whether cloud-init accepts it */
  readonly onlyDvp?: true;
}

const BREAKS = /\r(?!\n)|[\x85\u2028\u2029]/g;
const UNREADABLE = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const DIRECTIVE = /^%/;
const KNOWN_DIRECTIVE = /^%(YAML +1\.1|TAG +!\S* +\S+) *(#.*)?$/;

/** every line break of YAML 1.1 as the one of YAML 1.2; the text keeps its length */
export const withPlainBreaks = (text: string): string => text.replace(BREAKS, '\n');

/** what no parser of the two accepts, wherever it is */
export function misplacedCharacter(text: string): Misplaced | undefined {
  const offset = text.search(UNREADABLE);
  if (offset >= 0) {
    const code = text.codePointAt(offset)!.toString(16).toUpperCase().padStart(4, '0');
    return { offset, reason: `the character U+${code}, which YAML does not allow` };
  }
  return misplacedDirective(text);
}

// a directive stands before the document, where only comments and empty lines may be beside it
function misplacedDirective(text: string): Misplaced | undefined {
  let offset = 0;
  for (const line of text.split('\n')) {
    if (DIRECTIVE.test(line) && !KNOWN_DIRECTIVE.test(line.trimEnd())) {
      return { offset, reason: "a line that starts with '%', which YAML reads as a directive", onlyDvp: true };
    }
    if (!DIRECTIVE.test(line) && !/^\s*(#|$)/.test(line)) {
      return undefined;
    }
    offset += line.length + 1;
  }
  return undefined;
}

/** the control characters between the lexemes of a text, which have no place in it */
const MARKER = /^[\x02\x18\x1f]$/;
const SCALAR = '\x1f';

/**
 * The first mistake in the lexemes of a text: a tab that separates, which cloud-init rejects, or an escape that DVP does not know.
 */
export function misplacedLexeme(lexemes: Iterable<string>): Misplaced | undefined {
  let offset = 0;
  let isBlock = false;
  let isScalar = false;
  for (const lexeme of lexemes) {
    if (MARKER.test(lexeme)) {
      isScalar = lexeme === SCALAR;
      continue;
    }
    const found = isScalar && isBlock ? undefined : inLexeme(lexeme);
    if (found !== undefined) {
      return { ...found, offset: offset + found.offset };
    }
    isBlock = isScalar ? false : isBlock || /^[|>]/.test(lexeme);
    isScalar = false;
    offset += lexeme.length;
  }
  return undefined;
}

const ESCAPE = /\\(\\|\/|u[dD][89a-fA-F])/g;

function inLexeme(lexeme: string): Misplaced | undefined {
  if (lexeme.startsWith('#') || lexeme.startsWith("'")) {
    return undefined;
  }
  if (lexeme.startsWith('"')) {
    const escape = [...lexeme.matchAll(ESCAPE)].find(([, escaped]) => escaped !== '\\');
    return escape && { offset: escape.index, reason: 'an escape in double quotes that DVP does not know', onlyDvp: true };
  }
  const offset = lexeme.indexOf('\t');
  return offset < 0 ? undefined : { offset, reason: 'a tab where spaces must be' };
}

/**
 * The text with the lines of a quoted string or of brackets indented more, `undefined` if it does not end.
 *
 * libyaml does not care how such lines are indented, YAML 1.2 does.
 */
export function reindented(text: string, start: number): string | undefined {
  const end = endOf(text, start);
  const inside = text.slice(start, end);
  if (end === undefined || !inside.includes('\n') || DOCUMENT_MARKER.test(inside)) {
    return undefined;
  }
  const more = ' '.repeat(start - text.lastIndexOf('\n', start - 1));
  return text.slice(0, start) + inside.replace(/\n/g, `\n${more}`) + text.slice(end);
}

const DOCUMENT_MARKER = /\n(---|\.\.\.)(\s|$)/;
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' };
const QUOTED = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^']|'')*'/y;

/** the offset after a quoted string, or after brackets that match */
function endOf(text: string, start: number): number | undefined {
  if (text[start] === '"' || text[start] === "'") {
    QUOTED.lastIndex = start;
    return QUOTED.test(text) ? QUOTED.lastIndex : undefined;
  }
  const open: string[] = [];
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    const isFirst = /[\s,:[{]/.test(text[at - 1] ?? ' ');
    if (char in CLOSING) {
      open.push(CLOSING[char]);
    } else if (char === open.at(-1)) {
      open.pop();
      if (open.length === 0) {
        return at + 1;
      }
    } else if (isFirst && (char === '"' || char === "'")) {
      const end = endOf(text, at);
      if (end === undefined) {
        return undefined;
      }
      at = end - 1;
    } else if (isFirst && char === '#') {
      at = (text.indexOf('\n', at) + 1 || text.length + 1) - 2;
    }
  }
  return undefined;
}

/** a mistake with its line and column, counted from 1 */
export function located(text: string, { offset, ...rest }: Misplaced): YamlProblem {
  const before = text.slice(0, offset).split(/\r\n|[\r\n\x85\u2028\u2029]/);
  return { line: before.length, column: before[before.length - 1].length + 1, ...rest };
}
