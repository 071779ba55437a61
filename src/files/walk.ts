import { existsSync, lstatSync, readdirSync, realpathSync, statSync, statfsSync } from 'fs';
import { dirname, join, resolve, sep } from 'path';
import { BROKEN_LINK, CHART_FILE, NOT_REGULAR, isKustomization } from './other-tools';
import { STDIN } from './read-bytes';
import { ReadFiles, failed, leftAlone } from './read-files';
import { failureText } from '../manifest/failure-text';

/** a file to read, or why there is none */
export interface Step {
  readonly path: string;
  /** from the command line: always read */
  readonly isNamed: boolean;
  /** the directory of the Helm chart around it */
  readonly chart?: string;
  readonly ends?: ReadFiles;
}

// cdk8s writes construct-metadata.json beside the manifests if cdk8s-cli has a plugin
const SKIPPED = new Set(['node_modules', 'construct-metadata.json']);

/** the files below paths, each once */
export class Walk {
  /** the paths from the command line that are directories, without those whose files are read already */
  public readonly directories = new Set<string>();
  private readonly seen = new Set<string>();
  private origin = '';

  public from(path: string): Step[] {
    this.origin = path;
    return path === STDIN ? [{ path, isNamed: true }] : this.visit(path, true);
  }

  private visit(path: string, isNamed: boolean, chart?: string): Step[] {
    const ends = (result: ReadFiles): Step[] => [{ path, isNamed, ends: result }];
    try {
      const stats = statSync(path);
      if (!isNamed && !stats.isDirectory() && !isRead(path)) {
        return [];
      }
      if (!stats.isDirectory() && !stats.isFile()) {
        return isNamed ? [{ path, isNamed }] : ends(leftAlone(path, NOT_REGULAR));
      }
      const real = realpathSync(path);
      if (this.seen.has(real)) {
        this.directories.delete(this.origin);
        return [];
      }
      this.seen.add(real);
      if (!stats.isDirectory()) {
        return [{ path, isNamed, chart }];
      }
      if (isNamed) {
        this.directories.add(path);
      }
      return isOfKernel(real) ? ends(failed(path, 'a directory of the kernel, which has no manifests')) : this.directory(path, real, chart ?? (isNamed ? chartAround(path) : undefined));
    } catch (error) {
      if (isNamed || !isBrokenLink(path)) {
        return ends(failed(path, isBrokenLink(path) ? 'broken symbolic link' : failureText(error)));
      }
      return ends(isRead(path) ? failed(path, 'broken symbolic link') : leftAlone(path, BROKEN_LINK));
    }
  }

  private directory(path: string, real: string, chart: string | undefined): Step[] {
    const names = readdirSync(path).sort();
    const inner = names.includes(CHART_FILE) ? path : chart;
    return names.filter(name => !name.startsWith('.') && !SKIPPED.has(name)).map(name => join(path, name))
      .filter(each => !leadsBack(each, real))
      .flatMap(each => this.visit(each, false, inner));
  }
}

/** a link to a directory around it, which would be read without end */
function leadsBack(path: string, directory: string): boolean {
  if (!lstatSync(path).isSymbolicLink()) {
    return false;
  }
  try {
    const target = realpathSync(path);
    return `${directory}${sep}`.startsWith(target.endsWith(sep) ? target : `${target}${sep}`);
  } catch {
    return false; // a broken link, which is reported
  }
}

// in a directory only manifests are read; a file from the command line is always read
const isRead = (path: string): boolean => /\.(ya?ml|json)$/i.test(path) || isKustomization(path);

function isBrokenLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}

// the links of /proc lead to the whole machine
const KERNEL = new Set([0x9fa0, 0x62656572]);

const isOfKernel = (path: string): boolean => KERNEL.has(statfsSync(path).type);

function chartAround(path: string): string | undefined {
  for (let at = path; resolve(at) !== dirname(resolve(at));) {
    at = join(at, '..');
    if (existsSync(join(at, CHART_FILE))) {
      return at;
    }
  }
  return undefined;
}
