import { Document, LineCounter, isCollection, isMap, isNode, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { Manifest, ManifestObject, keysOf } from '../manifest/manifest';
import { withoutNulls } from '../manifest/nulls';

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
  readonly wrong: string;
}

export interface Read {
  readonly objects: readonly Located[];
  readonly unreadable: readonly Unreadable[];
}

/**
 * The Kubernetes objects of a YAML or JSON text, parsed as the API server does: YAML 1.1, several documents, lists unpacked.
 */
export function readDocuments(file: string, text: string): Read {
  const lines = new LineCounter();
  const objects: Located[] = [];
  const unreadable: Unreadable[] = [];
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.1', customTags: tags => tags.filter(plain), prettyErrors: false });
  if (!Array.isArray(documents)) {
    return { objects, unreadable: [{ file, wrong: 'the file is empty' }] };
  }
  for (const document of documents as Document[]) {
    const line = (offset: number) => lines.linePos(offset).line;
    const start = line(document.contents?.range?.[0] ?? document.range?.[0] ?? 0);
    if (document.errors.length > 0) {
      unreadable.push(...document.errors.slice(0, 1).map(({ message, pos }) => ({ file, line: line(pos[0]), wrong: `invalid YAML: ${firstLine(message)}` })));
      continue;
    }
    let json: unknown;
    try {
      json = document.toJS();
    } catch (error) {
      unreadable.push({ file, line: start, wrong: `invalid YAML: ${firstLine(error instanceof Error ? error.message : String(error))}` });
      continue;
    }
    if (json === null || json === undefined) {
      continue; // a document may be empty, or only a comment
    }
    for (const { item, path } of unpacked(json)) {
      const place = (pointer: string) => line(offsetOf(document, [...path, ...keysOf(pointer)]));
      if (isManifest(item)) {
        objects.push({ file, line: place, object: new ManifestObject(withoutNulls(item), `${file}:${place('')}`) });
      } else {
        unreadable.push({ file, line: place(''), wrong: "not a Kubernetes object: 'apiVersion' and 'kind' are missing" });
      }
    }
  }
  if (objects.length === 0 && unreadable.length === 0) {
    unreadable.push({ file, wrong: 'the file is empty' });
  }
  return { objects, unreadable };
}

// JSON has no dates, sets and bytes, and the parser of kubectl no numbers to the base of 60: all of them stay strings
function plain(tag: unknown): boolean {
  const { tag: name, format } = typeof tag === 'object' ? tag as { tag: string; format?: string } : { tag: '' };
  return format !== 'TIME' && !/(timestamp|binary|set|omap|pairs)$/.test(name);
}

interface Item { readonly item: unknown; readonly path: readonly (string | number)[] }

/** a list contains objects, as `kubectl get -o yaml` prints them */
function unpacked(json: unknown, path: readonly (string | number)[] = []): Item[] {
  const { kind, items } = json as { kind?: unknown; items?: unknown };
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items)) {
    return items.flatMap((item, i) => unpacked(item ?? {}, [...path, 'items', i]));
  }
  return [{ item: json, path }];
}

function isManifest(json: unknown): json is Manifest {
  const { apiVersion, kind } = json as Record<string, unknown>;
  return typeof apiVersion === 'string' && typeof kind === 'string';
}

/** where a field begins: its key, or its item; if it is missing, the field that should contain it */
function offsetOf(document: Document, keys: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find(({ key: name }) => isScalar(name) && String(name.value) === String(key));
      if (pair === undefined) {
        break;
      }
      offset = isNode(pair.key) ? pair.key.range?.[0] ?? offset : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item = node.items[Number(key)];
      if (!isNode(item)) {
        break;
      }
      offset = item.range?.[0] ?? offset;
      node = item;
    } else {
      break;
    }
  }
  return isCollection(node) && keys.length === 0 ? node.range?.[0] ?? offset : offset;
}

const firstLine = (text: string): string => text.split('\n')[0];
