import { JsonObject } from './json';
import { Shared } from './shared-schemas';
import { Compiler } from './standalone';
import { literal } from './text';

const HEAD = ['// @ts-nocheck', '/* eslint-disable */'];
const HELPERS = ['codePoints', 'fail', 'same', 'under', 'whole'];
// opening a file costs as much as loading this many characters from one already open
const WORTH_A_FILE = 12_000;

/**
 * The texts of `imports/contract/validators.ts` and of the files it loads when they are first asked for: one for each large
 * kind, one for all small ones and for what large ones share, and one for the schemas.
 */
export function validatorFiles(mark: string, schemas: Record<string, JsonObject>, shared: Shared, compile: Compiler): Map<string, string> {
  const head = [mark, ...HEAD];
  const keys = Object.keys(schemas);
  const large = new Map(keys.map(key => [key, compile({ validate: key })] as const).filter(([, code]) => code.length > WORTH_A_FILE));
  const small = keys.filter(key => !large.has(key));

  const definitions = Object.keys(shared.definitions).map(name => [name, name]);
  const common = compile(Object.fromEntries([...definitions, ...small.map((key, i) => [`small${i}`, key])]));
  const files = new Map([['validators/common.ts', [...head, RUNTIME, common, ''].join('\n')]]);
  for (const [key, code] of large) {
    const used = [...HELPERS, ...Object.keys(shared.definitions)].filter(name => new RegExp(`\\b${name}\\b`).test(code));
    files.set(`validators/${fileOf(key)}.ts`, [...head, `import { ${used.join(', ')} } from './common';`, code, ''].join('\n'));
  }
  files.set('validators/schemas.ts', [...head, 'export const texts = {', ...keys.map(key => row(key, literal(JSON.stringify(schemas[key])))), '};', ''].join('\n'));

  const load = (key: string) => (large.has(key) ? `require('./validators/${fileOf(key)}').validate` : `require('./validators/common').small${small.indexOf(key)}`);
  files.set('validators.ts', [
    ...head, TYPES,
    'export const VALIDATORS: Readonly<Record<string, Validator>> = lazily({',
    ...keys.map(key => row(key, `() => ${load(key)}`)),
    '});', '',
    '/** The schemas the validators were compiled from: the `schemaPath` of an error leads through them. */',
    'export const SCHEMAS: Readonly<Record<string, Record<string, any>>> = lazily({',
    ...keys.map(key => row(key, `() => JSON.parse(require('./validators/schemas').texts[${literal(key)}])`)),
    '});', '',
    LAZILY,
  ].join('\n'));
  return files;
}

function row(key: string, code: string): string {
  return `  ${literal(key)}: ${code},`;
}

// group/version/Kind and settings/module become Kind.version and module.settings
function fileOf(key: string): string {
  return key.split('/').slice(-2).reverse().join('.');
}

const TYPES = `
/** What a schema has against a value: where (a JSON pointer), which keyword, and its parameters. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Record<string, any>;
  /** The key, where the key itself is refused. */
  readonly propertyName?: string;
}

/** Answers whether the schema accepts a value; if not, \`errors\` says why, until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}
`;

// an app has objects of a few kinds, and the code for all of them takes longer to load than to run
const LAZILY = `function lazily(loaders) {
  const table = {};
  for (const [key, load] of Object.entries(loaders)) {
    Object.defineProperty(table, key, {
      enumerable: true,
      configurable: true,
      get() {
        const value = load();
        Object.defineProperty(table, key, { value, enumerable: true });
        return value;
      },
    });
  }
  return table;
}
`;

const RUNTIME = `
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

export function same(a, b) {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && same(a[key], b[key]));
}

export function whole(value) {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 63;
}

export function fail(errors, error) {
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

export function under(errors, inner, schemaPath) {
  const moved = inner.map(error => ({ ...error, schemaPath: schemaPath + error.schemaPath.slice(1) }));
  return errors === null ? moved : errors.concat(moved);
}
`;
