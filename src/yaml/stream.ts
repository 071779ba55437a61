import { Mark, readBlockStyle } from './block-style';
import { findBadByte, notUtf8, requireAllowed, textOf } from './bytes';
import { leadingSpace } from './characters';
import { KeyTwice, decode } from './decode';
import { parseJson } from './json';
import { Lines, Place } from './lines';
import { Node, YamlError } from './node';
import { parseDocument } from './parser';
import { Language, NOTHING, Part, Reread } from './part';
import { extentOf, quickJson, skipSpace } from './quick-json';
import { Pieces, Source, breaksIn, sourceOf } from './source';
import { Words } from './words';

/** one value of a file, or the reason why it cannot be read */
export type Entry = ReadValue | ReadFailure;

export interface ReadValue {
  readonly value: unknown;
  readonly part: Part;
  /** the line in which it begins, counted from 1 */
  readonly line: number;
  /** the parts of the items, if the value is a list and they are known */
  readonly items: readonly Part[];
  readonly twice: readonly PlacedKey[];
  /** a place from which on kubectl reads nothing before the next `---` */
  readonly rest: Place | undefined;
}

/** a key that stands twice in an object, and the places of two */
export interface PlacedKey extends Pick<KeyTwice, 'key' | 'path'> {
  readonly first: Place;
  readonly last: Place;
}

export interface ReadFailure {
  readonly wrong: string;
  readonly place: Place;
}

export interface Limits {
  /** number of bytes of the largest document; JSON is one document */
  readonly largest?: number;
  /** number of bytes that are read at a time */
  readonly piece?: number;
}

// a string of Node.js has at most 512 MiB
const LARGEST = 500 * 1024 * 1024;

const DASHES = Buffer.from('---');
const LINE_WITH_DASHES = Buffer.from('\n---');
const LINE_BREAK = Buffer.from('\n');
const BYTE_ORDER_MARK = '\ufeff';

/** The values of a text. */
export const readText = (content: string | Buffer, limits?: Limits): Entry[] => [...new Stream(sourceOf(content), limits).entries()];

/**
 * The values of a file, read as kubectl does: a stream of JSON values or, where that fails, YAML documents between lines of `---`. One
 * document at a time is in memory.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go
 */
export class Stream {
  /** a byte that is not UTF-8: in JSON, kubectl puts U+FFFD in its place */
  public readonly bad: ReadFailure | undefined;
  private readonly pieces: Pieces;
  private readonly file: Reread;
  private readonly words = new Words();
  private readonly largest: number;

  /** @throws YamlError if the file is UTF-16 or binary */
  constructor(source: Source, { largest = LARGEST, piece }: Limits = {}) {
    this.largest = largest;
    this.pieces = new Pieces(source, piece);
    this.file = new Reread(this.pieces);
    const bad = findBadByte(this.pieces);
    this.bad = bad && { wrong: notUtf8(bad.byte), place: this.part(bad.offset, bad.offset, this.pieces.breaks(0, bad.offset), 'YAML').place(0) };
  }

  public *entries(): Generator<Entry> {
    if (this.beginsAsJson()) {
      yield* this.json();
    } else if (this.bad !== undefined) {
      yield this.bad;
    } else {
      yield* this.yaml(0, 0);
    }
    this.pieces.release();
  }

  /** whether kubectl tries to read the file as JSON first */
  private beginsAsJson(): boolean {
    for (let end = 1024; ; end *= 2) {
      const text = textOf(this.pieces.bytes(0, Math.min(end, this.pieces.size)));
      const space = leadingSpace(text);
      // the last character may be cut in two
      if (space.length < text.length - 1 || end >= this.pieces.size) {
        return text[space.length] === '{';
      }
    }
  }

  private *json(): Generator<Entry> {
    const { pieces: { size } } = this;
    if (size > this.largest) {
      yield this.tooLarge(this.part(0, size, 0, 'JSON'));
      return;
    }
    const bytes = this.pieces.bytes(0, size);
    for (let at = 0, line = 0, count = 0; ; count += 1) {
      const from = skipSpace(bytes, at);
      line += breaksIn(bytes, at, from);
      if (from === size) {
        return;
      }
      const { entry, end } = this.jsonValue(bytes, from, line);
      if (end === undefined) {
        // two values are a stream of JSON; after one, or none, it may be YAML
        yield* count > 1 ? [entry] : this.bad === undefined ? this.restAsYaml(from, line, entry) : [this.bad];
        return;
      }
      yield entry;
      if ('wrong' in entry) {
        return;
      }
      line += breaksIn(bytes, from, end);
      at = end;
    }
  }

  /** one JSON value; without an end, it is invalid */
  private jsonValue(bytes: Buffer, from: number, line: number): { readonly entry: Entry; readonly end?: number } {
    const extent = extentOf(bytes, from);
    const part = this.part(from, extent?.end ?? bytes.length, line, 'JSON');
    const text = textOf(bytes.subarray(from, part.to));
    const value = extent && quickJson(text, extent);
    if (value !== undefined) {
      const { items } = value as { readonly items?: unknown };
      // an item that is neither an object nor a list has no mark
      const marks = Array.isArray(items) && items.length === extent!.items.length ? extent!.items : [];
      return { entry: { value, part, line: part.line, items: part.inner(marks), twice: [], rest: undefined }, end: part.to };
    }
    try {
      const { node, end } = parseJson(text, 0);
      return { entry: valued(part, text, node), end: end === text.length ? part.to : from + Buffer.byteLength(text.slice(0, end)) };
    } catch (error) {
      return { entry: failed(part, text, error) };
    }
  }

  private *restAsYaml(from: number, line: number, failure: Entry): Generator<Entry> {
    const start = this.yamlStart(from);
    let isFirst = true;
    for (const entry of start === undefined ? [] : this.yaml(start, line + this.pieces.breaks(from, start))) {
      yield isFirst && 'wrong' in entry ? failure : entry;
      isFirst = false;
    }
    if (isFirst) {
      yield failure;
    }
  }

  // kubectl skips white space up to the next line, and gives up where less than four bytes are left
  private yamlStart(from: number): number | undefined {
    const space = leadingSpace(textOf(this.pieces.bytes(from, this.endOfLine(from))));
    const start = from + Buffer.byteLength(space);
    const left = this.pieces.size - start + (space.endsWith('\n') ? 1 : 0);
    return left < 4 ? undefined : start;
  }

  /** the documents between lines that begin with `---`; a line before which nothing stands belongs to its document */
  private *yaml(from: number, firstLine: number): Generator<Entry> {
    const { pieces } = this;
    let start = from;
    let line = firstLine;
    let dashes = pieces.bytes(from, Math.min(from + DASHES.length, pieces.size)).equals(DASHES) ? from : this.nextDashes(from);
    for (;;) {
      if (dashes > start) {
        yield this.document(this.part(start, dashes, line, 'YAML'));
      }
      if (dashes === pieces.size) {
        return;
      }
      line += this.pieces.breaks(start, dashes);
      const end = this.endOfLine(dashes);
      const behind = textOf(pieces.bytes(dashes + DASHES.length, end));
      if (!/^(#|$)/.test(behind.slice(leadingSpace(behind).length))) {
        const wrong = "only a comment may follow '---' in its line: write the document in the next one";
        yield { wrong, place: this.part(dashes, end, line, 'YAML').place(0) };
      }
      if (dashes > start) {
        start = end;
        line += 1;
      }
      dashes = this.nextDashes(end - 1);
    }
  }

  private nextDashes(from: number): number {
    return Math.min(this.pieces.find(LINE_WITH_DASHES, from) + 1, this.pieces.size);
  }

  private endOfLine(from: number): number {
    return Math.min(this.pieces.find(LINE_BREAK, from) + 1, this.pieces.size);
  }

  private document(whole: Part): Entry {
    if (whole.to - whole.from > this.largest) {
      return this.tooLarge(whole);
    }
    // a byte order mark may begin each document, since files are joined
    const marked = whole.text();
    const hasMark = marked.startsWith(BYTE_ORDER_MARK);
    const part = hasMark ? this.part(whole.from + Buffer.byteLength(BYTE_ORDER_MARK), whole.to, whole.line - 1, 'YAML') : whole;
    const text = hasMark ? marked.slice(1) : marked;
    const block = readBlockStyle(text, this.words);
    if (block !== undefined) {
      const { value, line, items } = block;
      return { value, part, line: part.line + line, items: part.inner(inBytes(items, text)), twice: [], rest: undefined };
    }
    try {
      requireAllowed(text);
      const { node, rest } = parseDocument(text);
      return valued(part, text, node ?? NOTHING, rest);
    } catch (error) {
      return failed(part, text, error);
    }
  }

  private part(from: number, to: number, line: number, language: Language): Part {
    return new Part(this.file, from, to, line + 1, language);
  }

  private tooLarge(part: Part): ReadFailure {
    const [size, most] = [part.to - part.from, this.largest].map(bytes => `${Math.round(bytes / 1024 / 1024)} MiB`);
    const advice = part.language === 'JSON' ? 'write one object to each file' : "write '---' between the objects, instead of one list";
    return { wrong: `the document has ${size}, and at most ${most} are read: ${advice}`, place: part.place(0) };
  }
}

/** marks that count characters as marks that count bytes */
function inBytes(marks: readonly Mark[], text: string): readonly Mark[] {
  let before = 0;
  let bytes = 0;
  const offset = (at: number): number => {
    bytes += Buffer.byteLength(text.slice(before, at));
    before = at;
    return bytes;
  };
  return marks.map(mark => ({ ...mark, at: offset(mark.at), end: offset(mark.end) }));
}

function valued(part: Part, text: string, node: Node, rest?: number): Entry {
  const twice: KeyTwice[] = [];
  let value: unknown;
  try {
    value = decode(node, key => twice.push(key));
  } catch (error) {
    return failed(part, text, error);
  }
  const lines = new Lines(text);
  const placed = twice.map(({ key, path, first, last }) => ({ key, path, first: part.place(first, lines), last: part.place(last, lines) }));
  const { line } = part.place(node.at, lines);
  return { value, part, line, items: [], twice: placed, rest: rest === undefined ? undefined : part.place(rest, lines) };
}

function failed(part: Part, text: string, error: unknown): ReadFailure {
  if (error instanceof YamlError) {
    return { wrong: `invalid ${part.language}: ${error.message}`, place: part.place(error.at, new Lines(text)) };
  }
  if (error instanceof RangeError) {
    return { wrong: `invalid ${part.language}: nested too deeply`, place: part.place(0, new Lines(text)) };
  }
  throw error;
}
