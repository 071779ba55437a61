import { Manifest, ManifestObject, keysOf, pointerPart } from '../manifest/manifest';
import { withoutNulls } from '../manifest/nulls';
import { Decoded, decodeBytes, notUtf8 } from '../yaml/bytes';
import { Lines, Place } from '../yaml/lines';
import { locate } from '../yaml/locate';
import { YamlError } from '../yaml/node';
import { ReadFailure, ReadValue, readStream } from '../yaml/stream';

/** an object and its place in a file */
export interface Located {
  readonly object: ManifestObject;
  readonly file: string;
  /** line of a field, counted from 1; if the field is missing, the line of the nearest field around it */
  line(pointer: string): number;
}

/** the reason why a file, or a part of it, could not be read */
export interface Unreadable {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly wrong: string;
}

/** text that kubectl reads otherwise than its author means, and the object in which it stands */
export interface Misread {
  readonly id: string;
  readonly file: string;
  readonly line: number;
  readonly object: string;
  readonly pointer: string;
  readonly wrong: string;
  readonly instead: string;
}

export interface Read {
  readonly objects: readonly Located[];
  readonly unreadable: readonly Unreadable[];
  readonly misread?: readonly Misread[];
  /** whether there is a list, which may be empty */
  readonly hasList?: boolean;
}

/** for people: `[file:line:column] what is wrong` */
export function problemText({ file, line, column, wrong }: Unreadable): string {
  return `[${[file, line, column].filter(part => part !== undefined).join(':')}] ${wrong}`;
}

type Path = readonly (string | number)[];

/**
 * The Kubernetes objects of a YAML or JSON file, read as kubectl reads them, with lists unpacked.
 */
export function readDocuments(file: string, content: string | Buffer): Read {
  try {
    return new FileReader(file, typeof content === 'string' ? Buffer.from(content) : content).read();
  } catch (error) {
    if (error instanceof YamlError) {
      return { objects: [], unreadable: [{ file, wrong: error.message }] };
    }
    throw error;
  }
}

class FileReader {
  private readonly decoded: Decoded;
  private readonly lines: Lines;
  private readonly objects: Located[] = [];
  private readonly unreadable: Unreadable[] = [];
  private readonly misread: Misread[] = [];
  private hasList = false;

  constructor(private readonly file: string, bytes: Buffer) {
    this.decoded = decodeBytes(bytes);
    this.lines = new Lines(this.decoded.text);
  }

  public read(): Read {
    const { file, objects, unreadable, misread, decoded: { bad } } = this;
    for (const entry of readStream(this.decoded)) {
      if ('wrong' in entry) {
        this.refuse(entry);
      } else if (entry.value !== null) {
        this.accept(entry);
      }
    }
    if (bad !== undefined && unreadable.length === 0) {
      // JSON: kubectl reads it, and puts U+FFFD in the place of the byte
      const place = this.lines.place(bad.at);
      misread.push({
        id: 'READ-BYTES', file, line: place.line, object: 'file', pointer: '', wrong: `in ${inWords(place)}, ${notUtf8(bad.byte)}`, instead: 'UTF-8',
      });
    }
    if (objects.length === 0 && unreadable.length === 0 && !this.hasList) {
      unreadable.push({ file, wrong: isBlank(this.decoded.text) ? 'the file is empty' : 'the file has no object' });
    }
    return { objects, unreadable, misread, hasList: this.hasList };
  }

  private refuse({ wrong, at }: ReadFailure): void {
    this.unreadable.push({ file: this.file, ...this.lines.place(at), wrong });
  }

  private accept(entry: ReadValue): void {
    const unpacked = this.unpack(entry.value);
    for (const { item, path } of unpacked) {
      const place = (pointer: string) => this.place(entry, [...path, ...keysOf(pointer)]);
      const wrong = wrongOf(item);
      if (wrong === undefined) {
        const line = (pointer: string) => place(pointer).line;
        const object = new ManifestObject(withoutNulls(item as Manifest), () => `${this.file}:${line('')}`, false, this.file);
        this.objects.push({ file: this.file, line, object });
      } else {
        this.unreadable.push({ file: this.file, ...place(''), wrong: `not a Kubernetes object: ${wrong}` });
      }
    }
    this.warn(entry, unpacked);
  }

  private warn({ value, start, twice, rest }: ReadValue, items: readonly Item[]): void {
    for (const { key, path, first, last } of twice) {
      const { item, path: around } = items.find(candidate => candidate.path.every((part, i) => part === path[i])) ?? { item: value, path: [] };
      const [before, after] = [first, last].map(at => this.lines.place(start + at));
      this.misread.push({
        id: 'READ-KEY',
        file: this.file,
        line: after.line,
        object: labelOf(item),
        pointer: [...path.slice(around.length), key].map(part => `/${pointerPart(String(part))}`).join(''),
        wrong: `the key '${key}' stands twice, in ${inWords(before)} and in ${inWords(after)}: the last one counts, and the others are lost`,
        instead: 'one of them',
      });
    }
    if (rest !== undefined) {
      const place = this.lines.place(start + rest);
      this.misread.push({
        id: 'READ-REST',
        file: this.file,
        line: place.line,
        object: labelOf(value),
        pointer: '',
        wrong: `the text from ${inWords(place)} on is lost: kubectl reads one document between two lines of '---'`,
        instead: "a line of '---' before it",
      });
    }
  }

  private place({ node, at, start }: ReadValue, path: Path): Place {
    return this.lines.place(start + (path.length === 0 ? at : locate(node(), path)));
  }

  /** a list contains objects, as `kubectl get -o yaml` prints them */
  private unpack(item: unknown, path: Path = []): Item[] {
    const { kind, apiVersion, items } = (item ?? {}) as { kind?: unknown; apiVersion?: unknown; items?: unknown };
    if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) {
      return [{ item, path }];
    }
    this.hasList = true;
    // the API leaves out the kind of the items, unless the list has items of several kinds
    const implied = kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
    return items.flatMap((inner, i) => this.unpack(isObject(inner) ? { ...implied, ...inner } : inner, [...path, 'items', i]));
  }
}

interface Item { readonly item: unknown; readonly path: Path }

const isObject = (json: unknown): json is Record<string, unknown> => json !== null && typeof json === 'object' && !Array.isArray(json);

/** whether a text has only comments and lines between documents */
export const isBlank = (text: string): boolean => text.split('\n').every(line => /^(---)?\s*(#.*)?$/.test(line.trim()));

const inWords = ({ line, column }: Place): string => `line ${line}, column ${column}`;

function wrongOf(item: unknown): string | undefined {
  if (!isObject(item)) {
    return `it is ${item === null ? 'null' : Array.isArray(item) ? 'a list' : `a ${typeof item}`}`;
  }
  if (item.kind === 'List' && !Array.isArray(item.items)) {
    return "the 'items' of a List must be a list";
  }
  const fields = ['apiVersion', 'kind'];
  const missing = fields.filter(field => item[field] === undefined || item[field] === null);
  if (missing.length > 0) {
    return `${missing.map(field => `'${field}'`).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} missing`;
  }
  const [other] = fields.filter(field => typeof item[field] !== 'string');
  return other && `'${other}' must be a string`;
}

function labelOf(item: unknown): string {
  return wrongOf(item) === undefined ? new ManifestObject(item as Manifest).label : 'file';
}
