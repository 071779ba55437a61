import { Stats, fstatSync, realpathSync, statSync, writeSync } from 'fs';
import { sep } from 'path';
import { CommandError } from './failures';
import { STDIN } from '../files/read-bytes';
import { failureText } from '../manifest/failure-text';

const loadPaths = () => require('../files/paths') as typeof import('../files/paths');
const loadWholeFile = () => require('../manifest/whole-file') as typeof import('../manifest/whole-file');

/** Writes a report to a file: all of it or nothing. */
export function writeReport(path: string, text: string): void {
  try {
    loadWholeFile().writeWhole(path, append => append(text));
  } catch (error) {
    throw new CommandError((error as Error).message, 1);
  }
}

/**
 * Writes a line, or several, to standard output. console.log ignores a full disk, and Node.js the rest of a write that was cut short by one.
 */
export function printWhole(text: string): void {
  const bytes = Buffer.from(`${text}\n`);
  let written = 0;
  while (written < bytes.length) {
    try {
      written += writeSync(STDOUT, bytes, written);
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (CLOSED.has(code)) {
        return; // the reader has what it needs, such as 'head'
      }
      if (code !== 'EAGAIN') {
        throw new CommandError(`standard output cannot be written: ${failureText(error)}`, 1);
      }
      // a pipe of a parent that does not block, and a reader that is slow
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

const STDOUT = 1;
// Windows has a code of its own
const CLOSED = new Set(['EPIPE', 'EOF']);

/** whether a path of the input, `-` included, is a file or in a directory that has it */
export function isInput(file: string, input: string): boolean {
  const stats = statsOf(() => statSync(file));
  if (stats?.isFile() !== true) {
    return false;
  }
  const read = statsOf(() => input === STDIN ? fstatSync(0) : statSync(input));
  return read?.isDirectory() === true ? isManifestIn(file, input) : read?.ino === stats.ino && read.dev === stats.dev;
}

function statsOf(read: () => Stats): Stats | undefined {
  try {
    return read();
  } catch {
    return undefined; // reported when the path is read or written
  }
}

// a former report in the directory is not read as a manifest
function isManifestIn(file: string, directory: string): boolean {
  const root = realpathSync(directory);
  const isInside = realpathSync(file).startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
  return isInside && loadPaths().readPaths([file]).objects.length > 0;
}
