import { sized, vmClass } from '../../catalogue/virtual-machine-class/objects';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Rule, dvp } from '../rule';
import { Policy, policiesOf } from './policies';

const KINDS = dvp('VirtualMachineClass');
const MOST = 1024;

const ranges = (...bounds: readonly (readonly [number, number])[]) =>
  [vmClass({ sizingPolicies: bounds.map(([min, max]) => ({ cores: { min, max } })) })];

export const coreRange: Rule = {
  id: 'VMC-09',
  severity: 'error',
  kinds: KINDS,
  says: 'The most cores of a sizing policy are more than the least, and more than the step.',
  why: 'The API server refuses a range of one number as well as an empty one.',
  source: 'crds/virtualmachineclasses.yaml',
  breaks: () => [sized({ cores: { min: 4, max: 4 } })],
  keeps: () => [sized({ cores: { min: 4, max: 5, step: 4 } })],
  check: ({ json }) => policiesOf(json).flatMap(({ pointer, min, max, step }) => [
    ...max > min ? [] : [{
      pointer: `${pointer}/cores/max`,
      wrong: `'max' has to be more than 'min', which is ${min}`,
      got: max,
      instead: min < MOST ? `${min + 1} or more, or a smaller 'min'` : "a smaller 'min'",
    }],
    ...step === undefined || max > step ? [] : [{
      pointer: `${pointer}/cores/step`,
      wrong: `'step' has to be less than 'max', which is ${max}`,
      got: step,
      instead: max > 1 ? `${max - 1} or less, or no 'step'` : "no 'step'",
    }],
  ]),
};

export const coreRangesApart: Rule = {
  id: 'VMC-10',
  severity: 'error',
  kinds: KINDS,
  says: 'The ranges of cores of two sizing policies have no number in common.',
  why: 'The webhook refuses ranges that cross. It misses some, and then the policy that stands first hides the other.',
  source: 'images/virtualization-artifact/pkg/controller/vmclass/internal/validators/sizing_policies_validator.go',
  breaks: () => ranges([1, 4], [4, 8]),
  keeps: () => ranges([1, 4], [5, 8]),
  check: ({ json }) => {
    // an empty range has no number at all, and is told elsewhere
    const policies = policiesOf(json).filter(({ min, max }) => min <= max);
    return policies.flatMap((policy, i) => {
      const before = policies.slice(0, i).find(({ min, max }) => min <= policy.max && policy.min <= max);
      return before === undefined ? [] : [crossing(policy, before)];
    });
  },
};

function crossing({ pointer, min, max }: Policy, before: Policy): Violation {
  const [least, most] = [Math.max(min, before.min), Math.min(max, before.max)];
  return {
    pointer: `${pointer}/cores`,
    wrong: `${least === most ? least : `${least} to ${most}`} cores belong to the policy at position ${before.position} already, which has ${before.min} to ${before.max}`,
    got: NOT_SHOWN,
    instead: max > before.max ? `'min' of ${before.max + 1} or more` : min < before.min ? `'max' of ${before.min - 1} or less` : 'cores outside of that range',
  };
}
