import { Rule, dvp } from './rule';
import { Complaint } from '../manifest/finding';
import { valueAt } from '../manifest/manifest';

interface Ref { readonly kind?: string; readonly name?: string }

const refsOf = (json: unknown): Ref[] => {
  const refs = valueAt(json, '/spec/blockDeviceRefs');
  return Array.isArray(refs) ? refs : [];
};

/** the schema asks for neither, but a reference without one of them never finds anything */
const kindAndName: Rule = {
  id: 'VM-27',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  check: ({ json }) => refsOf(json).flatMap((ref, i) => (['kind', 'name'] as const)
    .filter(field => ref[field] === undefined)
    .map((field): Complaint => ({
      pointer: `/spec/blockDeviceRefs/${i}/${field}`,
      wrong: `a block device needs a ${field}, or it never resolves`,
      got: undefined,
      instead: 'a disk or an image, for example BlockDevice.disk(disk)',
    }))),
};

const noDuplicates: Rule = {
  id: 'VM-28',
  severity: 'error',
  kinds: dvp('VirtualMachine'),
  check: ({ json }) => {
    const seen = new Map<string, number>();
    return refsOf(json).flatMap(({ kind, name }, i): Complaint[] => {
      const first = seen.get(`${kind}/${name}`);
      if (first === undefined) {
        seen.set(`${kind}/${name}`, i);
        return [];
      }
      return [{
        pointer: `/spec/blockDeviceRefs/${i}`,
        wrong: `${kind} ${name} is already attached at position ${first}`,
        instead: 'each disk and image once',
      }];
    });
  },
};

export const BLOCK_DEVICE_RULES: readonly Rule[] = [kindAndName, noDuplicates];
