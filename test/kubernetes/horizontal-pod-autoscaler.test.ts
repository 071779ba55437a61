import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { VirtualMachinePool, VirtualMachinePoolProps } from '../../src/kinds/virtual-machine-pool';
import { HorizontalPodAutoscaler } from '../../src/kubernetes/horizontal-pod-autoscaler';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { PoolDisk } from '../../src/values/pool-disk';
import { chartOf, refusalOf, rendered } from '../support';

const make = (props: Partial<VirtualMachinePoolProps> = {}, chart = chartOf()) => new VirtualMachinePool(chart, 'runners', {
  vmClass: VirtualMachineClass.GENERIC,
  cpu: Cpu.cores(2, CoreFraction.percent(20)),
  memory: Size.gibibytes(4),
  disks: [PoolDisk.ephemeral('root', { size: Size.gibibytes(10) })],
  ...props,
});

const target = { apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachinePool', name: 'runners' };
const cpu = { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } };

test("scales its pool, which has no 'replicas'", () => {
  const pool = make();
  expect(rendered(pool.autoscale('Load', { minReplicas: 3, maxReplicas: 20, cpuPercent: 70 }))).toEqual({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'runners-load', namespace: 'ns' },
    spec: { scaleTargetRef: target, minReplicas: 3, maxReplicas: 20, metrics: [cpu] },
  });
  expect(rendered(pool).spec).not.toHaveProperty('replicas');
});

test('takes metrics and speeds of cdk8s-plus', () => {
  const { spec } = rendered(make().autoscale('load', {
    maxReplicas: 20,
    memoryPercent: 80,
    metrics: [
      kplus.Metric.external({ name: 'queue', labelSelector: kplus.LabelSelector.of({ labels: { queue: 'ci' } }), target: kplus.MetricTarget.averageValue(5) }),
      kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70)),
    ],
    scaleUp: { strategy: kplus.ScalingStrategy.MIN_CHANGE, policies: [{ replicas: kplus.Replicas.percent(50) }] },
    scaleDown: { stabilizationWindow: Duration.minutes(30), policies: [{ replicas: kplus.Replicas.absolute(1), duration: Duration.minutes(5) }] },
  }));
  expect(spec).toEqual({
    scaleTargetRef: target,
    maxReplicas: 20,
    metrics: [
      { type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 80 } } },
      { type: 'External', external: { metric: { name: 'queue', selector: { matchLabels: { queue: 'ci' } } }, target: { type: 'AverageValue', averageValue: 5 } } },
      cpu,
    ],
    behavior: {
      scaleUp: { selectPolicy: 'Min', policies: [{ type: 'Percent', value: 50, periodSeconds: 15 }] },
      scaleDown: { stabilizationWindowSeconds: 1800, policies: [{ type: 'Pods', value: 1, periodSeconds: 300 }] },
    },
  });
});

test('is in the namespace of its pool, with the given name', () => {
  const made = new HorizontalPodAutoscaler(chartOf(), 'load', {
    name: 'pinned', labels: { team: 'ci' }, pool: VirtualMachinePool.fromPoolName('runners', 'other'), maxReplicas: 2,
  });
  expect([rendered(made).metadata, made.name, made.namespace]).toEqual([{ name: 'pinned', namespace: 'other', labels: { team: 'ci' } }, 'pinned', 'other']);
});

test.each<[string, any, string]>([
  ['no end', {}, "[test/runners] 'maxReplicas' is missing: set it"],
  ['an end below its beginning', { minReplicas: 3, maxReplicas: 2 }, "[test/runners/load] 'minReplicas' must not be above 'maxReplicas', got 3 and 2"],
  ['numbers that are none', { minReplicas: 0, maxReplicas: 2.5, cpuPercent: 0.7 }, `[test/runners/load] 'minReplicas' must be a whole number from 1, got 0
[test/runners/load] 'maxReplicas' must be a whole number from 1, got 2.5
[test/runners/load] 'cpuPercent' must be a whole number from 1, got 0.7`],
  ['something that is no metric', { maxReplicas: 2, metrics: [70] },
    "[test/runners] 'metrics[0]' must be a Metric, got a number: for example Metric.external({ name: 'queue_length', target: MetricTarget.averageValue(5) })"],
  ['a number for a window', { maxReplicas: 2, scaleDown: { stabilizationWindow: 300 as any } },
    "[test/runners] 'scaleDown.stabilizationWindow' must be a Duration, got a number: for example Duration.minutes(5)"],
  ['a window that is too long', { maxReplicas: 2, scaleDown: { stabilizationWindow: Duration.hours(2) } },
    "[test/runners/load] the window of 'scaleDown' must be at most an hour, got 7200 seconds"],
  ['a period that is too long', { maxReplicas: 2, scaleUp: { policies: [{ replicas: kplus.Replicas.absolute(1), duration: Duration.hours(1) }] } },
    "[test/runners/load] a period of 'scaleUp' must be 1 second to 30 minutes, got 3600 seconds"],
])('is refused with %s', (_, options, message) => expect(refusalOf(() => make().autoscale('load', options))).toBe(message));

test("an autoscaler without 'maxReplicas' does not compile", () => {
  // @ts-expect-error 'maxReplicas' is required
  const scaled = () => make().autoscale('load', { minReplicas: 1 });
  expect(scaled).toThrow();
});
