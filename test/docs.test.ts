import { execFileSync } from 'child_process';
import { existsSync, readFileSync, readdirSync } from 'fs';
import { join, normalize } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..');

interface Snippet { readonly name: string; readonly code: string }

/** what git has: a page that is only built cannot be linked to */
const TRACKED = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');
const PAGES = TRACKED.filter(file => /^(docs\/)?[^/]+\.md$/.test(file) && existsSync(join(ROOT, file)));

/** ```ts blocks of the README and the guides */
function fromMarkdown(): Snippet[] {
  return PAGES.flatMap(file => [...readFileSync(join(ROOT, file), 'utf8').matchAll(/^```ts(?: nofixture)?\n([\s\S]*?)^```$/gm)]
    .map(([, code], i) => ({ name: `${file} ${i + 1}`, code })));
}

/** `@example` of every documented name */
function fromDocstrings(): Snippet[] {
  const assembly = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  const types = Object.values<any>(assembly.types).filter(type => type.namespace === undefined);
  return types.flatMap(type => [type, ...type.methods ?? [], ...type.properties ?? []]
    .filter(documented => documented.docs?.example !== undefined)
    .map(documented => ({ name: `${type.name} ${documented === type ? '' : documented.name}`.trim(), code: documented.docs.example })));
}

// what a snippet may take for granted, unless it imports for itself
const PRELUDE = `import { ApiObject, App, Chart, Cron, Duration, JsonPatch, Size } from 'cdk8s';
import * as dvp from 'cdk8s-dvp';
declare const app: App;
declare const chart: Chart;
void [ApiObject, Cron, Duration, JsonPatch, Size, dvp, app, chart];
`;

const snippets = [...fromMarkdown(), ...fromDocstrings()];

/** all snippets in one program: the library is read once */
function compile(): Map<string, string> {
  const sources = new Map(snippets.map(({ code }, i) => [
    join(ROOT, 'test', `snippet-${i}.ts`),
    code.includes('import ') ? code : `${PRELUDE}{\n${code}\n}`,
  ]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ['node'],
    // what a user compiles against
    paths: { 'cdk8s-dvp': [join(ROOT, 'lib/src/index.d.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = file => sources.has(file) || fileExists(file);
  host.getSourceFile = (file, language) => sources.has(file)
    ? ts.createSourceFile(file, sources.get(file)!, language) : getSourceFile(file, language);
  const program = ts.createProgram([...sources.keys()], options, host);
  const complaints = new Map<string, string>();
  [...sources.keys()].forEach((file, i) => {
    const source = program.getSourceFile(file)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    complaints.set(snippets[i].name, found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')).join('\n'));
  });
  return complaints;
}

const complaints = compile();

test.each(snippets.map(({ name }) => name))('the example of %s compiles', name => expect(complaints.get(name)).toBe(''));

test('the README and every kind have an example', () => {
  const names = snippets.map(({ name }) => name);
  expect(names).toContain('README.md 1');
  for (const kind of readdirSync(join(ROOT, 'src/kinds'))) {
    const name = /export class (\w+) extends Resource/.exec(readFileSync(join(ROOT, 'src/kinds', kind), 'utf8'))?.[1];
    if (name !== undefined) {
      expect(names).toContain(name);
    }
  }
});

/** the anchors that GitHub makes of a page: of its headings, and those that are written in HTML */
function anchorsOf(page: string): string[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title]) => title.toLowerCase().replace(/[^\w\s-]/g, '').trim().replace(/\s/g, '-'));
  return [...headings, ...[...text.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id)];
}

test.each(PAGES)('each link of %s leads to a file in git', page => {
  const links = [...readFileSync(join(ROOT, page), 'utf8').matchAll(/\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]*))?\)/g)];
  const broken = links.filter(([, path, anchor]) => {
    const target = path === '' ? page : normalize(join(page, '..', path));
    const found = TRACKED.some(file => file === target || file.startsWith(`${target.replace(/\/$/, '')}/`));
    return !found || anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).includes(anchor);
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});
