import { Manifest, ManifestObject, pointerPart, textAt } from '../manifest/manifest';

const annotation = (json: Manifest, key: string): string | undefined => textAt(json, `/metadata/annotations/${pointerPart(key)}`);

const hook = (json: Manifest): string | undefined => annotation(json, 'argocd.argoproj.io/hook') ?? annotation(json, 'helm.sh/hook');

const words = (json: Manifest): string[] => (hook(json) ?? '').split(',').map(word => word.trim().toLowerCase());

/**
 * Whether the author keeps the tools away from an object, so that somebody creates it by hand when he wants it.
 *
 * Argo CD skips what has no other hook beside; Flux leaves alone what it is told not to reconcile, or not to apply.
 */
export function isByHand({ json }: ManifestObject): boolean {
  return words(json).every(word => word === 'skip')
    || annotation(json, 'kustomize.toolkit.fluxcd.io/reconcile')?.toLowerCase() === 'disabled'
    || annotation(json, 'kustomize.toolkit.fluxcd.io/ssa')?.toLowerCase() === 'ignore';
}

/** whether nothing keeps an object in place: a tool makes it anew for each of its runs, or leaves it to a person */
export const isHook = (object: ManifestObject): boolean => hook(object.json) !== undefined || isByHand(object);

/** whether the author has an object applied only when another one is there, by the means of Argo CD or Helm, or by hand */
export function isAppliedAfter(later: ManifestObject, earlier: ManifestObject): boolean {
  // by hand is when a person wants it, after everything that a tool applies; of two such objects nothing says which comes first
  if (isByHand(later) || isByHand(earlier)) {
    return !isByHand(earlier);
  }
  return phase(later.json) > phase(earlier.json) || phase(later.json) === phase(earlier.json) && wave(later.json) > wave(earlier.json);
}

function phase(json: Manifest): number {
  return words(json).every(word => word.startsWith('post')) ? 1 : words(json).every(word => word.startsWith('pre')) ? -1 : 0;
}

function wave(json: Manifest): number {
  return Number(annotation(json, 'argocd.argoproj.io/sync-wave') ?? annotation(json, 'helm.sh/hook-weight') ?? 0) || 0;
}
