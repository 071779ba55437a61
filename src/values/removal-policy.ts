/**
 * What a GitOps tool may do to an object that is no longer in the manifests.
 */
export enum RemovalPolicy {
  /** Argo CD, Flux and Helm leave the object and its data alone; to remove it, delete it by hand. */
  RETAIN = 'retain',

  /** The tool deletes the object, and its data with it. */
  DESTROY = 'destroy',
}

// each tool has its own annotation, and any of them may sync the manifests later
const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'helm.sh/resource-policy': 'keep',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/**
 * The annotations of an object under a policy; what the author wrote wins.
 */
export function keepAnnotations(policy: RemovalPolicy, annotations: { [key: string]: string } = {}): { [key: string]: string } {
  return policy === RemovalPolicy.DESTROY ? annotations : { ...KEEP, ...annotations };
}
