import { basename, dirname, join, relative, sep } from 'path';
import { KINDS } from '../../imports/contract/kinds';
import { readText } from '../yaml/stream';

/** why a file in a directory is not read as a manifest */
export interface Reason {
  /** for example `file` in `3 files of the Helm chart shop` */
  readonly noun: string;
  readonly rest: string;
  readonly advice?: string;
  /** of a file that may be a manifest, if it had valid YAML */
  readonly invalid?: string;
}

export const NO_OBJECT: Reason = { noun: 'file', rest: ' without a Kubernetes object' };
export const EMPTY: Reason = { noun: 'file', rest: ' without content' };
export const BROKEN_LINK: Reason = { noun: 'broken symbolic link', rest: '' };
export const NOT_REGULAR: Reason = { noun: 'special file', rest: '' };

export const RENDER_TEMPLATE = 'render first: helm template . | cdk8s-dvp validate -';

export const CHART_FILE = 'Chart.yaml';

/**
 * Why a file in the directory of a Helm chart is not a manifest; `undefined` if it may be one.
 *
 * @param text the text of the file, at least what is ASCII in it
 */
export function chartReason(path: string, chart: string, text: string): Reason | undefined {
  const [top, ...below] = relative(chart, path).split(sep);
  const isOwn = below.length === 0 && /^(Chart|requirements|values.*)\.(ya?ml|json)$/.test(top);
  const isTemplate = top === 'templates' && text.includes('{{');
  return isOwn || isTemplate ? { noun: 'file', rest: ` of the Helm chart ${chart}`, advice: `render it first: helm template ${chart} | cdk8s-dvp validate -` } : undefined;
}

/** whether Kustomize takes a file with this name for its own */
export const isKustomization = (path: string): boolean => /^(kustomization\.ya?ml|Kustomization)$/.test(basename(path));

export const kustomizeReason = (directory: string): Reason =>
  ({ noun: 'file', rest: ` of Kustomize in ${directory}`, advice: `render first: kubectl kustomize ${directory} | cdk8s-dvp validate -` });

/** whether a file with the name of a kustomization has an object of another tool, such as Flux */
export function isForeign(text: string): boolean {
  const { apiVersion, kind } = Object(parsed(text)) as Record<string, unknown>;
  return typeof apiVersion === 'string' && typeof kind === 'string' && !apiVersion.startsWith('kustomize.config.k8s.io/');
}

/** the paths of the patches that a kustomization names */
export function patchesOf(path: string, text: string): string[] {
  const { patches, patchesJson6902, patchesStrategicMerge } = Object(parsed(text)) as Record<string, unknown>;
  const files = [patches, patchesJson6902, patchesStrategicMerge].flatMap(list => Array.isArray(list) ? list : [])
    .map(patch => typeof patch === 'string' ? patch : patch?.path)
    .filter((file): file is string => typeof file === 'string' && !file.includes('\n'));
  return files.map(file => join(dirname(path), file));
}

function parsed(text: string): unknown {
  const [first] = readText(text);
  return first === undefined || 'wrong' in first ? undefined : first.value;
}

const NAMES = [...new Set([...Object.values(KINDS).map(({ kind }) => kind), 'List'])].join('|');
const SIGNS = new RegExp(`["']?apiVersion["']?\\s*:\\s*["']?[a-z]|virtualization\\.deckhouse\\.io|kind["']?\\s*:\\s*["']?(${NAMES})\\b|^kind\\s*:[^]*^(metadata|spec)\\s*:|^metadata\\s*:[^]*^spec\\s*:`, 'm');

/** whether a file is meant to have a Kubernetes object, even if it cannot be read */
export const isMeantForKubernetes = (text: string): boolean => SIGNS.test(text);
