import { Size } from 'cdk8s';
import fc from 'fast-check';
import { legalSizes, policiesArbitrary, wishes } from './sizes';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { VirtualDisk } from '../../src/kinds/virtual-disk';
import { VirtualMachine } from '../../src/kinds/virtual-machine';
import { VirtualMachineClass } from '../../src/kinds/virtual-machine-class';
import { CoreFraction } from '../../src/values/core-fraction';
import { CpuModel } from '../../src/values/cpu-model';
import { Sizing, SizingNeeds } from '../../src/values/sizing';
import { SizingPolicy } from '../../src/values/sizing-policy';
import { check } from '../rules/support';
import { chartOf, refusalOf, synthOf } from '../support';

const { GENERIC } = VirtualMachineClass;
const gibibytes = Size.gibibytes;
const percent = CoreFraction.percent;
const classOf = (...policies: SizingPolicy[]) => VirtualMachineClass.fromClassName('gp', policies);
const four = { minCores: 1, maxCores: 4 };

const wire = ({ cpu, memory }: Sizing) => ({ ...cpu._toKube(), size: memory.asString() });

test.each<[string, SizingPolicy[] | undefined, SizingNeeds, object]>([
  ['what was asked for', undefined, { minCores: 3, minMemory: Size.mebibytes(4096) }, { cores: 3, size: '4096Mi' }],
  ['one core, where nothing else is said', undefined, { minMemory: gibibytes(1) }, { cores: 1, size: '1Gi' }],
  ['an even number above 16', undefined, { minCores: 17, minMemory: gibibytes(30) }, { cores: 18, size: '30Gi' }],
  ['a multiple of 4 above 32', undefined, { minCores: 33, minMemory: gibibytes(30) }, { cores: 36, size: '30Gi' }],
  ['a multiple of 8 above 64', undefined, { minCores: 65, minMemory: gibibytes(30) }, { cores: 72, size: '30Gi' }],
  ['the fraction that was asked for', undefined, { minMemory: gibibytes(1), coreFraction: percent(7) }, { cores: 1, size: '1Gi', coreFraction: '7%' }],
  ['Auto', undefined, { minMemory: gibibytes(1), coreFraction: CoreFraction.AUTO }, { cores: 1, size: '1Gi', coreFraction: 'Auto' }],
  ['the least that the class takes', [{ minCores: 3, maxCores: 4, minMemory: gibibytes(2) }], {}, { cores: 3, size: '2Gi' }],
  ['the least for each core', [{ minCores: 3, maxCores: 4, minMemoryPerCore: gibibytes(2) }], {}, { cores: 3, size: '6Gi' }],
  ['one step', [{ ...four, maxMemory: gibibytes(8), memoryStep: Size.mebibytes(1536) }], {}, { cores: 1, size: '1536Mi' }],
  ['a step of cores', [{ minCores: 2, maxCores: 16, coreStep: 4 }], { minCores: 3, minMemory: gibibytes(1) }, { cores: 6, size: '1Gi' }],
  ['the next policy', [four, { minCores: 20, maxCores: 32 }], { minCores: 5, minMemory: gibibytes(1) }, { cores: 20, size: '1Gi' }],
  ['cores for the memory', [{ minCores: 1, maxCores: 8, maxMemoryPerCore: gibibytes(4) }], { minMemory: gibibytes(9) }, { cores: 3, size: '9Gi' }],
  ['memory for the cores', [{ minCores: 1, maxCores: 8, minMemoryPerCore: gibibytes(4) }], { minCores: 3, minMemory: gibibytes(9) }, { cores: 3, size: '12Gi' }],
  ['a step for each core', [{ minCores: 1, maxCores: 8, maxMemoryPerCore: gibibytes(4), memoryStep: gibibytes(1) }],
    { minCores: 3, minMemory: gibibytes(10) }, { cores: 3, size: '12Gi' }],
  ['whole cores, where the class has no default but takes them', [{ ...four, coreFractions: [percent(10), CoreFraction.FULL] }],
    { minMemory: gibibytes(1) }, { cores: 1, size: '1Gi' }],
  ['the default of the class', [{ ...four, coreFractions: [percent(10)], defaultCoreFraction: percent(10) }], { minMemory: gibibytes(1) }, { cores: 1, size: '1Gi' }],
  ['the smallest fraction, where the class has none by itself', [{ ...four, coreFractions: [percent(50), percent(20)] }],
    { minMemory: gibibytes(1) }, { cores: 1, size: '1Gi', coreFraction: '20%' }],
  ['cores that have the fraction', [{ ...four, coreFractions: [percent(10)] }, { minCores: 5, maxCores: 8, coreFractions: [CoreFraction.FULL] }],
    { minMemory: gibibytes(1), coreFraction: CoreFraction.FULL }, { cores: 5, size: '1Gi', coreFraction: '100%' }],
  ['a tebibyte', [{ ...four, minMemory: gibibytes(1024) }], {}, { cores: 1, size: '1Ti' }],
  ['kibibytes', [{ ...four, minMemory: Size.kibibytes(2049) }], {}, { cores: 1, size: '2049Ki' }],
])('the smallest size is %s', (_, policies, needs, expected) => {
  expect(wire(Sizing.smallestFor(VirtualMachineClass.fromClassName('gp', policies), needs))).toEqual(expected);
});

const upTo8 = classOf({ ...four, maxMemory: gibibytes(8), coreFractions: [percent(10), percent(50)] });
const REFUSED = 'VirtualMachineClass gp allows no machine of';
const two = classOf(
  { ...four, maxMemory: gibibytes(8) },
  { minCores: 8, maxCores: 16, maxMemoryPerCore: gibibytes(2), coreFractions: [CoreFraction.FULL] },
);
test.each<[string, () => Sizing, string]>([
  ['more cores than the class has', () => Sizing.smallestFor(upTo8, { minCores: 5, minMemory: gibibytes(1) }),
    `${REFUSED} 5 cores or more with 1Gi or more: the nearest that it allows is 4 cores with 1Gi`],
  ['more memory than the class has', () => Sizing.smallestFor(upTo8, { minMemory: gibibytes(9) }), `${REFUSED} 1 core or more with 9Gi or more: the nearest that it allows is 1 core with 8Gi`],
  ['more of both', () => Sizing.smallestFor(upTo8, { minCores: 5, minMemory: gibibytes(9) }),
    `${REFUSED} 5 cores or more with 9Gi or more: the nearest that it allows is 4 cores with 8Gi`],
  ['more of all', () => Sizing.smallestFor(upTo8, { minCores: 5, minMemory: gibibytes(9), coreFraction: percent(20) }),
    `${REFUSED} 5 cores or more with 9Gi or more and the core fraction 20%: the nearest that it allows is 4 cores with 8Gi and another core fraction`],
  ['another fraction', () => Sizing.smallestFor(upTo8, { minMemory: gibibytes(1), coreFraction: percent(20) }),
    `${REFUSED} 1 core or more with 1Gi or more and the core fraction 20%: the nearest that it allows is the core fraction 10% or 50%`],
  ['Auto, which has nothing to choose from', () => Sizing.smallestFor(two, { minCores: 5, minMemory: gibibytes(1), coreFraction: CoreFraction.AUTO }),
    `${REFUSED} 5 cores or more with 1Gi or more and the core fraction Auto: the nearest that it allows is 4 cores with 1Gi or the core fraction 100%`],
  ['memory between cores', () => Sizing.smallestFor(two, { minCores: 8, minMemory: gibibytes(40) }),
    `${REFUSED} 8 cores or more with 40Gi or more: the nearest that it allows is 16 cores with 32Gi`],
  ['cores on one side, and a fraction', () => Sizing.smallestFor(two, { minCores: 5, minMemory: gibibytes(4), coreFraction: percent(20) }),
    `${REFUSED} 5 cores or more with 4Gi or more and the core fraction 20%: the nearest that it allows is 4 cores with 4Gi or the core fraction 100%`],
  ['cores or memory, whichever gives in', () => Sizing.smallestFor(classOf({ ...four, maxMemoryPerCore: gibibytes(8) }, { minCores: 5, maxCores: 8, maxMemoryPerCore: gibibytes(1) }),
    { minCores: 5, minMemory: gibibytes(10) }),
  `${REFUSED} 5 cores or more with 10Gi or more: the nearest that it allows is 4 cores with 10Gi or 8 cores with 8Gi`],
  ['any memory, where the class sets no bound', () => Sizing.smallestFor(upTo8),
    "VirtualMachineClass gp has no minimum of memory for 1 core: set 'minMemory', for example Size.gibibytes(4)"],
  ['any memory, where nothing is known', () => Sizing.smallestFor(GENERIC, { minCores: 2 }),
    "VirtualMachineClass generic has no minimum of memory for 2 cores: set 'minMemory', for example Size.gibibytes(4)"],
  ['half a core', () => Sizing.smallestFor(GENERIC, { minCores: 0.5 }), "'minCores' must be a whole number from 1 to 248, got 0.5"],
  ['more cores than there are', () => Sizing.smallestFor(GENERIC, { minCores: 249 }), "'minCores' must be a whole number from 1 to 248, got 249"],
  ['no class', () => Sizing.smallestFor(undefined as any),
    "[Sizing.smallestFor] 'vmClass' is missing: set it, for example VirtualMachineClass.GENERIC"],
  ['text', () => Sizing.smallestFor(GENERIC, { minMemory: '1Gi', coreFraction: '10%' } as any),
    `[Sizing.smallestFor] 'minMemory' must be a Size, got a string: for example Size.gibibytes(10)
[Sizing.smallestFor] 'coreFraction' must be a CoreFraction, got a string: for example CoreFraction.percent(20)`],
  ['policies that contradict themselves', () => Sizing.smallestFor({ className: 'gp', sizingPolicies: [{ cores: { min: 4, max: 1 } }] }),
    'VirtualMachineClass gp has sizing policies that contradict themselves or do not follow the API: correct them'],
  ['policies that nobody can keep', () => Sizing.smallestFor({ className: 'gp', sizingPolicies: [{ cores: { min: 249, max: 300 } }] }, { minMemory: gibibytes(1) }),
    `${REFUSED} 1 core or more with 1Gi or more: no machine fits its sizing policies`],
  ['19 cores', () => Sizing.of(19, gibibytes(32)), 'DVP cannot spread 19 cores evenly over sockets: write 18 or 20'],
  ['247 cores', () => Sizing.of(247, gibibytes(32)), 'DVP cannot spread 247 cores evenly over sockets: write 240 or 248'],
  ['249 cores', () => Sizing.of(249, gibibytes(32)), "'cores' must be a whole number from 1 to 248, got 249"],
  ['no memory', () => Sizing.of(20, undefined as any), "[Sizing.of] 'memory' is missing: set it, for example Size.gibibytes(10)"],
])('refuses %s', (_, run, message) => expect(refusalOf(run)).toBe(message));

test('a size of its own is what it says', () => {
  expect(wire(Sizing.of(20, Size.mebibytes(1024), percent(50)))).toEqual({ cores: 20, coreFraction: '50%', size: '1024Mi' });
  expect(Object.keys(Sizing.of(20, gibibytes(1)))).toEqual(['cpu', 'memory']);
});

test('a machine takes a size among its properties', () => {
  const [, { spec }] = synthOf(chart => {
    const vmClass = new VirtualMachineClass(chart, 'gp', { cpu: CpuModel.host(), sizingPolicies: [{ minCores: 1, maxCores: 32, minMemoryPerCore: gibibytes(2) }] });
    new VirtualMachine(chart, 'db', { vmClass, ...Sizing.smallestFor(vmClass, { minCores: 17 }), disks: [VirtualDisk.fromDiskName('root')] });
  })();
  expect(spec).toMatchObject({ virtualMachineClassName: 'gp', cpu: { cores: 18 }, memory: { size: '36Gi' } });
});

test('a class of this app and its manifest give the same size', () => {
  const made = new VirtualMachineClass(chartOf(), 'gp', { cpu: CpuModel.host(), sizingPolicies: [{ minCores: 2, maxCores: 4, coreFractions: [percent(20)], minMemory: gibibytes(3) }] });
  const old = VirtualMachineClass.fromManifest({
    apiVersion: 'virtualization.deckhouse.io/v1alpha2',
    kind: 'VirtualMachineClass',
    metadata: { name: 'gp' },
    spec: { cpu: { type: 'Host' }, sizingPolicies: [{ cores: { min: 2, max: 4 }, coreFractions: [20], memory: { min: 3 * 2 ** 30 } }] },
  });
  expect([made, old].map(vmClass => wire(Sizing.smallestFor(vmClass)))).toEqual([{ cores: 2, coreFraction: '20%', size: '3Gi' }, { cores: 2, coreFraction: '20%', size: '3Gi' }]);
});

// the class as the cluster has it; fractions in both versions of the API
function manifestOf(policies: any[], version: string) {
  const asNumber = (fraction: string) => fraction === 'Auto' ? fraction : Number.parseInt(fraction);
  const old = policies.map(({ coreFractions, defaultCoreFraction, ...others }) => ({
    ...others, coreFractions: coreFractions?.map(asNumber), defaultCoreFraction: defaultCoreFraction && asNumber(defaultCoreFraction),
  }));
  const sizingPolicies = version === 'v1alpha2' ? old : policies;
  return {
    apiVersion: `virtualization.deckhouse.io/${version}`, kind: 'VirtualMachineClass', metadata: { name: 'gp' }, spec: JSON.parse(JSON.stringify({ cpu: { type: 'Host' }, sizingPolicies })),
  };
}

test('every rule that judges sizes takes the smallest size, and a refusal means that there is none', () => fc.assert(fc.property(
  policiesArbitrary, wishes, fc.constantFrom('v1alpha2', 'v1alpha3'), (policies, { cores, memory, coreFraction }, version) => {
    const manifest = manifestOf(policies, version);
    const needs = {
      minCores: cores,
      minMemory: Size.kibibytes(memory / 1024),
      coreFraction: coreFraction === undefined ? undefined : coreFraction === 'Auto' ? CoreFraction.AUTO : percent(coreFraction),
    };
    const legal = legalSizes(policies, coreFraction).find(size => size.cores >= cores && size.memory >= memory);
    const find = () => Sizing.smallestFor(VirtualMachineClass.fromManifest(manifest), needs);
    if (legal === undefined) {
      expect(refusalOf(find)).toContain(REFUSED);
      return;
    }
    const { size, ...cpu } = wire(find());
    expect([cpu.cores, Number.parseFloat(size) * 1024]).toEqual([legal.cores, legal.memory]);
    const findings = check([manifest, machine({ virtualMachineClassName: 'gp', cpu, memory: { size } })]);
    expect(findings.filter(({ id }) => id.startsWith('VM-')).map(({ id, wrong }) => `${id} ${wrong}`)).toEqual([]);
  }), { numRuns: 300 }));

test('what is no need does not compile', () => {
  // @ts-expect-error a size has a unit
  const memory: SizingNeeds = { minMemory: 4 };
  // @ts-expect-error a machine needs memory
  const machineWithout = () => Sizing.of(4);
  expect([memory, machineWithout]).toBeDefined();
});
