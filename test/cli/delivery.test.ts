import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'fs';
import { join } from 'path';
import { parse, parseAllDocuments } from 'yaml';
import { made as madeIn, ownPlace, run } from './projects';
import { LANGUAGES } from '../../src/cli/templates';
import { TSX } from '../tsx';

const ROOT = join(__dirname, '../..');
const place = ownPlace('delivery');
const made = (...args: string[]) => madeIn(mkdtempSync(join(place, 'project-')), ...args);

const GITHUB = '.github/workflows/ci.yml';
const CHART = ['.helm/Chart.yaml', '.helm/templates/stages.yaml', '.helm/values.yaml', 'werf.yaml'];
const FLUX = ['gitops/flux/source.yaml', 'gitops/flux/stages.yaml'];
const ARGO = ['gitops/argocd/applications.yaml', 'gitops/argocd/argocd-cm.yaml'];
const GITLAB = ['.gitlab-ci.yml', 'ci/comment.mjs'];

test.each<[string[], string[]]>([
  [[], [GITHUB]],
  [['--gitops', 'argocd'], [GITHUB, ...ARGO]],
  [['--gitops', 'flux'], [GITHUB, ...FLUX]],
  [['--gitops', 'werf'], [GITHUB, ...CHART]],
  [['--gitops', 'argocd,flux', '--gitops', 'werf'], [GITHUB, ...ARGO, ...FLUX, ...CHART]],
  [['--ci', 'github'], [GITHUB]],
  [['--ci', 'gitlab'], GITLAB],
  [['--ci', 'gitlab, github', '--gitops', 'flux'], [GITHUB, ...GITLAB, ...FLUX]],
])('init with %j adds files', (options, files) => {
  const plain = Object.keys(made('go')).filter(path => path !== GITHUB);
  expect(Object.keys(made('go', ...options)).sort()).toEqual([...plain, ...files].sort());
});

test.each<[string, string[], string]>([
  ['an unknown tool', ['--gitops', 'flux,argo'], "unknown tool 'argo': did you mean 'argocd'?"],
  ['an unknown CI system', ['--ci', 'Github'], "unknown CI system 'Github': did you mean 'github'?"],
])('%s is refused, and nothing is written', (_, options, message) => {
  expect(run('init', 'go', 'refused', ...options)).toEqual({ code: 2, out: '', err: `${message}\nfor help: cdk8s-dvp init --help` });
  expect(existsSync('refused')).toBe(false);
});

const CALLS: Record<string, [string, string, string]> = {
  typescript: ['main.ts', "import * as dvp from 'cdk8s-dvp';", 'dvp.Staging.of(app).writeDirectories();\ndvp.Staging.of(app).writeSyncWaves();\napp.synth();\n'],
  python: ['main.py', 'import cdk8s_dvp as dvp  # noqa: E402', 'dvp.Staging.of(app).write_directories()\ndvp.Staging.of(app).write_sync_waves()\napp.synth()\n'],
  java: [
    'src/main/java/com/example/Main.java', 'import io.github.cdk8sdvp.Staging;',
    '        Staging.of(app).writeDirectories();\n        Staging.of(app).writeSyncWaves();\n        app.synth();\n',
  ],
  go: ['main.go', '\tdvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp"\n', '\tdvp.Staging_Of(app).WriteDirectories()\n\tdvp.Staging_Of(app).WriteSyncWaves()\n\tapp.Synth()\n'],
};

describe.each([...LANGUAGES.keys()])('a project in %s with everything', language => {
  let files: Record<string, string>;
  beforeAll(() => { files = made(language, '--gitops', 'argocd,flux,werf', '--ci', 'github,gitlab'); });

  test('writes stages, into the chart of werf', () => {
    const [file, imported, calls] = CALLS[language];
    expect(files[file]).toContain(imported);
    expect(files[file]).toContain(calls);
    expect(parse(files['cdk8s.yaml']).output).toBe('.helm/dist');
    expect(files['.gitignore']).not.toContain('dist/');
  });

  test('has no placeholder left, and YAML in each YAML file', () => {
    const own = Object.entries(files).filter(([path]) => path !== '.helm/templates/stages.yaml');
    expect(own.filter(([, text]) => /\{\{\w|: undefined|undefined\n|\[object|registry\./.test(text)).map(([path]) => path)).toEqual([]);
    expect(own.filter(([path, text]) => /\.ya?ml$/.test(path) && parseAllDocuments(text).some(({ errors }) => errors.length > 0))).toEqual([]);
    expect(Object.values(files).filter(text => !/[^\n]\n$/.test(text))).toEqual([]);
  });

  test('says in its README how each tool starts, by files that exist', () => {
    const readme = files['README.md'];
    expect([...readme.matchAll(/^### (.*)$/gm)].map(([, title]) => title)).toEqual(['Argo CD', 'Flux', 'werf', 'CI', 'GitLab CI']);
    const named = [...readme.matchAll(/(?:gitops|\.helm|\.github)\/[\w./-]+\.ya?ml/g)].map(([path]) => path);
    expect(named.length).toBeGreaterThan(7);
    expect(named.filter(path => !(path in files))).toEqual([]);
    expect(readme).not.toMatch(/platform\.k8s\.yaml|kubectl wait/);
  });

  test('tests, synthesizes, checks and compares with the repository, in both CI systems', () => {
    const [install, test, synth] = parse(made(language)[GITHUB]).jobs.ci.steps.filter((step: any) => 'run' in step).map((step: any) => step.run);
    const commands = [
      install, test, synth, 'npx --yes "$CLI" validate .helm/dist',
      'npx --yes "$CLI" health argocd --output gitops/argocd/argocd-cm.yaml',
      'npx --yes "$CLI" gitops flux .helm/dist --name machines --output gitops/flux/stages.yaml',
      'npx --yes "$CLI" gitops werf .helm/dist --name machines --output .helm/values.yaml',
      'git add --intent-to-add .helm/dist gitops .helm && git diff --exit-code .helm/dist gitops .helm',
    ];
    const { jobs } = parse(files[GITHUB]);
    expect(jobs.ci.steps.filter((step: any) => 'run' in step).map((step: any) => step.run)).toEqual(commands);
    expect(jobs.base.steps.filter((step: any) => 'run' in step).map((step: any) => step.run)).toEqual([install, synth]);
    const { ci, base } = parse(files['.gitlab-ci.yml']);
    expect(ci.script.slice(-9)).toEqual([...commands, 'cp -R .helm/dist new']);
    expect(base.script.slice(-3)).toEqual([install, synth, 'cp -R .helm/dist base']);
    // a tool applies
    expect([Object.keys(jobs), Object.keys(parse(files['.gitlab-ci.yml']))]).toEqual([['ci', 'base', 'impact'], ['stages', 'default', 'variables', 'workflow', 'ci', 'base', 'impact']]);
  });
});

test('the files of the tools are those of the commands, for the manifests that the project writes', () => {
  const directory = join(place, 'runs');
  const files = madeIn(directory, 'typescript', '--gitops', 'argocd,flux,werf');
  mkdirSync(join(directory, 'node_modules'));
  for (const [name, target] of [['cdk8s-dvp', ROOT], ...['cdk8s', 'constructs', 'cdk8s-plus-28'].map(each => [each, join(ROOT, 'node_modules', each)])]) {
    symlinkSync(target, join(directory, 'node_modules', name));
  }
  const env = { ...process.env, CDK8S_OUTDIR: '.helm/dist' };
  const { status, stderr } = spawnSync(process.execPath, [...TSX, 'main.ts'], { cwd: directory, encoding: 'utf8', env });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  process.chdir(directory);
  try {
    expect(readdirSync('.helm/dist')).toEqual(['60-virtualization', '81-images', '90-machines']);
    for (const [path, command] of [
      ['gitops/flux/stages.yaml', ['gitops', 'flux', '.helm/dist', '--name', 'machines']],
      ['.helm/values.yaml', ['gitops', 'werf', '.helm/dist', '--name', 'machines']],
      ['gitops/argocd/applications.yaml', ['gitops', 'argocd', '.helm/dist', '--name', 'machines']],
      ['gitops/argocd/argocd-cm.yaml', ['health', 'argocd']],
    ] as [string, string[]][]) {
      const { out, err } = run(...command);
      expect({ path, out: `${out.trimEnd()}\n`, err }).toEqual({ path, out: files[path], err: '' });
    }
  } finally {
    process.chdir(place);
  }
}, 60_000);

test('Flux gets what its Kustomizations name', () => {
  const { 'gitops/flux/source.yaml': source, 'gitops/flux/stages.yaml': stages } = made('python', '--gitops', 'flux');
  const named = (text: string) => parseAllDocuments(text).map(document => document.toJS());
  const objects = named(source).map(({ kind, metadata: { namespace, name } }) => [kind, namespace, name].filter(part => part !== undefined).join(' '));
  expect(objects).toEqual([
    'GitRepository flux-system machines', 'Kustomization flux-system machines', 'ServiceAccount flux-system machines-platform', 'ClusterRoleBinding machines-platform',
    'ServiceAccount flux-system machines-project', 'RoleBinding shop machines-project', 'ClusterRole machines-project',
  ]);
  for (const { spec } of named(stages)) {
    expect(objects).toContain(`${spec.sourceRef.kind} flux-system ${spec.sourceRef.name}`);
    expect(objects).toContain(`ServiceAccount flux-system ${spec.serviceAccountName}`);
  }
});
