import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Crd, crdsOfContract } from '../contract';

/** a directory with CRDs of DVP, to judge by these in place of the contract */
const DIRECTORY = process.env.DVP_CRDS;

/** whether the server judges by the contract alone, which has the structure of the CRDs and none of their expressions (CEL) */
export const withoutExpressions = DIRECTORY === undefined;

/** the CRDs that the server judges by: those of `DVP_CRDS`, and what that directory lacks from the contract */
export function crds(): Crd[] {
  const given = DIRECTORY === undefined ? [] : crdsIn(DIRECTORY);
  return [...given, ...crdsOfContract().filter(crd => !given.some(({ metadata }) => metadata.name === crd.metadata.name))];
}

function crdsIn(directory: string): Crd[] {
  const files = existsSync(directory) ? readdirSync(directory).filter(file => /\.ya?ml$/.test(file)).sort() : [];
  const found = files.flatMap(file => parseAllDocuments(readFileSync(join(directory, file), 'utf8')).map(document => document.toJS()))
    .filter(json => json?.kind === 'CustomResourceDefinition');
  if (found.length === 0) {
    throw new Error(`DVP_CRDS: there are no CRDs in ${directory}`);
  }
  return found;
}
