import { keysOf, pointerPart, valueAt } from '../../../src/manifest/manifest';

export type Json = any;

export const copyOf = (json: Json): Json => json === undefined ? undefined : JSON.parse(JSON.stringify(json));

export const isObject = (json: Json): boolean => json !== null && typeof json === 'object' && !Array.isArray(json);

/** the pointers of everything in a value, the nearest first */
export function pointersOf(json: Json, at = ''): string[] {
  if (json === null || typeof json !== 'object') {
    return [];
  }
  const here = Object.keys(json).map(key => `${at}/${pointerPart(key)}`);
  return [...here, ...here.flatMap(pointer => pointersOf(json[keysOf(pointer).at(-1)!], pointer))];
}

export const parentOf = (pointer: string): string => pointer.slice(0, pointer.lastIndexOf('/'));

/** a copy with another value at a place, or without the place where the value is `undefined` */
export function withAt(json: Json, pointer: string, value: Json): Json {
  const copy = copyOf(json);
  const parent = valueAt(copy, parentOf(pointer)) as Json;
  const key = keysOf(pointer).at(-1)!;
  if (value === undefined && Array.isArray(parent)) {
    parent.splice(Number(key), 1);
  } else if (value === undefined) {
    delete parent[key];
  } else {
    parent[key] = value;
  }
  return copy;
}

/** a pointer as a kind of place: `/spec/networks/*` for each of the networks */
export const placeOf = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '/*');
