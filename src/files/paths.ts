import { realpathSync } from 'fs';
import { dirname } from 'path';
import { Unreadable, problemText, readDocuments } from './documents';
import { failureText } from './failure-text';
import { EMPTY, NO_OBJECT, RENDER_TEMPLATE, Reason, chartReason, isKustomization, isMeantForKubernetes, kustomizeReason, patchesOf } from './other-tools';
import { ReadError, STDIN, readBytes } from './read-bytes';
import { ReadFiles, failed, joined, leftAlone } from './read-files';
import { Step, Walk } from './walk';

const STDIN_NAME = 'standard input';

/**
 * Reads the manifests of files, of directories and their subdirectories, and of standard input (`-`). Symbolic links are followed, and no file is read twice.
 *
 * @param begins is called before each file
 */
export function readPaths(paths: readonly string[], begins: (path: string) => void = () => {}): ReadFiles {
  const walk = new Walk();
  const steps = paths.map(path => walk.from(path));
  const patches = patchFiles(steps.flat());
  return joined(paths.map((path, i) => {
    const read = joined(steps[i].map(step => {
      begins(step.path === STDIN ? STDIN_NAME : step.path);
      return step.ends ?? readFile(step, patches);
    }));
    // a directory from the command line without manifests is a mistake, and must not look like a success
    const isEmpty = walk.directories.has(path) && read.objects.length + read.unreadable.length === 0 && read.hasList !== true;
    return isEmpty ? joined([read, failed(path, 'no manifests found')]) : read;
  }));
}

export const problemsText = (unreadable: readonly Unreadable[]): string => unreadable.map(problemText).join('\n');

/** the same, where each file that was left alone is a mistake */
export function strictly(read: ReadFiles): ReadFiles {
  const refused = read.leftAlone.map(({ file, reason: { noun, rest, advice } }) =>
    ({ file, wrong: `not a manifest: ${noun}${rest}${advice === undefined ? '' : `, ${advice}`}` }));
  return { ...read, unreadable: [...read.unreadable, ...refused], leftAlone: [] };
}

/** the real paths of the patches of Kustomize, and the directory of the kustomization that names each of them */
function patchFiles(steps: readonly Step[]): ReadonlyMap<string, string> {
  const patches = new Map<string, string>();
  for (const { path } of steps.filter(({ isNamed, ends, path: file }) => !isNamed && ends === undefined && isKustomization(file))) {
    for (const patch of quiet(() => patchesOf(path, readBytes(path).toString())) ?? []) {
      const real = quiet(() => realpathSync(patch));
      if (real !== undefined) {
        patches.set(real, dirname(path));
      }
    }
  }
  return patches;
}

function quiet<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // reported when the file itself is read
  }
}

function readFile({ path, isNamed, chart }: Step, patches: ReadonlyMap<string, string>): ReadFiles {
  try {
    const bytes = readBytes(path);
    // what is ASCII in UTF-16, too
    const ascii = bytes.toString('latin1').replace(/\0/g, '');
    const known = isNamed ? undefined : knownReason(path, chart, ascii);
    if (known !== undefined) {
      return leftAlone(path, known);
    }
    const read = readDocuments(path === STDIN ? STDIN_NAME : path, bytes);
    const { objects, unreadable } = read;
    const kustomization = isNamed ? undefined : patches.get(realpathSync(path));
    if (kustomization !== undefined && !unreadable.some(isInvalid)) {
      return leftAlone(path, kustomizeReason(kustomization));
    }
    if (!isNamed && objects.length === 0 && unreadable.length > 0 && !isMeantForKubernetes(ascii)) {
      return leftAlone(path, isBlank(ascii) ? EMPTY : NO_OBJECT);
    }
    return { ...read, unreadable: ascii.includes('{{') ? unreadable.map(withTemplateHint) : unreadable, leftAlone: [] };
  } catch (error) {
    return failed(path === STDIN ? STDIN_NAME : path, error instanceof ReadError ? error.message : failureText(error));
  }
}

function knownReason(path: string, chart: string | undefined, text: string): Reason | undefined {
  if (isKustomization(path)) {
    return kustomizeReason(dirname(path));
  }
  return chart === undefined ? undefined : chartReason(path, chart, text);
}

const isBlank = (text: string): boolean => text.split('\n').every(line => /^(---)?\s*(#.*)?$/.test(line.trim()));

const isInvalid = ({ wrong }: Unreadable): boolean => /^(invalid|the byte)/.test(wrong);

const withTemplateHint = (problem: Unreadable): Unreadable =>
  isInvalid(problem) ? { ...problem, wrong: `${problem.wrong}; '{{' begins a template, so ${RENDER_TEMPLATE}` } : problem;
