import { Size } from 'cdk8s';
import { Construct } from 'constructs';
import { limitNamespace } from './namespace-limits';
import { Resource, ResourceProps } from '../resource/resource';
import { checkProps, guard } from '../values/guard';
import { MachineQuota } from '../values/machine-quota';
import { RemovalPolicy, keepAnnotations } from '../values/removal-policy';

/**
 * Properties of a `MachineNamespace`.
 */
export interface MachineNamespaceProps extends ResourceProps {
  /**
   * What the machines of the namespace may use.
   *
   * @default - as much as the nodes and the storage have
   */
  readonly quota?: MachineQuota;

  /**
   * Smallest size of a disk.
   *
   * @default - any size
   */
  readonly minDiskSize?: Size;

  /**
   * Largest size of a disk.
   *
   * @default - any size
   */
  readonly maxDiskSize?: Size;

  /**
   * Whether Prometheus of the platform reads the monitors and rules of the namespace, such as those of `ExposedService.monitor`.
   *
   * @default false
   */
  readonly monitoring?: boolean;

  /**
   * Whether a GitOps tool keeps or deletes the Namespace when it is no longer in the manifests. With it, all machines and disks in it are
   * deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

const MONITORED = {
  'prometheus.deckhouse.io/monitor-watcher-enabled': 'true',
  'prometheus.deckhouse.io/rules-watcher-enabled': 'true',
};

/**
 * A Namespace for machines, with a ResourceQuota and a LimitRange of the name `machines`.
 *
 * With a quota for machines, each pod of the namespace needs requests: the LimitRange gives small ones to pods that have none.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 *
 * @example
 *
 * const shop = new dvp.MachineNamespace(chart, 'shop', {
 *   quota: dvp.MachineQuota.of({ machines: [{ size: dvp.Sizing.of(2, Size.gibibytes(4)), count: 5 }], disks: 10 }),
 *   maxDiskSize: Size.gibibytes(100),
 * });
 */
export class MachineNamespace extends Resource {
  static { guard(this, 'MachineNamespace'); }

  constructor(scope: Construct, id: string, props: MachineNamespaceProps = {}) {
    super(scope, id);
    checkProps(this, 'MachineNamespaceProps', props);
    const { quota, monitoring = false, removalPolicy = RemovalPolicy.RETAIN } = props;
    const labels = monitoring ? { ...MONITORED, ...props.labels } : props.labels;
    this._defineClusterWide('v1', 'Namespace', { ...props, labels, annotations: keepAnnotations(removalPolicy, props.annotations) }, () => ({}));
    limitNamespace(this, { namespace: this.name }, { ...props, hard: quota?._hard ?? {} }, quota?._requests.cpu !== undefined);
  }

  /**
   * Name of the Namespace.
   */
  public get namespaceName(): string {
    return this.name;
  }
}
