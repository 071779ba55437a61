import * as fs from 'fs';
import * as path from 'path';
import { Problem } from './problem';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject { [key: string]: Json | undefined }

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys in the order of the alphabet, so that the order of the source never shows in a diff. */
export function sorted(value: Json): Json {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.keys(value).sort()
    .filter(key => value[key] !== undefined)
    .map(key => [key, sorted(value[key]!)]));
}

export function stringify(value: Json): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

export function readJson<T>(file: string): T {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as T;
  } catch (e) {
    throw new Problem(`cannot read ${path.basename(file)}: ${(e as Error).message.split('\n')[0]}`);
  }
}

/** All files below a directory, relative to it, in a fixed order. */
export function filesBelow(directory: string, skip: (name: string) => boolean = () => false): string[] {
  return fs.readdirSync(directory, { withFileTypes: true })
    .filter(entry => !skip(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => entry.isDirectory()
      ? filesBelow(path.join(directory, entry.name), skip).map(file => path.posix.join(entry.name, file))
      : [entry.name]);
}
