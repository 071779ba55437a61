import { sized } from '../../catalogue/virtual-machine-class/objects';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Rule, dvp } from '../rule';
import { policiesOf } from './policies';

export const memoryRange: Rule = {
  id: 'VMC-17',
  severity: 'error',
  kinds: dvp('VirtualMachineClass'),
  says: 'The least memory of a policy is no more than the most, and a step of memory is more than zero and stands beside a most.',
  why: 'Nobody compares them. No machine fits into an empty range, a step without a most has no effect, and a step below zero makes '
    + 'the webhook of machines count without end.',
  source: 'images/virtualization-artifact/pkg/controller/service/size_policy_service.go',
  breaks: () => [sized({ memory: { min: '8Gi', max: '4Gi' } })],
  keeps: () => [sized({ memory: { min: '4Gi', max: '4Gi', step: 1 } })],
  check: ({ json }) => policiesOf(json).flatMap(({ pointer }) => {
    const memory = `${pointer}/memory`;
    return [...range(json, memory), ...range(json, `${memory}/perCore`), ...step(json, memory)];
  }),
};

function range(json: Manifest, pointer: string): Violation[] {
  const [least, most] = ['min', 'max'].map(field => parseQuantity(valueAt(json, `${pointer}/${field}`)));
  // a bound of zero is none
  return least === undefined || most === undefined || most === 0n || least <= most ? [] : [{
    pointer: `${pointer}/min`,
    wrong: `'min' is more than 'max', which is ${valueAt(json, `${pointer}/max`)}`,
    got: valueAt(json, `${pointer}/min`),
    instead: "a smaller 'min', or a larger 'max'",
  }];
}

function step(json: Manifest, memory: string): Violation[] {
  const pointer = `${memory}/step`;
  const got = valueAt(json, pointer);
  const size = parseQuantity(got);
  if (size === undefined) {
    return [];
  }
  if (size <= 0) {
    return [{ pointer, wrong: 'a step is more than zero', got, instead: "for example 512Mi, or no 'step'" }];
  }
  const bounded = [`${memory}/max`, `${memory}/perCore/max`].some(most => (parseQuantity(valueAt(json, most)) ?? 0) > 0);
  return bounded ? [] : [{
    pointer,
    severity: 'warning',
    wrong: "a step has no effect without a 'max'",
    got,
    instead: "set 'max' beside it, or leave 'step' out",
  }];
}
