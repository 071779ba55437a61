import type { Json } from './cloud-config';
import type { CloudInitProps } from './cloud-init-options';
import type { FileEntry } from './file';
import type { Setup } from './interface';
import { MountEntry, mountCommands, ownerCommands } from './mount';
import { settings } from './settings';
import type { UserEntry } from './user';
import { CallerError } from '../manifest/caller-error';

/** all additions to a CloudInit */
export interface Contents {
  readonly users: UserEntry[];
  readonly keys: string[];
  readonly packages: string[];
  readonly files: FileEntry[];
  readonly mounts: MountEntry[];
  readonly boot: string[];
  /** a string runs in a shell, a list runs without one */
  readonly run: (string | string[])[];
  readonly sections: Map<string, Json>;
}

export function emptyContents(): Contents {
  return { users: [], keys: [], packages: [], files: [], mounts: [], boot: [], run: [], sections: new Map() };
}

export function putUser({ users }: Contents, entry: UserEntry): void {
  if (users.some(({ name }) => name === entry.name)) {
    throw new CallerError(`a user can be added once, got ${JSON.stringify(entry.name)} again: give all its options in one call`);
  }
  users.push(entry);
}

export function putFile({ files }: Contents, entry: FileEntry): void {
  if (entry.append !== true && files.some(({ path }) => path === entry.path)) {
    throw new CallerError(`a file can be written once, got ${JSON.stringify(entry.path)} again: set 'append' to add to it`);
  }
  files.push(entry);
}

/** files and commands that belong together; existing ones are kept */
export function putSetup(contents: Contents, { files, run }: Setup): void {
  if (files.every(({ path, content }) => contents.files.some(known => known.path === path && known.content === content))) {
    return;
  }
  files.forEach(file => putFile(contents, file));
  contents.run.push(...run);
}

export function putPackages({ packages }: Contents, names: string[]): void {
  packages.push(...[...new Set(names)].filter(name => !packages.includes(name)));
}

export function putSection({ sections }: Contents, key: string, content: Json): void {
  if (sections.has(key)) {
    throw new CallerError(`a section can be added once, got '${key}' again: give all of it in one call`);
  }
  sections.set(key, content);
}

/** the document for cloud-init, roughly in the order in which cloud-init applies it */
export function toDocument(props: CloudInitProps, contents: Contents): Json {
  const { users, keys, packages, files, mounts, boot, run, sections } = contents;
  const { hostname, timezone, locale, ssh_pwauth } = settings(props);
  const document: { [key: string]: Json | undefined } = {
    hostname,
    timezone,
    locale,
    ssh_pwauth,
    bootcmd: some([...mountCommands(mounts), ...boot]),
    users: toUsers(props.keepDefaultUser, users),
    ssh_authorized_keys: some(keys),
    write_files: some(files.map(file => waiting(file, users))),
    package_update: props.packageUpdate ?? (packages.length > 0 ? true : undefined),
    package_upgrade: props.packageUpgrade,
    packages: some(packages),
    runcmd: some([...ownerCommands(mounts), ...run]),
  };
  sections.forEach((content, key) => document[key] = content);
  document.final_message = props.finalMessage;
  return document;
}

// a list without "default" removes the user of the image; without a list, the user stays
function toUsers(keepDefault: boolean | undefined, users: UserEntry[]): Json | undefined {
  if (keepDefault === false) {
    return users;
  }
  return users.length === 0 ? undefined : ['default', ...users];
}

// cloud-init writes files before it creates users, and chown fails for a missing user
function waiting(file: FileEntry, users: UserEntry[]): FileEntry {
  if (file.owner === undefined || file.defer !== undefined) {
    return file;
  }
  const [owner] = file.owner.split(':');
  return users.some(({ name }) => name === owner) ? { ...file, defer: true } : file;
}

function some<T>(list: T[]): T[] | undefined {
  return list.length === 0 ? undefined : list;
}
