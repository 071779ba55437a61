import { machine } from '../../catalogue/virtual-machine/objects';
import { Violation } from '../../manifest/finding';
import { Manifest, valueAt, listAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { Rule, dvp } from '../rule';

/** where an author writes quantities; a star stands for each item of a list */
const QUANTITIES: Readonly<Record<string, readonly string[]>> = {
  VirtualMachine: ['/spec/memory/size'],
  VirtualDisk: ['/spec/persistentVolumeClaim/size'],
  VirtualMachinePool: [
    '/spec/virtualDiskTemplates/*/spec/persistentVolumeClaim/size',
    '/spec/virtualMachineTemplate/spec/memory/size',
  ],
  VirtualMachineClass: ['min', 'max', 'step', 'perCore/min', 'perCore/max'].map(field => `/spec/sizingPolicies/*/memory/${field}`),
};

export const readableQuantity: Rule = {
  id: 'GEN-06',
  severity: 'error',
  kinds: dvp(...Object.keys(QUANTITIES)),
  says: 'A quantity is one that Kubernetes can read.',
  why: 'The schema also lets through what the code behind it cannot read, such as an exponent with a fraction, and the webhook fails on it.',
  source: 'crds/virtualmachines.yaml',
  breaks: () => [machine({ memory: { size: '1e9.5' } })],
  keeps: () => [machine({ memory: { size: '1e9' } })],
  check: ({ kind, json }) => QUANTITIES[kind].flatMap(pattern => pointers(json, pattern)).flatMap((pointer): Violation[] => {
    const quantity = valueAt(json, pointer);
    return quantity === undefined || parseQuantity(quantity) !== undefined ? [] : [{
      pointer,
      wrong: 'Kubernetes cannot read this quantity',
      got: quantity,
      instead: 'a number with a unit, for example 4Gi or 500M, or with an exponent that is a whole number, for example 4e9',
    }];
  }),
};

function pointers(json: Manifest, pattern: string): string[] {
  const [list, item] = pattern.split('/*');
  return item === undefined ? [pattern] : listAt(json, list).map((_, i) => `${list}/${i}${item}`);
}
