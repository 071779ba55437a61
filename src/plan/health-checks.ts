import { guard } from '../values/guard';

// late, because few apps write them
const loadChecks = () => require('./health/checks') as typeof import('./health/checks');

/**
 * Health checks of the kinds of DVP, of its storage and of the platform for tools that apply manifests, which do not know these kinds: without
 * a check, an object counts as healthy as soon as it exists.
 *
 * All of them come from the table that `Readiness` uses: [Readiness](https://github.com/cdk8s-dvp/cdk8s-dvp/blob/main/docs/readiness.md).
 * The command `cdk8s-dvp health` prints them, too.
 *
 * @example
 *
 * console.log(dvp.HealthChecks.argoCd());
 */
export class HealthChecks {
  static { guard(this, 'HealthChecks'); }

  /**
   * The ConfigMap `argocd-cm` with a check in Lua for each kind, to merge into the existing one.
   *
   * An object that waits for an upload is Suspended. One that needs only its first use, for example a disk without a machine, is Healthy: otherwise a sync
   * wave would not come to the machine.
   *
   * @see https://argo-cd.readthedocs.io/en/stable/operator-manual/health/#custom-health-checks
   */
  public static argoCd(): string {
    return loadChecks().argoCdConfigMap();
  }

  /**
   * The same checks as part of an object `ArgoCD` of the operator, which the module `operator-argo` of Deckhouse has.
   *
   * @see https://argocd-operator.readthedocs.io/en/latest/reference/argocd/#resource-health-checks
   */
  public static argoCdOperator(): string {
    return loadChecks().argoCdOperator();
  }

  /**
   * The field `healthCheckExprs` for the `spec` of a Kustomization of Flux, with expressions in CEL for each kind.
   *
   * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
   */
  public static flux(): string {
    return loadChecks().fluxExpressions();
  }

  /**
   * Rules in the form of `contrib_resource_status_rules.yaml` of kubedog, by which werf and nelm track objects. A rule reads one field, so that
   * it does not know the run policy of a machine. These rules are built into kubedog: a user cannot add some.
   *
   * @see https://github.com/werf/kubedog/blob/main/contrib/resource_status_rules.yaml
   */
  public static kubedog(): string {
    return loadChecks().kubedogRules();
  }

  private constructor() {}
}
