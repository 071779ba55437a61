import { Policy, policiesOf } from './policies';
import { Advice, NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Topic, dvp } from '../rule';

/** the cores and the memory of a sizing policy */
export const sizingPolicies = new Topic({ severity: 'error', kinds: dvp('VirtualMachineClass'), source: 'crds/virtualmachineclasses.yaml' });

const SERVICES = 'images/virtualization-artifact/pkg/controller';
const MOST_CORES = 1024;

export const coreRange = sizingPolicies.rule({
  id: 'VMC-09',
  says: 'The largest number of cores of a sizing policy is more than the smallest, and more than the step.',
  why: 'The API server rejects the class, even if the range is one number.',
  check: object => policiesOf(object).flatMap(policy => [...rangeOf(policy), ...coreStepOf(policy)]),
});

function rangeOf({ pointer, min, max }: Policy): Violation[] {
  if (max > min) {
    return [];
  }
  const advice = (minName: string) => min < MOST_CORES ? `${min + 1} or more, or a smaller '${minName}'` : `a smaller '${minName}'`;
  return [{
    pointer: `${pointer}/cores/max`,
    wrong: `'max' must be more than 'min', which is ${min}`,
    instead: { yaml: advice('min'), code: advice('minCores') },
  }];
}

function coreStepOf({ pointer, max, step }: Policy): Violation[] {
  if (step === undefined || max > step) {
    return [];
  }
  const advice = (stepName: string) => max > 1 ? `${max - 1} or less, or no '${stepName}'` : `no '${stepName}'`;
  return [{
    pointer: `${pointer}/cores/step`,
    wrong: `'step' must be less than 'max', which is ${max}`,
    instead: { yaml: advice('step'), code: advice('coreStep') },
  }];
}

export const separateRanges = sizingPolicies.rule({
  id: 'VMC-10',
  says: 'The ranges of cores of two sizing policies do not overlap.',
  why: 'The webhook rejects most of such classes. It accepts a range inside of an earlier, wider one, which no machine ever uses: a warning.',
  source: `${SERVICES}/vmclass/internal/validators/sizing_policies_validator.go`,
  check: object => {
    // an empty range has its own finding
    const policies = policiesOf(object).filter(({ min, max }) => min <= max);
    return policies.flatMap((policy, i) => {
      const overlapping = policies.slice(0, i).filter(({ min, max }) => min <= policy.max && policy.min <= max);
      const rejected = overlapping.find(before => !isHidden(policy, before));
      if (rejected !== undefined) {
        return [overlap(policy, rejected)];
      }
      return overlapping.slice(0, 1).map((before): Violation => ({ ...overlap(policy, before), severity: 'warning' }));
    });
  },
});

/** whether a policy is inside of an earlier one that is wider at both ends: the webhook compares only the ends of the earlier one */
const isHidden = (policy: Policy, before: Policy): boolean => before.min < policy.min && policy.max < before.max;

function overlap(policy: Policy, before: Policy): Violation {
  const [least, most] = [Math.max(policy.min, before.min), Math.min(policy.max, before.max)];
  return {
    pointer: `${policy.pointer}/cores`,
    wrong: `${least === most ? least : `${least} to ${most}`} cores are in the policy at position ${before.position} already, which has ${before.min} to ${before.max}`,
    got: NOT_SHOWN,
    instead: outside(policy, before),
  };
}

function outside({ min, max }: Policy, before: Policy): string | Advice {
  if (max > before.max) {
    return { yaml: `'min' of ${before.max + 1} or more`, code: `'minCores' of ${before.max + 1} or more` };
  }
  if (min < before.min) {
    return { yaml: `'max' of ${before.min - 1} or less`, code: `'maxCores' of ${before.min - 1} or less` };
  }
  return 'cores outside of that range';
}

export const memoryRange = sizingPolicies.rule({
  id: 'VMC-17',
  says: 'The smallest memory of a policy is not more than the largest. A step of memory is more than zero, and has a largest memory beside it.',
  why: 'DVP does not compare them. No machine fits into an empty range, and with a step below zero the webhook of machines never stops counting. '
    + 'A step of zero, or without a largest memory, has no effect: a warning.',
  source: `${SERVICES}/service/size_policy_service.go`,
  check: object => policiesOf(object).flatMap(({ pointer }) => {
    const memory = `${pointer}/memory`;
    return [...memoryRangeAt(object, memory, 'Memory'), ...memoryRangeAt(object, `${memory}/perCore`, 'MemoryPerCore'), ...memoryStepAt(object, memory)];
  }),
});

function memoryRangeAt(object: ManifestObject, pointer: string, suffix: string): Violation[] {
  const [least, most] = ['min', 'max'].map(field => parseQuantity(object.value(`${pointer}/${field}`)));
  // zero means no bound
  if (least === undefined || most === undefined || most === 0n || least <= most) {
    return [];
  }
  return [{
    pointer: `${pointer}/min`,
    wrong: `'min' is more than 'max', which is ${object.value(`${pointer}/max`)}`,
    instead: { yaml: "a smaller 'min', or a larger 'max'", code: `a smaller 'min${suffix}', or a larger 'max${suffix}'` },
  }];
}

function memoryStepAt(object: ManifestObject, memory: string): Violation[] {
  const pointer = `${memory}/step`;
  const step = parseQuantity(object.value(pointer));
  if (step === undefined) {
    return [];
  }
  if (![`${memory}/max`, `${memory}/perCore/max`].some(max => (parseQuantity(object.value(max)) ?? 0) > 0)) {
    return [{
      pointer,
      severity: 'warning',
      wrong: "a step has no effect without a 'max'",
      instead: { yaml: "a 'max' beside it, or no 'step'", code: "'maxMemory' or 'maxMemoryPerCore', or no 'memoryStep'" },
    }];
  }
  if (step > 0) {
    return [];
  }
  return [{
    pointer,
    ...step === 0n ? { severity: 'warning', wrong: 'a step of zero has no effect' } : { wrong: 'a step must be more than zero' },
    instead: { yaml: "for example 512Mi, or no 'step'", code: "for example Size.mebibytes(512), or no 'memoryStep'" },
  }];
}

export const noDedicatedCores = sizingPolicies.rule({
  id: 'VMC-21',
  severity: 'warning',
  says: 'Dedicated cores have no effect.',
  why: 'The field is in the schema, but no machine can request such cores, and the platform reserves none.',
  check: object => policiesOf(object).map(({ pointer }) => `${pointer}/dedicatedCores`)
    .filter(pointer => object.list(pointer).includes(true))
    .map(pointer => ({
      pointer,
      wrong: 'no machine can request dedicated cores, so this has no effect',
      got: NOT_SHOWN,
      instead: {
        yaml: "no 'dedicatedCores'; the core fraction 100% guarantees whole cores",
        code: "no 'dedicatedCores'; CoreFraction.FULL guarantees whole cores",
      },
    })),
});
