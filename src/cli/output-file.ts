import { renameSync, rmSync, statSync, realpathSync, writeFileSync } from 'fs';
import { basename, dirname, join } from 'path';
import { CommandError } from './failures';
import { failureText } from '../files/failure-text';

/**
 * Writes a whole file or nothing: a reader, and a run that fails, never leave half of it.
 */
export function writeWhole(path: string, text: string): void {
  try {
    const target = placeOf(path);
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
    throw new CommandError(`${path} cannot be written: ${failureText(error, { ENOENT: `the directory ${dirname(path)} does not exist` })}`, 1);
  }
}

/** the file behind links; `undefined` for what is not a regular file */
function placeOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) {
    return path;
  }
  if (stats.isDirectory()) {
    throw Object.assign(new Error('it is a directory'), { code: 'EISDIR' });
  }
  return stats.isFile() ? realpathSync(path) : undefined;
}

function modeOf(path: string): number | undefined {
  const mode = statSync(path, { throwIfNoEntry: false })?.mode;
  return mode === undefined ? undefined : mode % 0o1000;
}
