import { Stats, closeSync, constants, fstatSync, openSync, readFileSync, readSync } from 'fs';

/** a file that cannot be read, in words */
export class ReadError extends Error {}

// an object of the API has at most 1.5 MiB, so a file this large is not a manifest
const LARGEST = 32 * 1024 * 1024;

/** milliseconds that a pipe may stay without a writer */
const PATIENCE = 3000;

const STANDARD_INPUT = 0;

export const STDIN = '-';

/**
 * The bytes of a file, of a pipe (also `<(command)` of a shell), or of standard input (`-`). Never waits for something that may not come.
 *
 * @throws ReadError for what has no manifests in it
 */
export function readBytes(path: string): Buffer {
  if (path === STDIN) {
    return readStream(STANDARD_INPUT, true);
  }
  // without O_NONBLOCK, opening a pipe waits for its writer
  const descriptor = openSync(path, constants.O_NONBLOCK ?? constants.O_RDONLY);
  try {
    const stats = fstatSync(descriptor);
    const kind = specialKind(stats);
    if (kind !== undefined) {
      throw new ReadError(`${kind}, not a file`);
    }
    if (stats.size > LARGEST) {
      throw new ReadError(`too large: ${Math.round(stats.size / 1024 / 1024)} MiB, at most ${LARGEST / 1024 / 1024} MiB are read`);
    }
    return stats.isFIFO() ? readStream(descriptor, false) : readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
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
