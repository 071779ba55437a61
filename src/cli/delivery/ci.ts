import { CI_FILE, CiSystem, Delivery, Project, filled, outputOf, template } from './project';
import type { GitopsTool } from '../commands/gitops';
import { GITOPS_FILES } from '../gitops/tools';

/** the stages of each identity, for a shell in the directory of the manifests */
const IDENTITIES = { 'platform-stages': "'[0-7]?-* 80-*'", 'project-stages': "'8[1-9]-* 9?-*'" };

/** as this project pins them */
const ACTIONS = {
  'checkout': '3d3c42e5aac5ba805825da76410c181273ba90b1',
  'download-artifact': '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c',
  'upload-artifact': '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a',
};

interface Image {
  readonly image: string;
  /** commands that install what the image does not have */
  readonly install: readonly string[];
}

const NODE = 'node:22-trixie';
const APT = 'apt-get update && apt-get install --yes --no-install-recommends';

const IMAGES: Readonly<Record<string, Image>> = {
  typescript: { image: NODE, install: [] },
  python: { image: NODE, install: [`${APT} python3-venv`, 'python3 -m venv .venv', '. .venv/bin/activate'] },
  java: { image: NODE, install: [`${APT} default-jdk-headless maven`] },
  go: { image: 'golang:1.25-trixie', install: [`${APT} nodejs npm`] },
};

/** the pipelines of a project, and what they run */
export function ciFiles(project: Project, delivery: Delivery): Record<string, string> {
  const { language, values, files } = project;
  const [, steps] = files[CI_FILE].split(/ +- uses: actions\/checkout@.*\n/);
  const commands = [...steps.matchAll(/- run: (.*)/g)].map(([, command]) => command);
  const [, test] = commands;
  const { image, install } = IMAGES[language];
  const scripted = (all: readonly string[]): string => all.map(command => `    - ${command}`).join('\n');
  const run = (all: readonly string[]): string => all.map(command => `      - run: ${command}`).join('\n');
  const own = {
    ...values,
    ...ACTIONS,
    ...IDENTITIES,
    image,
    'node-image': NODE,
    'dist': outputOf(delivery),
    'steps': steps.trimEnd(),
    'synth-steps': steps.trimEnd().split('\n').filter(line => line.trim() !== `- run: ${test}`).join('\n'),
    'script': scripted([...install, ...commands]),
    'synth-script': scripted([...install, ...commands.filter(command => command !== test)]),
  };
  const committed = committedCommands(project, delivery);
  // a tool of its own applies the manifests
  const applies = delivery.gitops.length === 0;
  const text = (system: CiSystem, lines: string): string => {
    const apply = applies ? filled(template(`ci/${system}-apply.yml`), own) : '';
    return `${filled(template(`ci/${system}.yml`), { ...own, committed: lines, apply }).replace(/\n{2,}(?= {4,})/g, '\n').trimEnd()}\n`;
  };
  return {
    ...delivery.ci.includes('github') ? { [CI_FILE]: text('github', run(committed)) } : {},
    ...delivery.ci.includes('gitlab') ? { '.gitlab-ci.yml': text('gitlab', scripted(committed)), 'ci/comment.mjs': filled(template('ci/comment.mjs'), values) } : {},
  };
}

/** fail if the repository has other manifests than the app writes */
function committedCommands({ name }: Project, delivery: Delivery): string[] {
  const dist = outputOf(delivery);
  const renew: Record<GitopsTool, string> = {
    argocd: 'npx --yes "$CLI" health argocd --output gitops/argocd/argocd-cm.yaml',
    flux: `npx --yes "$CLI" gitops flux ${dist} --name ${name} --output ${GITOPS_FILES.flux}`,
    werf: `npx --yes "$CLI" gitops werf ${dist} --name ${name} --output ${GITOPS_FILES.werf}`,
  };
  const paths = [...new Set([dist, ...delivery.gitops.map(tool => GITOPS_FILES[tool].split('/')[0])])].join(' ');
  return delivery.gitops.length === 0 ? []
    : [...delivery.gitops.map(tool => renew[tool]), `git add --intent-to-add ${paths} && git diff --exit-code ${paths}`];
}
