import { readFileSync, readdirSync } from 'fs';
import { dirname, join, relative, resolve } from 'path';
import { FLOORS } from '../projenrc/floors';
import { RULE_FOLDERS } from '../src/rules/registry';

const ROOT = join(__dirname, '..');
const SRC = join(ROOT, 'src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));

/** the room of a file of src: its folder, or the file itself at the root */
const roomOf = (file: string): string => file.split('/')[0];

/** the rooms of the drawing in CONTRIBUTING.md, from top to bottom */
const [, drawing] = /^```\n(cli\/[\s\S]*?)^```$/m.exec(readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8'))!;
const drawn = drawing.trimEnd().split('\n').map(line => line.split('/')[0]);

/** every import of src from another room, as `file -> room` */
const arrows = files.flatMap(file => {
  const specifiers = [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from |import\(|require\()'(\.[^']*)'/g)].map(([, specifier]) => specifier);
  return specifiers
    .map(specifier => relative(SRC, resolve(SRC, dirname(file), specifier)))
    .filter(target => !target.startsWith('..'))
    .map(target => ({ file, from: roomOf(file), to: target.includes('/') ? roomOf(target) : `${target.replace(/\.ts$/, '')}.ts` }))
    .filter(({ from, to }) => from !== to);
});

test('the drawing has every room of src, and no other', () =>
  expect([...drawn, 'index.ts', 'refs.ts'].sort()).toEqual([...new Set(files.map(roomOf))].sort()));

test('the drawing can be seen at once', () => expect(drawn.length).toBeLessThanOrEqual(18));

test('lint knows the floors of the drawing', () => expect([...FLOORS].reverse()).toEqual(['index.ts', ...drawn, 'refs.ts']));

test('imports point down the drawing', () => {
  const floor = (room: string) => FLOORS.indexOf(room);
  expect(arrows.length).toBeGreaterThan(300);
  expect(arrows.filter(({ from, to }) => floor(to) < 0 || floor(to) > floor(from)).map(({ file, to }) => `${file} -> ${to}`)).toEqual([]);
});

/** everything that is written in TypeScript */
const sources = new Set(['bench', 'examples', 'imports', 'projenrc', 'src', 'test'].flatMap(directory =>
  readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts')).map(file => join(ROOT, directory, file))));

/** the files that a file loads as soon as it is loaded: imports of types alone, and modules that load late, are not among them */
function importsOf(file: string): string[] {
  const specifiers = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )(?:[^;']*? from )?'(\.[^']*)'/gm)].map(([, specifier]) => specifier);
  return specifiers.map(specifier => resolve(dirname(file), specifier)).map(path => sources.has(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts'));
}

/** the files of each circle of imports, in order */
function circles(): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].map(each => relative(ROOT, each)).join(' -> '));
    } else if (!done.has(file)) {
      importsOf(file).filter(target => sources.has(target)).forEach(target => visit(target, [...path, file]));
      done.add(file);
    }
  };
  sources.forEach(file => visit(file, []));
  return found;
}

// import/no-cycle of lint would parse each file a second time for this
test('no imports form a circle', () => {
  expect([...sources].flatMap(importsOf).filter(target => sources.has(target)).length).toBeGreaterThan(2000);
  expect(circles()).toEqual([]);
});

// an error of Node.js shows the frames of this library before the line of the caller
test('mistakes of a caller are thrown as such', () => {
  const others = files.filter(file => !file.startsWith('cli/') && /throw new (Type|Range)?Error\(/.test(readFileSync(join(SRC, file), 'utf8')));
  expect(others).toEqual(['rules/run.ts']);
});

const idsIn = (file: string) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/^ *id: '([A-Z]+)-\d+'/gm)].map(([, prefix]) => prefix);

test('the prefix of an id names the folder of its rule', () => {
  const lost = files.filter(file => file.startsWith('rules/')).flatMap(file => idsIn(file)
    .filter(prefix => !RULE_FOLDERS.find(({ name }) => name === file.split('/')[1])?.prefixes.includes(prefix))
    .map(prefix => `${file}: ${prefix}`));
  expect(lost).toEqual([]);
});

test('a prefix has one folder', () => {
  const prefixes = RULE_FOLDERS.flatMap(folder => folder.prefixes);
  expect(prefixes).toEqual([...new Set(prefixes)]);
});

test.each(RULE_FOLDERS.map(folder => [folder.name, folder] as const))('the folder %s checks the kinds that the registry says', (_, folder) => {
  const kinds = new Set(folder.rules().flatMap(rule => rule.kinds));
  const covers = (kind: string) => folder.kinds.some(pattern => pattern === kind || pattern.endsWith('/*') && kind.startsWith(pattern.slice(1, -2)));
  expect([...kinds].filter(kind => !covers(kind) && !kind.startsWith('*'))).toEqual([]);
});

const inFolders = (file: string) => file.split('/').length === 3;
const tested = readdirSync(join(ROOT, 'test/rules'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.test.ts'))
  .map(file => `rules/${file.replace('.test.ts', '.ts')}`).filter(inFolders);

test('each topic of rules has a test of its name', () => {
  const topics = files.filter(file => file.startsWith('rules/') && inFolders(file) && idsIn(file).length > 0);
  expect(topics.length).toBeGreaterThan(50);
  expect(topics.filter(topic => !tested.includes(topic))).toEqual([]);
});

test('each test of rules has a file of its name', () => expect(tested.filter(file => !files.includes(file))).toEqual([]));
