import * as fc from 'fast-check';
import { check, ids, report, told } from './support';
import { virtualization } from '../../src/catalogue/virtual-machine/module';
import { machine } from '../../src/catalogue/virtual-machine/objects';
import { sized, vmClass } from '../../src/catalogue/virtual-machine-class/objects';
import { poolOf } from '../../src/catalogue/virtual-machine-pool/objects';

const MARK = 'virtualmachineclass.virtualization.deckhouse.io/is-default-class';
const GATE = 'HotplugCPUAndMemoryWithInPlaceResize';

test.each([
  ['VMC-02', `VirtualMachineClass web /spec/cpu/model (VMC-02)
  a CPU of the type Host has no 'model'
  got: "IvyBridge"
  instead: leave 'model' out, or write type: Model`],
  ['VMC-03', `VirtualMachineClass web /spec/cpu/features (VMC-03)
  a CPU of the type Discovery has no 'features'
  got: a list of 1
  instead: leave 'features' out, or write type: Features`],
  ['VMC-04', `VirtualMachineClass web /spec/cpu/model (VMC-04)
  a CPU of the type Model has 'model'
  got: nothing
  instead: set 'model', for example IvyBridge`],
  ['VMC-05', `VirtualMachineClass web /spec/cpu/features (VMC-05)
  a CPU of the type Features has 'features'
  got: nothing
  instead: set 'features', for example [sse4_2, avx2]`],
  ['VMC-09', `VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' has to be more than 'min', which is 4
  got: 4
  instead: 5 or more, or a smaller 'min'`],
  ['VMC-10', `VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  4 cores belong to the policy at position 0 already, which has 1 to 4
  instead: 'min' of 5 or more`],
  ['VMC-12', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-12)
  v1alpha2 takes a whole number of percent
  got: "50%"
  instead: a number from 1 to 100, for example 50, or Auto; v1alpha3 takes '50%'`],
  ['VMC-13', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-13)
  'coreFractions' lists 10%, 20% and not this one
  got: "50%"
  instead: one of the list, or one more item in 'coreFractions'`],
  ['VMC-14', `VirtualMachineClass web /spec/sizingPolicies/0/coreFractions (VMC-14)
  Auto needs at least 2 different fractions below 100%, here is 1
  got: "50%, 100%"
  instead: more fractions, for example 20%, 50% and 100%, or no 'coreFractions'`],
  ['VMC-15', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-15)
  Auto needs the feature gate HotplugCPUAndMemoryWithInPlaceResize, which is off
  instead: add the gate to 'featureGates' of the ModuleConfig virtualization, or write a percentage`],
  ['VMC-16', `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-16)
  Auto leaves the fraction to the vertical autoscaler, which the Community Edition does not have
  instead: a percentage, for example 50%`],
  ['VMC-17', `VirtualMachineClass web /spec/sizingPolicies/0/memory/min (VMC-17)
  'min' is more than 'max', which is 4Gi
  got: "8Gi"
  instead: a smaller 'min', or a larger 'max'`],
  ['VMC-18', `VirtualMachineClass web /metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class (VMC-18)
  the mark of the default class is 'true' or not there at all
  got: "false"
  instead: "true", or no such annotation`],
  ['VMC-19', `VirtualMachineClass db /metadata/annotations/virtualmachineclass.virtualization.deckhouse.io~1is-default-class (VMC-19)
  the class web is the default one already
  instead: one class with this annotation; to move it, take it from the old class first and apply that`],
  ['VMC-20', `VirtualMachineClass web /spec/nodeSelector/matchExpressions/0/values (VMC-20)
  'In' needs at least one value
  instead: one or more values, or 'Exists' for any`],
  ['VMC-21', `VirtualMachineClass web /spec/sizingPolicies/0/dedicatedCores (VMC-21)
  no machine can have dedicated cores, so this promises what nobody gets
  got: a list of 1
  instead: leave 'dedicatedCores' out; the fraction 100% guarantees whole cores`],
  ['VMC-22', `VirtualMachine shop/web /spec/cpu/coreFraction (VMC-22)
  unless somebody changed the class generic, it has no such core fraction for 8 cores
  got: "10%"
  instead: one of 20%, 50%, 100%, or a class of your own`],
])('%s tells', (id, text) => expect(told(id)).toBe(text));

const cpu = (type: string, fields: object = {}) => vmClass({ cpu: { type, ...fields } });
const ranges = (...bounds: readonly (readonly number[])[]) =>
  vmClass({ sizingPolicies: bounds.map(([min, max, step]) => ({ cores: { min, max, step } })) });
const old = (policy: object) => vmClass({ sizingPolicies: [{ cores: { min: 1, max: 4 }, ...policy }] }, {}, 'v1alpha2');
const auto = (coreFractions?: string[]) => sized({ coreFractions, defaultCoreFraction: 'Auto' });
const memory = (json: object) => sized({ memory: json });
const marked = (name: string, mark = 'true') => vmClass({}, { name, annotations: { [MARK]: mark } });
const generic = (cores: number, coreFraction?: string) => machine({ cpu: { cores, coreFraction } });

describe('the rest of what is told', () => {
  test.each([
    ['a host with all of them', cpu('HostPassthrough', { features: ['avx2'], discovery: {} }), `VirtualMachineClass web /spec/cpu/features (VMC-02)
  a CPU of the type HostPassthrough has no 'features'
  got: a list of 1
  instead: leave 'features' out, or write type: Features

VirtualMachineClass web /spec/cpu/discovery (VMC-02)
  a CPU of the type HostPassthrough has no 'discovery'
  got: an object with no field
  instead: leave 'discovery' out, or write type: Discovery`],
    ['one wrong word', cpu('Model', { features: ['avx2'] }), `VirtualMachineClass web /spec/cpu/type (VMC-04)
  a CPU of the type Model has 'model', this one has 'features'
  got: "Model"
  instead: Features`],
    ['a model too many', cpu('Features', { features: ['avx2'], model: 'IvyBridge' }), `VirtualMachineClass web /spec/cpu/model (VMC-05)
  a CPU of the type Features has no 'model'
  got: "IvyBridge"
  instead: leave 'model' out, or write type: Model`],
    ['the widest range upside down', ranges([1024, 1024]), `VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' has to be more than 'min', which is 1024
  got: 1024
  instead: a smaller 'min'`],
    ['a step as wide as the range', ranges([1, 4, 4]), `VirtualMachineClass web /spec/sizingPolicies/0/cores/step (VMC-09)
  'step' has to be less than 'max', which is 4
  got: 4
  instead: 3 or less, or no 'step'`],
    ['a step without any room', ranges([1, 1, 1]), `VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' has to be more than 'min', which is 1
  got: 1
  instead: 2 or more, or a smaller 'min'

VirtualMachineClass web /spec/sizingPolicies/0/cores/step (VMC-09)
  'step' has to be less than 'max', which is 1
  got: 1
  instead: no 'step'`],
    ['a range that reaches into the next', ranges([4, 8], [1, 6]), `VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  4 to 6 cores belong to the policy at position 0 already, which has 4 to 8
  instead: 'max' of 3 or less`],
    ['a narrow range behind a wide one', ranges([1, 16], [5, 8]), `VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  5 to 8 cores belong to the policy at position 0 already, which has 1 to 16
  instead: cores outside of that range`],
    ['a percentage too much in v1alpha2', old({ defaultCoreFraction: 101 }), `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-12)
  v1alpha2 takes a whole number of percent
  got: 101
  instead: a number from 1 to 100, for example 50, or Auto; v1alpha3 takes '50%'`],
    ['another default in v1alpha2', old({ coreFractions: [10, 20], defaultCoreFraction: 50 }),
      `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-13)
  'coreFractions' lists 10%, 20% and not this one
  got: 50
  instead: one of the list, or one more item in 'coreFractions'`],
    ['one fraction twice', auto(['50%', '50%']), `VirtualMachineClass web /spec/sizingPolicies/0/coreFractions (VMC-14)
  Auto needs at least 2 different fractions below 100%, here is 1
  got: "50%, 50%"
  instead: more fractions, for example 20%, 50% and 100%, or no 'coreFractions'`],
    ['whole cores only', auto(['100%']), `VirtualMachineClass web /spec/sizingPolicies/0/coreFractions (VMC-14)
  Auto needs at least 2 different fractions below 100%, here are 0
  got: "100%"
  instead: more fractions, for example 20%, 50% and 100%, or no 'coreFractions'`],
    ['a range per core', memory({ perCore: { min: '2Gi', max: '1Gi' } }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/perCore/min (VMC-17)
  'min' is more than 'max', which is 1Gi
  got: "2Gi"
  instead: a smaller 'min', or a larger 'max'`],
    ['a step below zero', memory({ min: '1Gi', max: '4Gi', step: '-1Gi' }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/step (VMC-17)
  a step is more than zero
  got: "-1Gi"
  instead: for example 512Mi, or no 'step'`],
    ['a step of nothing', memory({ max: '4Gi', step: 0 }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/step (VMC-17)
  a step is more than zero
  got: 0
  instead: for example 512Mi, or no 'step'`],
    ['a step without a most', memory({ min: '1Gi', max: 0, step: '1Gi' }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/step (VMC-17)
  a step has no effect without a 'max'
  got: "1Gi"
  instead: set 'max' beside it, or leave 'step' out`],
    ['a key that no label has', vmClass({ nodeSelector: { matchLabels: { 'a b': 'c' } } }), `VirtualMachineClass web /spec/nodeSelector/matchLabels/a b (VMC-20)
  this cannot be the key of a label
  got: "a b"
  instead: at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends, and a DNS name with '/' before them if need be, `
      + 'for example example.com/disk'],
    ['a comparison of objects', cpu('Discovery', { discovery: { nodeSelector: { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] } } }),
      `VirtualMachineClass web /spec/cpu/discovery/nodeSelector/matchExpressions/0/operator (VMC-20)
  there is no such operator here
  got: "Gt"
  instead: one of In, NotIn, Exists, DoesNotExist`],
    ['a toleration of nothing', vmClass({ tolerations: [{ key: 'gpu', operator: 'Exists', value: 'yes' }] }), `VirtualMachineClass web /spec/tolerations/0/value (VMC-20)
  'Exists' takes no value
  got: "yes"
  instead: leave 'value' out, or use the operator Equal`],
    ['no choice in the class generic', generic(16, 'Auto'), `VirtualMachine shop/web /spec/cpu/coreFraction (VMC-22)
  unless somebody changed the class generic, it leaves Auto nothing to choose from for 16 cores
  got: "Auto"
  instead: one of 50%, 100%, or a class of your own, or at most 8 cores`],
    ['a pool without a fraction', poolOf({ cpu: { cores: 4 } }), `VirtualMachinePool shop/runners /spec/virtualMachineTemplate/spec/cpu/coreFraction (VMC-22)
  unless somebody changed the class generic, it lists core fractions, and the template of a pool needs one of them
  got: nothing
  instead: one of 5%, 10%, 20%, 50%, 100%, or a class of your own`],
  ])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));
});

test.each([
  ['a discovery with nodes', cpu('Discovery', { discovery: { nodeSelector: { matchExpressions: [{ key: 'cpu', operator: 'In', values: ['x'] }] } } })],
  ['a comparison of nodes', vmClass({ nodeSelector: { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] } })],
  ['a model of its own', cpu('Model', { model: 'IvyBridge' })],
  ['the widest range', ranges([1, 1024, 1023])],
  ['ranges in any order', ranges([5, 8], [1, 4], [9, 16])],
  ['numbers in v1alpha2', old({ coreFractions: [10, 20], defaultCoreFraction: 20 })],
  ['Auto in v1alpha2', old({ coreFractions: [10, 20], defaultCoreFraction: 'Auto' })],
  ['Auto without a list', auto()],
  ['Auto with an empty list', auto([])],
  ['a step per core', memory({ perCore: { max: '4Gi' }, step: '1Gi' })],
  ['a least without a most', memory({ min: '1Gi', max: 0 })],
  ['dedicated cores that nobody gets anyway', sized({ dedicatedCores: [] })],
  ['Auto for eight cores of the class generic', generic(8, 'Auto')],
  ['the class generic by default', generic(16)],
  ['whole cores of the class generic', generic(18, '100%')],
])('%s passes', (_, manifest) => expect(report([manifest])).toBe(''));

describe('Auto', () => {
  const autoscaled = (facts: object, ...more: ReturnType<typeof vmClass>[]) => report([auto(), ...more], facts);

  test('is told of the gate of the profile', () => expect(ids(check([auto()], { featureGates: [] }))).toEqual(['VMC-15']));
  test('has the gate of the profile', () => expect(autoscaled({ featureGates: [GATE] })).toBe(''));
  test('has the gate that is about to be applied', () => expect(autoscaled({ featureGates: [] }, virtualization({ featureGates: [GATE] }))).toBe(''));
  test('has an edition and a module', () => expect(autoscaled({ edition: 'EE', modules: { 'vertical-pod-autoscaler': '' } })).toBe(''));
  test('is told of the module that is off', () => expect(autoscaled({ edition: 'EE', modules: {} })).toBe(
    `VirtualMachineClass web /spec/sizingPolicies/0/defaultCoreFraction (VMC-16)
  Auto needs the module vertical-pod-autoscaler, which is off
  instead: turn the module on first, or write a percentage`));
});

describe('the default class', () => {
  test('of three is the first', () => expect(check([marked('a'), marked('b'), marked('c')]).map(({ id, object }) => `${id} ${object}`))
    .toEqual(['VMC-19 VirtualMachineClass b', 'VMC-19 VirtualMachineClass c']));
  test('of the cluster is another one', () => expect(ids(check([marked('a')], { defaultVirtualMachineClass: 'b' }))).toEqual(['VMC-19']));
  test('of the cluster is this one', () => expect(check([marked('a')], { defaultVirtualMachineClass: 'a' })).toEqual([]));
  test('of the cluster is none', () => expect(check([marked('a')], { defaultVirtualMachineClass: '' })).toEqual([]));
  test('of the cluster loses its mark', () => expect(check([marked('a'), vmClass({}, { name: 'b' })], { defaultVirtualMachineClass: 'b' })).toEqual([]));
  test('may stand beside broken ones', () => expect(ids(check([marked('a'), { ...vmClass(), metadata: { name: 'b', annotations: 'x' as never } }]))).toEqual(['SCHEMA-TYPE']));
});

describe('the class generic', () => {
  const small = generic(8, '5%');

  test('may be part of the app', () => expect(report([small, vmClass({}, { name: 'generic' })])).toBe(''));
  test('may be gone', () => expect(report([small], { virtualMachineClasses: [] })).not.toContain('VMC-22'));
  test('is there as the profile says', () => expect(ids(check([small], { virtualMachineClasses: ['generic'] }))).toEqual(['VMC-22']));
});

test('ranges are told apart by their numbers', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 })).map(([min, width]) => [min, min + width]);
  fc.assert(fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), bounds => {
    const numbers = bounds.flatMap(([min, max]) => Array.from({ length: max - min + 1 }, (_, i) => min + i));
    expect(check([ranges(...bounds)]).length > 0).toBe(new Set(numbers).size < numbers.length);
  }));
});

test('both versions say the same about fractions', () => {
  const fraction = fc.integer({ min: 1, max: 100 });
  const standard = fc.oneof(fraction, fc.constant('Auto'), fc.constant(undefined));
  fc.assert(fc.property(fc.array(fraction, { maxLength: 4 }), standard, (numbers, one) => {
    const percent = (number: number) => `${number}%`;
    const now = sized({ coreFractions: numbers.map(percent), defaultCoreFraction: typeof one === 'number' ? percent(one) : one });
    expect(ids(check([now]))).toEqual(ids(check([old({ coreFractions: numbers, defaultCoreFraction: one })])));
  }));
});
