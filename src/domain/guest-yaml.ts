import type { Document, Node, Pair, Scalar, YAMLError, parseAllDocuments } from 'yaml';
import { Misplaced, located, misplacedCharacter, misplacedLexeme, reindented, withPlainBreaks } from './guest-yaml-text';

/** the reason why a text is not YAML for cloud-init or for DVP, and its place; it never has a part of the text */
export interface YamlProblem {
  /** counted from 1 */
  readonly line: number;
  readonly column: number;
  /** with an article, for example `a tab where spaces must be` */
  readonly reason: string;
  /** whether only DVP warns of it, and cloud-init accepts it */
  readonly onlyDvp?: true;
}

export interface GuestYaml {
  readonly problem?: YamlProblem;
  /** the document, null if it is empty; `undefined` if there is a problem */
  readonly json?: unknown;
}

const yaml = () => require('yaml') as typeof import('yaml');

/**
 * Parses YAML for cloud-init: a problem is anything that go-yaml of DVP or PyYAML of cloud-init rejects.
 */
export function parseGuestYaml(text: string): GuestYaml {
  const problem = misplacedCharacter(text);
  if (problem !== undefined) {
    return { problem: located(text, problem) };
  }
  const { document, source, error } = parsed(withPlainBreaks(text));
  const misplaced = /[\t\\]/.test(source) ? misplacedLexeme(new (yaml().Lexer)().lex(source)) : undefined;
  const first = misplaced !== undefined && (error === undefined || misplaced.offset <= error.offset) ? misplaced : error;
  if (first !== undefined) {
    return { problem: located(source, first) };
  }
  const reading = new Reading(document, source);
  return reading.problem === undefined ? { json: reading.json } : { problem: located(source, reading.problem) };
}

// JSON has no dates: they stay strings
const OPTIONS: Parameters<typeof parseAllDocuments>[1] = {
  version: '1.1',
  merge: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: true,
  customTags: tags => tags.filter(tag => typeof tag === 'string' || !tag.tag.endsWith('timestamp')),
};

interface Parsed {
  readonly document: Document;
  /** the text, with more indentation where YAML 1.2 needs it */
  readonly source: string;
  readonly error?: Misplaced;
}

// each attempt mends one string, one pair of brackets or one dash
const MOST_ATTEMPTS = 100;

function parsed(source: string, attempts = MOST_ATTEMPTS): Parsed {
  const documents = yaml().parseAllDocuments(source, OPTIONS);
  const document: Document = documents[0] as Document | undefined ?? new (yaml().Document)(null);
  const errors = [...document.errors, ...document.warnings].filter(counts).sort((a, b) => a.pos[0] - b.pos[0]);
  const dash = errors.find(({ code, pos }) => code === 'BLOCK_IN_FLOW' && /^-[,\]}]/.test(source.slice(pos[0])))?.pos[0];
  if (dash !== undefined && attempts > 0) {
    // in brackets libyaml reads a dash before a comma as a string
    return parsed(`${source.slice(0, dash)}_${source.slice(dash + 1)}`, attempts - 1);
  }
  const error = errors[0] as YAMLError | undefined;
  if (error === undefined) {
    const next = documents[1] as Document | undefined;
    return { document, source, error: next && { offset: next.range![0], reason: 'a second document, where cloud-init reads one' } };
  }
  const start = looseStart(document, error, source);
  if (start === undefined || attempts === 0) {
    return { document, source, error: { offset: error.pos[0], reason: reasonOf(error) } };
  }
  const again = reindented(source, start);
  if (again === undefined) {
    return { document, source, error: { offset: start, reason: `a ${/["']/.test(source[start]) ? 'quote' : 'bracket'} without its end` } };
  }
  return parsed(again, attempts - 1);
}

const counts = ({ code, message }: YAMLError): boolean =>
  // libyaml needs no space before a comment that follows a quote or a bracket; directives were read before
  code !== 'BAD_DIRECTIVE' && !message.startsWith('Comments must be separated');

/** where a quoted string or a bracket starts whose lines are indented too little for YAML 1.2 */
function looseStart(document: Document, { code, message, pos }: YAMLError, source: string): number | undefined {
  const isQuote = code === 'MISSING_CHAR' && message.startsWith('Missing closing');
  if (!isQuote && !(code === 'BAD_INDENT' && message.startsWith('Flow '))) {
    return undefined;
  }
  const opening = isQuote ? '"\'' : '[{';
  let start: number | undefined;
  yaml().visit(document, {
    Node: (_, { range }) => {
      const at = range?.[0] ?? pos[0] + 1;
      if (at > pos[0] || !opening.includes(source[at])) {
        return undefined;
      }
      start = at;
      // brackets within brackets have the lines of the outer ones
      return yaml().visit.SKIP;
    },
  });
  return start;
}

const NO_COLON = "a line without ': ', or with the wrong indentation";
const NO_ANCHOR = "an alias without an anchor: a value that starts with '*' needs quotes";

/** reasons by the code of an error and the beginning of its message */
const REASONS: readonly [RegExp, string][] = [
  [/^(ALIAS_PROPS|MULTIPLE_|BAD_PROP_ORDER)/, 'a tag or an anchor in the wrong place'],
  [/^BAD_ALIAS/, NO_ANCHOR],
  [/^BAD_DQ_ESCAPE/, 'an unknown escape in double quotes'],
  [/^BAD_INDENT/, 'a line with the wrong indentation'],
  [/^BAD_SCALAR_START/, 'a value that starts with a reserved character: it needs quotes'],
  [/^BLOCK_AS_IMPLICIT_KEY Nested/, "a value with another ': ' in it: it needs quotes"],
  [/^MULTILINE_IMPLICIT_KEY|Implicit map keys/, NO_COLON],
  [/Sequence item without/, "a line without '- ', or with the wrong indentation"],
  [/^MISSING_CHAR Missing (,|space)/, 'brackets in which a comma, a colon or a space is missing'],
  [/^TAB_AS_INDENT/, 'a tab where spaces must be'],
  [/^TAG_RESOLVE_FAILED/, 'an unknown tag, or a tag that does not fit its value'],
];

const reasonOf = ({ code, message }: YAMLError): string =>
  REASONS.find(([form]) => form.test(`${code} ${message}`))?.[1] ?? 'something that YAML does not expect there';

const ANCHOR = /^[\w-]+$/;
const DAY = /^(\d{4})-(\d\d?)-(\d\d?)(?:$|[Tt\s])/;
const NOT_FINITE = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** where a node stands: as a key, and in brackets */
interface Place { readonly isKey: boolean; readonly isFlow: boolean }

/** goes through a document once, for values that one of the two parsers rejects */
class Reading {
  public problem: Misplaced | undefined;
  public readonly json: unknown;
  private readonly anchors = new Set<string>();

  constructor(private readonly document: Document, private readonly source: string) {
    yaml().visit(document, {
      Pair: (_, pair) => this.pair(pair as Pair<Node | null, Node | null>),
      Node: (role, node, path) => this.node(node, { isKey: role === 'key', isFlow: path.some(above => yaml().isCollection(above) && above.flow === true) }),
    });
    if (this.problem !== undefined) {
      return;
    }
    try {
      this.json = document.toJS({ maxAliasCount: -1 });
    } catch {
      this.report(document.contents, "a merge '<<' of something other than mappings");
    }
  }

  private pair({ key, value, srcToken }: Pair<Node | null, Node | null>): void {
    const node = yaml().isAlias(key) ? key.resolve(this.document) : key;
    if (yaml().isCollection(node)) {
      this.report(key, "a mapping or a list as a key: a value that starts with '{' or '[' needs quotes");
    } else if (node === null || node === undefined || yaml().isScalar(node) && node.value === null) {
      this.report(key ?? value, 'a key that is empty or null', true);
    } else if (srcToken?.start.every(({ type }) => type !== 'explicit-key-ind')) {
      const colon = srcToken.sep?.find(({ type }) => type === 'map-value-ind');
      if (colon !== undefined && this.source.slice(key?.range?.[0], colon.offset).includes('\n')) {
        this.report(key, NO_COLON);
      }
    }
  }

  private node(node: Node, place: Place): void {
    if (yaml().isAlias(node)) {
      const target = node.resolve(this.document);
      // an anchor that contains its own alias has no end before it
      if (target === undefined || (target.range?.[2] ?? 0) > (node.range?.[0] ?? 0)) {
        this.report(node, target === undefined ? NO_ANCHOR : 'an alias to the anchor that it stands in', target && true);
      }
      return;
    }
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined && this.anchors.has(anchor)) {
      this.report(node, 'an anchor with the name of another one');
    } else if (anchor !== undefined && !ANCHOR.test(anchor)) {
      this.report(node, "an anchor with a name of other characters than letters, digits, '-' and '_'");
    }
    this.anchors.add(anchor ?? '');
    if (yaml().isScalar(node)) {
      this.scalar(node.source ?? '', node, place);
    }
  }

  private scalar(source: string, node: Scalar, place: Place): void {
    if (node.tag?.endsWith('binary') && !BASE64.test(source.replace(/\s/g, ''))) {
      this.report(node, 'a binary value that is not base64');
    }
    if (node.type !== 'PLAIN' || node.tag !== undefined) {
      return;
    }
    const reason = plainReason(source, place);
    if (reason !== undefined) {
      this.report(node, reason);
    } else if (!place.isKey && NOT_FINITE.test(source)) {
      this.report(node, 'a number that is infinite or not a number', true);
    }
  }

  private report(node: Node | null, reason: string, onlyDvp?: true): void {
    this.problem ??= { offset: node?.range?.[0] ?? 0, reason, ...onlyDvp && { onlyDvp } };
  }
}

function plainReason(plain: string, { isKey, isFlow }: Place): string | undefined {
  if (isFlow && (plain.startsWith(':') || plain.lastIndexOf('?') > 0)) {
    return `a '${plain[0] === ':' ? ':' : '?'}' in brackets: the value needs quotes`;
  }
  if (!isKey && plain === '=') {
    return "the value '=': it needs quotes";
  }
  const day = DAY.exec(plain);
  return day === null || isDay(Number(day[1]), Number(day[2]), Number(day[3])) ? undefined : 'a date that does not exist: it needs quotes';
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
