import { ApiObject, App, Chart, DependencyGraph, Duration, Size, Testing } from 'cdk8s';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass, VirtualMachineClassProps } from '../../src/kinds/virtual-machine-class';
import { CoreFraction } from '../../src/values/core-fraction';
import { Cpu } from '../../src/values/cpu';
import { CpuModel } from '../../src/values/cpu-model';
import { LabelQuery } from '../../src/values/label-query';
import { NodeQuery } from '../../src/values/node-query';
import { SizingPolicy } from '../../src/values/sizing-policy';
import { TaintEffect, Toleration } from '../../src/values/toleration';
import { chartOf, refusalOf, rendered, synthOf } from '../support';

const DEFAULT = 'virtualmachineclass.virtualization.deckhouse.io/is-default-class';
const HOST = { cpu: CpuModel.host() };
const gibibytes = Size.gibibytes;

const manifestOf = (props: VirtualMachineClassProps) => synthOf(chart => new VirtualMachineClass(chart, 'web', props))()[0];
const sized = (...sizingPolicies: SizingPolicy[]): VirtualMachineClassProps => ({ ...HOST, sizingPolicies });

test.each<[string, CpuModel, object]>([
  ['a processor like that of the node', CpuModel.host(), { type: 'Host' }],
  ['the processor of the node', CpuModel.hostPassthrough(), { type: 'HostPassthrough' }],
  ['what all nodes have in common', CpuModel.discovery(), { type: 'Discovery' }],
  ['what nodes with a label have in common', CpuModel.discovery(LabelQuery.equal('group', 'blue')),
    { type: 'Discovery', discovery: { nodeSelector: { matchLabels: { group: 'blue' } } } }],
  ['what some nodes have in common', CpuModel.discovery(LabelQuery.anyOf('group', 'blue', 'green'), LabelQuery.absent('old')),
    { type: 'Discovery', discovery: { nodeSelector: { matchExpressions: [{ key: 'group', operator: 'In', values: ['blue', 'green'] }, { key: 'old', operator: 'DoesNotExist' }] } } }],
  ['a model', CpuModel.model('IvyBridge'), { type: 'Model', model: 'IvyBridge' }],
  ['features', CpuModel.features('vmx', 'avx2'), { type: 'Features', features: ['vmx', 'avx2'] }],
])('the CPU is %s', (_, cpu, wire) => expect(manifestOf({ cpu }).spec).toEqual({ cpu: wire }));

test.each<[string, VirtualMachineClassProps, object]>([
  ['labels of nodes', { ...HOST, nodeSelector: { group: 'blue' } }, { nodeSelector: { matchLabels: { group: 'blue' } } }],
  ['conditions on nodes', { ...HOST, nodes: [NodeQuery.label('group', 'blue'), NodeQuery.above('cores', 32)] },
    { nodeSelector: { matchExpressions: [{ key: 'group', operator: 'In', values: ['blue'] }, { key: 'cores', operator: 'Gt', values: ['32'] }] } }],
  ['both', { ...HOST, nodeSelector: { group: 'blue' }, nodes: [NodeQuery.exists('kvm')] },
    { nodeSelector: { matchLabels: { group: 'blue' }, matchExpressions: [{ key: 'kvm', operator: 'Exists' }] } }],
  ['no condition at all', { ...HOST, nodes: [], tolerations: [] }, { tolerations: [] }],
  ['tolerations', { ...HOST, tolerations: [Toleration.taint('dedicated', { taintValue: 'vm', effect: TaintEffect.NO_EXECUTE, period: Duration.minutes(5) })] },
    { tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'vm', effect: 'NoExecute', tolerationSeconds: 300 }] }],
  ['a range of cores', sized({ minCores: 1, maxCores: 4 }), { sizingPolicies: [{ cores: { min: 1, max: 4 } }] }],
  ['a policy with everything', sized({
    minCores: 2,
    maxCores: 16,
    coreStep: 2,
    coreFractions: [CoreFraction.percent(20), CoreFraction.percent(50), CoreFraction.FULL],
    defaultCoreFraction: CoreFraction.AUTO,
    dedicatedCores: [false],
    minMemory: gibibytes(2),
    maxMemory: gibibytes(64),
    memoryStep: Size.mebibytes(512),
    minMemoryPerCore: gibibytes(1),
    maxMemoryPerCore: gibibytes(4),
  }), {
    sizingPolicies: [{
      cores: { min: 2, max: 16, step: 2 },
      coreFractions: ['20%', '50%', '100%'],
      defaultCoreFraction: 'Auto',
      dedicatedCores: [false],
      memory: { min: '2Gi', max: '64Gi', step: '512Mi', perCore: { min: '1Gi', max: '4Gi' } },
    }],
  }],
  ['memory for each core alone', sized({ minCores: 1, maxCores: 4, minMemoryPerCore: gibibytes(1) }),
    { sizingPolicies: [{ cores: { min: 1, max: 4 }, memory: { perCore: { min: '1Gi' } } }] }],
  ['no policy', sized(), { sizingPolicies: [] }],
])('renders %s', (_, props, spec) => expect(manifestOf(props).spec).toEqual({ cpu: { type: 'Host' }, ...spec }));

test.each<[string, VirtualMachineClassProps, object]>([
  ['nothing', HOST, { name: 'web' }],
  ['the default', { ...HOST, isDefault: true, annotations: { mine: 'yes' } }, { name: 'web', annotations: { [DEFAULT]: 'true', mine: 'yes' } }],
  ['not the default', { ...HOST, isDefault: false }, { name: 'web' }],
])('a class that is %s belongs to no namespace', (_, props, metadata) => {
  const { apiVersion, kind, metadata: got } = manifestOf(props);
  expect({ apiVersion, kind, metadata: got }).toEqual({ apiVersion: 'virtualization.deckhouse.io/v1alpha3', kind: 'VirtualMachineClass', metadata });
});

test.each<[string, VirtualMachineClassProps, string]>([
  ['an empty range', sized({ minCores: 4, maxCores: 4 }), `1 error in 1 object, nothing was written

[test/web] VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' must be more than 'min', which is 4
  got: 4
  instead: 5 or more, or a smaller 'minCores'`],
  ['policies that cross', sized({ minCores: 1, maxCores: 4 }, { minCores: 4, maxCores: 8 }), `1 error in 1 object, nothing was written

[test/web] VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  4 cores are in the policy at position 0 already, which has 1 to 4
  instead: 'minCores' of 5 or more`],
  ['a default that is not on the list', sized({ minCores: 1, maxCores: 4, coreFractions: [CoreFraction.FULL], defaultCoreFraction: CoreFraction.percent(5) }),
    `1 error in 1 object, nothing was written

[test/web] VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-13)
  'coreFractions' has only 100%
  got: "5%"
  instead: one of the list, or this one in 'coreFractions' too`],
])('synth refuses %s', (_, props, message) => expect(refusalOf(() => manifestOf(props))).toBe(message));

const POLICY_HAS = 'SizingPolicy has minCores, maxCores, coreStep, coreFractions, defaultCoreFraction, dedicatedCores, '
  + 'minMemory, maxMemory, memoryStep, minMemoryPerCore, maxMemoryPerCore';
const asAny = (props: object): VirtualMachineClassProps => props as VirtualMachineClassProps;
test.each<[string, VirtualMachineClassProps, string]>([
  ['no properties', undefined as any, "[test/web] 'cpu' is missing: set it, for example CpuModel.discovery()"],
  ['values of other sorts', asAny({ cpu: 'Host', nodes: [LabelQuery.exists('kvm')], tolerations: 'all' }),
    `[test/web] 'cpu' must be a CpuModel, got a string: for example CpuModel.discovery()
[test/web] 'nodes[0]' must be a NodeQuery, got a LabelQuery: for example NodeQuery.label('zone', 'a')
[test/web] 'tolerations' must be a list, got a string: for example [Toleration.taint('dedicated')]`],
  ['policies as the API has them', asAny({ ...HOST, sizingPolicies: [{ cores: { min: 1, max: 4 } }] }),
    `[test/web] 'sizingPolicies[0].minCores' is missing: set it
[test/web] 'sizingPolicies[0].maxCores' is missing: set it
[test/web] unknown property 'sizingPolicies[0].cores': ${POLICY_HAS}`],
  ['text in a policy', asAny({ ...HOST, sizingPolicies: [{ minCores: 1, maxCores: 4, coreFractions: ['10%'], defaultCoreFraction: '10%', minMemory: '1Gi' }, null] }),
    `[test/web] 'sizingPolicies[0].coreFractions[0]' must be a CoreFraction, got a string: for example CoreFraction.percent(20)
[test/web] 'sizingPolicies[0].defaultCoreFraction' must be a CoreFraction, got a string: for example CoreFraction.percent(20)
[test/web] 'sizingPolicies[0].minMemory' must be a Size, got a string: for example Size.gibibytes(10)
[test/web] 'sizingPolicies[1]' must be an object with properties of SizingPolicy, got nothing: for example { minCores: … }`],
  ['one policy instead of a list', asAny({ ...HOST, sizingPolicies: { minCores: 1, maxCores: 4 } }),
    "[test/web] 'sizingPolicies' must be a list, got an object with minCores, maxCores: for example [{ minCores: … }]"],
  ['the name of a node', { ...HOST, nodes: [NodeQuery.node('worker-1')] },
    "[test/web] 'nodes' of a class must be queries for labels, got a query for the name of a node: for example NodeQuery.label('kubernetes.io/hostname', 'worker-1')"],
  ['a default class that DVP may unmark', { ...HOST, name: 'generic', isDefault: true },
    "[test/web] the class generic cannot be the default class, because an update of the module may remove the mark: set 'isDefault' on a class of another name"],
  ['cores that no machine can have', sized({ minCores: 1, maxCores: 4 }, { minCores: 65, maxCores: 71 }),
    "[test/web] 'sizingPolicies[1]' must contain a number of cores that DVP can spread evenly over sockets, got 65 to 71 cores: for example a range with 64 or 72 cores"],
  ['cores that the step misses', sized({ minCores: 17, maxCores: 31, coreStep: 2 }),
    "[test/web] 'sizingPolicies[0]' must contain a number of cores that DVP can spread evenly over sockets, got 17 to 31 cores in steps of 2: "
    + 'for example a range with 16 or 18 cores'],
  ['more cores than there are', sized({ minCores: 249, maxCores: 1024 }),
    "[test/web] 'sizingPolicies[0]' must contain a number of cores that DVP can spread evenly over sockets, got 249 to 1024 cores: for example a range with 248 cores"],
  ['memory that no machine can have', sized({ minCores: 2, maxCores: 4, maxMemory: gibibytes(1), minMemoryPerCore: gibibytes(1) }),
    "[test/web] 'sizingPolicies[0]' must allow a memory size for 2 to 4 cores, got bounds of the memory and of the memory per core that contradict each other"],
])('refuses at the door %s', (_, props, message) => expect(refusalOf(() => new VirtualMachineClass(chartOf(), 'web', props))).toBe(message));

test.each<[string, () => unknown, string]>([
  ['a model without a name', () => CpuModel.model(''), "a CPU model needs a name, got an empty string: for example CpuModel.model('IvyBridge')"],
  ['no features', () => CpuModel.features(), "CPU features need names, got []: for example CpuModel.features('vmx')"],
  ['a feature without a name', () => CpuModel.features('vmx', ''), 'CPU features need names, got ["vmx",""]: for example CpuModel.features(\'vmx\')'],
  ['a condition that the API does not know', () => CpuModel.discovery(NodeQuery.above('cores', 8) as any),
    "[CpuModel.discovery] 'nodes[0]' must be a LabelQuery, got a NodeQuery: for example LabelQuery.equal('tier', 'db')"],
])('a CPU is not %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('a second default class is refused', () => {
  const app = new App({ outdir: Testing.app().outdir });
  ['a', 'b'].forEach(id => new VirtualMachineClass(new Chart(app, id), 'class', { ...HOST, name: id, isDefault: true }));
  expect(refusalOf(() => app.synth())).toContain('VirtualMachineClass b /metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class (VMC-19)');
});

const v1alpha2 = (spec: object, name = 'web') => ({ apiVersion: 'virtualization.deckhouse.io/v1alpha2', kind: 'VirtualMachineClass', metadata: { name }, spec });

test('a class has its sizing policies, whether created, named or read from a manifest', () => {
  const policies: SizingPolicy[] = [{ minCores: 1, maxCores: 4, coreFractions: [CoreFraction.percent(20)] }];
  const known = [{ cores: { min: 1, max: 4 }, coreFractions: ['20%'] }];
  const made = new VirtualMachineClass(chartOf(), 'web', { ...HOST, sizingPolicies: policies });
  const named = VirtualMachineClass.fromClassName('web', policies);
  policies.pop();
  expect([made.className, made.sizingPolicies]).toEqual(['web', known]);
  expect(named).toEqual({ className: 'web', sizingPolicies: known });
  expect(VirtualMachineClass.fromManifest(rendered(made))).toEqual({ className: 'web', sizingPolicies: known });
  made.sizingPolicies!.pop();
  expect(made.sizingPolicies).toEqual(known);
  expect(VirtualMachineClass.fromManifest(v1alpha2({ sizingPolicies: [{ cores: { min: 1, max: 4 }, coreFractions: [20] }] })).sizingPolicies)
    .toEqual([{ cores: { min: 1, max: 4 }, coreFractions: [20] }]);
});

test('an empty list of policies differs from unknown policies', () => {
  expect(new VirtualMachineClass(chartOf(), 'web', HOST).sizingPolicies).toEqual([]);
  expect(VirtualMachineClass.fromManifest(v1alpha2({}))).toEqual({ className: 'web', sizingPolicies: [] });
  expect([VirtualMachineClass.GENERIC.sizingPolicies, VirtualMachineClass.fromClassName('web').sizingPolicies]).toEqual([undefined, undefined]);
});

const NEEDED = "'manifest' must be a VirtualMachineClass";
const INSTEAD = "for example VirtualMachineClass.fromManifest(Yaml.load('class.yaml')[0])";
test.each<[string, any, string]>([
  ['nothing', undefined, "[VirtualMachineClass.fromManifest] 'manifest' is missing: set it"],
  ['text', 'kind: VirtualMachineClass', "[VirtualMachineClass.fromManifest] 'manifest' must be an object, got a string"],
  ['all objects of a file', [v1alpha2({})], "[VirtualMachineClass.fromManifest] 'manifest' must be an object, got a list"],
  ['an object without a kind', { apiVersion: 'v1' }, `${NEEDED}, got an object without a kind: ${INSTEAD}`],
  ['another kind', { apiVersion: 'v1', kind: 'Pod' }, `${NEEDED}, got Pod of v1: ${INSTEAD}`],
  ['a class of another API group', { ...v1alpha2({}), apiVersion: 'vmoperator.vmware.com/v1alpha3' }, `${NEEDED}, got VirtualMachineClass of vmoperator.vmware.com/v1alpha3: ${INSTEAD}`],
  ['a class without a version', { ...v1alpha2({}), apiVersion: undefined }, `${NEEDED}, got VirtualMachineClass without an apiVersion: ${INSTEAD}`],
  ['a class without a name', { ...v1alpha2({}), metadata: {} }, "the manifest of a VirtualMachineClass needs a name: set 'metadata.name'"],
  ['invalid policies', v1alpha2({ sizingPolicies: { '...': null } }),
    "the sizing policies of VirtualMachineClass web are contradictory or invalid: run 'cdk8s-dvp validate' for details"],
])('no class is %s', (_, manifest, message) => expect(refusalOf(() => VirtualMachineClass.fromManifest(manifest))).toBe(message));

test('policies of an existing class are checked like those of a class in this app', () => {
  expect(refusalOf(() => VirtualMachineClass.fromClassName('web', [{ minCores: 65, maxCores: 71 }]))).toBe(
    "[VirtualMachineClass web] 'sizingPolicies[0]' must contain a number of cores that DVP can spread evenly over sockets, got 65 to 71 cores: for example a range with 64 or 72 cores");
  expect(refusalOf(() => VirtualMachineClass.fromClassName('web', [{ cores: 1 } as any]))).toContain("[VirtualMachineClass.fromClassName] 'sizingPolicies[0].minCores' is missing");
});

test('comes before the machines of the class', () => {
  const chart = chartOf();
  const vm = (vmClass: VirtualMachineClass) => new VirtualMachine(chart, 'vm', {
    vmClass, cpu: Cpu.cores(1), memory: gibibytes(1), disks: [VirtualDisk.fromDiskName('root')],
  });
  vm(new VirtualMachineClass(chart, 'web', HOST));
  const order = new DependencyGraph(chart.node).topology().filter(ApiObject.isApiObject).map(({ kind }) => kind);
  expect(order).toEqual(['VirtualMachineClass', 'VirtualMachine']);
});

test('a second synth renders the same', () => {
  const chart = chartOf();
  new VirtualMachineClass(chart, 'web', sized({ minCores: 1, maxCores: 4 }));
  expect(Testing.synth(chart)).toEqual(Testing.synth(chart));
});

test('wrong types do not compile', () => {
  // @ts-expect-error a CPU model is a CpuModel, not a string
  const model: VirtualMachineClassProps = { cpu: 'IvyBridge' };
  // @ts-expect-error a policy has a range of cores
  const policy: SizingPolicy = { minCores: 1 };
  // @ts-expect-error a discovery does not support above and below
  const discovery = () => CpuModel.discovery(NodeQuery.above('cores', 8));
  // @ts-expect-error a class needs a CPU model
  const nothing: VirtualMachineClassProps = {};
  expect([model, policy, discovery, nothing]).toBeDefined();
});
