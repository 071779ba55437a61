import { Stats, fstatSync, lstatSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'fs';
import { basename, dirname, join, resolve, sep } from 'path';
import { CommandError } from './failures';
import { failureText } from '../files/failure-text';
import { STDIN } from '../files/read-bytes';

const loadPaths = () => require('../files/paths') as typeof import('../files/paths');

/**
 * Writes a whole file or nothing: a reader, and a run that fails, never leave half of it.
 */
export function writeWhole(path: string, text: string): void {
  let target: string | undefined = path;
  try {
    target = placeOf(path);
    if (target === undefined) {
      writeFileSync(path, text); // a pipe or a device cannot be replaced
      return;
    }
    const draft = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    try {
      writeFileSync(draft, text, { flag: 'wx', mode: modeOf(target) });
      renameSync(draft, target);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  } catch (error) {
    throw new CommandError(`${path} cannot be written: ${failureText(error, { ENOENT: `the directory ${dirname(target ?? path)} does not exist` })}`, 1);
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

/** the file behind links; `undefined` for what is not a regular file */
function placeOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    return behindLinks(path);
  }
  if (stats.isDirectory()) {
    throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
  }
  return stats.isFile() ? realpathSync(path) : undefined;
}

/** the missing file that a link leads to */
function behindLinks(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? behindLinks(resolve(realpathSync(dirname(path)), readlinkSync(path))) : path;
}

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

function modeOf(path: string): number | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode % 0o1000;
}
