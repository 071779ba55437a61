import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { IVirtualMachinePool } from '../refs';
import { NamespacedResource, ResourceProps } from '../resource/resource';
import type { Metric, ScalingRules } from '../values/cdk8s-plus';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';

/**
 * How the size of a pool follows its load. The autoscaler is called after the pool and its own id, unless a `name` pins that.
 */
export interface AutoscaleOptions extends ResourceProps {
  /**
   * How few machines the pool may have, a whole number from 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * How many machines the pool may have, a whole number from 1 that is not below `minReplicas`.
   */
  readonly maxReplicas: number;

  /**
   * How busy the processors should be on average, in whole percent from 1.
   *
   * It counts what a machine is guaranteed: one with a core fraction of 20 percent that uses all of its cores is at 500.
   *
   * @default - processors count only where no other metric is given: then Kubernetes aims at 80 percent
   */
  readonly cpuPercent?: number;

  /**
   * How full memory should be on average, in whole percent from 1.
   *
   * Guests seldom give back memory that they have touched, so a pool that grew for memory may never shrink.
   *
   * @default - memory does not count
   */
  readonly memoryPercent?: number;

  /**
   * What else counts, for example the length of a queue: `Metric.external(…)` of cdk8s-plus. The metric that asks for most machines wins.
   *
   * @default - nothing else counts
   */
  readonly metrics?: Metric[];

  /**
   * How fast the pool may grow: a window of up to an hour, and periods of 1 second to 30 minutes.
   *
   * @default - at once, by 4 machines or to twice their number in 15 seconds, whichever is more
   */
  readonly scaleUp?: ScalingRules;

  /**
   * How fast the pool may shrink: a window of up to an hour, and periods of 1 second to 30 minutes.
   *
   * @default - as far as the last 5 minutes allow
   */
  readonly scaleDown?: ScalingRules;
}

/**
 * Properties of a `HorizontalPodAutoscaler`.
 */
export interface HorizontalPodAutoscalerProps extends AutoscaleOptions {
  /**
   * The pool whose size follows its load. The autoscaler goes to the namespace of the pool.
   */
  readonly pool: IVirtualMachinePool;
}

/**
 * Makes a pool larger and smaller as its load asks for: the HorizontalPodAutoscaler of Kubernetes, for machines.
 *
 * An autoscaler starts from the number of machines that the pool has, and does nothing for a pool that has no number, or 0. A number in the
 * manifests does not help: each apply sets the pool back to it, and deletes machines. So leave `replicas` of the pool out, and say once,
 * after the first apply, how many machines to start with: `kubectl scale virtualmachinepool/runners --replicas=3`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/
 *
 * @example
 *
 * new dvp.HorizontalPodAutoscaler(chart, 'autoscaler', {
 *   pool: dvp.VirtualMachinePool.fromPoolName('runners'),
 *   minReplicas: 3,
 *   maxReplicas: 20,
 *   cpuPercent: 70,
 * });
 */
export class HorizontalPodAutoscaler extends NamespacedResource {
  static { guard(this, 'HorizontalPodAutoscaler'); }

  /**
   * @throws if a number is out of its range, or a window or period too long
   */
  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(scope, id);
    checkProps(this.node.path, 'HorizontalPodAutoscalerProps', props);
    checkNumbers(this.node.path, props);
    const { pool } = props;
    this._defineOther('autoscaling/v2', 'HorizontalPodAutoscaler', { ...props, namespace: pool.namespace }, () => ({ spec: toKube(props) }));
    this._dependOn({ kind: 'VirtualMachinePool', name: pool.poolName, target: pool });
  }
}

function checkNumbers(path: string, props: HorizontalPodAutoscalerProps): void {
  const { minReplicas = 1, maxReplicas, cpuPercent, memoryPercent, scaleUp, scaleDown } = props;
  const numbers = Object.entries({ minReplicas, maxReplicas, cpuPercent, memoryPercent });
  const wrong = [
    ...numbers.filter(([prop, got]) => (got !== undefined || prop === 'maxReplicas') && !isWhole(got))
      .map(([prop, got]) => `'${prop}' must be a whole number from 1, got ${formatValue(got)}`),
    ...isWhole(maxReplicas) && minReplicas > maxReplicas ? [`'minReplicas' must not be above 'maxReplicas', got ${minReplicas} and ${maxReplicas}`] : [],
    ...wrongRules('scaleUp', scaleUp),
    ...wrongRules('scaleDown', scaleDown),
  ];
  if (wrong.length > 0) {
    throw new Error(wrong.map(text => `[${path}] ${text}`).join('\n'));
  }
}

const isWhole = (got: unknown): got is number => Number.isInteger(got) && (got as number) >= 1;

// what the API server refuses, and only once everything else has been applied
function wrongRules(prop: string, { stabilizationWindow, policies = [] }: ScalingRules = {}): string[] {
  return [
    ...policies.flatMap(({ duration }) =>
      duration === undefined || within(duration, 1, 1800) ? [] : [`a period of '${prop}' must be 1 second to 30 minutes, got ${duration.toSeconds()} seconds`]),
    ...stabilizationWindow === undefined || within(stabilizationWindow, 0, 3600) ? []
      : [`the window of '${prop}' must be at most an hour, got ${stabilizationWindow.toSeconds()} seconds`],
  ];
}

const within = (duration: Duration, least: number, most: number): boolean => duration.toSeconds() >= least && duration.toSeconds() <= most;

function toKube({ pool, minReplicas, maxReplicas, cpuPercent, memoryPercent, metrics = [], scaleUp, scaleDown }: HorizontalPodAutoscalerProps) {
  const all = [
    ...cpuPercent === undefined ? [] : [utilization('cpu', cpuPercent)],
    ...memoryPercent === undefined ? [] : [utilization('memory', memoryPercent)],
    ...metrics.map(metric => plain(metric._toKube())),
  ];
  return {
    scaleTargetRef: { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name: pool.poolName },
    minReplicas,
    maxReplicas,
    metrics: all.length === 0 ? undefined : all,
    behavior: scaleUp === undefined && scaleDown === undefined ? undefined : { scaleUp: rules(scaleUp), scaleDown: rules(scaleDown) },
  };
}

// a quantity of cdk8s-plus is an object of a class, which its own constructs unpack when they render
const plain = (given: object): object => JSON.parse(JSON.stringify(given, (_, part) => part?.constructor?.name === 'Quantity' ? part.value : part));

const utilization = (name: string, averageUtilization: number) => ({
  type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } },
});

function rules(given?: ScalingRules) {
  return given && {
    stabilizationWindowSeconds: given.stabilizationWindow?.toSeconds(),
    selectPolicy: given.strategy,
    // 15 seconds are what cdk8s-plus says a policy without a duration has
    policies: given.policies?.map(({ replicas, duration }) => ({ ...replicas._toKube(), periodSeconds: duration?.toSeconds() ?? 15 })),
  };
}
