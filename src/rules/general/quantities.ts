import { Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Topic, dvp } from '../rule';

/** the fields with quantities; a star stands for each item of a list */
const QUANTITIES: Readonly<Record<string, readonly string[]>> = {
  VirtualMachine: ['/spec/memory/size'],
  VirtualDisk: ['/spec/persistentVolumeClaim/size'],
  VirtualMachinePool: [
    '/spec/virtualDiskTemplates/*/spec/persistentVolumeClaim/size',
    '/spec/virtualMachineTemplate/spec/memory/size',
  ],
  VirtualMachineClass: ['min', 'max', 'step', 'perCore/min', 'perCore/max'].map(field => `/spec/sizingPolicies/*/memory/${field}`),
};

/** sizes of memory and disks, wherever they stand */
export const quantities = new Topic({ severity: 'error', kinds: dvp(...Object.keys(QUANTITIES)), source: 'crds/virtualmachines.yaml' });

export const readableQuantity = quantities.rule({
  id: 'GEN-06',
  reads: ['/spec/memory', '/spec/persistentVolumeClaim', '/spec/virtualDiskTemplates', '/spec/virtualMachineTemplate', '/spec/sizingPolicies'],
  says: 'A quantity is one that Kubernetes can read.',
  why: 'The schema accepts more than Kubernetes can read, such as an exponent with a fraction, and the webhook fails on it.',
  check: object => {
    const violations: Violation[] = [];
    for (const pattern of QUANTITIES[object.kind]) {
      for (const pointer of pointersOf(object, pattern)) {
        const quantity = object.value(pointer);
        if (quantity !== undefined && parseQuantity(quantity) === undefined) {
          violations.push({
            pointer,
            wrong: 'Kubernetes cannot read this quantity',
            instead: 'a number with a unit, for example 4Gi or 500M, or with an exponent that is a whole number, for example 4e9',
          });
        }
      }
    }
    return violations;
  },
});

/** the pointers of a pattern, in which a star stands for each item of a list */
export function pointersOf(object: ManifestObject, pattern: string): string[] {
  if (!pattern.includes('/*')) {
    return [pattern];
  }
  const [list, item] = pattern.split('/*');
  return object.list(list).map((_, i) => `${list}/${i}${item}`);
}
