import { textsOf, valueOf } from './generate';
import { Json, copyOf, isObject, parentOf, pointersOf, withAt } from './json';
import { Random } from './random';
import { Target } from './targets';
import { keysOf, pointerPart, valueAt } from '../../../src/manifest/manifest';

/** a change to an object, or `undefined` where it does not apply */
type Mutation = (object: Json, target: Target, random: Random) => Json | undefined;

/** an object with some changes, none to three */
export function mutated(object: Json, target: Target, random: Random): Json {
  let result = object;
  for (let left = random.pick([0, 1, 1, 1, 1, 2, 2, 3]); left > 0; left--) {
    for (let tries = 0; tries < 20; tries++) {
      const changed = random.pick(MUTATIONS)(result, target, random);
      if (changed !== undefined) {
        result = changed;
        break;
      }
    }
  }
  return result;
}

/** the schema of a place, as far as it goes */
export function schemaAt(target: Target, pointer: string): Json | undefined {
  if (!pointer.startsWith(target.root)) {
    return undefined;
  }
  let schema = target.schema;
  for (const key of keysOf(pointer.slice(target.root.length))) {
    schema = schema?.properties?.[key] ?? (/^\d+$/.test(key) ? schema?.items : undefined) ?? (isObject(schema?.additionalProperties) ? schema.additionalProperties : undefined);
  }
  return schema;
}

const places = (object: Json, { root }: Target): string[] =>
  pointersOf(object).filter(pointer => root === '' ? !/^\/(apiVersion|kind|metadata|status)(\/|$)/.test(pointer) : pointer.startsWith(`${root}/`));

// a place in the part that the schema of the kind describes
function somewhere(object: Json, target: Target, random: Random, fits: (value: Json, schema: Json) => boolean = () => true): string | undefined {
  const found = places(object, target).filter(pointer => fits(valueAt(object, pointer), schemaAt(target, pointer) ?? {}));
  return found.length === 0 ? undefined : random.pick(found);
}

// a mutation of the value at one place of some sort
function at(fits: (value: Json, schema: Json) => boolean, change: (value: Json, random: Random, schema: Json) => Json): Mutation {
  return (object, target, random) => {
    const pointer = somewhere(object, target, random, fits);
    if (pointer === undefined) {
      return undefined;
    }
    return withAt(object, pointer, change(copyOf(valueAt(object, pointer)), random, schemaAt(target, pointer) ?? {}));
  };
}

const isText = (value: Json) => typeof value === 'string';
const isNumber = (value: Json) => typeof value === 'number';
const isList = (value: Json) => Array.isArray(value);

export const OTHERS: Json[] = ['text', '', 1, 0, 1.5, true, false, {}, [], { a: 1 }, ['a'], [{}]];
const NUMBERS = [-1, 0, 1, 2, 63, 64, 65, 100, 101, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), -(2 ** 31) - 1, 2 ** 53, 2 ** 63, 1e20, 1e300, 0.5, -0.5, 1e-7];
export const QUANTITIES = ['1', '0', '-1', '+1', '1.', '.5', '1.5Gi', '1e3', '1E3', '1e1.5', '1e+3', '1e-3', '1E', '1Ei', '1gi', '1 Gi', ' 1Gi', '1Gi ', '1GiB', '0x10', '1n', '1u', '1m', '1k', '1K',
  '1Ki', '12345678901234567890', '1e999', '1_000', '1,5', '', '.', '-', 'Gi', '１Gi', '1e.5', '1Gi\n', 'NaN', 'inf', '0.0000000001', '9223372036854775808'];
export const TEXTS = ['', ' ', 'a', 'A', '-', '.', 'a.b', 'a_b', 'a b', 'ä', '😀', 'a\n', '\n', '\ta', 'a/b', '0', '1.0', 'true', 'null', '10.0.0.1', '10.0.0.300', '10.0.0.0/8', '::1', 'a'.repeat(63), 'a'.repeat(64),
  'a'.repeat(253), 'a'.repeat(254), '😀'.repeat(40), '100%', '0%', '101%', '1%', '05%', 'Auto', 'auto', 'http://a', 'https://a b', 'http://a#b', 'ftp://a', 'HTTP://a', 'http://ä', 'registry/a:b', 'Registry/a',
  'a:tag@sha256:0', 'aa:bb:cc:dd:ee:ff', 'AA-BB-CC-DD-EE-FF', 'YQ==', 'YQ', 'YQ==\n', 'Y Q=', '-_-_', '5m', '1h30m', '-5m', '0 0 * * *', '@daily', '2024-01-01T00:00:00Z', '59'.repeat(30), 'a'.repeat(59), 'a'.repeat(60), '😀'.repeat(59),
  '😀'.repeat(60), 'a'.repeat(2048), 'a'.repeat(2049), 'ä'.repeat(1500), '😀'.repeat(2048)];

const change = {
  wrongType: at(() => true, (_value, random) => copyOf(random.pick(OTHERS))),
  nothing: at(() => true, () => null),
  bound: at(
    (value, schema) => isNumber(value) && (schema.minimum ?? schema.maximum) !== undefined,
    (_value, random, { minimum = 0, maximum = 100 }) => random.pick([minimum - 1, minimum, minimum + 1, maximum - 1, maximum, maximum + 1]),
  ),
  length: at(
    (value, schema) => isText(value) && (schema.minLength ?? schema.maxLength) !== undefined,
    (_value, random, { minLength = 1, maxLength = minLength }) => {
      const unit = random.pick(['a', '1', '😀']);
      return unit.repeat(Math.max(0, random.pick([minLength - 1, minLength, maxLength, maxLength + 1])));
    },
  ),
  items: at(isList, (value: Json[], random, { minItems = 0, maxItems = 3 }) => {
    const length = Math.min(40, Math.max(0, random.pick([minItems - 1, minItems, maxItems, maxItems + 1])));
    return Array.from({ length }, (_, i) => copyOf(value[i] ?? value[0] ?? 'a'));
  }),
  number: at(isNumber, (_value, random) => random.pick(NUMBERS)),
  fraction: at(isNumber, value => value + 0.5),
  empty: at(() => true, value => isText(value) ? '' : isList(value) ? [] : isObject(value) ? {} : 0),
  word: at(
    (_value, schema) => Array.isArray(schema.enum),
    (value, random, { enum: words }) => random.chance(0.7) ? random.pick(words) : random.pick([String(value).toLowerCase(), `${value} `, '']),
  ),
  text: at(isText, (_value, random) => random.pick(TEXTS)),
  nearly: at(isText, (value: string, random) => random.pick([`${value} `, `${value}\n`, ` ${value}`, `${value}_`, value.toUpperCase(), value.slice(1), value.slice(0, -1), `${value}é`, `${value}.`, `-${value}`, value + value])),
  pattern: at((value, schema) => isText(value) && schema.pattern !== undefined, (_value, random, { pattern }) => random.pick(textsOf(pattern))),
  long: at(isText, (value: string, random) => (value || 'a').repeat(random.pick([20, 300, 2100])).slice(0, 20_000)),
  missing: ((object, target, random) => {
    const pointer = somewhere(object, target, random);
    return pointer === undefined ? undefined : withAt(object, pointer, undefined);
  }) as Mutation,
  extra: ((object, target, random) => {
    const parents = [target.root, ...places(object, target)].filter(pointer => isObject(valueAt(object, pointer)));
    const parent = random.pick(parents);
    // what names the object is not ours to break: it would be another one
    const field = random.pick(['extra', 'namespace', 'Spec', 'name ', '', ...parent === '' ? [] : ['apiVersion', 'kind', 'metadata', 'status']]);
    return withAt(object, `${parent}/${field}`, copyOf(random.pick(OTHERS)));
  }) as Mutation,
  another: ((object, target, random) => {
    const parents = [target.root, ...places(object, target)]
      .filter(pointer => isObject(valueAt(object, pointer)) && schemaAt(target, pointer)?.properties !== undefined);
    const parent = random.pick(parents);
    if (parent === undefined) {
      return undefined;
    }
    const { properties } = schemaAt(target, parent);
    const field = random.pick(Object.keys(properties));
    return field === undefined ? undefined : withAt(object, `${parent}/${pointerPart(field)}`, valueOf(properties[field], random));
  }) as Mutation,
  twice: at(value => isList(value) && value.length > 0, (value: Json[], random) => [...value, copyOf(random.pick(value))]),
  regenerated: at(() => true, (_value, random, schema) => valueOf(schema, random)),
  numberOrText: at(
    value => isNumber(value) || isText(value),
    value => isNumber(value) ? String(value) : Number.isFinite(Number(value)) ? Number(value) : 7,
  ),
  quantity: at((_value, { pattern }) => String(pattern).includes('KMGTPE'), (_value, random) => random.chance(0.2) ? random.pick(NUMBERS) : random.pick(QUANTITIES)),
  listOrMap: at(value => isList(value) || isObject(value), value => isList(value) ? { ...value } : Object.values(value)),
  nullItem: at(isList, (value: Json[]) => [...value, null]),
  moved: ((object, target, random) => {
    // a field of one object beside the fields of another: unions mix this way
    const from = somewhere(object, target, random);
    const to = somewhere(object, target, random, isObject);
    if (from === undefined || to === undefined || from === target.root || to.startsWith(from) || isList(valueAt(object, parentOf(from)))) {
      return undefined;
    }
    return withAt(object, `${to}/${pointerPart(keysOf(from).at(-1)!)}`, copyOf(valueAt(object, from)));
  }) as Mutation,
};

const KEYS = ['app', 'a/b', 'a/b/c', 'A.example.com/b', 'example.com/', '/b', '', 'a_b', '-a', 'a-', 'ä', 'a'.repeat(63), 'a'.repeat(64), `${'a'.repeat(63)}/b`, `${'a.'.repeat(126)}a/b`, `${'a.'.repeat(127)}a/b`, 'a b', 'EXAMPLE.com/b'];
const NAMES = ['a', 'A', 'a.b', 'a..b', '.a', 'a-', '-a', 'a_b', '1', 'a'.repeat(63), 'a'.repeat(64), 'a'.repeat(253), 'a'.repeat(254), '', 'ä', 'a b', 'a/b', 'a\n'];

const METADATA: Readonly<Record<string, readonly Json[]>> = {
  name: [...NAMES, 1, null, {}, []],
  generateName: [...NAMES, 'a-', 'a--', 'a.', `${'a'.repeat(250)}-`, 1, null],
  namespace: ['default', 'A', '', 1, null, {}, 'a'.repeat(64), 'a.b', 'other'],
  labels: [null, {}, [], 'a', 1, ...KEYS.map(key => ({ [key]: 'a' })), ...['', 'a b', '-a', 'a-', 'ä', 'A_b.c-d', 'a/b', 'a'.repeat(63), 'a'.repeat(64), 1, true, null, {}, []].map(value => ({ app: value }))],
  annotations: [null, {}, [], 'a', 1, ...KEYS.map(key => ({ [key]: 'a' })), ...['', 'a b', 'ä', 'a'.repeat(5000), 'a'.repeat(262_140), 'ä'.repeat(131_072), 1, true, null, {}, []].map(value => ({ app: value }))],
  finalizers: [null, [], ['a'], ['example.com/a'], [''], ['A/b'], ['a/b/c'], [1], 'a', {}, [null], ['example.com/a', 'example.com/a'], ['orphan'], ['foregroundDeletion'], ['orphan', 'foregroundDeletion'], ['kubernetes']],
  ownerReferences: [null, [], [{}], 'a', [{ apiVersion: 'v1', kind: 'Secret', name: 'a', uid: 'u' }], [{ apiVersion: 'v1', kind: 'Secret', name: 'a' }], [{ apiVersion: 'a/b/c', kind: 'K', name: 'a', uid: 'u' }],
    [{ apiVersion: 'v1', kind: '', name: 'a', uid: 'u' }], [{ apiVersion: 'v1', kind: 'Event', name: 'a', uid: 'u' }], [{ apiVersion: 'v1', kind: 'K', name: 'A B', uid: 'u', controller: true, extra: 1 }],
    [{ apiVersion: 'v1', kind: 'K', name: 'a', uid: 'u', controller: 'yes' }], [{ apiVersion: 'v1', kind: 'K', name: 'a', uid: 'u', controller: true }, { apiVersion: 'v1', kind: 'K', name: 'b', uid: 'v', controller: true }], [null]],
  creationTimestamp: [null, '2024-01-01T00:00:00Z', '2024-01-01T00:00:00+01:00', '2024-13-01T00:00:00Z', '2024-01-01', '', 1, '2024-01-01t00:00:00z', '2024-01-01T00:00:00.123456Z', '2024-01-01T24:00:00Z'],
  deletionTimestamp: [null, '2024-01-01T00:00:00Z'],
  deletionGracePeriodSeconds: [null, 0, -1, 1.5, '1', 2 ** 53],
  generation: [1, 0, -1, 1.5, '1', null, 1e20],
  resourceVersion: ['', '1', 'abc', 1, null],
  uid: ['', 'u', 1, null],
  selfLink: ['', '/a', 1],
  managedFields: [null, [], [{}], 'a', [{ manager: 'a', operation: 'Apply', apiVersion: 'v1' }], [{ manager: 'a', operation: 'Update', apiVersion: 'v1', time: '2024-01-01T00:00:00Z', fieldsType: 'FieldsV1', fieldsV1: {} }]],
  clusterName: ['a'],
  extra: [1, {}],
};

const STATUS: readonly Json[] = [null, {}, { phase: 'Ready' }, { phase: 7 }, { nothing: 1 }, 'text', []];

const status: Mutation = (object, { root }, random) => root === '' ? { ...object, status: copyOf(random.pick(STATUS)) } : undefined;

const metadata: Mutation = (object, target, random) => {
  if (target.root !== '') {
    return undefined;
  }
  if (random.chance(0.03)) {
    return { ...object, metadata: copyOf(random.pick([null, [], 'a', 1, {}, { name: 'a', generateName: 'a' }, { generateName: 'a-' }])) };
  }
  const field = random.pick(Object.keys(METADATA));
  return isObject(object.metadata) ? { ...object, metadata: { ...object.metadata, [field]: copyOf(random.pick(METADATA[field])) } } : undefined;
};

// some find more than others
const MUTATIONS: readonly Mutation[] = [
  ...Object.values(change), change.missing, change.another, change.word, change.text, change.regenerated, metadata, metadata, status,
];
