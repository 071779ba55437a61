import { printable, sound } from './cloud-config';
import type { CloudInitFileOptions } from './cloud-init-options';
import { CallerError } from '../manifest/caller-error';

/** a file in the form of cloud-init */
export type FileEntry = {
  path: string;
  owner?: string;
  permissions?: string;
  append?: boolean;
  defer?: boolean;
  encoding?: 'b64';
  content: string;
};

/** a text file, in base64 if the text is not readable in YAML */
export function textFile(path: string, text: string, options: CloudInitFileOptions): FileEntry {
  checkPlace(path, options);
  if (!printable(sound(() => `the text of ${JSON.stringify(path)}`, text))) {
    return entry(path, options, Buffer.from(text).toString('base64'), 'b64');
  }
  return entry(path, options, text);
}

/** a binary file */
export function binaryFile(path: string, base64: string, options: CloudInitFileOptions): FileEntry {
  const content = base64.replace(/\s+/g, '');
  if (content.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(content)) {
    throw new CallerError(`the bytes of ${JSON.stringify(path)} must be base64, got another string: use 'addFile' for text`);
  }
  checkPlace(path, options);
  return entry(path, options, content, 'b64');
}

function entry(path: string, { owner, permissions, append, deferred }: CloudInitFileOptions, content: string, encoding?: 'b64'): FileEntry {
  return { path, owner, permissions, append, defer: deferred, encoding, content };
}

function checkPlace(path: string, { owner, permissions }: CloudInitFileOptions): void {
  if (!/^\/[^\x00-\x1f\x7f]*[^/\x00-\x1f\x7f]$/.test(sound('a path', path))) {
    throw new CallerError(`the path of a file must be absolute and end in the name of the file, got ${JSON.stringify(path)}: for example "/etc/motd"`);
  }
  if (owner !== undefined && !/^[a-z_][a-z0-9_.-]*(:[a-z_][a-z0-9_.-]*)?$/.test(owner)) {
    throw new CallerError(`'owner' of ${JSON.stringify(path)} must be a user, or a user and a group, got ${JSON.stringify(owner)}: for example "root:root"`);
  }
  if (permissions !== undefined && !/^[0-7]{3,4}$/.test(permissions)) {
    throw new CallerError(`'permissions' of ${JSON.stringify(path)} must be 3 or 4 octal digits, got ${JSON.stringify(permissions)}: for example "0644"`);
  }
}
