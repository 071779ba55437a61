import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ModuleConfig } from '../kinds/module-config';
import { CallerError } from '../manifest/caller-error';
import { checkConstruct, checkProps, guard } from '../values/guard';

/**
 * Properties of a `SecurityAudit`.
 */
export interface SecurityAuditProps {
  /**
   * Names of the ClusterLogDestination objects that get the events, at least one; `d8-loki` is the log store of the platform.
   */
  readonly destinations: string[];

  /**
   * Name of the ClusterLoggingConfig, in DNS form.
   *
   * @default 'virtualization-audit-logs'
   */
  readonly name?: string;

  /**
   * Whether to enable the modules `log-shipper` and `runtime-audit-engine`, which are required for the events.
   *
   * @default true
   */
  readonly enableModules?: boolean;

  /**
   * Whether to enable the audit of the API server, the source of the events, by a ModuleConfig `control-plane-manager`.
   *
   * A cluster has one object of this name. If your cluster has it already, a tool that replaces it would delete its other settings:
   * leave this property out, and set `apiserver.auditPolicyEnabled` in the existing object.
   *
   * @default false
   */
  readonly enableApiServerAudit?: boolean;
}

/**
 * Sends the security events of the module `virtualization` to log stores. The module itself needs `audit: true`.
 *
 * Not in the Community Edition. Since DVP 0.18.
 *
 * @see https://deckhouse.io/modules/virtualization/stable/admin_guide.html
 *
 * @example
 *
 * new dvp.VirtualizationModule(chart, 'virtualization', {
 *   dvcr: dvp.Dvcr.onVolume(Size.gibibytes(50)),
 *   virtualMachineCidrs: ['10.66.10.0/24'],
 *   audit: true,
 * });
 * new dvp.SecurityAudit(chart, 'audit', { destinations: ['d8-loki'], enableApiServerAudit: true });
 */
export class SecurityAudit extends Construct {
  static { guard(this, 'SecurityAudit'); }

  /**
   * @throws if `destinations` is empty
   */
  constructor(scope: Construct, id: string, props: SecurityAuditProps) {
    checkConstruct('SecurityAudit', scope, id);
    super(scope, id);
    checkProps(this, 'SecurityAuditProps', props);
    const { destinations, name = 'virtualization-audit-logs', enableModules = true, enableApiServerAudit = false } = props;
    if (destinations.length === 0) {
      throw new CallerError(`[${this.node.path}] 'destinations' must not be empty: for example ['d8-loki']`);
    }
    if (enableModules) {
      new ModuleConfig(this, 'log-shipper', { moduleName: 'log-shipper', enabled: true });
      new ModuleConfig(this, 'runtime-audit-engine', { moduleName: 'runtime-audit-engine', enabled: true });
    }
    if (enableApiServerAudit) {
      new ModuleConfig(this, 'control-plane-manager', {
        moduleName: 'control-plane-manager', version: 1, settings: { apiserver: { auditPolicyEnabled: true } },
      });
    }
    const rule = new ApiObject(this, 'rule', {
      apiVersion: 'deckhouse.io/v1alpha1',
      kind: 'ClusterLoggingConfig',
      metadata: { name },
      spec: {
        type: 'KubernetesPods',
        kubernetesPods: {
          namespaceSelector: { matchNames: ['d8-virtualization'] },
          labelSelector: { matchLabels: { app: 'virtualization-audit' } },
        },
        destinationRefs: [...destinations],
      },
    });
    // the kind is cluster-wide, but a chart sets its namespace on every object
    if (rule.metadata.namespace !== undefined) {
      rule.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
  }
}
