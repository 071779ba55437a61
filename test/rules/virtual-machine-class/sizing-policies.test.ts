import * as fc from 'fast-check';
import { sized, vmClass } from '../../../src/catalogue/virtual-machine-class/objects';
import { Manifest } from '../../../src/manifest/manifest';
import { adviceInCode, check, report, told } from '../support';

test.each([
  ['VMC-09', `VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' must be more than 'min', which is 4
  got: 4
  instead: 5 or more, or a smaller 'min'`],
  ['VMC-10', `VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  4 cores are in the policy at position 0 already, which has 1 to 4
  instead: 'min' of 5 or more`],
  ['VMC-17', `VirtualMachineClass web /spec/sizingPolicies/0/memory/min (VMC-17)
  'min' is more than 'max', which is 4Gi
  got: "8Gi"
  instead: a smaller 'min', or a larger 'max'`],
  ['VMC-21', `VirtualMachineClass web /spec/sizingPolicies/0/dedicatedCores (VMC-21)
  no machine can request dedicated cores, so this has no effect
  instead: no 'dedicatedCores'; the core fraction 100% guarantees whole cores`],
])('%s reports', (id, text) => expect(told(id)).toBe(text));

test.each([
  ['VMC-09', "5 or more, or a smaller 'minCores'"],
  ['VMC-10', "'minCores' of 5 or more"],
  ['VMC-17', "a smaller 'minMemory', or a larger 'maxMemory'"],
  ['VMC-21', "no 'dedicatedCores'; CoreFraction.FULL guarantees whole cores"],
])('%s advises in code', (id, advice) => expect(adviceInCode(id)).toEqual([advice]));

const ranges = (...bounds: readonly (readonly number[])[]) =>
  vmClass({ sizingPolicies: bounds.map(([min, max, step]) => ({ cores: { min, max, step } })) });
const memory = (json: object) => sized({ memory: json });

test.each<[string, Manifest, string]>([
  ['the widest range upside down', ranges([1024, 1024]), `VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' must be more than 'min', which is 1024
  got: 1024
  instead: a smaller 'min'`],
  ['a step as wide as the range', ranges([1, 4, 4]), `VirtualMachineClass web /spec/sizingPolicies/0/cores/step (VMC-09)
  'step' must be less than 'max', which is 4
  got: 4
  instead: 3 or less, or no 'step'`],
  ['a step in a range of one number', ranges([1, 1, 1]), `VirtualMachineClass web /spec/sizingPolicies/0/cores/max (VMC-09)
  'max' must be more than 'min', which is 1
  got: 1
  instead: 2 or more, or a smaller 'min'

VirtualMachineClass web /spec/sizingPolicies/0/cores/step (VMC-09)
  'step' must be less than 'max', which is 1
  got: 1
  instead: no 'step'`],
  ['a range that reaches into the next', ranges([4, 8], [1, 6]), `VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  4 to 6 cores are in the policy at position 0 already, which has 4 to 8
  instead: 'max' of 3 or less`],
  ['a narrow range behind a wide one', ranges([1, 16], [5, 8]), `VirtualMachineClass web /spec/sizingPolicies/1/cores (VMC-10)
  5 to 8 cores are in the policy at position 0 already, which has 1 to 16
  instead: cores outside of that range`],
  ['a range of memory per core', memory({ perCore: { min: '2Gi', max: '1Gi' } }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/perCore/min (VMC-17)
  'min' is more than 'max', which is 1Gi
  got: "2Gi"
  instead: a smaller 'min', or a larger 'max'`],
  ['a step below zero', memory({ min: '1Gi', max: '4Gi', step: '-1Gi' }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/step (VMC-17)
  a step must be more than zero
  got: "-1Gi"
  instead: for example 512Mi, or no 'step'`],
  ['a step of zero', memory({ max: '4Gi', step: 0 }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/step (VMC-17)
  a step of zero has no effect
  got: 0
  instead: for example 512Mi, or no 'step'`],
  ['a step without a largest memory', memory({ min: '1Gi', max: 0, step: '1Gi' }), `VirtualMachineClass web /spec/sizingPolicies/0/memory/step (VMC-17)
  a step has no effect without a 'max'
  got: "1Gi"
  instead: a 'max' beside it, or no 'step'`],
  ['the widest range', ranges([1, 1024, 1023]), ''],
  ['ranges in any order', ranges([5, 8], [1, 4], [9, 16]), ''],
  ['a step per core', memory({ perCore: { max: '4Gi' }, step: '1Gi' }), ''],
  ['a smallest memory alone', memory({ min: '1Gi', max: 0 }), ''],
  ['an empty list of dedicated cores', sized({ dedicatedCores: [] }), ''],
])('%s', (_, manifest, text) => expect(report([manifest])).toBe(text));

test.each<[string, Manifest, string[]]>([
  ['a step in a range of one number', ranges([1, 1, 1]), ["2 or more, or a smaller 'minCores'", "no 'coreStep'"]],
  ['a range that reaches into the next', ranges([4, 8], [1, 6]), ["'maxCores' of 3 or less"]],
  ['a range of memory per core', memory({ perCore: { min: '2Gi', max: '1Gi' } }), ["a smaller 'minMemoryPerCore', or a larger 'maxMemoryPerCore'"]],
  ['a step of zero', memory({ max: '4Gi', step: 0 }), ["for example Size.mebibytes(512), or no 'memoryStep'"]],
  ['a step without a largest memory', memory({ step: '1Gi' }), ["'maxMemory' or 'maxMemoryPerCore', or no 'memoryStep'"]],
])('%s has advice in code', (_, manifest, advice) => expect(check([manifest], undefined, true).map(({ instead }) => instead)).toEqual(advice));

test.each<[string, Manifest, string]>([
  ['a step of zero', memory({ min: '1Gi', max: '8Gi', step: '0' }), 'warning'],
  ['a step of zero without a largest memory', memory({ min: '1Gi', step: '0' }), 'warning'],
  ['a step below zero', memory({ max: '8Gi', step: '-1Gi' }), 'error'],
  ['a step below zero without a largest memory', memory({ min: '1Gi', step: '-1Gi' }), 'warning'],
  ['an empty range of memory', memory({ min: '2Gi', max: '1Gi' }), 'error'],
  ['a range inside of an earlier one', ranges([1, 16], [5, 8]), 'warning'],
  ['a range inside of a later one', ranges([5, 8], [1, 16]), 'error'],
  ['a range with the lower end of an earlier one', ranges([1, 16], [1, 8]), 'error'],
  ['a range with the upper end of an earlier one', ranges([1, 16], [5, 16]), 'error'],
  ['a range inside of one, and across another', ranges([1, 16], [20, 30], [5, 8], [18, 22]), 'warning error'],
])('%s has this severity', (_, manifest, severities) => expect(check([manifest]).map(({ severity }) => severity).join(' ')).toBe(severities));

test('ranges are refused where the webhook refuses them', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 })).map(([min, width]) => [min, min + width]);
  // each pair once, the ends of the earlier one only
  const crosses = ([min, max]: number[], [from, to]: number[]) => min >= from && min <= to || max >= from && max <= to;
  fc.assert(fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), bounds => {
    const refused = bounds.some((earlier, i) => bounds.slice(i + 1).some(later => crosses(earlier, later)));
    expect(check([ranges(...bounds)]).some(({ severity }) => severity === 'error')).toBe(refused);
  }));
});

test('ranges overlap where they have a number in common', () => {
  const range = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 10 })).map(([min, width]) => [min, min + width]);
  fc.assert(fc.property(fc.array(range, { minLength: 1, maxLength: 6 }), bounds => {
    const numbers = bounds.flatMap(([min, max]) => Array.from({ length: max - min + 1 }, (_, i) => min + i));
    expect(check([ranges(...bounds)]).length > 0).toBe(new Set(numbers).size < numbers.length);
  }));
});
