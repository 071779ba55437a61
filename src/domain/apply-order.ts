import { ManifestObject, pointerPart } from '../manifest/manifest';

// hooks and waves of Argo CD, Flux and Helm decide when a tool applies an object, and whether it does

/**
 * Whether tools skip an object, so that a user creates it by hand.
 *
 * Argo CD skips an object whose only hook is `Skip`. Flux skips an object whose annotations switch off reconciliation or server-side apply.
 */
export function isByHand(object: ManifestObject): boolean {
  return hooksOf(object).every(hook => hook === 'skip')
    || annotation(object, 'kustomize.toolkit.fluxcd.io/reconcile')?.toLowerCase() === 'disabled'
    || annotation(object, 'kustomize.toolkit.fluxcd.io/ssa')?.toLowerCase() === 'ignore';
}

/** whether an object is created anew in each run or by hand, so that no tool keeps it in place */
export const isHook = (object: ManifestObject): boolean => hookOf(object) !== undefined || isByHand(object);

/** whether an object is applied only after another one: through Argo CD or Helm, or by hand */
export function isAppliedAfter(later: ManifestObject, earlier: ManifestObject): boolean {
  // users create objects by hand after a tool has applied the others; the order of two such objects is not known
  if (isByHand(later) || isByHand(earlier)) {
    return !isByHand(earlier);
  }
  const phases = phaseOf(later) - phaseOf(earlier);
  return phases > 0 || phases === 0 && waveOf(later) > waveOf(earlier);
}

const annotation = (object: ManifestObject, key: string): string | undefined => object.text(`/metadata/annotations/${pointerPart(key)}`);

const hookOf = (object: ManifestObject): string | undefined => annotation(object, 'argocd.argoproj.io/hook') ?? annotation(object, 'helm.sh/hook');

const hooksOf = (object: ManifestObject): string[] => (hookOf(object) ?? '').split(',').map(hook => hook.trim().toLowerCase());

function phaseOf(object: ManifestObject): number {
  const hooks = hooksOf(object);
  if (hooks.every(hook => hook.startsWith('post'))) {
    return 1;
  }
  return hooks.every(hook => hook.startsWith('pre')) ? -1 : 0;
}

const waveOf = (object: ManifestObject): number =>
  Number(annotation(object, 'argocd.argoproj.io/sync-wave') ?? annotation(object, 'helm.sh/hook-weight') ?? 0) || 0;
