import { readBlockStyle } from './block-style';
import { Decoded, notUtf8, requireAllowed } from './bytes';
import { isSpace } from './characters';
import { KeyTwice, decode } from './decode';
import { Parsed, beginsAsJson, parseJson, skipSpace } from './json';
import { Node, YamlError } from './node';
import { parseDocument } from './parser';
import { Words } from './words';

/** one value of a file, or the reason why it cannot be read */
export type Entry = ReadValue | ReadFailure;

export interface ReadValue {
  readonly value: unknown;
  /** where it begins, counted from `start` */
  readonly at: number;
  /** where the text of the value begins in the file */
  readonly start: number;
  readonly twice: readonly KeyTwice[];
  /** a place from which on kubectl reads nothing before the next `---` */
  readonly rest: number | undefined;
  /** the value with its places, counted from `start`; it is parsed again, because only what is reported needs it */
  node(): Node;
}

export interface ReadFailure {
  readonly wrong: string;
  /** place in the file */
  readonly at: number;
}

/**
 * The values of a file, read as kubectl does: a stream of JSON values or, where that fails, YAML documents between lines of `---`.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/util/yaml/decoder.go
 */
export function readStream({ text, bad }: Decoded): Entry[] {
  const unreadable: Entry | undefined = bad && { wrong: notUtf8(bad.byte), at: bad.at };
  if (!beginsAsJson(text)) {
    return unreadable === undefined ? readChunks(text, 0) : [unreadable];
  }
  const entries: Entry[] = [];
  let at = 0;
  while (skipSpace(text, at) < text.length) {
    let parsed: Parsed;
    try {
      parsed = parseJson(text, at);
    } catch (error) {
      const failure = failed('JSON', error, 0);
      // two values are a stream of JSON; after one, or none, it may be YAML
      return [...entries, ...entries.length > 1 ? [failure] : unreadable === undefined ? restAsYaml(text, at, failure) : [unreadable]];
    }
    const entry = valued('JSON', parsed.node, 0);
    entries.push(entry);
    if ('wrong' in entry) {
      return entries;
    }
    at = parsed.end;
  }
  return entries;
}

function restAsYaml(text: string, from: number, failure: ReadFailure): Entry[] {
  const start = yamlStart(text, from);
  if (start === undefined) {
    return [failure];
  }
  const [first, ...others] = readChunks(text, start);
  return first === undefined || 'wrong' in first ? [failure, ...others] : [first, ...others];
}

// kubectl skips white space up to the next line, and gives up where less than four bytes are left
function yamlStart(text: string, from: number): number | undefined {
  for (let at = from; Buffer.byteLength(text.slice(at, at + 4)) >= 4; at += 1) {
    if (!isSpace(text[at])) {
      return at;
    }
    if (text[at] === '\n') {
      return at + 1;
    }
  }
  return undefined;
}

interface Chunk { readonly text: string; readonly start: number; readonly wrong?: string }

/** the parts of a text between lines that begin with `---`; one before which nothing stands belongs to its part */
function chunksOf(text: string, from: number): Chunk[] {
  const chunks: Chunk[] = [];
  let start = from;
  const add = (end: number) => {
    if (end > start) {
      chunks.push({ text: text.slice(start, end), start });
    }
  };
  for (let line = from; line < text.length; line = nextLine(text, line)) {
    if (!text.startsWith('---', line)) {
      continue;
    }
    const next = nextLine(text, line);
    const behind = [...text.slice(line + 3, next)].find(char => !isSpace(char));
    add(line);
    if (behind !== undefined && behind !== '#') {
      chunks.push({ text: '', start: line, wrong: "only a comment may follow '---' in its line: write the document in the next one" });
    }
    start = line === start ? line : next;
  }
  add(text.length);
  return chunks;
}

const nextLine = (text: string, from: number): number => text.indexOf('\n', from) + 1 || text.length;

function readChunks(text: string, from: number): Entry[] {
  const words = new Words();
  return chunksOf(text, from).map(chunk => readChunk(chunk, words));
}

function readChunk({ text, start, wrong }: Chunk, words: Words): Entry {
  if (wrong !== undefined) {
    return { wrong, at: start };
  }
  // a byte order mark may begin each part, since files are joined
  const skipped = text.startsWith('\ufeff') ? 1 : 0;
  const own = text.slice(skipped);
  const block = readBlockStyle(own, words);
  if (block !== undefined) {
    return { value: block.value, at: block.at, node: () => parseDocument(own).node!, start: start + skipped, twice: [], rest: undefined };
  }
  try {
    requireAllowed(own);
    const { node, rest } = parseDocument(own);
    return valued('YAML', node ?? NOTHING, start + skipped, rest);
  } catch (error) {
    return failed('YAML', error, start + skipped);
  }
}

const NOTHING: Node = { kind: 'scalar', at: 0, tag: '', text: '', isPlain: true };

function valued(language: string, node: Node, start: number, rest?: number): Entry {
  const twice: KeyTwice[] = [];
  try {
    return { value: decode(node, key => twice.push(key)), at: node.at, node: () => node, start, twice, rest };
  } catch (error) {
    return failed(language, error, start);
  }
}

function failed(language: string, error: unknown, start: number): ReadFailure {
  if (error instanceof YamlError) {
    return { wrong: `invalid ${language}: ${error.message}`, at: start + error.at };
  }
  if (error instanceof RangeError) {
    return { wrong: `invalid ${language}: nested too deeply`, at: start };
  }
  throw error;
}
