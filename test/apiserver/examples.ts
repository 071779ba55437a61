import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Manifest } from '../../src/manifest/manifest';

export const EXAMPLES = join(__dirname, '../../examples');

export const exampleNames = readdirSync(EXAMPLES, { withFileTypes: true }).filter(entry => entry.isDirectory()).map(({ name }) => name);

/** the files of an example, in the order in which kubectl would take them */
export const expectedOf = (example: string): string[] => readdirSync(join(EXAMPLES, example, 'expected')).sort().map(file => join(EXAMPLES, example, 'expected', file));

export const read = (file: string): Manifest[] =>
  parseAllDocuments(readFileSync(file, 'utf8')).map(document => document.toJS() as Manifest).filter(manifest => manifest !== null);
