import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { Delivery, filled } from './delivery/project';
import { packageFile } from '../files/package-files';

// late, because it has the checks of all kinds
const loadDelivery = () => require('./delivery/delivery') as typeof import('./delivery/delivery');

/** cdk8s-cli is an npm package, also for the projects of the other languages: jsii needs Node.js there anyway */
const CDK8S_CLI = '2.207.60';
// the version is pinned, so no check for a newer one, which fails loudly behind a proxy
const SYNTH = `npx --yes cdk8s-cli@${CDK8S_CLI} synth --no-check-upgrade`;

/** What `init` prints of a language; the files are in `templates/<language>/`. */
export interface Language {
  /** as people write it */
  readonly title: string;
  readonly commands: {
    /** once, before the others */
    readonly install: readonly string[];
    readonly synth: string;
    readonly test: string;
  };
}

export const LANGUAGES: ReadonlyMap<string, Language> = new Map<string, Language>([
  ['typescript', { title: 'TypeScript', commands: { install: ['npm install'], synth: 'npm run synth', test: 'npm test' } }],
  ['python', {
    title: 'Python',
    commands: { install: ['python3 -m venv .venv', '. .venv/bin/activate', 'python -m pip install -r requirements-dev.txt'], synth: SYNTH, test: 'pytest' },
  }],
  ['java', { title: 'Java', commands: { install: ['mvn dependency:resolve'], synth: SYNTH, test: 'mvn test' } }],
  ['go', { title: 'Go', commands: { install: ['go mod tidy'], synth: SYNTH, test: 'go test ./...' } }],
]);

/** The files of a new project: path -> text. */
export function projectFiles(language: string, name: string, version: string, delivery: Delivery): Record<string, string> {
  const values: Record<string, string> = { name, version, 'major': goMajor(version), 'cdk8s-cli': CDK8S_CLI, ...peerVersions() };
  const root = packageFile(`templates/${language}`);
  const files = Object.fromEntries(filesBelow(root).map(path => {
    const text = filled(readFileSync(join(root, path), 'utf8'), values);
    // npm does not pack a file called .gitignore
    return [path.replace(/^gitignore$/, '.gitignore'), text];
  }));
  const isPlain = delivery.gitops.length === 0 && delivery.ci.length === 0;
  return isPlain ? files : loadDelivery().delivered({ language, name, files, values }, delivery);
}

function filesBelow(root: string, directory = ''): string[] {
  return readdirSync(join(root, directory), { withFileTypes: true })
    .flatMap(entry => entry.isDirectory() ? filesBelow(root, `${directory}${entry.name}/`) : [directory + entry.name]);
}

// Go writes the major version into the path, from the second on
function goMajor(version: string): string {
  const major = Number(version.split('.')[0]);
  return major > 1 ? `/v${major}` : '';
}

// the lowest version of each range, which is the one that this package was built and tested with
function peerVersions(): Record<string, string> {
  const { peerDependencies } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { peerDependencies: Record<string, string> };
  return Object.fromEntries(Object.entries(peerDependencies).map(([name, range]) => [name, range.replace(/^\D+/, '')]));
}
