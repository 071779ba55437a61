import { Stats, readFileSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { Read, Unreadable, readDocuments } from './documents';

// an object of the API has at most 1.5 MiB, and a file this large is no manifest that somebody meant to check
const LARGEST = 32 * 1024 * 1024;

// the second one is written by cdk8s beside the manifests, as soon as cdk8s-cli has a plugin
const NOT_MEANT = new Set(['node_modules', 'construct-metadata.json']);

/**
 * Reads the manifests of files, of directories with all that is below them, and of standard input (`-`).
 */
export function readPaths(paths: readonly string[]): Read {
  const all = paths.map(path => path === '-' ? guarded('standard input', () => readDocuments('standard input', readFileSync(0, 'utf8'))) : readPath(path, true));
  return { objects: all.flatMap(({ objects }) => objects), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}

function readPath(path: string, asked: boolean): Read {
  return guarded(path, () => {
    const stats = statSync(path);
    if (stats.isDirectory()) {
      const read = directory(path);
      // whoever named a directory meant something in it: an empty one is a slip, and must not look like a success
      return asked && read.objects.length + read.unreadable.length === 0 ? failed(path, 'there is no manifest in it') : read;
    }
    // in a directory only manifests are meant; a file that was named is meant whatever its name
    return asked || /\.(ya?ml|json)$/i.test(path) ? file(path, stats) : NOTHING;
  });
}

function directory(path: string): Read {
  // links may lead in circles, and what they lead to is read where it is
  const entries = readdirSync(path, { withFileTypes: true }).filter(entry => !entry.isSymbolicLink()).map(({ name }) => name).sort();
  const all = entries.filter(name => !name.startsWith('.') && !NOT_MEANT.has(name)).map(name => readPath(join(path, name), false));
  return { objects: all.flatMap(({ objects }) => objects), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}

function file(path: string, { size }: Stats): Read {
  if (size > LARGEST) {
    return failed(path, `too large: ${Math.round(size / 1024 / 1024)} MiB, at most ${LARGEST / 1024 / 1024} MiB are read`);
  }
  return readDocuments(path, readFileSync(path, 'utf8'));
}

function guarded(path: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    const { code } = error as { code?: string };
    return failed(path, code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'may not be read' : `cannot be read: ${(error as Error).message}`);
  }
}

const NOTHING: Read = { objects: [], unreadable: [] };

function failed(path: string, wrong: string): Read {
  const unreadable: Unreadable[] = [{ file: path, wrong }];
  return { objects: [], unreadable };
}
