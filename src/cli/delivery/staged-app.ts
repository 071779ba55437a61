import { Delivery, Project, filled, outputOf, template } from './project';

/** the code of a language for stages: what is imported, and what is called before the synth */
interface Code {
  readonly file: string;
  /** the line after which the import stands, and that line with the import */
  readonly imports: readonly [string, string];
  readonly synth: string;
  readonly directories: string;
  readonly waves: string;
}

const CODE: Readonly<Record<string, Code>> = {
  typescript: {
    file: 'main.ts',
    imports: ["import { App } from 'cdk8s';\n", "import { App } from 'cdk8s';\nimport * as dvp from 'cdk8s-dvp';\n"],
    synth: 'app.synth();',
    directories: 'dvp.Staging.of(app).writeDirectories();',
    waves: 'dvp.Staging.of(app).writeSyncWaves();',
  },
  python: {
    file: 'main.py',
    imports: ['from cdk8s import App  # noqa: E402\n', 'import cdk8s_dvp as dvp  # noqa: E402\nfrom cdk8s import App  # noqa: E402\n'],
    synth: 'app.synth()',
    directories: 'dvp.Staging.of(app).write_directories()',
    waves: 'dvp.Staging.of(app).write_sync_waves()',
  },
  java: {
    file: 'src/main/java/com/example/Main.java',
    imports: ['import org.cdk8s.App;\n', 'import io.github.cdk8sdvp.Staging;\nimport org.cdk8s.App;\n'],
    synth: 'app.synth();',
    directories: 'Staging.of(app).writeDirectories();',
    waves: 'Staging.of(app).writeSyncWaves();',
  },
  go: {
    file: 'main.go',
    imports: ['\t"github.com/aws/jsii-runtime-go"\n', '\t"github.com/aws/jsii-runtime-go"\n\tdvp "github.com/cdk8s-dvp/cdk8s-dvp-go/cdk8sdvp{{major}}"\n'],
    synth: 'app.Synth()',
    directories: 'dvp.Staging_Of(app).WriteDirectories()',
    waves: 'dvp.Staging_Of(app).WriteSyncWaves()',
  },
};

/** a project whose app writes a directory for each stage */
export function staged(project: Project, delivery: Delivery): Record<string, string> {
  const { language, files } = project;
  const { file } = CODE[language];
  return {
    ...files,
    [file]: withStages(project, delivery),
    'README.md': readme(project, delivery),
    // a tool reads the manifests from the repository
    ...delivery.gitops.length === 0 ? {} : { '.gitignore': files['.gitignore'].replace('dist/\n', '') },
    ...outputOf(delivery) === 'dist' ? {} : { 'cdk8s.yaml': `${files['cdk8s.yaml']}output: ${outputOf(delivery)}\n` },
  };
}

function withStages({ language, files, values }: Project, { gitops }: Delivery): string {
  const { file, imports: [before, after], synth, directories, waves } = CODE[language];
  return files[file].replace(before, filled(after, values))
    .replace(new RegExp(`^([ \\t]*)${synth.replace(/[.()]/g, '\\$&')}`, 'm'), (line, indent) =>
      [directories, ...gitops.includes('argocd') ? [waves] : []].map(call => `${indent}${call}\n`).join('') + line);
}

function readme({ files, values }: Project, delivery: Delivery): string {
  const dist = outputOf(delivery);
  const [start] = files['README.md'].replace('`dist/platform.k8s.yaml` and `dist/shop.k8s.yaml`',
    `a directory for each [stage](https://github.com/cdk8s-dvp/cdk8s-dvp/blob/main/docs/stages.md), \`${dist}/60-virtualization\`, \`${dist}/81-images\` and \`${dist}/90-machines\``)
    .split('```sh\nkubectl apply ');
  const parts = [
    ...delivery.gitops.length === 0 ? ['apply'] : delivery.gitops.map(tool => `gitops/${tool}`),
    ...delivery.ci.map(system => delivery.gitops.length === 0 ? `ci/${system}` : `ci/${system}-gitops`),
  ];
  return `${start.trimEnd()}\n\n${parts.map(part => filled(template(`readme/${part}.md`), { ...values, dist })).join('\n')}`;
}
