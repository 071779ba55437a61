import { FIELD_RELEASES } from '../../../imports/contract/availability';
import { SCHEMAS } from '../../../imports/contract/validators';
import { ManifestObject, pointerPart, valueAt } from '../../manifest/manifest';

/** the releases that have a field, or a value of its enumeration */
export interface Span {
  since?: string;
  removedAfter?: string;
}

/** a field or a value of an object that the release of the cluster does not have */
export interface Missing extends Span {
  readonly pointer: string;
  /** the last part of the field's name */
  readonly field: string;
  readonly word?: string;
  /** the values that the release has for the field */
  readonly words: readonly string[];
  /** number of other items of lists with the same */
  more: number;
}

/** the fields of a kind that not every release has, with those on the way to them */
interface Field extends Span {
  readonly words: Map<string, Span>;
  readonly fields: Map<string, Field>;
  items?: Field;
}

const blank = (): Field => ({ words: new Map(), fields: new Map() });

/**
 * The parts of an object that a predicate rejects by their releases: of fields within each other only the outermost.
 */
export function missingOf(object: ManifestObject, outside: (span: Span) => boolean): Missing[] {
  const key = object.kind === 'ModuleConfig' ? `settings/${object.name}` : object.gvk;
  if (!(key in FIELD_RELEASES)) {
    return [];
  }
  const found = new Map<string, Missing>();
  const note = (path: string, missing: Missing) => {
    const first = found.get(path);
    if (first === undefined) {
      found.set(path, missing);
    } else {
      first.more += 1;
    }
  };

  const visit = (field: Field, value: unknown, pointer: string, path: string) => {
    const name = pointer.split('/').pop() ?? '';
    if (outside(field)) {
      return note(path, { ...spanOf(field), pointer, field: name, words: [], more: 0 });
    }
    const word = typeof value === 'string' ? field.words.get(value) : undefined;
    if (word !== undefined && outside(word)) {
      const words = wordsAt(key, path).filter(each => !outside(field.words.get(each) ?? {}));
      return note(`${path}=${value}`, { ...spanOf(word), pointer, field: path.replace(/\[\]$/, '').split('.').pop() ?? '', word: value as string, words, more: 0 });
    }
    if (Array.isArray(value)) {
      const { items } = field;
      if (items !== undefined) {
        value.forEach((item, i) => visit(items, item, `${pointer}/${i}`, `${path}[]`));
      }
      return;
    }
    if (value !== null && typeof value === 'object') {
      const json = value as Record<string, unknown>;
      for (const [child, inner] of field.fields) {
        if (json[child] !== undefined && !(saysMore(json[child], json, field, outside) && !outside(inner))) {
          visit(inner, json[child], `${pointer}/${pointerPart(child)}`, path === '' ? child : `${path}.${child}`);
        }
      }
    }
  };
  if (object.kind === 'ModuleConfig') {
    visit(fieldsOf(key), { settings: valueAt(object.json, '/spec/settings') }, '/spec', '');
  } else {
    visit(fieldsOf(key), object.json, '', '');
  }
  return [...found.values()];
}

// of `type: Clone` beside a missing `clone` only the latter is reported: they are one choice
function saysMore(value: unknown, siblings: Record<string, unknown>, { fields }: Field, outside: (span: Span) => boolean): boolean {
  if (typeof value !== 'string') {
    return false;
  }
  const name = value.charAt(0).toLowerCase() + value.slice(1);
  const field = fields.get(name);
  return siblings[name] !== undefined && field !== undefined && outside(field);
}

const spanOf = ({ since, removedAfter }: Span): Span => ({ since, removedAfter });

const trees = new Map<string, Field>();

function fieldsOf(key: string): Field {
  let root = trees.get(key);
  if (root === undefined) {
    root = blank();
    const { since, removedAfter } = FIELD_RELEASES[key];
    for (const [path, release] of Object.entries(since)) {
      spanAt(root, path).since = release;
    }
    for (const [path, release] of Object.entries(removedAfter)) {
      spanAt(root, path).removedAfter = release;
    }
    trees.set(key, root);
  }
  return root;
}

// `spec.networks[].type=Main`
function spanAt(root: Field, path: string): Span {
  const [way, word] = path.split('=');
  let at = root;
  for (const part of way.split(/\.|(?=\[\])/)) {
    if (part === '[]') {
      at.items ??= blank();
      at = at.items;
    } else {
      const next: Field = at.fields.get(part) ?? blank();
      at.fields.set(part, next);
      at = next;
    }
  }
  if (word === undefined) {
    return at;
  }
  const span = at.words.get(word) ?? {};
  at.words.set(word, span);
  return span;
}

// the schema of the settings starts below `settings`
function wordsAt(key: string, path: string): string[] {
  let at: any = SCHEMAS[key];
  for (const part of path.replace(/^settings\./, '').split(/\.|(?=\[\])/)) {
    at = part === '[]' ? at?.items : at?.properties?.[part];
  }
  return Array.isArray(at?.enum) ? at.enum.map(String) : [];
}
