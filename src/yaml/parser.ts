import { ListNode, MapNode, Node, ScalarNode, YamlError } from './node';
import { Scanner } from './scanner';
import { Token, TokenType } from './token';

const TAGS: Readonly<Record<string, string>> = { '!': '!', '!!': 'tag:yaml.org,2002:' };

export interface Document {
  /** `undefined` if the text has none */
  readonly node: Node | undefined;
  /** where text follows that kubectl does not read, since it reads one document */
  readonly rest: number | undefined;
}

/**
 * Parses the first document of a YAML 1.1 text.
 *
 * @param tabsSeparate whether a tab may stand between tokens, as for kubectl; PyYAML does not read it there
 */
export function parseDocument(text: string, tabsSeparate = true): Document {
  // libyaml reads a break behind the last line, too
  return new Parser(text.endsWith('\n') ? text : `${text}\n`, tabsSeparate).document();
}

class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, Node>();

  constructor(text: string, tabsSeparate: boolean) {
    this.scanner = new Scanner(text, tabsSeparate);
  }

  public document(): Document {
    const { type } = this.scanner.peek();
    if (type === 'end') {
      return { node: undefined, rest: undefined };
    }
    if (type === 'document start') {
      this.scanner.take();
    }
    const isEmpty = type === 'document start' && this.nextIs('document start', 'document end', 'end');
    const node = isEmpty ? this.empty(this.scanner.peek()) : this.node(true, false);
    return { node, rest: this.rest() };
  }

  private rest(): number | undefined {
    // the parser of kubectl stops behind the token that ends the document, and so do errors
    const { type, at } = this.scanner.peek();
    if (type !== 'document end') {
      return type === 'end' ? undefined : at;
    }
    try {
      while (this.nextIs('document end', 'document start')) {
        this.scanner.take();
      }
      return this.nextIs('end') ? undefined : this.scanner.peek().at;
    } catch {
      return at;
    }
  }

  private nextIs(...types: TokenType[]): boolean {
    return types.includes(this.scanner.peek().type);
  }

  private node(isBlock: boolean, mayBeUnindented: boolean): Node {
    const first = this.scanner.peek();
    if (first.type === 'alias') {
      this.scanner.take();
      const target = this.anchors.get(first.name!);
      if (target === undefined) {
        throw new YamlError("unknown anchor: a value that begins with '*' must be in quotes", first.at);
      }
      return { kind: 'alias', at: first.at, name: first.name!, target };
    }
    const { anchor, tag } = this.properties();
    const remember = <T extends Node>(node: T): T => {
      if (anchor !== undefined) {
        this.anchors.set(anchor, node);
      }
      return node;
    };
    const { type, at, scalar } = this.scanner.peek();
    if (mayBeUnindented && type === 'entry') {
      return this.entries(remember({ kind: 'list', at: first.at, tag, items: [] }), false);
    }
    if (type === 'scalar') {
      this.scanner.take();
      const isPlain = tag === '' && scalar!.isPlain || tag === '!';
      return remember<ScalarNode>({ kind: 'scalar', at: first.at, tag, text: scalar!.text, isPlain });
    }
    if (type === '[') {
      return this.flowList(remember({ kind: 'list', at: first.at, tag, items: [] }));
    }
    if (type === '{') {
      return this.flowMap(remember({ kind: 'map', at: first.at, tag, pairs: [] }));
    }
    if (isBlock && type === 'list') {
      this.scanner.take();
      return this.entries(remember({ kind: 'list', at: first.at, tag, items: [] }), true);
    }
    if (isBlock && type === 'map') {
      return this.blockMap(remember({ kind: 'map', at: first.at, tag, pairs: [] }));
    }
    if (anchor !== undefined || tag !== '') {
      return remember<ScalarNode>({ kind: 'scalar', at: first.at, tag, text: '', isPlain: tag === '' });
    }
    throw new YamlError(type === 'end' ? 'the text ends where a value is missing' : 'a value is missing here', at);
  }

  private properties(): { anchor?: string; tag: string } {
    let anchor: string | undefined;
    let tag: string | undefined;
    for (let token = this.scanner.peek(); ; token = this.scanner.peek()) {
      if (token.type === 'anchor' && anchor === undefined) {
        anchor = token.name!;
      } else if (token.type === 'tag' && tag === undefined) {
        tag = fullTag(token);
      } else {
        return { anchor, tag: tag ?? '' };
      }
      this.scanner.take();
    }
  }

  private entries(list: ListNode, isIndented: boolean): ListNode {
    while (this.nextIs('entry')) {
      this.scanner.take();
      const isEmpty = this.nextIs('entry', 'block end') || !isIndented && this.nextIs('key', 'value');
      list.items.push(isEmpty ? this.empty(this.scanner.peek()) : this.node(true, false));
    }
    if (isIndented) {
      this.end("the line is neither an item of the list ('- '), nor does it belong to another one: check its indentation");
    }
    return list;
  }

  private blockMap(map: MapNode): MapNode {
    this.scanner.take();
    while (this.nextIs('key')) {
      this.scanner.take();
      const key = this.blockPart();
      const hasValue = this.nextIs('value');
      if (hasValue) {
        this.scanner.take();
      }
      map.pairs.push([key, hasValue ? this.blockPart() : this.empty(this.scanner.peek())]);
    }
    this.end('a key is missing here: check the indentation');
    return map;
  }

  private blockPart(): Node {
    return this.nextIs('key', 'value', 'block end') ? this.empty(this.scanner.peek()) : this.node(true, true);
  }

  private end(otherwise: string): void {
    const { type, at } = this.scanner.peek();
    if (type !== 'block end') {
      throw new YamlError(otherwise, at);
    }
    this.scanner.take();
  }

  private flowList(list: ListNode): ListNode {
    this.scanner.take();
    while (!this.nextIs(']')) {
      if (list.items.length > 0 && !this.separated("',' or ']' is missing", ']')) {
        break;
      }
      if (this.nextIs('key')) {
        list.items.push(this.flowPair());
      } else if (!this.nextIs(']')) {
        list.items.push(this.node(false, false));
      }
    }
    this.scanner.take();
    return list;
  }

  /** an item such as `a: 1`, which is an object of one field */
  private flowPair(): MapNode {
    const { at } = this.scanner.take();
    if (this.nextIs('value', ',', ']')) {
      const { at: end } = this.scanner.peek();
      throw new YamlError('a key is missing here', end);
    }
    const key = this.node(false, false);
    return { kind: 'map', at, tag: '', pairs: [[key, this.flowValue(']')]] };
  }

  private flowMap(map: MapNode): MapNode {
    this.scanner.take();
    while (!this.nextIs('}')) {
      if (map.pairs.length > 0 && !this.separated("',' or '}' is missing", '}')) {
        break;
      }
      if (this.nextIs('key')) {
        this.scanner.take();
        const key = this.nextIs('value', ',', '}') ? this.empty(this.scanner.peek()) : this.node(false, false);
        map.pairs.push([key, this.flowValue('}')]);
      } else if (!this.nextIs('}')) {
        map.pairs.push([this.node(false, false), this.empty(this.scanner.peek())]);
      }
    }
    this.scanner.take();
    return map;
  }

  private flowValue(close: ']' | '}'): Node {
    if (!this.nextIs('value')) {
      return this.empty(this.scanner.peek());
    }
    this.scanner.take();
    return this.nextIs(',', close) ? this.empty(this.scanner.peek()) : this.node(false, false);
  }

  /** takes the comma between two items; whether another item may follow */
  private separated(wrong: string, close: ']' | '}'): boolean {
    const { type, at } = this.scanner.peek();
    if (type !== ',') {
      throw new YamlError(wrong, at);
    }
    this.scanner.take();
    return !this.nextIs(close);
  }

  private empty({ at }: Token): ScalarNode {
    return { kind: 'scalar', at, tag: '', text: '', isPlain: true };
  }
}

function fullTag({ name, suffix, at }: Token): string {
  if (name === '') {
    return suffix!;
  }
  const prefix = TAGS[name!];
  if (prefix === undefined) {
    throw new YamlError("unknown tag: a value that begins with '!' must be in quotes", at);
  }
  return prefix + suffix!;
}
