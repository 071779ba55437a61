/**
 * Whether a GitOps tool may delete an object that is no longer in the manifests.
 */
export enum RemovalPolicy {
  /** Argo CD, Flux and Helm keep the object and its data. To remove it, delete it by hand. */
  RETAIN = 'retain',

  /** The tool deletes the object and its data. */
  DESTROY = 'destroy',
}

// each tool has its own annotation, and it is not known which tool will sync the manifests
const KEEP = {
  'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
  'helm.sh/resource-policy': 'keep',
  'kustomize.toolkit.fluxcd.io/prune': 'disabled',
};

/**
 * The annotations of an object with a policy; annotations of the caller win.
 */
export function keepAnnotations(policy: RemovalPolicy, annotations: { [key: string]: string } = {}): { [key: string]: string } {
  return policy === RemovalPolicy.DESTROY ? annotations : { ...KEEP, ...annotations };
}
