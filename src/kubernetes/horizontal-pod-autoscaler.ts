import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { CallerError } from '../manifest/caller-error';
import { IVirtualMachinePool } from '../refs';
import { NamespacedResource, ResourceProps } from '../resource/resource';
import type { Metric, ScalingRules } from '../values/cdk8s-plus';
import { formatValue } from '../values/describe';
import { checkProps, guard } from '../values/guard';

/**
 * Options of the autoscaler of a pool. By default, its name is the name of the pool, a dash and the id of the autoscaler.
 */
export interface AutoscaleOptions extends ResourceProps {
  /**
   * Lowest number of machines, a whole number from 1.
   *
   * @default 1
   */
  readonly minReplicas?: number;

  /**
   * Highest number of machines, a whole number from 1 that is not below `minReplicas`.
   */
  readonly maxReplicas: number;

  /**
   * Target of the average CPU utilization, in whole percent from 1.
   *
   * 100 percent is the CPU that a machine is guaranteed: a machine with a core fraction of 20 percent that uses all of its cores is at 500.
   *
   * @default - 80 percent if no other metric is set; otherwise CPU does not count
   */
  readonly cpuPercent?: number;

  /**
   * Target of the average memory utilization, in whole percent from 1.
   *
   * Guests seldom free memory that they have used, so a pool that grew because of memory may never shrink.
   *
   * @default - memory does not count
   */
  readonly memoryPercent?: number;

  /**
   * More metrics, for example the length of a queue: `Metric.external(…)` of cdk8s-plus. The metric that needs the most machines decides.
   *
   * @default - no more metrics
   */
  readonly metrics?: Metric[];

  /**
   * How fast the pool may grow: a window of up to an hour, and periods of 1 second to 30 minutes.
   *
   * @default - without a delay, by 4 machines or 100 percent every 15 seconds, the larger of the two
   */
  readonly scaleUp?: ScalingRules;

  /**
   * How fast the pool may shrink: a window of up to an hour, and periods of 1 second to 30 minutes.
   *
   * @default - to the highest number that the metrics needed in the last 5 minutes
   */
  readonly scaleDown?: ScalingRules;
}

/**
 * Properties of a `HorizontalPodAutoscaler`.
 */
export interface HorizontalPodAutoscalerProps extends AutoscaleOptions {
  /**
   * The pool to scale. The autoscaler is in the namespace of the pool.
   */
  readonly pool: IVirtualMachinePool;
}

/**
 * Scales a pool by its load: the HorizontalPodAutoscaler of Kubernetes, for machines.
 *
 * An autoscaler starts from the present number of machines, and does not start a pool without a number or with 0. Do not set the number in the
 * manifests: each apply would set the pool back to it, and delete machines. Leave `replicas` of the pool out, and set the first number
 * once, after the first apply: `kubectl scale virtualmachinepool/runners -n ci --replicas=3`. The warning VMP-33 prints this command.
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
   * @throws if a number is out of range, or a window or period is too long
   */
  constructor(scope: Construct, id: string, props: HorizontalPodAutoscalerProps) {
    super(scope, id);
    checkProps(this, 'HorizontalPodAutoscalerProps', props);
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
    throw new CallerError(wrong.map(text => `[${path}] ${text}`).join('\n'));
  }
}

const isWhole = (got: unknown): got is number => Number.isInteger(got) && (got as number) >= 1;

// the API server rejects these too, but only after the other objects have been applied
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

// a Quantity of cdk8s-plus is an object, and only constructs of cdk8s-plus render it as a string
const plain = (given: object): object => JSON.parse(JSON.stringify(given, (_, part) => part?.constructor?.name === 'Quantity' ? part.value : part));

const utilization = (name: string, averageUtilization: number) => ({
  type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization } },
});

function rules(given?: ScalingRules) {
  return given && {
    stabilizationWindowSeconds: given.stabilizationWindow?.toSeconds(),
    selectPolicy: given.strategy,
    // cdk8s-plus documents 15 seconds as the default duration of a policy
    policies: given.policies?.map(({ replicas, duration }) => ({ ...replicas._toKube(), periodSeconds: duration?.toSeconds() ?? 15 })),
  };
}
