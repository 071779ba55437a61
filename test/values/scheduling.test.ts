import { Chart, Duration, Size, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine, VirtualMachineProps } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { MachineAffinity, NodeAffinity } from '../../src/values/affinity';
import { Cpu } from '../../src/values/cpu';
import { checkProps } from '../../src/values/guard';
import { LabelQuery } from '../../src/values/label-query';
import { Machines } from '../../src/values/machines';
import { NodeQuery } from '../../src/values/node-query';
import { PlacementProps } from '../../src/values/placement';
import { Scheduling } from '../../src/values/scheduling';
import { TaintEffect, Toleration } from '../../src/values/toleration';
import { Topology } from '../../src/values/topology';
import { TopologySpread, UnsatisfiableSpread } from '../../src/values/topology-spread';
import { chartOf, refusalOf, rendered } from '../support';

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const NODE = 'kubernetes.io/hostname';
const ZONE = 'topology.kubernetes.io/zone';

const db = Machines.labelled({ tier: 'db' });
const dbLabels = { matchLabels: { tier: 'db' } };
const scheduling = (props: PlacementProps = {}) => Scheduling._of(new Construct(new Chart(Testing.app(), 'shop'), 'web'), 'shop', props);
const onNodes = (...nodeSelectorTerms: object[]) => ({ affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms } } } });
const exists = (key: string) => ({ key, operator: 'Exists' });

test.each<[string, PlacementProps, (s: Scheduling) => void, object]>([
  ['nothing', {}, () => undefined, {}],
  ['a label of nodes, as a node selector', {}, s => s.onNodesWith(NodeQuery.label('disktype', 'ssd')), { nodeSelector: { disktype: 'ssd' } }],
  ['labels that were given and came later', { nodeSelector: { group: 'green' } }, s => {
    s.onNodesWith(NodeQuery.label('disktype', 'ssd'), NodeQuery.label('group', 'green'));
  }, { nodeSelector: { group: 'green', disktype: 'ssd' } }],
  ['one value of several, which is never outvoted', {}, s => s.onNodesWith(NodeQuery.anyOf('group', 'green')),
    onNodes({ matchExpressions: [{ key: 'group', operator: 'In', values: ['green'] }] })],
  ['two calls, both of which have to hold: one term', {}, s => {
    s.onNodesWith(NodeQuery.exists('a'));
    s.onNodesWith(NodeQuery.notNode('old'), NodeQuery.exists('b'), NodeQuery.label('c', 'd'));
  }, {
    nodeSelector: { c: 'd' },
    ...onNodes({ matchExpressions: [exists('a'), exists('b')], matchFields: [{ key: 'metadata.name', operator: 'NotIn', values: ['old'] }] }),
  }],
  ['what has to hold beside alternatives: in each of them', {
    nodeAffinity: [NodeAffinity.required(NodeQuery.exists('a')), NodeAffinity.preferred(5, NodeQuery.exists('p')), NodeAffinity.required(NodeQuery.exists('b'))],
  }, s => s.onNodesWith(NodeQuery.exists('c')), {
    affinity: {
      nodeAffinity: {
        [REQUIRED]: { nodeSelectorTerms: [{ matchExpressions: [exists('a'), exists('c')] }, { matchExpressions: [exists('b'), exists('c')] }] },
        [PREFERRED]: [{ weight: 5, preference: { matchExpressions: [exists('p')] } }],
      },
    },
  }],
  ['preferred nodes', {}, s => s.preferNodesWith(10, NodeQuery.label('disktype', 'ssd')), {
    affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 10, preference: { matchExpressions: [{ key: 'disktype', operator: 'In', values: ['ssd'] }] } }] } },
  }],
  ['company, hard and soft', { affinity: [MachineAffinity.required(Topology.ZONE, { labels: [] })] }, s => {
    s.near(db);
    s.preferNear(1, Machines.matching(LabelQuery.exists('cache')), Topology.ZONE);
  }, {
    affinity: {
      virtualMachineAndPodAffinity: {
        [REQUIRED]: [{ topologyKey: ZONE, labelSelector: {} }, { topologyKey: NODE, labelSelector: dbLabels }],
        [PREFERRED]: [{ weight: 1, virtualMachineAndPodAffinityTerm: { topologyKey: ZONE, labelSelector: { matchExpressions: [exists('cache')] } } }],
      },
    },
  }],
  ['distance, hard and soft', {}, s => {
    s.awayFrom(db, Topology.ZONE);
    s.preferAwayFrom(100, Machines.where({ labels: [], namespaces: ['other'], matchLabelKeys: ['release'] }));
  }, {
    affinity: {
      virtualMachineAndPodAntiAffinity: {
        [REQUIRED]: [{ topologyKey: ZONE, labelSelector: dbLabels }],
        [PREFERRED]: [{ weight: 100, virtualMachineAndPodAffinityTerm: { topologyKey: NODE, labelSelector: {}, namespaces: ['other'], matchLabelKeys: ['release'] } }],
      },
    },
  }],
  ['spreads', { topologySpread: [TopologySpread.over(Topology.NODE, [])] }, s => {
    s.spreadOver(Topology.ZONE, db);
    s.spreadOver(Topology.label('rack'), db, { maxSkew: 2, whenUnsatisfiable: UnsatisfiableSpread.SCHEDULE_ANYWAY });
  }, {
    topologySpreadConstraints: [
      { topologyKey: NODE, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: {} },
      { topologyKey: ZONE, maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule', labelSelector: dbLabels },
      { topologyKey: 'rack', maxSkew: 2, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: dbLabels },
    ],
  }],
  ['tolerations', { tolerations: [Toleration.taint('a')], priorityClassName: 'production' }, s => {
    s.tolerate('b');
    s.tolerate('c', { taintValue: 'd', effect: TaintEffect.NO_EXECUTE, period: Duration.minutes(1) });
    s.tolerateEverything();
  }, {
    tolerations: [
      { key: 'a', operator: 'Exists' },
      { key: 'b', operator: 'Exists' },
      { key: 'c', operator: 'Equal', value: 'd', effect: 'NoExecute', tolerationSeconds: 60 },
      { operator: 'Exists' },
    ],
    priorityClassName: 'production',
  }],
])('renders %s, and the same twice', (_, props, say, spec) => {
  const made = scheduling(props);
  say(made);
  expect(made._toKube()).toEqual(spec);
  expect(made._toKube()).toEqual(spec);
});

test.each<[string, (s: Scheduling) => void, string]>([
  ['two values of a label', s => {
    s.onNodesWith(NodeQuery.label('disk', 'ssd'));
    s.onNodesWith(NodeQuery.label('disk', 'hdd'));
  }, "[shop/web] label 'disk' of a node cannot have two values, got \"ssd\" and \"hdd\": give one of them, or NodeQuery.anyOf for either"],
  ['no condition', s => s.onNodesWith(),
    "[shop/web] onNodesWith needs at least one condition: for example onNodesWith(NodeQuery.label('disktype', 'ssd'))"],
  ['no preference', s => s.preferNodesWith(1), 'a node affinity needs at least one condition, for example NodeQuery.exists(label)'],
  ['a weight of nothing', s => s.preferNear(0, db), "'weight' must be a whole number from 1 to 100, got 0"],
  ['a weight that is none', s => s.preferAwayFrom(101, db), "'weight' must be a whole number from 1 to 100, got 101"],
  ['a skew of nothing', s => s.spreadOver(Topology.ZONE, db, { maxSkew: 0 }), "'maxSkew' must be a whole number from 1, got 0"],
  ['a period without its effect', s => s.tolerate('a', { period: Duration.minutes(1) }),
    "'period' needs the effect NoExecute, got no effect: set 'effect' or leave 'period' out"],
  ['a number instead of options', (s: any) => s.spreadOver(Topology.ZONE, db, 3),
    "[shop/web] 'options' must be an object with properties of SpreadOptions, got a number: for example { maxSkew: … }"],
  ['a spread over machines elsewhere', s => s.spreadOver(Topology.ZONE, Machines.where({ labels: [], namespaces: ['shop', 'other'] })),
    '[shop/web] a spread must select machines of its own namespace by labels alone, got the namespaces shop, other: write Machines.labelled or Machines.matching'],
  ['a spread over namespaces by label', s => s.spreadOver(Topology.ZONE, Machines.where({ labels: [], namespaceLabels: [] })),
    '[shop/web] a spread must select machines of its own namespace by labels alone, got namespaces chosen by label: write Machines.labelled or Machines.matching'],
  ['a spread with label keys', s => s.spreadOver(Topology.ZONE, Machines.where({ labels: [], matchLabelKeys: ['release'] })),
    '[shop/web] a spread must select machines of its own namespace by labels alone, got label keys: write Machines.labelled or Machines.matching'],
  ['labels where machines belong', (s: any) => s.near({ tier: 'db' }),
    "[shop/web] 'machines' must be Machines, got an object with tier: for example Machines.labelled({ tier: 'db' })"],
  ['a topology that is none', (s: any) => s.awayFrom(db, 'zone'), "[shop/web] 'topology' must be a Topology, got a string: for example Topology.ZONE"],
  ['text where a condition belongs', (s: any) => s.onNodesWith('ssd'),
    "[shop/web] 'conditions[0]' must be a NodeQuery, got a string: for example NodeQuery.label('zone', 'a')"],
  ['a weight that was forgotten', (s: any) => s.preferNear(db),
    "[shop/web] 'weight' must be a number, got Machines\n[shop/web] 'machines' is missing: set it, for example Machines.labelled({ tier: 'db' })"],
])('refuses %s', (_, say, message) => expect(refusalOf(() => say(scheduling()))).toBe(message));

test('what a machine is made with is of the right sort', () => {
  const props: any = { tolerations: ['a'], nodeAffinity: [NodeQuery.exists('a')], affinity: db, antiAffinity: [db], topologySpread: [Topology.ZONE] };
  expect(refusalOf(() => checkProps('shop/web', 'PlacementProps', props)).split('\n').map(line => line.replace(/: .*/, ''))).toEqual([
    "[shop/web] 'tolerations[0]' must be a Toleration, got a string",
    "[shop/web] 'nodeAffinity[0]' must be a NodeAffinity, got a NodeQuery",
    "[shop/web] 'affinity' must be a list, got Machines",
    "[shop/web] 'antiAffinity[0]' must be a MachineAffinity, got Machines",
    "[shop/web] 'topologySpread[0]' must be a TopologySpread, got a Topology",
  ]);
});

const OVER = "for example TopologySpread.over(Topology.ZONE, [LabelQuery.equal('app', 'shop')])";

test.each<[string, unknown, string]>([
  ['the old form', [{ topology: Topology.ZONE, labels: [] }],
    `[shop/web] 'topologySpread[0]' must be a TopologySpread, got an object with topology, labels: ${OVER}`],
  ['the form of the API, after one that is right', [TopologySpread.over(Topology.ZONE, []), { topologyKey: ZONE, labelSelector: {} }],
    `[shop/web] 'topologySpread[1]' must be a TopologySpread, got an object with topologyKey, labelSelector: ${OVER}`],
  ['a place', [Topology.ZONE], `[shop/web] 'topologySpread[0]' must be a TopologySpread, got a Topology: ${OVER}`],
  ['text', ['zone'], `[shop/web] 'topologySpread[0]' must be a TopologySpread, got a string: ${OVER}`],
  ['nothing', [undefined], `[shop/web] 'topologySpread[0]' must be a TopologySpread, got nothing: ${OVER}`],
  ['no list', TopologySpread.over(Topology.ZONE, []),
    `[shop/web] 'topologySpread' must be a list, got a TopologySpread: ${OVER.replace(/TopologySpread.*/, '[$&]')}`],
])('a machine spreads by nothing else than spreads: %s', (_, topologySpread: any, message) =>
  expect(refusalOf(() => checkProps('shop/web', 'PlacementProps', { topologySpread }))).toBe(message));

test.each<[string, () => unknown, string]>([
  ['no label', () => Machines.labelled({}),
    'machines must be selected by at least one label: for all machines and pods of the namespace write Machines.where({ labels: [] })'],
  ['a label without a value', () => Machines.labelled({ tier: undefined as any }),
    '[Machines.labelled] \'labels["tier"]\' must be a string, got nothing'],
  ['values that are missing', () => LabelQuery.equal('tier', undefined as any), "[LabelQuery.equal] 'labelValue' is missing: set it"],
  ['a list in a list', () => NodeQuery.anyOf('disktype', ['ssd', 'nvme'] as any), "[NodeQuery.anyOf] 'labelValues' must be separate arguments, got a list: write ...labelValues, or one argument for each item"],
  ['a node label without a value', () => NodeQuery.label('disktype', undefined as any),
    "[NodeQuery.label] 'labelValue' is missing: set it"],
  ['labels without a name for them', () => Machines.of({ tier: 'db' } as any),
    "[Machines.of] 'selectors[0]' must be a PodSelector, got an object with tier: for example a VirtualMachine"],
  ['no machine', () => Machines.of(), 'Machines.of needs at least one machine: for example Machines.of(web, api)'],
  ['a list', () => Machines.of([] as any), "[Machines.of] 'selectors' must be separate arguments, got a list: write ...selectors, or one argument for each item"],
])('no machines are meant by %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('the lists of the author are left alone, and what he does to them later means nothing', () => {
  const nodeSelector: Record<string, string> = { a: 'b' };
  const tolerations = [Toleration.taint('a')];
  const labels = [LabelQuery.equal('tier', 'db')];
  const made = scheduling({ nodeSelector, tolerations, topologySpread: [TopologySpread.over(Topology.NODE, labels)] });
  const machines = Machines.where({ labels });
  made.onNodesWith(NodeQuery.label('c', 'd'));
  made.tolerate('b');
  made.near(machines);
  expect({ nodeSelector, tolerations: tolerations.length }).toEqual({ nodeSelector: { a: 'b' }, tolerations: 1 });
  const before = made._toKube();
  nodeSelector.e = 'f';
  tolerations.push(Toleration.everything());
  labels.push(LabelQuery.exists('more'));
  expect(made._toKube()).toEqual(before);
});

test('keys of labels that every object has are keys like others', () => {
  const made = scheduling();
  made.onNodesWith(NodeQuery.label('constructor', 'a'));
  made.near(Machines.labelled({ toString: 'b' }));
  expect(made._toKube().nodeSelector).toEqual({ constructor: 'a' });
});

describe('of a machine', () => {
  const base = (chart: Chart): VirtualMachineProps => ({
    vmClass: VirtualMachineClass.GENERIC, cpu: Cpu.cores(2), memory: Size.gibibytes(4), disks: [VirtualDisk.fromDiskName(`root-${chart.node.children.length}`)],
  });
  const machine = (chart: Chart, id: string, props: Partial<VirtualMachineProps> = {}) => new VirtualMachine(chart, id, { ...base(chart), ...props });

  test('it goes on from what the machine was made with', () => {
    const vm = machine(chartOf(), 'web', { nodeSelector: { a: 'b' }, antiAffinity: [MachineAffinity.preferred(1, Topology.NODE, {})] });
    vm.scheduling.onNodesWith(NodeQuery.label('c', 'd'));
    vm.scheduling.awayFrom(db);
    expect(rendered(vm).spec).toMatchObject({
      nodeSelector: { a: 'b', c: 'd' },
      affinity: { virtualMachineAndPodAntiAffinity: { [REQUIRED]: [{ topologyKey: NODE, labelSelector: dbLabels }], [PREFERRED]: [{ weight: 1 }] } },
    });
  });

  test('another machine is found by a label of its own', () => {
    const chart = chartOf();
    const [web, other] = [machine(chart, 'web'), machine(chart, 'db')];
    web.scheduling.near(Machines.of(other), Topology.ZONE);
    expect(rendered(other).metadata.labels).toEqual({ 'cdk8s-dvp/virtual-machine': 'db' });
    expect(rendered(web).spec.affinity.virtualMachineAndPodAffinity[REQUIRED]).toEqual([
      { topologyKey: ZONE, labelSelector: { matchLabels: { 'cdk8s-dvp/virtual-machine': 'db' } }, namespaces: ['ns'] },
    ]);
  });

  test('so are workloads and selections of cdk8s-plus', () => {
    const chart = chartOf();
    const vm = machine(chart, 'web');
    const deployment = new kplus.Deployment(chart, 'cache', { containers: [{ image: 'registry.example.com/cache' }], isolate: false });
    const pods = kplus.Pods.select(chart, 'pods', {
      labels: { app: 'cache' }, expressions: [kplus.LabelExpression.exists('live')], namespaces: kplus.Namespaces.select(chart, 'all', { labels: { team: 'a' } }),
    });
    vm.scheduling.near(Machines.of(deployment));
    vm.scheduling.spreadOver(Topology.ZONE, Machines.of(deployment));
    vm.scheduling.awayFrom(Machines.of(pods));
    const { affinity, topologySpreadConstraints: [spread] } = rendered(vm).spec;
    const label = { matchLabels: deployment.matchLabels };
    expect(affinity.virtualMachineAndPodAffinity[REQUIRED]).toEqual([{ topologyKey: NODE, labelSelector: label, namespaces: ['ns'] }]);
    expect(spread.labelSelector).toEqual(label);
    expect(affinity.virtualMachineAndPodAntiAffinity[REQUIRED]).toEqual([{
      topologyKey: NODE,
      labelSelector: { matchLabels: { app: 'cache' }, matchExpressions: [exists('live')] },
      namespaceSelector: { matchLabels: { team: 'a' } },
    }]);
  });
});

test('hard and soft cannot be mixed up', () => {
  const made = scheduling();
  // @ts-expect-error what has to hold has no weight
  expect(() => made.near(1, db)).toThrow();
  // @ts-expect-error what is preferred has one
  expect(() => made.preferNear(db)).toThrow();
});
