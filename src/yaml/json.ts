import { ListNode, MapNode, Node, YamlError } from './node';
import { FLOAT } from './scalar';

const SPACE = /[ \t\r\n]*/y;
const LITERAL = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null/y;
const STRING = /"[^"\\\0-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})[^"\\\0-\x1f]*)*"/y;
const DEEPEST = 10_000;

const skipSpace = (text: string, from: number): number => from + matchAt(SPACE, text, from)!.length;

export interface Parsed {
  readonly node: Node;
  /** the place behind it */
  readonly end: number;
}

/** Parses one JSON value. */
export function parseJson(text: string, from: number): Parsed {
  const parser = new JsonParser(text, from);
  return { node: parser.value(0), end: parser.at };
}

class JsonParser {
  constructor(private readonly text: string, public at: number) {}

  public value(depth: number): Node {
    this.skip();
    const { at } = this;
    if (depth > DEEPEST) {
      throw new YamlError('nested too deeply', at);
    }
    const char = this.text[at];
    if (char === '{') {
      return this.map(depth);
    }
    if (char === '[') {
      return this.list(depth);
    }
    if (char === '"') {
      return { kind: 'scalar', at, tag: '', isPlain: false, text: this.string() };
    }
    const literal = matchAt(LITERAL, this.text, at);
    if (literal === undefined) {
      throw new YamlError(char === undefined ? 'the text ends where a value is missing' : 'a value is missing here, or a string without quotes', at);
    }
    this.at += literal.length;
    // with this tag, a number beyond all numbers is an error, and not a string
    const tag = /^-?[0-9].*[eE]/.test(literal) ? FLOAT : '';
    return { kind: 'scalar', at, tag, isPlain: true, text: literal };
  }

  private map(depth: number): MapNode {
    const map: MapNode = { kind: 'map', at: this.at, tag: '', pairs: [] };
    this.each('}', () => {
      const { at } = this;
      if (this.text[at] !== '"') {
        throw new YamlError('a key in double quotes is missing here', at);
      }
      const key: Node = { kind: 'scalar', at, tag: '', isPlain: false, text: this.string() };
      this.skip();
      if (this.text[this.at] !== ':') {
        throw new YamlError("':' is missing behind the key", this.at);
      }
      this.at += 1;
      map.pairs.push([key, this.value(depth + 1)]);
    });
    return map;
  }

  private list(depth: number): ListNode {
    const list: ListNode = { kind: 'list', at: this.at, tag: '', items: [] };
    this.each(']', () => list.items.push(this.value(depth + 1)));
    return list;
  }

  private each(close: string, read: () => void): void {
    this.at += 1;
    this.skip();
    if (this.text[this.at] === close) {
      this.at += 1;
      return;
    }
    for (;;) {
      this.skip();
      read();
      this.skip();
      const char = this.text[this.at];
      if (char !== ',' && char !== close) {
        throw new YamlError(`',' or '${close}' is missing here`, this.at);
      }
      this.at += 1;
      if (char === close) {
        return;
      }
    }
  }

  private string(): string {
    const quoted = matchAt(STRING, this.text, this.at);
    if (quoted === undefined) {
      throw new YamlError('the string is not closed in its line, or has an unknown escape', this.at);
    }
    this.at += quoted.length;
    // kubectl puts U+FFFD in the place of half a surrogate pair
    return (JSON.parse(quoted) as string).replace(/\p{Surrogate}/gu, '\ufffd');
  }

  private skip(): void {
    this.at = skipSpace(this.text, this.at);
  }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
