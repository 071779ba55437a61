import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { main } from '../../src/cli/main';
import { LANGUAGES } from '../../src/cli/templates';
import { TSX } from '../tsx';

const ROOT = join(__dirname, '../..');

// what the commands print has no path of the machine in it
const place = realpathSync(mkdtempSync(join(tmpdir(), 'init-')));
const home = process.cwd();
beforeAll(() => process.chdir(place));
afterAll(() => {
  process.chdir(home);
  rmSync(place, { recursive: true });
});

function run(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(args, { print: text => out.push(text), error: text => err.push(text), version: '1.2.3' });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

function filesBelow(directory: string, prefix = ''): Record<string, string> {
  return Object.fromEntries(readdirSync(directory).sort().flatMap(name => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? Object.entries(filesBelow(path, `${prefix}${name}/`)) : [[prefix + name, readFileSync(path, 'utf8')]];
  }));
}

const made: Record<string, Record<string, string>> = {};

test.each<[string, string, string[], string[]]>([
  ['typescript', 'TypeScript', ['charts.test.ts', 'charts.ts', 'main.ts', 'package.json', 'tsconfig.json'], ['npm install', 'npm run synth', 'npm test']],
  ['python', 'Python', ['charts.py', 'conftest.py', 'main.py', 'requirements-dev.txt', 'requirements.txt', 'test_charts.py'], [
    'python3 -m venv .venv', '. .venv/bin/activate', 'python -m pip install -r requirements-dev.txt', 'npx --yes cdk8s-cli@2.207.60 synth --no-check-upgrade', 'pytest',
  ]],
  ['java', 'Java', [
    'pom.xml', 'src/main/java/com/example/Main.java', 'src/main/java/com/example/Platform.java', 'src/main/java/com/example/Shop.java',
    'src/test/java/com/example/ShopTest.java',
  ], ['mvn dependency:resolve', 'npx --yes cdk8s-cli@2.207.60 synth --no-check-upgrade', 'mvn test']],
  ['go', 'Go', ['charts.go', 'charts_test.go', 'go.mod', 'internal/quiet/quiet.go', 'main.go'], ['go mod tidy', 'npx --yes cdk8s-cli@2.207.60 synth --no-check-upgrade', 'go test ./...']],
])('creates a project in %s, and prints the next commands', (language, title, own, commands) => {
  const directory = `${language}/My Machines`;
  const paths = ['.github/workflows/ci.yml', '.gitignore', 'README.md', 'cdk8s.yaml', ...own];
  expect(run('init', language, directory)).toEqual({
    code: 0,
    err: '',
    out: [`created my-machines, in ${title}:`, ...paths.map(path => `  ${path}`), '', 'next:', `  cd '${directory}'`, ...commands.map(command => `  ${command}`)].join('\n'),
  });
  made[language] = filesBelow(directory);
  expect(Object.keys(made[language])).toEqual([...paths].sort());
});

describe.each([...LANGUAGES.keys()])('what is made in %s', language => {
  const text = (path: string) => made[language][path];

  test('ends each file with a line, has no address of a registry, and pins the version', () => {
    const all = Object.values(made[language]);
    expect(all.filter(each => !/[^\n]\n$/.test(each))).toEqual([]);
    expect(all.filter(each => /undefined|\[object|registry\.|pypi|maven2|proxy\.golang/.test(each.replace('http://maven.apache.org/POM', '')))).toEqual([]);
    const manifest = { typescript: 'package.json', python: 'requirements.txt', java: 'pom.xml', go: 'go.mod' }[language]!;
    expect(text(manifest)).toContain('1.2.3');
  });

  // the app checks itself, and a plugin would be a second download
  test('has a cdk8s.yaml without a plugin', () => {
    expect(parse(text('cdk8s.yaml'))).toEqual({
      language,
      app: { typescript: 'npx tsx main.ts', python: 'python main.py', java: 'mvn --quiet --batch-mode compile exec:exec 1>&2', go: 'go run .' }[language],
    });
  });

  test('has a workflow that installs, tests and synthesizes', () => {
    const { steps } = parse(text('.github/workflows/ci.yml')).jobs.ci;
    const commands = steps.filter((step: any) => 'run' in step).map((step: any) => step.run);
    expect(commands).toEqual({
      typescript: ['npm ci', 'npm test', 'npm run synth'],
      python: ['python -m pip install -r requirements-dev.txt', 'pytest', 'npx --yes cdk8s-cli@2.207.60 synth --no-check-upgrade'],
      java: ['mvn --batch-mode dependency:resolve', 'mvn --batch-mode test', 'npx --yes cdk8s-cli@2.207.60 synth --no-check-upgrade'],
      go: ['go mod download', 'go test ./...', 'npx --yes cdk8s-cli@2.207.60 synth --no-check-upgrade'],
    }[language]);
    expect(steps.slice(0, 2).map((step: any) => step.uses)).toEqual(['actions/checkout@v5', 'actions/setup-node@v5']);
  });

  test('names its commands in its README', () => {
    const { install, synth, test } = LANGUAGES.get(language)!.commands;
    expect(text('README.md')).toContain(`\`\`\`sh\n${install.join('\n')}\n\`\`\`\n`);
    expect(text('README.md')).toContain(`\`\`\`sh\n${synth}\n${test}\n\`\`\`\n`);
  });
});

interface Code {
  readonly example: string;
  readonly charts: string[];
  /** starts a chart in the example */
  readonly chart: RegExp;
  /** a chart is this, inside of its class or function */
  readonly scope: string;
}

const CODE: Record<string, Code> = {
  typescript: { example: 'main.ts', charts: ['charts.ts'], chart: /^const \w+ = new Chart\(.*/m, scope: 'this' },
  python: { example: 'main.py', charts: ['charts.py'], chart: /^\w+ = Chart\(.*/m, scope: 'self' },
  java: {
    example: 'Main.java', charts: ['Platform.java', 'Shop.java'].map(file => `src/main/java/com/example/${file}`), chart: /^ *final Chart \w+ = new Chart\(.*/m, scope: 'this',
  },
  go: { example: 'main.go', charts: ['charts.go'], chart: /^\t\w+ := cdk8s.NewChart\(.*/m, scope: 'chart' },
};

// `init` begins a function of Go in a file that has charts only
const squeezed = (code: string) => code.replace(/^\s*(#|\/\/).*/gm, '').replace(/\bcloudInit\b/g, 'init').replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');

test.each(Object.entries(CODE))('the charts in %s are those of the quick start', (language, { example, charts, chart, scope }) => {
  const [, platform, shop] = readFileSync(join(ROOT, 'examples/quickstart', example), 'utf8').split(chart);
  const own = squeezed(charts.map(path => made[language][path]).join('\n'));
  for (const statements of [platform, shop.replace(/\s*app\.[sS]ynth\(\)[^]*/, '')]) {
    expect(squeezed(statements).length).toBeGreaterThan(100);
    expect(own).toContain(squeezed(statements.replace(/\b(platform|shop)(?=, *["'\n]|, jsii)/g, scope)));
  }
});

test('pins what the package stands on to what it is built and tested with, and the tools to those of this project', () => {
  const { dependencies, devDependencies } = JSON.parse(made.typescript['package.json']);
  const here = (name: string) => [name, JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version];
  expect(dependencies).toEqual({ ...Object.fromEntries(['cdk8s', 'cdk8s-plus-28', 'constructs'].map(here)), 'cdk8s-dvp': '1.2.3' });
  expect(devDependencies).toEqual(Object.fromEntries(Object.keys(devDependencies).map(here)));
  const { cdk8s, 'cdk8s-plus-28': plus, constructs } = dependencies;
  expect(made.python['requirements.txt']).toBe(`cdk8s==${cdk8s}\ncdk8s-dvp==1.2.3\ncdk8s-plus-28==${plus}\nconstructs==${constructs}\n`);
});

test('from its second major version on, the Go module has it in its path', () => {
  expect(main(['init', 'go', 'v2'], { version: '2.0.1', print: () => {}, error: () => {} })).toBe(0);
  const { 'go.mod': mod, 'charts.go': charts } = filesBelow('v2');
  expect(mod).toContain('require github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp/v2 v2.0.1\n');
  expect(charts).toContain('dvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp/v2"\n');
});

test('the project in TypeScript writes what the quick start writes', () => {
  const directory = join(place, 'runs');
  expect(run('init', 'typescript', directory).code).toBe(0);
  mkdirSync(join(directory, 'node_modules'));
  for (const [name, target] of [['cdk8s-dvp', ROOT], ...['cdk8s', 'constructs', 'cdk8s-plus-28'].map(each => [each, join(ROOT, 'node_modules', each)])]) {
    symlinkSync(target, join(directory, 'node_modules', name));
  }
  const { status, stderr } = spawnSync(process.execPath, [...TSX, 'main.ts'], { cwd: directory, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(filesBelow(join(directory, 'dist'))).toEqual(filesBelow(join(ROOT, 'examples/quickstart/expected')));
}, 60_000);

test('the current directory will do, and what git has in it is no matter', () => {
  const directory = join(place, 'here');
  mkdirSync(join(directory, '.git'), { recursive: true });
  process.chdir(directory);
  const { code, out } = run('init', 'go');
  expect({ code, first: out.split('\n')[0], next: out.split('\n').at(-3) }).toEqual({ code: 0, first: 'created here, in Go:', next: '  go mod tidy' });
  expect(run('init', 'go')).toEqual({
    code: 1,
    out: '',
    err: `the directory ${directory} is not empty, nothing was written: it has .github, .gitignore, README.md, cdk8s.yaml, charts.go and 4 more`,
  });
  process.chdir(place);
});

describe('refuses', () => {
  beforeAll(() => {
    mkdirSync('full');
    writeFileSync('full/notes.txt', 'mine');
    writeFileSync('full/main.go', 'mine');
    writeFileSync('file', 'mine');
    symlinkSync('nowhere', 'dangling');
  });

  const name = (written: string) => `'${written}' cannot be a project name: use letters a to z and digits in the name of the directory, at most 214 characters, or set --name`;
  const taken = (written: string) => `the project cannot be called '${written}', which is the name of a package that it uses: set --name`;

  test.each<[string, string[], number, string]>([
    ['no language', [], 2, 'init needs a language: one of typescript, python, java, go'],
    ['an unknown language', ['rust', 'new'], 2, "unknown language 'rust': must be one of typescript, python, java, go"],
    ['a language in another spelling', ['TypeScript', 'new'], 2, "unknown language 'TypeScript': did you mean 'typescript'?"],
    ['a part of a language', ['py', 'new'], 2, "unknown language 'py': did you mean 'python'?"],
    ['a word that every object of JavaScript knows', ['constructor', 'new'], 2, "unknown language 'constructor': must be one of typescript, python, java, go"],
    ['an option', ['go', '--force', 'new'], 2, "unknown option '--force'"],
    ['more than a directory', ['go', 'new', 'newer'], 2, "too many arguments for 'init'. Expected 2 arguments but got 3"],
    ['a directory that is not empty', ['go', 'full'], 1, 'full is not empty, nothing was written: it has main.go, notes.txt'],
    ['a file', ['go', 'file'], 1, 'file cannot be created: it exists and is not a directory'],
    ['a path through a file', ['go', 'file/new'], 1, 'file/new cannot be created: it exists and is not a directory'],
    ['a link that leads nowhere', ['go', 'dangling'], 1, 'dangling cannot be created: it exists and is not a directory'],
    ['a name without a letter', ['go', '___'], 2, name('___')],
    ['no name', ['go', ''], 2, name('')],
    ['the root', ['go', '/'], 2, name('')],
    ['a name that would lose letters', ['go', 'Магазин 1'], 2, name('Магазин 1')],
    ['the name of a package that it uses', ['typescript', 'cdk8s-dvp'], 2, taken('cdk8s-dvp')],
    ['the same by option', ['typescript', 'new', '--name', 'constructs'], 2, taken('constructs')],
    ['a name by option that is not one', ['go', 'new', '--name', 'My Shop'], 2, "--name must have only letters a to z, digits and dashes, at most 214 characters, got 'My Shop'"],
    ['no name by option', ['go', 'new', '--name', ''], 2, "--name must have only letters a to z, digits and dashes, at most 214 characters, got ''"],
    ...process.platform === 'linux' ? [['a place where nothing can be created', ['go', '/proc/new/er'], 1, '/proc/new/er cannot be created: the file system has no such place'] as [string, string[], number, string]] : [],
    ['a name that npm does not take', ['go', 'n'.repeat(215)], 2, name('n'.repeat(215))],
  ])('%s', (_, args, code, message) => {
    const before = filesBelow('full');
    expect(run('init', ...args)).toEqual({ code, out: '', err: code === 2 ? `${message}\nfor help: cdk8s-dvp init --help` : message });
    expect(filesBelow('full')).toEqual(before);
    expect(readdirSync(place)).not.toContain('new');
    expect(readFileSync(join(place, 'file'), 'utf8')).toBe('mine');
  });
});

test('a name by option is the name of the project', () => {
  const { code, out } = run('init', 'typescript', 'cdk8s-dvp', '--name', 'shop');
  expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: 'created shop, in TypeScript:' });
  expect(JSON.parse(readFileSync('cdk8s-dvp/package.json', 'utf8')).name).toBe('shop');
});

test('the help has the languages', () => {
  expect(run('init', '--help').out.split('\n')[0]).toBe('Usage: cdk8s-dvp init [options] <typescript|python|java|go> [directory]');
});
