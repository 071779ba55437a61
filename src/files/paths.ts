import { Stats, readFileSync, readdirSync, statSync } from 'fs';
import { join } from 'path';
import { Read, Unreadable, readDocuments } from './documents';

// an object of the API has at most 1.5 MiB, so a file this large is not a manifest
const LARGEST = 32 * 1024 * 1024;

// cdk8s writes construct-metadata.json beside the manifests if cdk8s-cli has a plugin
const SKIPPED = new Set(['node_modules', 'construct-metadata.json']);

/**
 * Reads the manifests of files, of directories and their subdirectories, and of standard input (`-`).
 */
export function readPaths(paths: readonly string[]): Read {
  const all = paths.map(path => path === '-' ? guarded('standard input', () => readDocuments('standard input', readFileSync(0, 'utf8'))) : readPath(path, true));
  return { objects: all.flatMap(({ objects }) => objects), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}

function readPath(path: string, named: boolean): Read {
  return guarded(path, () => {
    const stats = statSync(path);
    if (stats.isDirectory()) {
      const read = directory(path);
      // a directory from the command line without manifests is a mistake, and must not look like a success
      return named && read.objects.length + read.unreadable.length === 0 ? failed(path, 'no manifests found') : read;
    }
    // in a directory only manifests are read; a file from the command line is always read
    return named || /\.(ya?ml|json)$/i.test(path) ? file(path, stats) : NOTHING;
  });
}

function directory(path: string): Read {
  // links may form a loop
  const entries = readdirSync(path, { withFileTypes: true }).filter(entry => !entry.isSymbolicLink()).map(({ name }) => name).sort();
  const all = entries.filter(name => !name.startsWith('.') && !SKIPPED.has(name)).map(name => readPath(join(path, name), false));
  return { objects: all.flatMap(({ objects }) => objects), unreadable: all.flatMap(({ unreadable }) => unreadable) };
}

function file(path: string, { size }: Stats): Read {
  if (size > LARGEST) {
    return failed(path, `too large: ${Math.round(size / 1024 / 1024)} MiB, at most ${LARGEST / 1024 / 1024} MiB are read`);
  }
  return readDocuments(path, readFileSync(path, 'utf8'));
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: 'file not found', EACCES: 'no permission to read' };

function guarded(path: string, read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    const { code } = error as { code?: string };
    return failed(path, REASONS[code ?? ''] ?? `cannot be read: ${(error as Error).message}`);
  }
}

const NOTHING: Read = { objects: [], unreadable: [] };

function failed(path: string, wrong: string): Read {
  const unreadable: Unreadable[] = [{ file: path, wrong }];
  return { objects: [], unreadable };
}
