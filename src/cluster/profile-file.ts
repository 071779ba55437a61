import { CallerError } from '../manifest/caller-error';
import { readOne } from '../yaml/read-one';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file not found', EACCES: 'no permission', EISDIR: 'it is a directory', ENOTDIR: 'a part of the path is a file',
};

/** the description in a file, or in words why there is none */
export function parseProfile(path: string, read: () => Uint8Array): unknown {
  const what = `the cluster profile ${path}`;
  const advice = `'cdk8s-dvp capture --output ${path}' writes one`;
  let description: unknown;
  try {
    description = readOne(decoded(read()));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new CallerError(`${what} cannot be read: ${REASONS[code ?? ''] ?? message}`);
  }
  if (description === undefined || description === null) {
    throw new CallerError(`${what} is empty: ${advice}`);
  }
  if (typeof description === 'object' && !Array.isArray(description) && Object.keys(description).length === 0) {
    throw new CallerError(`${what} has no facts: ${advice}`);
  }
  return description;
}

// PowerShell 5 writes UTF-16 for `>`
function decoded(bytes: Uint8Array): Buffer {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return Buffer.from(isWide ? Buffer.from(bytes).toString('utf16le') : bytes);
}
