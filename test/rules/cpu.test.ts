import { check, ids, told } from './support';
import { machine, classWith } from '../../src/catalogue/virtual-machine/objects';
import { fillsSockets, nearestCores, socketsFor } from '../../src/domain/sizing-limits';

test.each([
  ['VM-10', `VirtualMachine shop/web /spec/cpu/cores (VM-10)
  a machine has at most 248 cores
  got: 249
  instead: 248 cores`],
  ['VM-11', `VirtualMachine shop/web /spec/cpu/cores (VM-11)
  17 to 32 cores are spread over 2 sockets, and 17 is no multiple of 2
  got: 17
  instead: 16 or 18 cores`],
  ['VM-14', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-14)
  Auto leaves the core fraction to the vertical autoscaler, and the module vertical-pod-autoscaler is off
  got: "Auto"
  instead: a percentage, for example CoreFraction.percent(20)`],
  ['VM-15', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-15)
  the feature gate HotplugCPUAndMemoryWithInPlaceResize, which Auto needs, is off
  got: "Auto"
  instead: FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE in 'featureGates' of the VirtualizationModule, or a percentage, for example CoreFraction.percent(20)`],
  ['VM-16', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-16)
  VirtualMachineClass generic leaves Auto nothing to choose from: it offers 50% below 100% to a machine with 4 cores
  got: "Auto"
  instead: 50% or 100%`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const cores = (count: number) => machine({ virtualMachineClassName: 'custom', cpu: { cores: count, coreFraction: '100%' } });
const everyCount = Array.from({ length: 300 }, (_, i) => i + 1);

// the webhook of DVP, word for word but for its language
function refused(count: number): boolean {
  const sockets = count <= 16 ? 1 : count <= 32 ? 2 : count <= 64 ? 4 : 8;
  const perSocket = Math.floor(count / sockets) + (count % sockets === 0 ? 0 : 1);
  return count > 248 || count !== sockets * perSocket;
}

test('of 300 counts those are refused that the webhook refuses, each with the next ones that it takes', () => {
  for (const count of everyCount) {
    const findings = check([cores(count)]);
    expect([count, ids(findings)]).toEqual([count, !refused(count) ? [] : [count > 248 ? 'VM-10' : 'VM-11']]);
    if (refused(count)) {
      const below = everyCount.filter(other => other < count && !refused(other)).pop();
      const above = everyCount.find(other => other > count && !refused(other));
      expect(findings[0].instead).toBe(`${[below, above].filter(other => other !== undefined).join(' or ')} cores`);
    }
  }
});

test.each([[17, 2, '16 or 18'], [31, 2, '30 or 32'], [33, 4, '32 or 36'], [34, 4, '32 or 36'], [63, 4, '60 or 64'], [65, 8, '64 or 72'], [66, 8, '64 or 72'], [247, 8, '240 or 248']])(
  '%i cores on %i sockets', (count, sockets, next) => {
    expect(socketsFor(count)).toBe(sockets);
    expect(check([cores(count)])[0].instead).toBe(`${next} cores`);
  });

test('sockets double at 17, 33 and 65 cores', () =>
  expect([1, 16, 17, 32, 33, 64, 65, 248].map(socketsFor)).toEqual([1, 1, 2, 2, 4, 4, 8, 8]));

test('what is no count of cores fills no sockets, and has neighbours all the same', () => {
  expect([0, -2, 1.5, 249, NaN].filter(fillsSockets)).toEqual([]);
  expect([-5, 0, 16.5, 1e9].map(count => nearestCores([], count))).toEqual([{ above: 1 }, { above: 1 }, { below: 16, above: 18 }, { below: 248 }]);
});

test('the next counts keep the policies of the class too', () => {
  const vmClass = classWith({ cores: { min: 16, max: 64, step: 24 } });
  const insteads = (count: number) => check([vmClass, machine({ cpu: { cores: count, coreFraction: '100%' } })]).map(({ id, instead }) => `${id} ${instead}`);
  expect([17, 18, 40, 65, 300, 1].map(insteads)).toEqual([
    ['VM-11 16 or 40 cores'], ['VM-22 16 or 40 cores'], [], ['VM-11 64 cores'], ['VM-10 64 cores'], ['VM-20 16 cores'],
  ]);
});

describe('the core fraction Auto', () => {
  const auto = machine({ cpu: { cores: 4, coreFraction: 'Auto' } });
  const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';
  const AUTOSCALER = 'vertical-pod-autoscaler';

  test.each<[string, object | undefined, string[]]>([
    ['nobody knows', undefined, []],
    ['an edition that may have it', { edition: 'SE+' }, []],
    ['the Community Edition', { edition: 'CE', modules: { [AUTOSCALER]: '' } }, ['VM-14']],
    ['no autoscaler', { modules: {} }, ['VM-14']],
    ['an autoscaler', { edition: 'EE', modules: { [AUTOSCALER]: '1.0.0' } }, []],
    ['no gate', { featureGates: ['HotplugCPUWithLiveMigration'] }, ['VM-15']],
    ['the gate', { featureGates: [GATE] }, []],
    ['nothing of it', { edition: 'CE', featureGates: [] }, ['VM-14', 'VM-15']],
  ])('with %s', (_, facts, expected) => expect(ids(check([auto], facts))).toEqual(expected));

  test('is refused in the Community Edition', () => expect(check([auto], { edition: 'CE' })[0].wrong)
    .toBe('Auto leaves the core fraction to the vertical autoscaler, which the Community Edition does not have'));

  test.each<[string, object, string | undefined]>([
    ['any fraction', {}, undefined],
    ['two', { coreFractions: ['50%', '20%'] }, undefined],
    ['one twice', { coreFractions: ['50%', '50%', '100%'] }, 'it offers 50% below 100% to a machine with 4 cores'],
    ['whole cores', { coreFractions: ['100%'] }, 'it offers nothing below 100% to a machine with 4 cores'],
    ['one, but to others', { cores: { min: 1, max: 3 }, coreFractions: ['50%'] }, undefined],
  ])('of a class that offers %s', (_, policy, reason) =>
    expect(check([classWith({ cores: { min: 1, max: 8 }, ...policy }), auto]).filter(({ id }) => id === 'VM-16').map(({ wrong }) => wrong))
      .toEqual(reason === undefined ? [] : [`VirtualMachineClass generic leaves Auto nothing to choose from: ${reason}`]));
});
