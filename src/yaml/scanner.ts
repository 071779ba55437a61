import { readBlockScalar } from './block-scalar';
import { TAB, isBlank, isBlankOrEnd, isBreak, isEnd, isWord, nameOf } from './characters';
import { Cursor } from './cursor';
import { readPlain, readQuoted } from './flow-scalar';
import { YamlError } from './node';
import { SimpleKeys } from './simple-keys';
import { readTag } from './tag';
import { Token, TokenType } from './token';

const DEEPEST = 10_000;

const code = (char: string) => char.charCodeAt(0);
const [DASH, QUESTION, COLON] = ['-', '?', ':'].map(code);
const FLOW = new Map<number, TokenType>((['[', ']', '{', '}', ','] as const).map(char => [code(char), char]));
const NOT_PLAIN = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map(code));

/**
 * The tokens of a YAML 1.1 text. Where YAML leaves a choice, or programs differ, they are those that the parser of kubectl finds: libyaml, ported to Go.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2/scannerc.go
 */
export class Scanner {
  private readonly cursor: Cursor;
  private tokens: Token[] = [];
  private taken = 0;
  private indent = -1;
  private readonly indents: number[] = [];
  private readonly keys: SimpleKeys;
  private mayBeginKey = true;
  private isOver = false;
  private isReady = false;

  constructor(text: string, tabsSeparate?: boolean) {
    this.cursor = new Cursor(text, tabsSeparate);
    this.keys = new SimpleKeys(this.cursor);
  }

  public peek(): Token {
    while (!this.isReady) {
      if (this.tokens.length > 0 && !this.keys.mayBegin(this.taken)) {
        this.isReady = true;
      } else {
        this.fetch();
      }
    }
    return this.tokens[0];
  }

  public take(): Token {
    const token = this.peek();
    this.tokens.shift();
    this.taken += 1;
    this.isReady = false;
    return token;
  }

  private get level(): number {
    return this.keys.level;
  }

  /** the number of the next token */
  private get next(): number {
    return this.taken + this.tokens.length;
  }

  private fetch(): void {
    const { cursor } = this;
    if (this.isOver) {
      this.add('end');
      return;
    }
    this.skipToToken();
    this.unroll(cursor.column);
    const char = cursor.code();
    if (isEnd(char)) {
      this.endBlocks();
      this.isOver = true;
      this.add('end');
    } else if (char === code('%') && cursor.at === cursor.lineStart) {
      throw new YamlError("kubectl reads no directive, that is a line that begins with '%': remove it", cursor.at);
    } else if (cursor.isDocumentMark()) {
      this.endBlocks();
      this.add(char === DASH ? 'document start' : 'document end', 3);
    } else if (FLOW.has(char)) {
      this.fetchBracket(FLOW.get(char)!);
    } else if (char === DASH && isBlankOrEnd(cursor.code(1))) {
      this.fetchEntry();
    } else if (char === QUESTION && this.isIndicator()) {
      this.fetchKey();
    } else if (char === COLON && this.isIndicator()) {
      this.fetchValue();
    } else {
      this.fetchNode(char);
    }
  }

  private isIndicator(): boolean {
    return this.level > 0 || isBlankOrEnd(this.cursor.code(1));
  }

  private fetchNode(char: number): void {
    const { cursor } = this;
    const at = cursor.at;
    if (char === code('*') || char === code('&')) {
      this.saveKey(false);
      this.push({ type: char === code('*') ? 'alias' : 'anchor', at, name: this.readName() });
    } else if (char === code('!')) {
      this.saveKey(false);
      this.push({ type: 'tag', at, ...readTag(cursor) });
    } else if ((char === code('|') || char === code('>')) && this.level === 0) {
      this.keys.remove();
      this.mayBeginKey = true;
      this.push({ type: 'scalar', at, scalar: { text: readBlockScalar(cursor, char === code('|'), this.indent), isPlain: false } });
    } else if (char === code("'") || char === code('"')) {
      this.saveKey(false);
      this.push({ type: 'scalar', at, scalar: { text: readQuoted(cursor), isPlain: false } });
    } else if (this.beginsPlain(char)) {
      this.saveKey(false);
      const { text, endsLine } = readPlain(cursor, this.indent + 1, this.level > 0);
      this.mayBeginKey = endsLine;
      this.push({ type: 'scalar', at, scalar: { text, isPlain: true } });
    } else if (char === TAB) {
      throw new YamlError('a tab indents the line: use spaces', at);
    } else {
      throw new YamlError(`a string without quotes must not begin with ${nameOf(cursor.char())}: put it in quotes`, at);
    }
  }

  private beginsPlain(char: number): boolean {
    const next = this.cursor.code(1);
    return !isBlankOrEnd(char) && !NOT_PLAIN.has(char)
      || char === DASH && !isBlank(next)
      || this.level === 0 && (char === QUESTION || char === COLON) && !isBlankOrEnd(next);
  }

  private fetchBracket(bracket: TokenType): void {
    if (bracket === '[' || bracket === '{') {
      this.saveKey(true);
      this.keys.open(this.next);
      if (this.level > DEEPEST) {
        throw new YamlError('nested too deeply', this.cursor.at);
      }
      this.add(bracket, 1);
      return;
    }
    this.keys.remove();
    this.mayBeginKey = bracket === ',';
    if (bracket !== ',') {
      this.keys.close();
    }
    this.add(bracket, 1);
  }

  private fetchEntry(): void {
    if (this.level === 0) {
      if (!this.mayBeginKey) {
        throw new YamlError("a list item ('- ') must not stand here: it begins its line, or follows another '- '", this.cursor.at);
      }
      this.roll('list');
    }
    this.keys.remove();
    this.mayBeginKey = true;
    this.add('entry', 1);
  }

  private fetchKey(): void {
    if (this.level === 0) {
      if (!this.mayBeginKey) {
        throw new YamlError("a key ('? ') must not stand here", this.cursor.at);
      }
      this.roll('map');
    }
    this.keys.remove();
    this.mayBeginKey = this.level === 0;
    this.add('key', 1);
  }

  private fetchValue(): void {
    const key = this.keys.current;
    if (this.keys.isStillPossible(key)) {
      const place = key.token - this.taken;
      this.tokens.splice(place, 0, { type: 'key', at: key.at });
      this.roll('map', key, place);
      this.keys.use(key);
      this.mayBeginKey = false;
    } else {
      if (this.level === 0) {
        if (!this.mayBeginKey) {
          throw new YamlError("': ' must not stand here: put a string that contains it in quotes", this.cursor.at);
        }
        this.roll('map');
      }
      this.mayBeginKey = this.level === 0;
    }
    this.add('value', 1);
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      // a tab may stand between tokens, but not in front of a key
      if (this.level > 0 || !this.mayBeginKey) {
        cursor.skipBlanks();
      } else {
        cursor.skipSpaces();
      }
      cursor.skipComment();
      if (!isBreak(cursor.code())) {
        return;
      }
      cursor.readBreak();
      this.mayBeginKey ||= this.level === 0;
    }
  }

  private readName(): string {
    const { cursor } = this;
    const start = cursor.at;
    cursor.at += 1;
    while (isWord(cursor.code())) {
      cursor.at += 1;
    }
    if (cursor.at === start + 1 || !isBlankOrEnd(cursor.code()) && !'?:,]}%@`'.includes(cursor.char())) {
      throw new YamlError(`'${cursor.slice(start, start + 1)}' begins the name of an anchor, which has letters, digits, '-' and '_': put a string in quotes`, start);
    }
    return cursor.slice(start + 1);
  }

  private saveKey(mayBeginKey: boolean): void {
    if (this.mayBeginKey) {
      this.keys.save(this.next, this.level === 0 && this.indent === this.cursor.column);
    }
    this.mayBeginKey = mayBeginKey;
  }

  private roll(type: TokenType, { at, column }: { at: number; column: number } = this.cursor, place?: number): void {
    if (this.level > 0 || this.indent >= column) {
      return;
    }
    this.indents.push(this.indent);
    this.indent = column;
    if (this.indents.length > DEEPEST) {
      throw new YamlError('nested too deeply', at);
    }
    this.tokens.splice(place ?? this.tokens.length, 0, { type, at });
  }

  private unroll(column: number): void {
    while (this.level === 0 && this.indent > column) {
      this.add('block end');
      this.indent = this.indents.pop()!;
    }
  }

  private endBlocks(): void {
    this.unroll(-1);
    this.keys.remove();
    this.mayBeginKey = false;
  }

  private add(type: TokenType, length = 0): void {
    this.push({ type, at: this.cursor.at });
    this.cursor.at += length;
  }

  private push(token: Token): void {
    this.tokens.push(token);
  }
}
