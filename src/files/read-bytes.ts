import { Stats, closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'fs';
import type { Source } from '../yaml/source';

// loaded late, because every command needs the name of standard input, and `--help` nothing else
const loadSource = () => require('../yaml/source') as typeof import('../yaml/source');

/** a file that cannot be read, in words */
export class ReadError extends Error {}

/** milliseconds that a pipe may stay without a writer */
const PATIENCE = 3000;

const STANDARD_INPUT = 0;

// a profile, or a file of another tool
const LARGEST = 32 * 1024 * 1024;

const CHANGED = 'the file changed while it was read';

export const STDIN = '-';
/** the place of its objects, in messages */
export const STDIN_NAME = 'standard input';

/**
 * A file, a pipe (also `<(command)` of a shell), or standard input (`-`). Never waits for something that may not come.
 *
 * @throws ReadError for what has no manifests in it
 */
export function openSource(path: string): Source {
  if (path === STDIN) {
    return loadSource().sourceOf(readStream(STANDARD_INPUT, true));
  }
  return opened(path, descriptor => {
    const stats = fstatSync(descriptor);
    const kind = specialKind(stats);
    if (kind !== undefined) {
      throw new ReadError(`${kind}, not a file`);
    }
    if (stats.isFIFO()) {
      return loadSource().sourceOf(readStream(descriptor, false));
    }
    if (stats.size > 0) {
      return { size: stats.size, read: (from, to) => readAgain(path, stats, from, to) };
    }
    // a file of the kernel has no size
    return loadSource().sourceOf(readFileSync(descriptor));
  });
}

/** all bytes of a file that is not for many objects */
export function readBytes(path: string): Buffer {
  const source = openSource(path);
  if (source.size > LARGEST) {
    throw new ReadError(`too large: ${Math.round(source.size / 1024 / 1024)} MiB, at most ${LARGEST / 1024 / 1024} MiB are read`);
  }
  return source.read(0, source.size);
}

/** whether the file system, or the file itself, is why it cannot be read */
export const isReadError = (error: unknown): boolean => error instanceof ReadError || typeof (error as NodeJS.ErrnoException).code === 'string';

function opened<T>(path: string, use: (descriptor: number) => T): T {
  // without O_NONBLOCK, opening a pipe waits for its writer
  const descriptor = openSync(path, constants.O_NONBLOCK ?? constants.O_RDONLY);
  try {
    return use(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** @throws ReadError if it is not the file any more that was opened first */
function readAgain(path: string, { ino, mtimeMs, size }: Stats, from: number, to: number): Buffer {
  return opened(path, descriptor => {
    const now = fstatSync(descriptor);
    if (now.ino !== ino || now.mtimeMs !== mtimeMs || now.size !== size) {
      throw new ReadError(CHANGED);
    }
    const bytes = Buffer.allocUnsafe(to - from);
    for (let at = 0, length; at < bytes.length; at += length) {
      length = readSync(descriptor, bytes, at, bytes.length - at, from + at);
      if (length === 0) {
        throw new ReadError(CHANGED);
      }
    }
    return bytes;
  });
}

/** `undefined` for files, directories and pipes */
function specialKind(stats: Stats): string | undefined {
  if (stats.isSocket()) {
    return 'a socket';
  }
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : undefined;
}

/** @param isOpen whether there is a writer for certain, so that no data means the end */
function readStream(descriptor: number, isOpen: boolean): Buffer {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(64 * 1024);
  const begun = Date.now();
  let hasWriter = isOpen;
  for (;;) {
    const length = readSome(descriptor, chunk);
    if (length === 0 && hasWriter) {
      return Buffer.concat(chunks);
    }
    if (length === 0 && Date.now() - begun > PATIENCE) {
      throw new ReadError(`an empty pipe: nothing was written to it within ${PATIENCE / 1000} seconds`);
    }
    hasWriter ||= length !== 0;
    if (length === undefined || length === 0) {
      pause(20);
    } else {
      chunks.push(Buffer.from(chunk.subarray(0, length)));
    }
  }
}

/** number of bytes; `undefined` while the writer has written nothing more */
function readSome(descriptor: number, chunk: Buffer): number | undefined {
  try {
    return readSync(descriptor, chunk);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN') {
      return undefined;
    }
    if (code === 'EOF') {
      return 0; // Windows
    }
    throw error;
  }
}

const pause = (milliseconds: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
