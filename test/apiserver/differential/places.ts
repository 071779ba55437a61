import { textsOf, valueOf } from './generate';
import { Json, copyOf, isObject, parentOf, pointersOf, withAt } from './json';
import { OTHERS, QUANTITIES, TEXTS, schemaAt } from './mutate';
import { Random } from './random';
import { Target } from './targets';
import { keysOf, pointerPart, valueAt } from '../../../src/manifest/manifest';

/** every place of a schema, as a pointer with `*` for each item of a list and each field of a map */
export function placesOf(target: Target): string[] {
  const below = (schema: Json, at: string): string[] => {
    const inner: [string, Json][] = Object.entries<Json>(schema?.properties ?? {}).map(([name, one]) => [pointerPart(name), one]);
    if (isObject(schema?.items)) {
      inner.push(['*', schema.items]);
    }
    if (isObject(schema?.additionalProperties)) {
      inner.push(['*', schema.additionalProperties]);
    }
    return inner.flatMap(([key, one]) => [`${at}/${key}`, ...below(one, `${at}/${key}`)]);
  };
  return below(target.schema, target.root);
}

/** the pointers of an object that are at a place */
export function pointersAt(object: Json, place: string): string[] {
  const keys = keysOf(place);
  const found = keys.reduce<string[]>((pointers, key) => pointers.flatMap(pointer => {
    const value = valueAt(object, pointer);
    const inner = value === null || typeof value !== 'object' ? [] : Object.keys(value);
    return inner.filter(name => key === '*' || name === key).map(name => `${pointer}/${pointerPart(name)}`);
  }), ['']);
  return found;
}

/** the object with something at a place where it has nothing; `undefined` where no part of it is there */
export function grown(target: Target, object: Json, place: string, random: Random): Json | undefined {
  const keys = keysOf(place);
  for (let i = keysOf(target.root).length + 1; i <= keys.length; i++) {
    const here = `/${keys.slice(0, i).map(pointerPart).join('/')}`;
    if (pointersAt(object, here).length === 0) {
      const parent = pointersAt(object, parentOf(here))[0];
      if (parent === undefined) {
        return undefined;
      }
      const key = keys[i - 1] !== '*' ? keys[i - 1] : Array.isArray(valueAt(object, parent)) ? '0' : 'app';
      return withAt(object, `${parent}/${pointerPart(key)}`, valueOf(schemaAt(target, `${parent}/${pointerPart(key)}`), random));
    }
  }
  return undefined;
}

/** the object with each of the values at a place that may tell two judges apart */
export function variantsAt(target: Target, object: Json, pointer: string, random: Random): Json[] {
  const value = valueAt(object, pointer) as Json;
  const schema = schemaAt(target, pointer) ?? {};
  const parent = valueAt(object, parentOf(pointer)) as Json;
  const beside = isObject(parent) ? Object.values<Json>(parent).filter(one => one !== value) : [];
  const values: Json[] = [
    undefined, null, ...OTHERS, ...beside,
    ...schema.enum ?? [],
    ...typeof value === 'number' ? numbers(value, schema, beside) : [],
    ...typeof value === 'string' ? texts(value, schema, beside, random) : [],
    ...Array.isArray(value) ? lists(value, schema) : [],
  ];
  const changed = values.map(one => withAt(object, pointer, copyOf(one)));
  return [...changed, ...isObject(value) ? fields(object, pointer, schema, random) : []];
}

const LONG_TEXTS = TEXTS.filter(text => text.length > 50);

function numbers(value: number, { minimum, maximum }: Json, beside: Json[]): Json[] {
  const near = [value, minimum, maximum, ...beside].filter(one => typeof one === 'number');
  return [...near.flatMap(one => [one - 1, one, one + 1]), value + 0.5, 2 ** 31, 2 ** 53, 2 ** 63, 1e300, -(2 ** 31) - 1, String(value)];
}

function texts(value: string, schema: Json, beside: Json[], random: Random): Json[] {
  const { minLength, maxLength, pattern } = schema;
  const lengths = [minLength, maxLength].filter(one => one !== undefined).flatMap(one => [one - 1, one, one + 1]).filter(one => one >= 0);
  const fitting = pattern === undefined ? [] : [0, 1, 2].map(() => random.pick(textsOf(pattern)));
  return [
    `${value} `, `${value}\n`, ` ${value}`, `${value}_`, `${value}.`, `-${value}`, value.toUpperCase(), value.slice(1), value.slice(0, -1), value + value, `${value}é`,
    ...lengths.flatMap(one => ['a'.repeat(one), '1'.repeat(one), '😀'.repeat(one)]),
    ...fitting,
    ...beside.filter(one => typeof one === 'string'),
    // where the schema asks for no form, only an expression can
    ...String(pattern).includes('KMGTPE') ? QUANTITIES : pattern === undefined && schema.format === undefined ? LONG_TEXTS : TEXTS,
  ];
}

function lists(value: Json[], { minItems, maxItems }: Json): Json[] {
  const lengths = [minItems, maxItems].filter(one => one !== undefined).flatMap(one => [one - 1, one, one + 1]).filter(one => one >= 0);
  const of = (length: number) => Array.from({ length }, (_, i) => distinct(value[i] ?? value[0] ?? 'a', i));
  return [...lengths.map(of), [...value, ...value], [...value, null], { ...value }];
}

// names stay apart, so that nothing is wrong but the number
function distinct(item: Json, i: number): Json {
  return typeof item === 'string' ? `${item}${i}` : isObject(item) && typeof item.name === 'string' ? { ...item, name: `${item.name}-${i}` } : item;
}

// one field more, and each field less
function fields(object: Json, pointer: string, schema: Json, random: Random): Json[] {
  const here = valueAt(object, pointer) as Json;
  const absent = Object.keys(schema.properties ?? {}).filter(name => !Object.hasOwn(here, name));
  const more = (name: string, value: Json) => withAt(object, `${pointer}/${pointerPart(name)}`, value);
  const lone = Object.keys(here).map(name => withAt(object, pointer, { [name]: here[name] }));
  return [
    ...absent.map(name => more(name, valueOf(schema.properties[name], random))), more('extra', 1), more('namespace', 'a'), more('', 'a'), ...lone,
    withAt(object, pointer, Object.values(here)),
  ];
}

/** places of an object, so that the smallest one that has a place can be found */
export const has = (object: Json, place: string): boolean => pointersAt(object, place).length > 0;

export const sizeOf = (object: Json): number => pointersOf(object).length;
