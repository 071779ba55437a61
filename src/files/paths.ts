import { realpathSync } from 'fs';
import { dirname } from 'path';
import { Unreadable, isBlank, problemText, readDocuments } from './documents';
import { EMPTY, NO_OBJECT, RENDER_TEMPLATE, Reason, chartReason, isForeign, isKustomization, isMeantForKubernetes, kustomizeReason, patchesOf } from './other-tools';
import { ReadError, STDIN, STDIN_NAME, openSource, readBytes } from './read-bytes';
import { ReadFiles, failed, joined, leftAlone } from './read-files';
import { Step, Walk } from './walk';
import { failureText } from '../manifest/failure-text';
import { Source, sourceOf } from '../yaml/source';

/**
 * Reads the manifests of files, of directories and their subdirectories, and of standard input (`-`). Symbolic links are followed, and no file is read twice.
 *
 * @param begins is called before each file
 */
export function readPaths(paths: readonly string[], begins: (path: string) => void = () => {}): ReadFiles {
  const walk = new Walk();
  const steps = paths.map(path => walk.from(path));
  const kustomizations = kustomizationsOf(steps.flat());
  return joined(paths.map((path, i) => {
    const read = joined(steps[i].map(step => {
      begins(step.path === STDIN ? STDIN_NAME : step.path);
      return step.ends ?? readFile(step, kustomizations);
    }));
    // a directory from the command line without manifests is a mistake, and must not look like a success
    const isEmpty = walk.directories.has(path) && read.objects.length + read.unreadable.length === 0 && read.hasList !== true;
    return isEmpty ? joined([read, failed(path, `no manifests found${invalidText(read)}`)]) : read;
  }));
}

function invalidText(read: ReadFiles): string {
  const invalid = read.leftAlone.flatMap(({ file, reason }) => reason.invalid === undefined ? [] : [`\nleft alone: ${file} (${reason.invalid})`]);
  return invalid.join('');
}

export const problemsText = (unreadable: readonly Unreadable[]): string => unreadable.map(problemText).join('\n');

/** the same, where each file that was left alone is a mistake */
export function strictly(read: ReadFiles): ReadFiles {
  const refused = read.leftAlone.map(({ file, reason: { noun, rest, advice } }) =>
    ({ file, wrong: `not a manifest: ${noun}${rest}${advice === undefined ? '' : `, ${advice}`}` }));
  return { ...read, unreadable: [...read.unreadable, ...refused], leftAlone: [] };
}

interface Kustomizations {
  /** the real paths of patches, and the directory of the kustomization that names each of them */
  readonly patches: ReadonlyMap<string, string>;
  /** the directories whose kustomization cannot be read: any file in them may be a patch */
  readonly broken: ReadonlySet<string>;
}

function kustomizationsOf(steps: readonly Step[]): Kustomizations {
  const patches = new Map<string, string>();
  const broken = new Set<string>();
  for (const { path } of steps.filter(({ isNamed, ends, path: file }) => !isNamed && ends === undefined && isKustomization(file))) {
    const bytes = quiet(() => readBytes(path));
    if (bytes !== undefined && readDocuments(path, sourceOf(bytes)).unreadable.some(isInvalid)) {
      broken.add(dirname(path));
    }
    for (const patch of quiet(() => patchesOf(path, String(bytes))) ?? []) {
      const real = quiet(() => realpathSync(patch));
      if (real !== undefined) {
        patches.set(real, dirname(path));
      }
    }
  }
  return { patches, broken };
}

function quiet<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // reported when the file itself is read
  }
}

function readFile({ path, isNamed, chart }: Step, { patches, broken }: Kustomizations): ReadFiles {
  try {
    const source = openSource(path);
    const isBroken = !isNamed && broken.has(dirname(path));
    if (isBroken && isKustomization(path)) {
      return { ...readDocuments(path, source), objects: [], misread: [], leftAlone: [] };
    }
    const known = isNamed ? undefined : knownReason(path, chart, source, isBroken);
    if (known !== undefined) {
      return leftAlone(path, known);
    }
    const read = readDocuments(path === STDIN ? STDIN_NAME : path, source);
    const { objects, unreadable } = read;
    const kustomization = isNamed ? undefined : patches.get(realpathSync(path));
    if (kustomization !== undefined && !unreadable.some(isInvalid)) {
      return leftAlone(path, kustomizeReason(kustomization));
    }
    if (unreadable.length === 0) {
      return { ...read, leftAlone: [] };
    }
    const ascii = asciiOf(source);
    if (!isNamed && objects.length === 0 && !isMeantForKubernetes(ascii)) {
      return leftAlone(path, isBlank(ascii) ? EMPTY : { ...NO_OBJECT, invalid: unreadable.find(isInvalid)?.wrong });
    }
    return { ...read, unreadable: ascii.includes('{{') ? unreadable.map(withTemplateHint) : unreadable, leftAlone: [] };
  } catch (error) {
    return failed(path === STDIN ? STDIN_NAME : path, error instanceof ReadError ? error.message : failureText(error));
  }
}

const ENOUGH = 32 * 1024 * 1024;

/** the beginning of a file, of UTF-16 what is ASCII in it */
const asciiOf = (source: Source): string => source.read(0, Math.min(ENOUGH, source.size)).toString('latin1').replace(/\0/g, '');

function knownReason(path: string, chart: string | undefined, source: Source, isBroken: boolean): Reason | undefined {
  if (isBroken || isKustomization(path) && !isForeign(asciiOf(source))) {
    return kustomizeReason(dirname(path));
  }
  return chart === undefined ? undefined : chartReason(path, chart, asciiOf(source));
}

const isInvalid = ({ wrong }: Unreadable): boolean => /^(invalid|the byte)/.test(wrong);

const withTemplateHint = (problem: Unreadable): Unreadable =>
  isInvalid(problem) ? { ...problem, wrong: `${problem.wrong}; '{{' begins a template, so ${RENDER_TEMPLATE}` } : problem;
