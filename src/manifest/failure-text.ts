const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file not found',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'read-only file system',
  EEXIST: 'a file with this name exists',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'the disk is full',
  ELOOP: 'the symbolic links form a loop',
  ENXIO: 'a socket, not a file',
  EMFILE: 'too many open files',
};

/** why the file system refused something, in words */
export function failureText(error: unknown, own: Readonly<Record<string, string>> = {}): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return own[code] ?? REASONS[code] ?? message;
}
