import { Duration } from 'cdk8s';
import { MachineAffinity, NodeAffinity } from '../../src/values/affinity';
import { LabelQuery } from '../../src/values/label-query';
import { NodeQuery } from '../../src/values/node-query';
import { PlacementProps, placementToKube } from '../../src/values/placement';
import { TaintEffect, Toleration } from '../../src/values/toleration';
import { Topology } from '../../src/values/topology';
import { TopologySpread, UnsatisfiableSpread } from '../../src/values/topology-spread';
import { refusalOf } from '../support';

const db = [LabelQuery.equal('tier', 'db')];

test.each<[string, PlacementProps, object]>([
  ['nothing', {}, {}],
  ['a node selector and a priority', { nodeSelector: { disk: 'ssd' }, priorityClassName: 'production' },
    { nodeSelector: { disk: 'ssd' }, priorityClassName: 'production' }],
  ['tolerations', {
    tolerations: [
      Toleration.taint('dedicated'),
      Toleration.taint('dedicated', { taintValue: '', effect: TaintEffect.NO_SCHEDULE }),
      Toleration.taint('broken', { effect: TaintEffect.NO_EXECUTE, period: Duration.minutes(1) }),
      Toleration.everything(),
    ],
  }, {
    tolerations: [
      { key: 'dedicated', operator: 'Exists' },
      { key: 'dedicated', operator: 'Equal', value: '', effect: 'NoSchedule' },
      { key: 'broken', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
      { operator: 'Exists' },
    ],
  }],
  ['node affinity', {
    nodeAffinity: [
      NodeAffinity.required(NodeQuery.label('zone', 'a'), NodeQuery.noneOf('rack', '1', '2'), NodeQuery.notNode('old')),
      NodeAffinity.required(NodeQuery.node('new')),
      NodeAffinity.preferred(10, NodeQuery.exists('ssd'), NodeQuery.absent('hdd'), NodeQuery.above('cores', 8), NodeQuery.below('age', -1)),
    ],
  }, {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            {
              matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }, { key: 'rack', operator: 'NotIn', values: ['1', '2'] }],
              matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['old'] }],
            },
            { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['new'] }] },
          ],
        },
        preferredDuringSchedulingIgnoredDuringExecution: [{
          weight: 10,
          preference: {
            matchExpressions: [
              { key: 'ssd', operator: 'Exists' },
              { key: 'hdd', operator: 'DoesNotExist' },
              { key: 'cores', operator: 'Gt', values: ['8'] },
              { key: 'age', operator: 'Lt', values: ['-1'] },
            ],
          },
        }],
      },
    },
  }],
  ['machine affinity, hard and soft', {
    affinity: [MachineAffinity.preferred(50, Topology.ZONE, { labels: [LabelQuery.anyOf('tier', 'db', 'cache'), LabelQuery.absent('legacy')] })],
    antiAffinity: [MachineAffinity.required(Topology.NODE, {
      labels: db, namespaces: ['a', 'b'], namespaceLabels: [], matchLabelKeys: ['release'], mismatchLabelKeys: ['tenant'],
    })],
  }, {
    affinity: {
      virtualMachineAndPodAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{
          weight: 50,
          virtualMachineAndPodAffinityTerm: {
            topologyKey: 'topology.kubernetes.io/zone',
            labelSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['db', 'cache'] }, { key: 'legacy', operator: 'DoesNotExist' }] },
          },
        }],
      },
      virtualMachineAndPodAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchLabels: { tier: 'db' } },
          namespaces: ['a', 'b'],
          namespaceSelector: {},
          matchLabelKeys: ['release'],
          mismatchLabelKeys: ['tenant'],
        }],
      },
    },
  }],
  ['topology spread', {
    topologySpread: [
      TopologySpread.over(Topology.ZONE, db),
      TopologySpread.over(Topology.label('rack'), [], { maxSkew: 2, whenUnsatisfiable: UnsatisfiableSpread.SCHEDULE_ANYWAY }),
    ],
  }, {
    topologySpreadConstraints: [
      { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: { matchLabels: { tier: 'db' } } },
      { topologyKey: 'rack', maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: {} },
    ],
  }],
])('renders %s', (_, props, spec) => expect(placementToKube(props)).toEqual(spec));

test.each<[string, () => unknown, string]>([
  ['weight 0', () => NodeAffinity.preferred(0, NodeQuery.exists('a')), "'weight' must be a whole number from 1 to 100, got 0"],
  ['weight 101', () => MachineAffinity.preferred(101, Topology.NODE, {}), "'weight' must be a whole number from 1 to 100, got 101"],
  ['an affinity to nothing', () => NodeAffinity.required(), 'a node affinity needs at least one condition, for example NodeQuery.exists(label)'],
  ['a label without values', () => NodeQuery.anyOf('a'), "a query for the values of node label 'a' needs at least one value"],
  ['a bound that is no whole number', () => NodeQuery.above('a', 1.5), "node label 'a' must be compared with a whole number, got 1.5"],
  ['a label query without values', () => LabelQuery.noneOf('a'), "a query for the values of label 'a' needs at least one value"],
  ['a period without its effect', () => Toleration.taint('a', { period: Duration.minutes(1) }),
    "'period' needs the effect NoExecute, got no effect: set 'effect' or leave 'period' out"],
  ['a skew of 0', () => TopologySpread.over(Topology.NODE, [], { maxSkew: 0 }), "'maxSkew' must be a whole number from 1, got 0"],
  ['two values of one label', () => placementToKube({
    affinity: [MachineAffinity.required(Topology.NODE, { labels: [LabelQuery.equal('a', 'x'), LabelQuery.equal('a', 'y')] })],
  }), 'label \'a\' cannot equal two values, got "x" and "y": use anyOf'],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));
