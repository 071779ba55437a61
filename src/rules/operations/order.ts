import { Manifest, ManifestObject, pointerPart } from '../../manifest/manifest';
import { textAt } from '../read';

const annotation = (json: Manifest, key: string): string | undefined => textAt(json, `/metadata/annotations/${pointerPart(key)}`);

const hook = (json: Manifest): string | undefined => annotation(json, 'argocd.argoproj.io/hook') ?? annotation(json, 'helm.sh/hook');

/** whether a tool makes the object anew for each of its runs, instead of keeping it in place */
export const isHook = ({ json }: ManifestObject): boolean => hook(json) !== undefined;

/** whether the author has an object applied only when another one is there, by the means of Argo CD or Helm */
export function isAppliedAfter(later: ManifestObject, earlier: ManifestObject): boolean {
  return phase(later.json) > phase(earlier.json) || phase(later.json) === phase(earlier.json) && wave(later.json) > wave(earlier.json);
}

function phase(json: Manifest): number {
  const words = (hook(json) ?? '').split(',').map(word => word.trim().toLowerCase());
  return words.every(word => word.startsWith('post')) ? 1 : words.every(word => word.startsWith('pre')) ? -1 : 0;
}

function wave(json: Manifest): number {
  return Number(annotation(json, 'argocd.argoproj.io/sync-wave') ?? annotation(json, 'helm.sh/hook-weight') ?? 0) || 0;
}
