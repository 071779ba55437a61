import { AliasNode, MapNode, Node, YamlError } from './node';
import { MERGE, keyText, scalarOf } from './scalar';

/** a key that stands twice in an object */
export interface KeyTwice {
  readonly key: string;
  /** the keys around it, from the outermost */
  readonly path: readonly (string | number)[];
  readonly first: number;
  readonly last: number;
}

// a text may be small, and name itself so often that its value is not
const FEW = 400_000;
const MANY = 4_000_000;

/** The value of a node as JSON has it; a key that stands twice has its last value. */
export function decode(node: Node, onTwice: (twice: KeyTwice) => void = () => undefined): unknown {
  return new Decoder(onTwice).value(node);
}

class Decoder {
  private decoded = 1;
  private ofAliases = 0;
  private depth = 0;
  private readonly open = new Set<Node>();
  private readonly path: (string | number)[] = [];

  constructor(private readonly onTwice: (twice: KeyTwice) => void) {}

  public value(node: Node): unknown {
    this.count(node);
    if (node.kind === 'alias') {
      return this.aliased(node, target => this.value(target));
    }
    if (node.kind === 'list') {
      return node.items.map((item, i) => this.inner(i, item));
    }
    if (node.kind === 'map') {
      const object = {};
      this.fill(object, node);
      return object;
    }
    const { type, value } = scalarOf(node);
    if (type === 'float' && !Number.isFinite(value)) {
      throw new YamlError(`'${node.text}' is a number that JSON does not have: put it in quotes`, node.at);
    }
    return typeof value === 'bigint' ? Number(value) : value;
  }

  private inner(key: string | number, node: Node): unknown {
    this.path.push(key);
    const value = this.value(node);
    this.path.pop();
    return value;
  }

  private count({ at }: Node): void {
    this.decoded += 1;
    this.ofAliases += this.depth > 0 ? 1 : 0;
    const share = this.ofAliases / this.decoded;
    const allowed = 0.99 - 0.89 * Math.min(Math.max((this.decoded - FEW) / (MANY - FEW), 0), 1);
    if (this.ofAliases > 100 && this.decoded > 1000 && share > allowed) {
      throw new YamlError("aliases ('*name') repeat too much: kubectl refuses a small text with a huge value", at);
    }
  }

  private aliased<T>(alias: AliasNode, use: (target: Node) => T): T {
    if (this.open.has(alias)) {
      throw new YamlError(`the anchor '&${alias.name}' contains itself`, alias.at);
    }
    this.open.add(alias);
    this.depth += 1;
    const result = use(alias.target);
    this.depth -= 1;
    this.open.delete(alias);
    return result;
  }

  private fill(object: object, { pairs }: MapNode): void {
    const seen = new Map<string, number>();
    for (const [keyNode, valueNode] of pairs) {
      if (isMerge(keyNode)) {
        this.merge(object, valueNode);
        continue;
      }
      const key = this.key(keyNode);
      const first = seen.get(key);
      if (first !== undefined) {
        this.onTwice({ key, path: [...this.path], first, last: keyNode.at });
      }
      seen.set(key, keyNode.at);
      set(object, key, this.inner(key, valueNode));
    }
  }

  private key(node: Node): string {
    this.count(node);
    if (node.kind === 'alias') {
      return this.aliased(node, target => this.key(target));
    }
    const key = node.kind === 'scalar' ? keyText(scalarOf(node)) : undefined;
    if (key === undefined) {
      throw new YamlError('a key must be a string: put it in quotes', node.at);
    }
    return key;
  }

  // later fields win over merged ones, and merged ones over those before them
  private merge(object: object, node: Node): void {
    const sources = node.kind === 'list' ? [...node.items].reverse() : [node];
    for (const source of sources) {
      const map = source.kind === 'alias' ? source.target : source;
      if (map.kind !== 'map') {
        throw new YamlError("'<<' needs an object, or a list of objects", source.at);
      }
      this.count(source);
      if (source.kind === 'alias') {
        this.aliased(source, () => {
          this.count(map);
          this.fill(object, map);
        });
      } else {
        this.fill(object, map);
      }
    }
  }
}

const isMerge = (node: Node): boolean => node.kind === 'scalar' && node.text === '<<' && (node.isPlain || node.tag === MERGE);

function set(object: object, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (object as Record<string, unknown>)[key] = value;
  }
}
