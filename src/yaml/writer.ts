import { Yaml } from 'cdk8s';
import { Dialect, KUBECTL, LONGEST_KEY, hasFragile, writeQuoting } from './exact';
import { keyText, valueText } from './write-string';

// not the method itself, which a synth holds
const library = Yaml.stringify.bind(Yaml);

/** Writes a document of YAML as one chunk. */
export function writeDocument(document: unknown, write: (chunk: string) => void): void {
  write(documentText(document));
}

/**
 * The text of a document of YAML: what `Yaml.stringify` of cdk8s returns, except for strings that a dialect quotes.
 *
 * The library `yaml` writes what is not plain data.
 */
export function documentText(document: unknown, dialect = KUBECTL): string {
  return new Writer(dialect).write(document) ?? byLibrary(document, dialect);
}

function byLibrary(document: unknown, dialect: Dialect): string {
  return dialect.skipsUndefined || hasFragile(document) ? writeQuoting(document, dialect, json => library(json)) : library(document);
}

// what is deeper goes to the library
const NEW_LINES = Array.from({ length: 64 }, (_, depth) => `\n${'  '.repeat(depth)}`);

/** Writes one document of plain data. It is not sure of anything else, nor of parts that stand in two places, which the library writes with anchors. */
class Writer {
  private text = '';
  private isSure = true;
  private readonly seen = new Set<object>();

  public constructor(private readonly dialect: Dialect) {}

  public write(document: unknown): string | undefined {
    if (document === null || typeof document !== 'object') {
      return undefined;
    }
    this.parts(document, 0, '', '');
    return this.isSure ? `${this.text}\n` : undefined;
  }

  /** @param space what stands before a value in the same line */
  private value(value: unknown, depth: number, space: string, newLine: string): void {
    switch (typeof value) {
      case 'string':
        this.add(space, valueText(value, this.dialect.mustQuote, NEW_LINES[depth]));
        break;
      case 'number':
        this.add(space, Number.isFinite(value) && !Object.is(value, -0) ? String(value) : undefined);
        break;
      case 'boolean':
        this.add(space, String(value));
        break;
      case 'undefined':
        this.add(space, 'null');
        break;
      case 'object':
        if (value === null) {
          this.add(space, 'null');
        } else {
          this.parts(value, depth, space, newLine);
        }
        break;
      default:
        this.isSure = false;
    }
  }

  private add(space: string, text: string | undefined): void {
    if (text === undefined) {
      this.isSure = false;
    } else {
      this.text += space + text;
    }
  }

  private parts(value: object, depth: number, space: string, newLine: string): void {
    if (!isPlain(value) || this.seen.has(value) || depth >= NEW_LINES.length) {
      this.isSure = false;
      return;
    }
    this.seen.add(value);
    if (Array.isArray(value)) {
      this.items(value, depth, space, newLine);
    } else {
      this.fields(value as Record<string, unknown>, depth, space, newLine);
    }
  }

  private items(list: readonly unknown[], depth: number, space: string, newLine: string): void {
    if (list.length === 0) {
      this.text += `${space}[]`;
    }
    let before = newLine;
    for (const item of list) {
      this.text += `${before}- `;
      this.value(item, depth + 1, '', '');
      before = NEW_LINES[depth];
    }
  }

  private fields(object: Record<string, unknown>, depth: number, space: string, newLine: string): void {
    let before = newLine;
    let isEmpty = true;
    for (const key of Object.keys(object)) {
      const value = object[key];
      if (value !== undefined || !this.dialect.skipsUndefined) {
        isEmpty = false;
        const text = keyText(key, this.dialect.mustQuote);
        this.text += `${before}${text}:`;
        if (text === undefined || text.length > LONGEST_KEY) {
          this.isSure = false;
        }
        this.value(value, depth + 1, ' ', NEW_LINES[depth + 1]);
        before = NEW_LINES[depth];
      }
    }
    if (isEmpty) {
      this.text += `${space}{}`;
    }
  }
}

// the library asks an object for its JSON and its iterator, and whether it is a node of its own
function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  const isUsual = prototype === Object.prototype || prototype === null || prototype === Array.prototype && Array.isArray(value);
  return isUsual && typeof (value as { toJSON?: unknown }).toJSON !== 'function' && Object.getOwnPropertySymbols(value).length === 0;
}
