import { mkdirSync, mkdtempSync, truncateSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readPaths } from '../../src/files/paths';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\n';

function tree(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'paths-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, '..'), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const read = (root: string, ...paths: string[]) => {
  const { objects, unreadable } = readPaths(paths.map(path => join(root, path)));
  return {
    objects: objects.map(({ file, object }) => `${file.slice(root.length + 1)} ${object.label}`),
    unreadable: unreadable.map(({ file, wrong }) => `${file.slice(root.length + 1)} ${wrong}`),
  };
};

test('a directory is read with its subdirectories, in order, and only manifests', () => {
  const root = tree({ 'b.yml': POD, 'a/z.yaml': POD, 'a/c.json': '{"apiVersion":"v1","kind":"Pod"}', 'README.md': '# no', '.hidden/x.yaml': POD, 'node_modules/x.yaml': POD });
  expect(read(root, '')).toEqual({ objects: ['a/c.json Pod (no name)', 'a/z.yaml Pod a', 'b.yml Pod a'], unreadable: [] });
});

test('construct-metadata.json of cdk8s is skipped', () => {
  expect(read(tree({ 'construct-metadata.json': '{"version":"1.0.0","resources":{}}', 'a.k8s.yaml': POD }), '')).toEqual({ objects: ['a.k8s.yaml Pod a'], unreadable: [] });
});

test('a named file is read whatever its name', () => {
  expect(read(tree({ manifest: POD }), 'manifest').objects).toEqual(['manifest Pod a']);
});

test('unreadable files are reported, and the rest is read', () => {
  const root = tree({ 'empty.yaml': '', 'large.yaml': '', 'good.yaml': POD });
  truncateSync(join(root, 'large.yaml'), 50 * 1024 * 1024);
  expect(read(root, 'missing.yaml', 'empty.yaml', 'large.yaml', 'good.yaml')).toEqual({
    objects: ['good.yaml Pod a'],
    unreadable: ['missing.yaml file not found', 'empty.yaml the file is empty', 'large.yaml too large: 50 MiB, at most 32 MiB are read'],
  });
});

test('a named directory without manifests is reported, a nested one is not', () => {
  const root = tree({ 'a/README.md': '# no', 'b/c.yaml': POD });
  expect(read(root, 'a', 'b').unreadable).toEqual(['a no manifests found']);
  expect(read(root, '').unreadable).toEqual([]);
});
