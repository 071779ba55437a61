import { readBlockScalar } from './block-scalar';
import { LINE_FEED, SPACE, TAB, isEnd } from './characters';
import { Cursor } from './cursor';
import { readQuoted } from './flow-scalar';
import { YamlError } from './node';
import { Words } from './words';

const code = (char: string) => char.charCodeAt(0);
const [DASH, DOT, COLON, HASH, SINGLE, DOUBLE, LITERAL, FOLDED] = ['-', '.', ':', '#', "'", '"', '|', '>'].map(code);
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = ['[', ']', '{', '}'].map(code);
const NOT_PLAIN = new Set([...'?:,[]{}#&*!|>\'"%@`\t\n'].map(code));

// all that is allowed but line breaks other than those of Unix, and byte order marks
const OTHER_CHARACTER = /[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const DEEPEST = 100;
const LONGEST_KEY = 1000;

/** where an item of a list stands */
export interface Mark {
  readonly at: number;
  readonly end: number;
  /** number of line breaks before it */
  readonly line: number;
  /** number of characters before it in its line, which count as spaces */
  readonly indent: number;
}

/** what a document in block style has */
export interface Block {
  readonly value: unknown;
  /** where it begins */
  readonly at: number;
  /** number of line breaks before it */
  readonly line: number;
  /** the list in the field `items` of the document, if it has one */
  readonly items: readonly Mark[];
}

/**
 * Reads a document in the style that kubectl and cdk8s write: a key or an item in each line, strings in one line, and block strings.
 * It takes a quarter of the time of the parser, which follows libyaml into every corner.
 *
 * @returns `undefined` for anything else, including every mistake: the parser reads it
 */
export function readBlockStyle(text: string, words = NONE_KEPT): Block | undefined {
  if (OTHER_CHARACTER.test(text)) {
    return undefined;
  }
  try {
    return new BlockStyle(text.endsWith('\n') ? text : `${text}\n`, words).document();
  } catch (error) {
    if (error === OTHER_STYLE || error instanceof YamlError) {
      return undefined;
    }
    throw error;
  }
}

const NONE_KEPT = new Words(0);

// one object, because making an error takes longer than reading an object
const OTHER_STYLE = new Error('the text has another style');

class BlockStyle extends Cursor {
  /** the column where the line begins behind its spaces, -1 behind the last line */
  private indent = 0;
  private depth = 0;
  /** whether the word that was read last had no quotes */
  private isPlain = true;
  private marks: readonly Mark[] = [];
  private items: readonly Mark[] = [];

  constructor(text: string, private readonly words: Words) {
    // a tab is not read at all
    super(text, false);
  }

  public document(): Block {
    if (this.text.startsWith('---')) {
      this.at = 3;
      this.endLine();
    } else {
      this.toContent();
    }
    const { at, line, indent } = this;
    this.require(indent >= 0);
    const value = this.block(indent);
    this.require(this.indent < 0);
    return { value, at, line, items: this.items };
  }

  private require(isBlockStyle: boolean): void {
    if (!isBlockStyle) {
      throw OTHER_STYLE;
    }
  }

  /** @param key the first key of an object, if it is read already */
  private block(column: number, key?: string): unknown {
    this.depth += 1;
    this.require(this.depth <= DEEPEST);
    const value = key === undefined && this.isItem() ? this.list(column) : this.map(column, key ?? this.key());
    this.depth -= 1;
    return value;
  }

  private isItem(): boolean {
    return this.code() === DASH && isSpaceOrBreak(this.code(1));
  }

  private list(column: number): unknown[] {
    const list: unknown[] = [];
    const marks: Mark[] | undefined = this.depth === 2 ? [] : undefined;
    do {
      const dash = this.at;
      this.at += 1;
      this.skipSpaces();
      const isBelow = this.endsHere();
      if (isBelow) {
        this.endLine();
      }
      const { at, line } = this;
      const indent = at - this.lineStart;
      list.push(isBelow ? this.below(column) : this.item(column, column + at - dash));
      this.require(this.indent <= column);
      marks?.push({ at, end: this.lineStart, line, indent });
    } while (this.indent === column && this.isItem());
    this.marks = marks ?? this.marks;
    return list;
  }

  /** @param inner the column of an object or a list that begins here */
  private item(column: number, inner: number): unknown {
    if (this.isItem()) {
      return this.block(inner);
    }
    if (this.beginsSpecial()) {
      return this.special(column);
    }
    const word = this.word();
    if (this.isColon()) {
      return this.block(inner, this.keyOf(word));
    }
    this.endLine();
    return this.valueOf(word);
  }

  private map(column: number, first: string): unknown {
    const object: Record<string, unknown> = {};
    for (let key = first; ; key = this.key()) {
      // a key that stands twice, or one that every object has, such as 'constructor'
      this.require(object[key] === undefined);
      this.at += 1;
      object[key] = this.value(column);
      if (this.depth === 1 && key === 'items') {
        this.items = this.marks;
      }
      if (this.indent !== column) {
        this.require(this.indent < column);
        return object;
      }
    }
  }

  private key(): string {
    const word = this.word();
    this.require(this.isColon());
    return this.keyOf(word);
  }

  private value(column: number): unknown {
    this.skipSpaces();
    if (this.endsHere()) {
      this.endLine();
      return this.indent === column && this.isItem() ? this.block(column) : this.below(column);
    }
    if (this.beginsSpecial()) {
      return this.special(column);
    }
    const word = this.word();
    this.endLine();
    return this.valueOf(word);
  }

  /** the block in the lines below a key or a dash */
  private below(column: number): unknown {
    return this.indent > column ? this.block(this.indent) : null;
  }

  private beginsSpecial(): boolean {
    const begin = this.code();
    return begin === LITERAL || begin === FOLDED || begin === OPEN_LIST || begin === OPEN_MAP;
  }

  /** a block string, an empty list or an empty object */
  private special(column: number): unknown {
    const begin = this.code();
    if (begin === LITERAL || begin === FOLDED) {
      const text = readBlockScalar(this, begin === LITERAL, column);
      this.toContent();
      return text;
    }
    this.require(this.code(1) === (begin === OPEN_LIST ? CLOSE_LIST : CLOSE_MAP));
    this.at += 2;
    this.endLine();
    return begin === OPEN_LIST ? [] : {};
  }

  /** reads a key or a value, and the spaces behind it */
  private word(): string {
    const { at: from, line } = this;
    const begin = this.code();
    this.isPlain = begin !== DOUBLE && begin !== SINGLE;
    const text = this.isPlain ? this.plain() : readQuoted(this);
    this.skipSpaces();
    this.require(!this.isColon() || this.line === line && this.at - from < LONGEST_KEY);
    return text;
  }

  private plain(): string {
    const { text, at: from } = this;
    this.require(!NOT_PLAIN.has(text.charCodeAt(from)) && !this.isItem());
    let at = from;
    for (let char = text.charCodeAt(at); char !== LINE_FEED; char = text.charCodeAt(at)) {
      if (char === COLON && isSpaceOrBreak(text.charCodeAt(at + 1)) || char === HASH && text.charCodeAt(at - 1) === SPACE) {
        break;
      }
      this.require(char !== TAB);
      at += 1;
    }
    while (text.charCodeAt(at - 1) === SPACE) {
      at -= 1;
    }
    this.at = at;
    return text.slice(from, at);
  }

  private keyOf(word: string): string {
    const key = this.isPlain ? this.words.key(word) : word;
    this.require(key !== undefined);
    return key!;
  }

  private valueOf(word: string): unknown {
    const value = this.isPlain ? this.words.value(word) : word;
    this.require(value !== undefined);
    return value;
  }

  private isColon(): boolean {
    return this.code() === COLON && isSpaceOrBreak(this.code(1));
  }

  /** whether only a comment follows in the line */
  private endsHere(): boolean {
    const next = this.code();
    return next === LINE_FEED || next === HASH && this.code(-1) === SPACE;
  }

  private endLine(): void {
    this.skipSpaces();
    this.require(this.endsHere());
    this.toContent();
  }

  /** goes to the first character that is neither a space nor in a comment */
  private toContent(): void {
    for (;;) {
      this.skipSpaces();
      if (this.code() === HASH) {
        this.at = this.text.indexOf('\n', this.at);
      }
      if (this.code() !== LINE_FEED) {
        break;
      }
      this.readBreak();
    }
    this.indent = isEnd(this.code()) ? -1 : this.at - this.lineStart;
    this.require(this.indent !== 0 || !this.beginsMark());
  }

  /** whether the line may be one between documents */
  private beginsMark(): boolean {
    const begin = this.code();
    return begin === DOT || begin === DASH && this.code(1) === DASH;
  }
}

const isSpaceOrBreak = (char: number): boolean => char === SPACE || char === LINE_FEED;
