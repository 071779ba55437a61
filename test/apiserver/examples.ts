import { readFileSync, readdirSync } from 'fs';
import { dirname, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Manifest } from '../../src/manifest/manifest';
import { PART } from '../../src/manifest/part';

export const EXAMPLES = join(__dirname, '../../examples');

export const exampleNames = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

/** the files of an example, in the order in which kubectl would take them */
export const expectedOf = (example: string): string[] => readdirSync(join(EXAMPLES, example, 'expected'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.yaml')).sort().map(file => join(EXAMPLES, example, 'expected', file));

/** whether an example has a directory for each stage, which `kubectl apply` does not take together: a ModuleConfig is in two of them */
export const isStaged = (example: string): boolean => expectedOf(example).some(file => dirname(file) !== join(EXAMPLES, example, 'expected'));

/** the objects of an example; of a ModuleConfig that is applied in two parts, the whole one */
export const objectsOf = (example: string): Manifest[] =>
  expectedOf(example).flatMap(read).filter(({ metadata }) => metadata?.annotations?.[PART] === undefined);

export const read = (file: string): Manifest[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS() as Manifest).filter(manifest => manifest !== null);
