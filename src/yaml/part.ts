import type { Mark } from './block-style';
import { textOf } from './bytes';
import { parseJson } from './json';
import { Lines, Place } from './lines';
import { locate } from './locate';
import { Node } from './node';
import { parseDocument } from './parser';
import { Pieces } from './source';

export type Language = 'YAML' | 'JSON';

/** the value of a document without one */
export const NOTHING: Node = { kind: 'scalar', at: 0, tag: '', text: '', isPlain: true };

/** the part of a file that was parsed last: what is reported comes in order, often several times for one object */
interface Parsed {
  readonly part: Part;
  readonly lines: Lines;
  readonly node: Node;
}

/** a file whose parts are read again */
export class Reread {
  public last: Parsed | undefined;

  constructor(public readonly pieces: Pieces) {}
}

/**
 * A part of a file with one value: a document, or an item of a list. It is read again where a place in it is asked for, because few parts
 * have something to report, and a text with its places takes many times the memory of its value.
 */
export class Part {
  /**
   * @param line the line in which it begins, counted from 1
   * @param indent number of columns to the left of it that count as spaces
   */
  constructor(
    private readonly file: Reread,
    public readonly from: number,
    public readonly to: number,
    public readonly line: number,
    public readonly language: Language,
    private readonly indent = 0,
  ) {}

  public text(): string {
    return ' '.repeat(this.indent) + textOf(this.file.pieces.bytes(this.from, this.to));
  }

  /** the place of a character of the text */
  public place(at: number, lines = new Lines(this.text())): Place {
    const { line, column } = lines.place(at);
    return { line: this.line - 1 + line, column: line === 1 ? column + this.columnsBefore() : column };
  }

  /** the place where a field begins */
  public placeOf(path: readonly (string | number)[]): Place {
    if (this.file.last?.part !== this) {
      const text = this.text();
      this.file.last = { part: this, lines: new Lines(text), node: this.parse(text) };
    }
    return this.place(locate(this.file.last!.node, path), this.file.last!.lines);
  }

  /** the parts at marks, which count bytes */
  public inner(marks: readonly Mark[]): Part[] {
    return marks.map(({ at, end, line, indent }) => new Part(this.file, this.from + at, this.from + end, this.line + line, this.language, indent));
  }

  private parse(text: string): Node {
    return this.language === 'JSON' ? parseJson(text, 0).node : parseDocument(text).node ?? NOTHING;
  }

  /** number of characters before it in its first line */
  private columnsBefore(): number {
    for (let near = NEAR; this.indent === 0; near *= NEAR) {
      const from = Math.max(this.from - near, 0);
      const bytes = this.file.pieces.bytes(from, this.from);
      const lineBreak = bytes.lastIndexOf('\n');
      if (lineBreak >= 0 || from === 0) {
        return [...textOf(bytes.subarray(lineBreak + 1))].length;
      }
    }
    return 0;
  }
}

const NEAR = 1024;
