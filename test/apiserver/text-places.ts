import { CASES } from './cases';
import { Manifest, pointerPart } from '../../src/manifest/manifest';

/** a field with a string, in an object that has it */
export interface TextPlace {
  readonly object: Manifest;
  readonly pointer: string;
  /** with `*` for the index of a list */
  readonly name: string;
}

const SET_BY_SERVER = ['uid', 'resourceVersion', 'creationTimestamp'].map(field => `/metadata/${field}`);

/** every field in which something that we emit has a string: each once per kind */
export function textPlaces(): TextPlace[] {
  const places = new Map<string, TextPlace>();
  const walk = (object: Manifest, json: unknown, pointer: string, pattern: string) => {
    if (typeof json === 'string') {
      const name = `${object.apiVersion} ${object.kind} ${pattern}`;
      places.set(name, places.get(name) ?? { object, pointer, name });
    } else if (json !== null && typeof json === 'object') {
      Object.entries(json).forEach(([key, value]) => walk(object, value, `${pointer}/${pointerPart(key)}`, `${pattern}/${Array.isArray(json) ? '*' : pointerPart(key)}`));
    }
  };
  // its type decides where it goes
  CASES.flatMap(({ objects }) => objects).forEach(object => walk(object, { ...object, apiVersion: undefined, kind: undefined }, '', ''));
  return [...places.values()].filter(({ pointer }) => !SET_BY_SERVER.includes(pointer));
}

/** the object with another string in that place */
export function withText({ object, pointer }: TextPlace, text: string): Manifest {
  const copy = JSON.parse(JSON.stringify(object));
  const keys = pointer.split('/').slice(1).map(key => key.replace(/~1/g, '/').replace(/~0/g, '~'));
  keys.slice(0, -1).reduce((json, key) => json[key], copy)[keys[keys.length - 1]] = text;
  return copy;
}

const WORDS = ['0o17', '-0O17', '0B11', '0XE4', '21e0_', '.5_0', 'yes', 'null', '~', '<<', '=', '017', '1e3', '2001-12-14', '12:30:45', '- a', 'a: b', '#', '\n\ttab\n', '  a\n b', '"', "'", '\\', '%', '@', '---', '...'];
const SPECIAL = [0, 7, 9, 0xa, 0xd, 0x1b, 0x7f, 0x80, 0x85, 0x90, 0x9f, 0xa0, 0x2028, 0x2029, 0xfeff, 0xfffd, 0xfffe, 0xffff, 0x1ffff, 0x10ffff];

/** a generator of numbers below another: linear, modulo 2^31 - 1 */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return below => {
    state = state * 48_271 % (2 ** 31 - 1);
    return state % below;
  };
}

/** characters of every plane of Unicode, those that YAML treats in its own way, and a word; the same seed gives the same text */
export function randomText(seed: number): string {
  const random = randomNumbers(seed);
  const planes = Array.from({ length: 17 }, (_, plane) => plane * 0x10000 + random(plane === 0 ? 0xd800 : 0x10000));
  const special = Array.from({ length: 6 }, () => SPECIAL[random(SPECIAL.length)]);
  const ascii = Array.from({ length: 8 }, () => 0x20 + random(0x5f));
  const mixed = [...planes, ...special, ...ascii].map(code => ({ code, at: random(1000) })).sort((a, b) => a.at - b.at);
  const word = WORDS[random(WORDS.length)];
  return random(4) === 0 ? word : mixed.map(({ code }) => String.fromCodePoint(code)).join('') + word;
}
