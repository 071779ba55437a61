import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { madeDependencies } from './dependencies';
import { packageOf } from './packages';
import { LANGUAGES, Language, MAVEN_REPOSITORY, Outcome, ROOT, lackingTools, must, run } from './tools';

// cdk8s-cli is downloaded once, and the package of a language is built once
const COLD = 20 * 60_000;
// Maven takes a minute where somebody else has the processor
const WARM = 10 * 60_000;
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

const place = mkdtempSync(join(tmpdir(), 'cdk8s-dvp-init-'));
const plugins = join(place, 'plugins');

// where cdk8s-cli would have installed the plugin from npm; the command is run from there too, as `npx` has it
const plugin = join(plugins, 'cdk8s-dvp', version);
beforeAll(() => {
  mkdirSync(plugin, { recursive: true });
  must(['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--prefer-offline', '--prefix', plugin, packageOf('typescript')]);
}, COLD);
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** lets the tools of a language find what was built, as if its registry had it; the environment that it takes */
const SERVE: Record<Language, (directory: string) => NodeJS.ProcessEnv> = {
  typescript: directory => {
    const file = join(directory, 'package.json');
    const json = JSON.parse(readFileSync(file, 'utf8'));
    json.dependencies['cdk8s-dvp'] = `file:${packageOf('typescript')}`;
    writeFileSync(file, JSON.stringify(json));
    return {};
  },
  python: () => ({ PIP_FIND_LINKS: [dirname(packageOf('python')), process.env.PIP_FIND_LINKS ?? ''].join(' ').trim() }),
  java: directory => {
    const repositories = [packageOf('java'), ...madeDependencies('java').map(({ path }) => path)]
      .map((path, i) => `<repository><id>built-${i}</id><url>file://${path}</url></repository>`);
    const settings = join(directory, '.mvn/settings.xml');
    mkdirSync(dirname(settings));
    writeFileSync(settings, `<settings>
  <profiles><profile><id>built</id><repositories>${repositories.join('')}</repositories></profile></profiles>
  <activeProfiles><activeProfile>built</activeProfile></activeProfiles>
</settings>\n`);
    writeFileSync(join(directory, '.mvn/maven.config'), `--batch-mode\n--no-transfer-progress\n--settings=${settings}\n-Dmaven.repo.local=${MAVEN_REPOSITORY}\n`);
    return {};
  },
  go: directory => {
    const own = { name: 'github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp', path: packageOf('go') };
    must(['go', 'mod', 'edit', ...[own, ...madeDependencies('go')].map(({ name, path }) => `-replace=${name}=${path}`)], { cwd: directory });
    return {};
  },
};

// a project hides the banner about an old Node.js itself
const UNSET = { JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: undefined };

/** the line that creates the machine, where a language shows it */
const SITES: Record<Language, RegExp> = {
  typescript: /^    at shop\/web \(.*charts\.ts:\d+:\d+\)$/m,
  python: /^  at: .*charts\.py:\d+$/m,
  java: /^  at: Shop\.java:\d+$/m,
  go: /\(VM-11\)/,
};

/** what the test runner of each language says of one test that passed */
const PASSED: Record<Language, RegExp> = {
  typescript: /^Tests: +1 passed, 1 total$/m,
  python: /\b1 passed in /,
  java: /Tests run: 1, Failures: 0, Errors: 0, Skipped: 0/,
  go: /^ok +\texample\.com\/machines\t/m,
};

function manifestsIn(directory: string): Record<string, string> {
  return Object.fromEntries(readdirSync(directory).filter(name => name.endsWith('.k8s.yaml')).map(name => [name, readFileSync(join(directory, name), 'utf8')]));
}

/** what is said of its own accord: nothing, but for a remark of npm, the colours that Maven resets, and what the runtime of Go now and then says on its end */
function noise(stderr: string): string {
  return stderr.replace(/^npm warn .*\n/gm, '').replace(/\x1b\[0?m/g, '').replace('Runtime process exited abnormally: waitid: no child processes', '').trim();
}

const CHARTS: Record<Language, string> = { typescript: 'charts.ts', python: 'charts.py', java: 'src/main/java/com/example/Shop.java', go: 'charts.go' };

const MAIN: Record<Language, string> = { typescript: 'main.ts', python: 'main.py', java: 'src/main/java/com/example/Main.java', go: 'main.go' };

for (const language of LANGUAGES) {
  const lacking = lackingTools(language);
  const skipped = lacking.length > 0 && (process.env.CI ?? '') === '';
  if (skipped) {
    process.stderr.write(`\n!! init ${language}: SKIPPED, since this machine has no ${lacking.join(' and no ')}\n\n`);
  }

  (skipped ? describe.skip : describe)(`init ${language}`, () => {
    const directory = join(place, language, 'machines');
    const dist = join(directory, 'dist');
    let env: NodeJS.ProcessEnv = {};
    let synthCommand = '';
    let testCommand = '';
    let activate: string[] = [];

    // one shell for each, as a person opens one
    const shell = (...commands: string[]): Outcome => run(['bash', '-c', commands.join(' && ')], { cwd: join(place, language), env: { ...env, ...UNSET } });
    const written = () => existsSync(dist) ? manifestsIn(dist) : {};

    beforeAll(() => {
      mkdirSync(join(place, language));
      const said = must([join(plugin, 'node_modules/.bin/cdk8s-dvp'), 'init', language, 'machines'], { cwd: join(place, language) });
      process.stdout.write(`\n$ npx cdk8s-dvp init ${language} machines\n${said}`);
      const next = said.split('\nnext:\n')[1].trimEnd().split('\n').map(line => line.trim());
      [synthCommand, testCommand] = next.slice(-2);
      env = SERVE[language](directory);

      const install = next.slice(0, -2);
      activate = install.filter(command => /^(cd|\.) /.test(command));
      const { status, stdout, stderr } = shell(...install);
      expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
    }, COLD);

    test('its command for the manifests writes what the quick start writes', () => {
      const { status, stdout, stderr } = shell(...activate, synthCommand);
      process.stdout.write(`\n$ ${synthCommand}\n${stdout}${stderr}`);
      expect({ status, stderr: noise(stderr) }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('  - dist/platform.k8s.yaml\n  - dist/shop.k8s.yaml\n');
      expect(stdout).not.toContain('Performing validations');
      expect(written()).toEqual(manifestsIn(join(ROOT, 'examples/quickstart/expected')));
    }, WARM);

    test('the plugin of cdk8s-cli agrees', () => {
      const file = join(directory, 'cdk8s.yaml');
      const config = readFileSync(file, 'utf8');
      writeFileSync(file, `${config}pluginsDirectory: ${plugins}\nvalidations:\n  - { package: cdk8s-dvp, version: ${version}, class: DvpValidation }\n`);
      const { status, stdout, stderr } = shell(...activate, synthCommand);
      writeFileSync(file, config);
      expect({ status, stderr: noise(stderr) }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toMatch(/Status +│ success/);
    }, WARM);

    test('its command for the test passes', () => {
      const { status, stdout, stderr } = shell(...activate, testCommand);
      process.stdout.write(`\n$ ${testCommand}\n${stdout}${stderr}`);
      expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: expect.stringMatching(PASSED[language]) });
      expect(stdout + stderr).not.toContain('end-of-life');
    }, WARM);

    test('for a GitOps tool, it writes a directory for each stage', () => {
      must([join(plugin, 'node_modules/.bin/cdk8s-dvp'), 'init', language, 'staged', '--name', 'machines', '--gitops', 'argocd'], { cwd: join(place, language) });
      const [own, staged] = [directory, join(place, language, 'staged')].map(project => join(project, MAIN[language]));
      const code = readFileSync(own, 'utf8');
      writeFileSync(own, readFileSync(staged, 'utf8'));
      const { status, stderr } = shell(...activate, synthCommand);
      writeFileSync(own, code);
      expect({ status, stderr: noise(stderr) }).toEqual({ status: 0, stderr: '' });
      expect(readdirSync(dist).filter(name => /^\d/.test(name)).sort()).toEqual(['60-virtualization', '81-images', '90-machines']);
    }, WARM);

    test('both refuse a machine that DVP would refuse', () => {
      const file = join(directory, CHARTS[language]);
      const code = readFileSync(file, 'utf8');
      writeFileSync(file, code.replace(/([Cc]ores\((?:jsii\.Number\()?)2\b/, (_, before) => `${before}17`));
      for (const command of [testCommand, synthCommand]) {
        const { status, stdout, stderr } = shell(...activate, command);
        expect({ command, failed: status !== 0, said: stdout + stderr })
          .toEqual({ command, failed: true, said: expect.stringContaining('[shop/web] VirtualMachine shop/web /spec/cpu/cores (VM-11)') });
        if (command === synthCommand) {
          expect(stdout + stderr).toMatch(SITES[language]);
        }
      }
      expect(written()).toEqual({});
      writeFileSync(file, code);
    }, WARM);
  });
}
