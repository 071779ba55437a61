import { Block, readBlockStyle } from '../yaml/block-style';
import { requireAllowed } from '../yaml/bytes';
import { KeyTwice, decode } from '../yaml/decode';
import { Lines } from '../yaml/lines';
import { Node, YamlError } from '../yaml/node';
import { parseDocument } from '../yaml/parser';
import { Scanner } from '../yaml/scanner';

/** the reason why a text is not YAML for cloud-init or for DVP, and its place; it never has a part of the text */
export interface YamlProblem {
  /** counted from 1 */
  readonly line: number;
  readonly column: number;
  readonly reason: string;
  /** whether it is DVP that warns of it, and cloud-init may accept it */
  readonly onlyDvp: boolean;
}

/** a key that stands twice in one mapping, of which PyYAML takes the last one without a warning */
export interface GuestKeyTwice {
  readonly key: string;
  /** the lines of the last two, counted from 1 */
  readonly lines: readonly [number, number];
}

export interface GuestYaml {
  readonly problem?: YamlProblem;
  /** the document, null if it is empty; `undefined` if there is a problem */
  readonly json?: unknown;
  /** `undefined` if every key is unique in its mapping */
  readonly twice?: readonly GuestKeyTwice[];
}

/**
 * Parses YAML for cloud-init: a problem is anything that go-yaml of DVP or PyYAML of cloud-init rejects.
 *
 * Both follow libyaml. PyYAML needs spaces between tokens, unique anchors and a single document, and it makes objects of dates and tags.
 */
export function parseGuestYaml(text: string): GuestYaml {
  const block = readGuestBlock(text);
  if (block !== undefined) {
    return { json: block.value };
  }
  try {
    requireAllowed(text);
    const yaml = withoutDirectives(text);
    const { node, rest } = parseDocument(yaml, false);
    if (rest !== undefined) {
      throw new YamlError('a second document, where cloud-init reads one', rest);
    }
    if (node === undefined) {
      return { json: null };
    }
    requireUniqueAnchors(yaml);
    requirePython(node);
    const twice = new Map<number, KeyTwice>();
    // a mapping with an anchor is decoded wherever it is used
    const json = decode(node, found => twice.set(found.last, found));
    return twice.size === 0 ? { json } : { json, twice: withLines(text, [...twice.values()]) };
  } catch (error) {
    if (error instanceof YamlError) {
      return { problem: problemOf(text, error) };
    }
    throw error;
  }
}

/** a document in the usual style, of which both parsers make the same; `undefined` for any other */
export const readGuestBlock = (text: string): Block | undefined => ONLY_PYTHON.test(text) ? undefined : readBlockStyle(text);

// what may be a date or the value '=': for PyYAML neither is a string
const ONLY_PYTHON = /\d{4}-\d\d?-\d| =\s|=$/;

function withLines(text: string, twice: readonly KeyTwice[]): GuestKeyTwice[] {
  const lines = new Lines(text);
  return twice.map(({ key, first, last }) => ({ key, lines: [lines.place(first).line, lines.place(last).line] }));
}

const DIRECTIVE = /^%.*$/;
const KNOWN_DIRECTIVE = /^%(YAML +1\.1|TAG +!\S* +\S+)\s*(#.*)?$/;

// directives stand before the document, where only comments and empty lines may be beside them
function withoutDirectives(text: string): string {
  const lines = text.split('\n');
  for (let i = 0, at = 0; i < lines.length && /^\s*([%#]|$)/.test(lines[i]); at += lines[i].length + 1, i++) {
    if (DIRECTIVE.test(lines[i])) {
      if (!KNOWN_DIRECTIVE.test(lines[i])) {
        throw new YamlError("a line that begins with '%', which YAML reads as a directive", at);
      }
      lines[i] = `#${lines[i].slice(1)}`;
    }
  }
  return lines.join('\n');
}

function requireUniqueAnchors(yaml: string): void {
  if (!/&[\s\S]*&/.test(yaml)) {
    return;
  }
  const names = new Set<string>();
  const scanner = new Scanner(yaml);
  for (let token = scanner.take(); token.type !== 'end'; token = scanner.take()) {
    if (token.type === 'anchor' && names.has(token.name!)) {
      throw new YamlError('an anchor with the name of another one', token.at);
    }
    names.add(token.type === 'anchor' ? token.name! : '');
  }
}

const CORE = 'tag:yaml.org,2002:';

/** the tags that PyYAML knows, by the kind of their value */
const TAGS: Readonly<Record<Exclude<Node['kind'], 'alias'>, readonly string[]>> = {
  scalar: ['null', 'bool', 'int', 'float', 'binary', 'timestamp', 'str'],
  list: ['seq', 'omap', 'pairs'],
  map: ['map', 'set'],
};

/** the values that PyYAML cannot make */
function requirePython(node: Node, isKey = false): void {
  if (node.kind === 'alias') {
    return;
  }
  const isKnown = node.tag === '' || node.tag === '!' || TAGS[node.kind].some(tag => node.tag === CORE + tag);
  if (!isKnown) {
    throw new YamlError('an unknown tag, or a tag that does not fit its value', node.at);
  }
  if (node.kind === 'list') {
    node.items.forEach(item => requirePython(item));
  } else if (node.kind === 'map') {
    for (const [key, value] of node.pairs) {
      const { kind } = key.kind === 'alias' ? key.target : key;
      if (kind !== 'scalar') {
        throw new YamlError("a mapping or a list as a key: put a string that begins with '{' or '[' in quotes", key.at);
      }
      requirePython(key, true);
      requirePython(value);
    }
  } else if (node.isPlain && node.tag === '') {
    requirePythonScalar(node.text, node.at, isKey);
  }
}

// PyYAML makes an object of a day, and of a day with a time
const DAY = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;

function requirePythonScalar(text: string, at: number, isKey: boolean): void {
  const date = DAY.exec(text) ?? TIME.exec(text);
  if (date !== null && !exists(date.slice(1).map(Number))) {
    throw new YamlError('a date that does not exist: put it in quotes', at);
  }
  if (text === '=' && !isKey) {
    throw new YamlError("the value '=': put it in quotes", at);
  }
}

function exists([year, month, day, hour = 0, minute = 0, second = 0]: readonly number[]): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

/** errors of the parser that PyYAML does not have, or not always */
const ONLY_DVP = /escape '\\\/'|surrogate|JSON does not have|a key must be a string|contains itself|repeat too much|directive|not base64/;

/** errors of the parser with names and values of the text, which may be secret, and errors that have another reason here */
const REASONS: readonly [RegExp, string][] = [
  [/^unknown anchor/, "an alias without an anchor: put a string that begins with '*' in quotes"],
  [/^unknown tag|is not a value of the type/, 'an unknown tag, or a tag that does not fit its value'],
  [/number that JSON/, 'a number that is infinite or not a number: put it in quotes'],
  [/contains itself/, 'an anchor that contains itself'],
  [/a key must be a string/, 'a key that is null or too large a number: put it in quotes'],
  [/^a tab/, 'a tab where cloud-init needs spaces'],
];

function problemOf(text: string, { message, at }: YamlError): YamlProblem {
  const reason = text[at] === '?' && /^'.' or/.test(message) ? "a '?' in brackets: put the string in quotes" : REASONS.find(([form]) => form.test(message))?.[1];
  return { ...new Lines(text).place(at), reason: reason ?? message, onlyDvp: ONLY_DVP.test(message) };
}
