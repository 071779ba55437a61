import { isReadError } from './read-bytes';
import { isObject, listItems, whyNoObject } from '../manifest/lists';
import { Manifest, ManifestObject, keysOf, pointerPart } from '../manifest/manifest';
import { withoutNulls } from '../manifest/nulls';
import type { Place } from '../yaml/lines';
import { YamlError } from '../yaml/node';
import type { Part } from '../yaml/part';
import type { Source } from '../yaml/source';
import { ReadValue, Stream } from '../yaml/stream';

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
export function readDocuments(file: string, source: Source): Read {
  try {
    return new FileReader(file, new Stream(source)).read();
  } catch (error) {
    if (error instanceof YamlError) {
      return { objects: [], unreadable: [{ file, wrong: error.message }] };
    }
    throw error;
  }
}

class FileObject implements Located {
  public readonly object: ManifestObject;

  private readonly part: Part;
  private readonly path: Path;
  private readonly first: number | undefined;

  constructor(public readonly file: string, { item, part, path, line }: Item) {
    this.part = part;
    this.path = path;
    this.first = line;
    this.object = new ManifestObject(withoutNulls(item as Manifest), () => `${file}:${this.line('')}`, false, file);
  }

  public line(pointer: string): number {
    if (pointer === '' && this.first !== undefined) {
      return this.first;
    }
    try {
      return this.part.placeOf([...this.path, ...keysOf(pointer)]).line;
    } catch (error) {
      if (isReadError(error)) {
        return this.first ?? this.part.line; // the file is another one now
      }
      throw error;
    }
  }
}

class FileReader {
  private readonly objects: Located[] = [];
  private readonly unreadable: Unreadable[] = [];
  private readonly misread: Misread[] = [];
  private hasList = false;
  private isBlank = true;

  constructor(private readonly file: string, private readonly stream: Stream) {}

  public read(): Read {
    const { file, objects, unreadable, misread, stream: { bad } } = this;
    for (const entry of this.stream.entries()) {
      if ('wrong' in entry) {
        unreadable.push({ file, ...entry.place, wrong: entry.wrong });
      } else if (entry.value !== null) {
        this.accept(entry);
      } else {
        this.isBlank &&= isBlank(entry.part.text());
      }
    }
    if (bad !== undefined && unreadable.length === 0) {
      // JSON: kubectl reads it, and puts U+FFFD in the place of the byte
      misread.push({
        id: 'READ-BYTES', file, line: bad.place.line, object: 'file', pointer: '', wrong: `in ${inWords(bad.place)}, ${bad.wrong}`, instead: 'UTF-8',
      });
    }
    if (objects.length === 0 && unreadable.length === 0 && !this.hasList) {
      unreadable.push({ file, wrong: this.isBlank ? 'the file is empty' : 'the file has no object' });
    }
    return { objects, unreadable, misread, hasList: this.hasList };
  }

  private accept(entry: ReadValue): void {
    const items = this.unpack(entry, entry.value);
    for (const item of items) {
      const wrong = whyNoObject(item.item);
      if (wrong === undefined) {
        this.objects.push(new FileObject(this.file, item));
      } else {
        this.unreadable.push({ file: this.file, ...item.part.placeOf(item.path), wrong: `not a Kubernetes object: ${wrong}` });
      }
    }
    this.warn(entry, items);
  }

  private warn({ value, twice, rest }: ReadValue, items: readonly Item[]): void {
    for (const { key, path, first, last } of twice) {
      const { item, path: around } = items.find(candidate => candidate.path.every((part, i) => part === path[i])) ?? { item: value, path: [] };
      this.misread.push({
        id: 'READ-KEY',
        file: this.file,
        line: last.line,
        object: labelOf(item),
        pointer: [...path.slice(around.length), key].map(part => `/${pointerPart(String(part))}`).join(''),
        wrong: `the key '${key}' stands twice, in ${inWords(first)} and in ${inWords(last)}: the last one counts, and the others are lost`,
        instead: 'one of them',
      });
    }
    if (rest !== undefined) {
      this.misread.push({
        id: 'READ-REST',
        file: this.file,
        line: rest.line,
        object: labelOf(value),
        pointer: '',
        wrong: `the text from ${inWords(rest)} on is lost: kubectl reads one document between two lines of '---'`,
        instead: "a line of '---' before it",
      });
    }
  }

  /** a list contains objects, as `kubectl get -o yaml` prints them */
  private unpack(entry: ReadValue, item: unknown, path: Path = []): Item[] {
    const items = listItems(item);
    if (items === undefined) {
      return [this.placed(entry, item, path)];
    }
    this.hasList = true;
    return items.flatMap((inner, i) => this.unpack(entry, inner, [...path, 'items', i]));
  }

  /** an item of a list in the document has a part of its own, if its place is known */
  private placed({ part, line, items }: ReadValue, item: unknown, path: Path): Item {
    const [, index, ...inner] = path;
    const own = items[Number(index)];
    if (own !== undefined && isObject(item)) {
      return { item, part: own, path: inner, line: inner.length === 0 ? own.line : undefined };
    }
    return { item, part, path, line: path.length === 0 ? line : undefined };
  }
}

/** an object, or an item of a list, and the keys of the part that lead to it */
interface Item {
  readonly item: unknown;
  readonly part: Part;
  readonly path: Path;
  readonly line: number | undefined;
}

/** whether a text has only comments and lines between documents */
export const isBlank = (text: string): boolean => text.split('\n').every(line => /^(---)?\s*(#.*)?$/.test(line.trim()));

const inWords = ({ line, column }: Place): string => `line ${line}, column ${column}`;

function labelOf(item: unknown): string {
  return whyNoObject(item) === undefined ? new ManifestObject(item as Manifest).label : 'file';
}
