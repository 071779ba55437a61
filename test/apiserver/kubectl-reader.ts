import { spawnSync } from 'child_process';
import { Programs } from './programs';
import { YamlError } from '../../src/yaml/node';
import { readText } from '../../src/yaml/stream';

/** the values of a file up to the first error, and the error */
export interface Reading {
  readonly values: readonly unknown[];
  readonly error?: string;
}

/** Reads files with the code of kubectl. */
export function kubectlReads({ yaml }: Programs, files: readonly (string | Buffer)[]): Reading[] {
  const input = files.map(file => `${Buffer.from(file as string).toString('base64')}\n`).join('');
  const { status, stdout, stderr } = spawnSync(yaml, { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) {
    throw new Error(`the reader ended with ${status}: ${stderr}`);
  }
  return stdout.trimEnd().split('\n').map(line => JSON.parse(line));
}

/** Reads a file as `validate` does. */
export function weRead(file: string | Buffer): Reading {
  const values: unknown[] = [];
  try {
    for (const entry of readText(file)) {
      if ('wrong' in entry) {
        return { values, error: entry.wrong };
      }
      if (entry.value !== null) {
        values.push(entry.value);
      }
    }
    return { values };
  } catch (error) {
    if (error instanceof YamlError) {
      return { values, error: error.message };
    }
    throw error;
  }
}
