import { classWith, machine } from '../../../src/catalogue/virtual-machine/objects';
import { adviceInCode, check, ids, told } from '../support';
import { sizingAdvice } from './sizing-advice';

test.each([
  ['VM-13', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-13)
  VirtualMachineClass generic has no default core fraction for a machine with 4 cores, and its list lacks 100%
  got: nothing
  instead: 10%, 20% or 50%`],
  ['VM-14', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-14)
  Auto leaves the core fraction to the vertical autoscaler, and the module vertical-pod-autoscaler is off
  got: "Auto"
  instead: a percentage, for example 20%`],
  ['VM-15', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-15)
  Auto needs the feature gate HotplugCPUAndMemoryWithInPlaceResize, which is off
  got: "Auto"
  instead: HotplugCPUAndMemoryWithInPlaceResize in 'featureGates' of the ModuleConfig virtualization, or a percentage, for example 20%`],
  ['VM-16', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-16)
  VirtualMachineClass generic leaves Auto no choice: it offers 50% below 100% to a machine with 4 cores
  got: "Auto"
  instead: 50% or 100%`],
  ['VM-21', `VirtualMachine shop/web /spec/cpu/coreFraction (VM-21)
  VirtualMachineClass generic does not offer this core fraction to a machine with 4 cores
  got: "11%"
  instead: 10%, 20% or 50%`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VM-14', 'a percentage, for example CoreFraction.percent(20)'],
  ['VM-15', "FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE in 'featureGates' of the VirtualizationModule, or a percentage, for example CoreFraction.percent(20)"],
])('%s advises authors of constructs', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const four = { cores: { min: 1, max: 4 } };

test.each<[string, object, object, string[]]>([
  ['a default', { coreFractions: ['10%'], defaultCoreFraction: '10%' }, { cores: 2 }, []],
  ['whole cores in the list', { coreFractions: ['10%', '100%'] }, { cores: 2 }, []],
  ['no list', {}, { cores: 2 }, []],
  ['neither', { coreFractions: ['10%'] }, { cores: 2 }, ['VM-13 10%']],
  ['neither, for other cores', { coreFractions: ['10%'] }, { cores: 5 }, ['VM-20 4 cores']],
  ['no list, and a fraction', {}, { cores: 2, coreFraction: '7%' }, []],
  ['a list, and a fraction of it', { coreFractions: ['10%', '7%'] }, { cores: 2, coreFraction: '7%' }, []],
  ['a list, and another fraction', { coreFractions: ['10%', '70%'] }, { cores: 2, coreFraction: '7%' }, ['VM-21 10% or 70%']],
  ['a list, and Auto', { coreFractions: ['10%', '70%'] }, { cores: 2, coreFraction: 'Auto' }, []],
])('a fraction where the class has %s', (_, policy, cpu, expected) => expect(sizingAdvice([{ ...four, ...policy }], cpu)).toEqual(expected));

test.each<[object, string[]]>([
  [{ coreFractions: [10, 70] }, ['VM-21 10% or 70%']],
  [{ coreFractions: [7, 70] }, []],
  [{ coreFractions: [10, 70], defaultCoreFraction: 10 }, ['VM-21 10% or 70%']],
  [{ coreFractions: [10, 70], defaultCoreFraction: 'Auto' }, ['VM-21 10% or 70%']],
])('v1alpha2 writes fractions as numbers: %j', (policy, expected) => expect(sizingAdvice([{ ...four, ...policy }], { cores: 2, coreFraction: '7%' }, '4Gi', 'v1alpha2')).toEqual(expected));

test('the first policy that holds the cores decides', () => {
  const policies = [{ ...four, coreFractions: ['10%'] }, { cores: { min: 8, max: 16 }, coreFractions: ['20%'] }];
  expect([4, 5, 8, 17, 18].map(cores => sizingAdvice(policies, { cores, coreFraction: '20%' })))
    .toEqual([['VM-21 10%'], ['VM-20 4 or 8 cores'], [], ['VM-11 16 cores'], ['VM-20 16 cores']]);
});

describe('the core fraction Auto', () => {
  const auto = machine({ cpu: { cores: 4, coreFraction: 'Auto' } });
  const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';
  const AUTOSCALER = 'vertical-pod-autoscaler';

  test.each<[string, object | undefined, string[]]>([
    ['an unknown cluster', undefined, []],
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
      .toEqual(reason === undefined ? [] : [`VirtualMachineClass generic leaves Auto no choice: ${reason}`]));
});
