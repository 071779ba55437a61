import { Stats, accessSync, closeSync, constants, fchmodSync, lstatSync, openSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { CallerError } from './caller-error';
import { failureText } from './failure-text';

/** adds text to the end of a file */
export type Append = (text: string) => void;

/**
 * Writes a whole file or nothing: a reader, a run that fails and a run that is stopped never leave half of it.
 *
 * @param write what it throws is thrown, and the file stays as it was
 */
export function writeWhole(path: string, write: (append: Append) => void): void {
  let target = path;
  try {
    const place = placeOf(path);
    target = place.target;
    if (place.stats?.isFile() === false) {
      writeTo(openSync(target, 'w'), write); // a pipe or a device cannot be replaced
    } else {
      replace(target, place.stats, write);
    }
  } catch (error) {
    throw inWords(error, `${path} cannot be written`, { ENOENT: `the directory ${dirname(target)} does not exist` });
  }
}

/** An error of the file system as a message; another error as it is. */
export function inWords(error: unknown, what: string, own?: Readonly<Record<string, string>>): unknown {
  return (error as Partial<NodeJS.ErrnoException> | undefined)?.syscall !== undefined ? new CallerError(`${what}: ${failureText(error, own)}`) : error;
}

interface Place {
  readonly target: string;
  /** not set if there is no such file */
  readonly stats?: Stats;
}

/** the file behind links */
function placeOf(path: string): Place {
  const own = lstatSync(path, { throwIfNoEntry: false });
  if (own?.isSymbolicLink() !== true) {
    return { target: path, stats: own };
  }
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    return placeOf(resolve(realpathSync(dirname(path)), readlinkSync(path)));
  }
  return { target: stats.isFile() ? realpathSync(path) : path, stats };
}

function replace(target: string, former: Stats | undefined, write: (append: Append) => void): void {
  if (former !== undefined) {
    accessSync(target, constants.W_OK); // a file that is read-only stays
  }
  // short, as the name of the target may be as long as a name can be
  const draft = join(dirname(target), `.${Math.random().toString(36).slice(2)}.tmp`);
  const file = openSync(draft, 'wx');
  try {
    writeTo(file, write, former);
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

function writeTo(file: number, write: (append: Append) => void, former?: Stats): void {
  try {
    if (former !== undefined) {
      fchmodSync(file, former.mode % 0o1000);
    }
    write(text => writeAll(file, text));
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  // a call may write a part only
  for (let written = 0; written < bytes.length;) {
    written += writeSync(file, bytes, written);
  }
}
