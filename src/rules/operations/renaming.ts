import { operation, snapshot, snapshotOperation } from '../../catalogue/operations/objects';
import { isDnsSubdomain } from '../../domain/labels';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

/** how a copy's objects are named after the originals: `spec.clone` and `spec.createVirtualMachine` */
interface Naming {
  readonly customization?: { readonly namePrefix?: string; readonly nameSuffix?: string };
  readonly nameReplacement?: readonly { readonly from: { readonly kind?: string; readonly name: string }; readonly to: string }[];
}

const CLONE = '/spec/clone';
const CREATE = '/spec/createVirtualMachine';
const SOURCE = 'images/virtualization-artifact/pkg/controller/service/restorer/common/common.go';
const LONGEST_PART = 59;
const LONGEST_NAME: Readonly<Record<string, number>> = { VirtualMachine: 63, VirtualDisk: 253 };

const clone = (naming: Naming, spec: object = {}): Manifest => operation({ type: 'Clone', clone: { mode: 'Strict', ...naming }, ...spec });
const create = (naming: object): Manifest => snapshotOperation({ createVirtualMachine: { mode: 'Strict', ...naming } });

/** a copy that nothing says the names of; an empty prefix says too little, which is another matter */
export function namingGap(json: Manifest, pointer: string): Violation[] {
  const naming = valueAt(json, pointer) as Naming | undefined;
  const { namePrefix, nameSuffix } = naming?.customization ?? {};
  return naming === undefined || (namePrefix ?? nameSuffix) !== undefined || (naming.nameReplacement ?? []).length > 0 ? [] : [{
    pointer,
    wrong: 'nothing says what the copies are called',
    got: NOT_SHOWN,
    instead: "at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'",
  }];
}

/** parts of names that are empty or too long */
function partLengths(json: Manifest, pointer: string): Violation[] {
  const { customization = {}, nameReplacement = [] } = valueAt(json, pointer) as Naming | undefined ?? {};
  const parts: [string, string | undefined][] = [
    ['customization/namePrefix', customization.namePrefix],
    ['customization/nameSuffix', customization.nameSuffix],
    ...nameReplacement.map(({ to }, i): [string, string] => [`nameReplacement/${i}/to`, to]),
  ];
  return parts.flatMap(([part, text]): Violation[] => {
    // the API server counts characters, not their bytes
    const length = [...text ?? 'absent'].length;
    return length >= 1 && length <= LONGEST_PART ? [] : [{
      pointer: `${pointer}/${part}`,
      wrong: `this part of a name has 1 to ${LONGEST_PART} characters, here are ${length}`,
      got: text,
      instead: length === 0 ? 'leave it out, or a character at least' : 'a shorter text',
    }];
  });
}

function renamed(kind: string, name: string, { customization = {}, nameReplacement = [] }: Naming): string {
  const { namePrefix = '', nameSuffix = '' } = customization;
  const replaced = nameReplacement.find(({ from }) => (from.kind ?? kind) === kind && from.name === name)?.to ?? name;
  return `${namePrefix}${replaced}${nameSuffix}`;
}

/** what is wrong with the name that a copy of an object would get */
function copyName(world: World, by: ManifestObject, pointer: string, kind: string, name: string, original: boolean): Violation[] {
  const { json } = by;
  const naming = valueAt(json, pointer) as Naming | undefined;
  // what is missing or has a wrong length is told as that
  if (naming === undefined || namingGap(json, pointer).length > 0 || partLengths(json, pointer).length > 0) {
    return [];
  }
  const copy = renamed(kind, name, naming);
  const longest = LONGEST_NAME[kind];
  const say = (wrong: string, instead: string): Violation[] => [{ pointer, wrong: `the copy of ${kind} ${name} ${wrong}`, got: copy, instead }];
  if (copy.length > longest) {
    return say(`would have a name of ${copy.length} characters, ${longest} is the most`, 'a shorter prefix or suffix, or a shorter name in place of this one');
  }
  if (!isDnsSubdomain(copy)) {
    return say('would have a name that no object can have', 'lower-case letters, digits, dashes and dots, with a letter or digit at both ends');
  }
  if (original && copy === name) {
    return say('would have the name of the original', "a prefix or a suffix, or this name among 'nameReplacement'");
  }
  const taken = world.referred(by, kind, copy);
  return taken === undefined ? [] : say(`would have the name of ${taken.label}, which is there already`, 'another prefix, suffix or name');
}

export const clonePartLengths: Rule = {
  id: 'OP-09',
  severity: 'error',
  kinds: dvp('VirtualMachineOperation'),
  says: `A prefix, a suffix and a new name of a clone have 1 to ${LONGEST_PART} characters each.`,
  why: 'The API server refuses others. What is replaced has to be named, which the schema asks for.',
  source: 'crds/virtualmachineoperations.yaml',
  breaks: () => [clone({ customization: { namePrefix: 'a'.repeat(LONGEST_PART + 1) } })],
  keeps: () => [clone({ customization: { namePrefix: 'a'.repeat(LONGEST_PART) } })],
  check: ({ json }) => partLengths(json, CLONE),
};

export const cloneNames: Rule = {
  id: 'OP-10',
  severity: 'error',
  kinds: dvp('VirtualMachineOperation'),
  says: 'The machine and the disks of a clone get names that are allowed and free.',
  why: 'The operation fails for good otherwise. A machine has 63 characters at most, a disk 253, and the original keeps its own name.',
  source: SOURCE,
  breaks: () => [clone({ customization: { nameSuffix: '-copy' } }, { virtualMachineName: 'a'.repeat(59) })],
  keeps: () => [clone({ customization: { nameSuffix: '-copy' } }, { virtualMachineName: 'a'.repeat(58) })],
  check: (object, world) => {
    const name = textAt(object.json, '/spec/virtualMachineName');
    if (name === undefined || textAt(object.json, '/spec/type') !== 'Clone') {
      return [];
    }
    const original = world.referred(object, 'VirtualMachine', name);
    const refs = original === undefined ? [] : listAt<unknown>(original.json, '/spec/blockDeviceRefs');
    const disks = refs.filter(ref => valueAt(ref, '/kind') === 'VirtualDisk').map(ref => valueAt(ref, '/name'));
    return [
      ...copyName(world, object, CLONE, 'VirtualMachine', name, true),
      ...disks.flatMap(disk => typeof disk === 'string' ? copyName(world, object, CLONE, 'VirtualDisk', disk, true) : []),
    ];
  },
};

export const createNaming: Rule = {
  id: 'SOP-03',
  severity: 'error',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: `A machine from a snapshot gets a new name, by a prefix, a suffix or replacements of 1 to ${LONGEST_PART} characters each.`,
  why: 'The API server refuses the operation otherwise. The words for its mode are in the schema.',
  source: 'crds/virtualmachinesnapshotoperations.yaml',
  breaks: () => [create({ nameReplacement: [] })],
  keeps: () => [create({ nameReplacement: [{ from: { name: 'web' }, to: 'web-new' }] })],
  check: ({ json }) => [...namingGap(json, CREATE), ...partLengths(json, CREATE)],
};

export const createNames: Rule = {
  id: 'SOP-07',
  severity: 'error',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'A machine from a snapshot gets a name that is allowed and free.',
  why: 'The operation fails for good otherwise. A machine has 63 characters at most.',
  source: SOURCE,
  breaks: () => [snapshot({ virtualMachineName: 'a'.repeat(60) }), create({ customization: { nameSuffix: '-new' } })],
  keeps: () => [snapshot({ virtualMachineName: 'a'.repeat(59) }), create({ customization: { nameSuffix: '-new' } })],
  check: (object, world) => {
    const from = world.referred(object, 'VirtualMachineSnapshot', textAt(object.json, '/spec/virtualMachineSnapshotName'));
    const name = from === undefined ? undefined : textAt(from.json, '/spec/virtualMachineName');
    // the machine that the snapshot is of may be gone by now, so only what is in the app is known to be there
    return name === undefined ? [] : copyName(world, object, CREATE, 'VirtualMachine', name, false);
  },
};
