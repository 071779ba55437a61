import { machine } from '../../catalogue/virtual-machine/objects';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

interface Ref { readonly kind?: string; readonly name?: string }

const KINDS = dvp('VirtualMachine');
const REFS = '/spec/blockDeviceRefs';
const root = { kind: 'VirtualDisk', name: 'web-root' };

export const kindAndName: Rule = {
  id: 'VM-27',
  severity: 'error',
  kinds: KINDS,
  says: 'A block device of a machine has a kind and a name.',
  why: 'The schema asks for neither, but a reference without one of them never finds anything, and the machine waits for ever.',
  source: 'crds/virtualmachines.yaml',
  breaks: () => [machine({ blockDeviceRefs: [{ kind: 'VirtualDisk' }] })],
  keeps: () => [machine({ blockDeviceRefs: [root] })],
  check: ({ json }) => listAt<Ref>(json, REFS).flatMap((ref, i) => (['kind', 'name'] as const)
    .filter(field => ref[field] === undefined)
    .map((field): Violation => ({
      pointer: `${REFS}/${i}/${field}`,
      wrong: `a block device needs a ${field}, or it never resolves`,
      got: undefined,
      instead: 'a disk or an image, for example BlockDevice.disk(disk)',
    }))),
};

export const noDuplicates: Rule = {
  id: 'VM-28',
  severity: 'error',
  kinds: KINDS,
  says: 'A machine has each disk and each image once.',
  why: 'The webhook refuses two references to one object.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/block_device_refs_validator.go',
  breaks: () => [machine({ blockDeviceRefs: [root, root] })],
  keeps: () => [machine({ blockDeviceRefs: [root, { ...root, kind: 'VirtualImage' }] })],
  check: ({ json }) => {
    const first = new Map<string, number>();
    return listAt<Ref>(json, REFS).flatMap(({ kind, name }, i): Violation[] => {
      const before = first.get(`${kind}/${name}`);
      if (before === undefined || name === undefined) {
        first.set(`${kind}/${name}`, i);
        return [];
      }
      return [{
        pointer: `${REFS}/${i}`,
        wrong: `${kind} ${name} is already attached at position ${before}`,
        got: NOT_SHOWN,
        instead: 'each disk and image once',
      }];
    });
  },
};
