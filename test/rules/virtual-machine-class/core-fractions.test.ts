import * as fc from 'fast-check';
import { virtualization } from '../../../src/catalogue/virtual-machine/module';
import { sized, vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, ids, report, told } from '../support';

const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';

test.each([
  ['VMC-12', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-12)
  a core fraction of v1alpha2 must be a whole number of percent
  got: "50%"
  instead: a number from 1 to 100, for example 50, or Auto; v1alpha3 has '50%'`],
  ['VMC-13', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-13)
  'coreFractions' has only 10%, 20%
  got: "50%"
  instead: one of the list, or this one in 'coreFractions' too`],
  ['VMC-14', `VirtualMachineClass web /spec/sizingPolicies/0/coreFractions (VMC-14)
  Auto needs at least 2 different fractions below 100%, and the list has 1
  got: "50%, 100%"
  instead: more fractions, for example 20%, 50% and 100%, or no 'coreFractions'`],
  ['VMC-15', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-15)
  Auto needs the feature gate HotplugCPUAndMemoryWithInPlaceResize, which is off
  instead: HotplugCPUAndMemoryWithInPlaceResize in 'featureGates' of the ModuleConfig virtualization, or a percentage, for example 50%`],
  ['VMC-16', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-16)
  Auto leaves the fraction to the vertical autoscaler, which the Community Edition does not have
  instead: a percentage, for example 50%`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VMC-14', "more fractions, for example CoreFraction.percent(20) and CoreFraction.percent(50), or no 'coreFractions'"],
  ['VMC-15', "FeatureGate.HOTPLUG_CPU_AND_MEMORY_WITH_IN_PLACE_RESIZE in 'featureGates' of the VirtualizationModule, "
    + 'or a percentage, for example CoreFraction.percent(50)'],
  ['VMC-16', 'a percentage, for example CoreFraction.percent(50)'],
])('%s advises in code', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const old = (policy: object) => vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, ...policy }] }, {}, 'v1alpha2');
const auto = (coreFractions?: string[]) => sized({ coreFractions, defaultCoreFraction: 'Auto' });

test.each<[string, Manifest, string]>([
  ['more than 100% in v1alpha2', old({ defaultCoreFraction: 101 }), `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-12)
  a core fraction of v1alpha2 must be a whole number of percent
  got: 101
  instead: a number from 1 to 100, for example 50, or Auto; v1alpha3 has '50%'`],
  ['another default in v1alpha2', old({ coreFractions: [10, 20], defaultCoreFraction: 50 }),
    `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-13)
  'coreFractions' has only 10%, 20%
  got: 50
  instead: one of the list, or this one in 'coreFractions' too`],
  ['one fraction twice', auto(['50%', '50%']), `VirtualMachineClass web /spec/sizingPolicies/0/coreFractions (VMC-14)
  Auto needs at least 2 different fractions below 100%, and the list has 1
  got: "50%, 50%"
  instead: more fractions, for example 20%, 50% and 100%, or no 'coreFractions'`],
  ['whole cores only', auto(['100%']), `VirtualMachineClass web /spec/sizingPolicies/0/coreFractions (VMC-14)
  Auto needs at least 2 different fractions below 100%, and the list has 0
  got: "100%"
  instead: more fractions, for example 20%, 50% and 100%, or no 'coreFractions'`],
  ['numbers in v1alpha2', old({ coreFractions: [10, 20], defaultCoreFraction: 20 }), ''],
  ['Auto in v1alpha2', old({ coreFractions: [10, 20], defaultCoreFraction: 'Auto' }), ''],
  ['Auto without a list', auto(), ''],
  ['Auto with an empty list', auto([]), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

describe('Auto', () => {
  const autoscaled = (facts: object, ...more: Manifest[]) => report([auto(), ...more], facts);

  test('needs the gate that the profile lacks', () => expect(ids(check([auto()], { featureGates: [] }))).toEqual(['VMC-15']));
  test('has the gate of the profile', () => expect(autoscaled({ featureGates: [GATE] })).toBe(''));
  test('has the gate that is about to be applied', () => expect(autoscaled({ featureGates: [] }, virtualization({ featureGates: [GATE] }))).toBe(''));
  test('has an edition and a module', () => expect(autoscaled({ edition: 'EE', modules: { 'vertical-pod-autoscaler': '' } })).toBe(''));
  test('needs the module that is off', () => expect(autoscaled({ edition: 'EE', modules: {} })).toBe(
    `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-16)
  Auto needs the module vertical-pod-autoscaler, which is off
  instead: turn on the module first, or a percentage, for example 50%`));
});

test('both versions have the same findings about fractions', () => {
  const fraction = fc.integer({ min: 1, max: 100 });
  const defaults = fc.oneof(fraction, fc.constant('Auto'), fc.constant(undefined));
  fc.assert(fc.property(fc.array(fraction, { maxLength: 4 }), defaults, (numbers, one) => {
    const percent = (number: number) => `${number}%`;
    const now = sized({ coreFractions: numbers.map(percent), defaultCoreFraction: typeof one === 'number' ? percent(one) : one });
    expect(ids(check([now]))).toEqual(ids(check([old({ coreFractions: numbers, defaultCoreFraction: one })])));
  }));
});
