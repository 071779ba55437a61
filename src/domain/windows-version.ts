import { answerFileOf } from './machine-setup';
import { SOURCE, alongSources, downloadPath } from './source';
import { World } from './world';
import { ManifestObject, textAt, valueAt } from '../manifest/manifest';
import { ONE } from '../manifest/quantity';

interface Needs {
  readonly memory: bigint;
  /** the memory as Microsoft writes it, in the unit of DVP */
  readonly text: string;
  readonly cores: number;
}

// gigabytes of a thousand megabytes, so that a machine of 4G passes
const gigabytes = (count: bigint, cores: number): Needs => ({ memory: count * 10n ** 9n * ONE, text: `${count}Gi`, cores });

/**
 * The minimum of a version of Windows. The setup of a server in a machine fails with 800 MB or less; one with a desktop needs 2 GB, which its
 * answer file does not always say.
 *
 * @see https://learn.microsoft.com/en-us/windows/whats-new/windows-11-requirements
 * @see https://learn.microsoft.com/en-us/windows-server/get-started/hardware-requirements
 */
export const WINDOWS_NEEDS: Readonly<Record<string, Needs>> = {
  'Windows 11': gigabytes(4n, 2),
  'Windows 10': gigabytes(2n, 1),
  'Windows Server': { memory: 800n * 10n ** 6n * ONE + 1n, text: '1Gi', cores: 1 },
};

// the directories of the virtio drivers, and the editions of the setup
const IN_ANSWERS: readonly (readonly [version: string, form: RegExp])[] = [
  ['Windows 11', /\\w11\\amd64|>\s*Windows 11\b/i],
  ['Windows 10', /\\w10\\amd64|>\s*Windows 10\b/i],
  ['Windows Server', /\\2k(16|19|22|25)\\amd64|>\s*Windows Server 20(16|19|22|25)\b/i],
];
const IN_NAMES: readonly (readonly [version: string, form: RegExp])[] = [
  ['Windows 11', /(?<![a-z])win(dows)?[-_ .]?11(?!\d)/i],
  ['Windows 10', /(?<![a-z])win(dows)?[-_ .]?10(?!\d)/i],
];

/** the version of Windows that a machine installs or has, if exactly one is named in its answer file or in the names of its images */
export function windowsVersionOf(machine: ManifestObject, world: World): string | undefined {
  const answers = answerFileOf(machine, world)?.text;
  return only(answers === undefined ? [] : versionsIn(IN_ANSWERS, answers)) ?? only(versionsOfImages(machine, world));
}

const NO_VERSION: readonly string[] = [];

// each form has one of these words; few texts have one
const ANY_VERSION = /win|\\w1|\\2k/i;

const versionsIn = (forms: typeof IN_NAMES, text: string): readonly string[] =>
  ANY_VERSION.test(text) ? forms.filter(([, form]) => form.test(text)).map(([version]) => version) : NO_VERSION;

function only(versions: readonly string[]): string | undefined {
  return versions.length > 0 && versions.every(version => version === versions[0]) ? versions[0] : undefined;
}

/** the versions in the names of the images of a machine and of its disks; names of machines and disks may count them */
const versionsOfImages = (machine: ManifestObject, world: World): readonly string[] => machine.list('/spec/blockDeviceRefs').flatMap(ref => {
  const kind = textAt(ref, '/kind') ?? '';
  const name = textAt(ref, '/name');
  const named = kind.endsWith('Image') && name !== undefined ? versionsIn(IN_NAMES, name) : NO_VERSION;
  return [...named, ...versionsBehind(world, world.referred(machine, kind, name))];
});

const versionsBehind = alongSources(NO_VERSION, ({ json }, ofSource) => {
  const source = valueAt(json, SOURCE);
  const image = textAt(source, '/objectRef/kind')?.endsWith('Image') === true ? textAt(source, '/objectRef/name') : undefined;
  const named = [image, downloadPath(source)].flatMap(text => text === undefined ? NO_VERSION : versionsIn(IN_NAMES, text));
  return named.length === 0 ? ofSource : [...new Set([...named, ...ofSource])];
});
