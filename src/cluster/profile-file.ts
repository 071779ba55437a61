import { readOne } from '../yaml/read-one';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file not found', EACCES: 'no permission', EISDIR: 'it is a directory', ENOTDIR: 'a part of the path is a file',
};

/** the description in a file, or in words why there is none */
export function parseProfile(path: string, read: () => Buffer): unknown {
  const what = `the cluster profile ${path}`;
  let description: unknown;
  try {
    description = readOne(decoded(read()));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${what} cannot be read: ${REASONS[code ?? ''] ?? message}`);
  }
  if (description === undefined || description === null) {
    throw new Error(`${what} is empty: 'cdk8s-dvp capture --output ${path}' writes one`);
  }
  return description;
}

// PowerShell 5 writes UTF-16 for `>`
function decoded(bytes: Buffer): Buffer {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return isWide ? Buffer.from(bytes.toString('utf16le')) : bytes;
}
