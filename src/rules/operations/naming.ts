import { isDnsSubdomain } from '../../domain/labels';
import { World } from '../../domain/world';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { Topic, Violations, dvp } from '../rule';

const COMMON = 'images/virtualization-artifact/pkg/controller/service/restorer/common/common.go';

/** names of copies: of clones, and of machines created from snapshots */
export const copyNames = new Topic({ severity: 'error', kinds: dvp('VirtualMachineOperation'), source: COMMON });

/** how the objects of a copy are named after the originals: `spec.clone` and `spec.createVirtualMachine` */
interface Naming {
  readonly customization?: { readonly namePrefix?: string; readonly nameSuffix?: string };
  readonly nameReplacement?: readonly { readonly from: { readonly kind?: string; readonly name: string }; readonly to: string }[];
}

const CLONE = '/spec/clone';
const CREATE = '/spec/createVirtualMachine';
export const LONGEST_PART = 59;
const LONGEST_NAME: Readonly<Record<string, number>> = { VirtualMachine: 63, VirtualDisk: 253 };

export const clonePartLengths = copyNames.rule({
  id: 'OP-09',
  says: `A prefix, a suffix and a new name of a clone have 1 to ${LONGEST_PART} characters each.`,
  why: 'The API server rejects others.',
  source: 'crds/virtualmachineoperations.yaml',
  check: object => partLengths(object, CLONE),
});

export const cloneNames = copyNames.rule({
  id: 'OP-10',
  says: 'The machine and the disks of a clone get names that are valid and free.',
  why: 'Otherwise the operation ends in phase Failed. The name of a machine has at most 63 characters, that of a disk 253, and the original keeps its own name.',
  check: (object, world) => {
    const name = object.text('/spec/virtualMachineName');
    if (name === undefined || object.text('/spec/type') !== 'Clone') {
      return undefined;
    }
    const devices = world.referred(object, 'VirtualMachine', name)?.list('/spec/blockDeviceRefs') ?? [];
    const disks = devices.filter(ref => textAt(ref, '/kind') === 'VirtualDisk').flatMap(ref => textAt(ref, '/name') ?? []);
    return [
      ...copyName(object, world, { pointer: CLONE, kind: 'VirtualMachine', name, keepsOriginal: true }),
      ...disks.flatMap(disk => copyName(object, world, { pointer: CLONE, kind: 'VirtualDisk', name: disk, keepsOriginal: true })),
    ];
  },
});

export const createNaming = copyNames.rule({
  id: 'SOP-03',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: `A machine from a snapshot gets a new name, by a prefix, a suffix or replacements of 1 to ${LONGEST_PART} characters each.`,
  why: 'Otherwise the API server rejects the operation.',
  source: 'crds/virtualmachinesnapshotoperations.yaml',
  check: object => {
    const gap = namingGap(object, CREATE);
    return [...gap === undefined ? [] : [gap], ...partLengths(object, CREATE)];
  },
});

export const createNames = copyNames.rule({
  id: 'SOP-07',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'A machine from a snapshot gets a name that is valid and free.',
  why: 'Otherwise the operation ends in phase Failed. The name of a machine has at most 63 characters.',
  check: (object, world): Violations => {
    const snapshot = world.referred(object, 'VirtualMachineSnapshot', object.text('/spec/virtualMachineSnapshotName'));
    const name = snapshot?.text('/spec/virtualMachineName');
    // the machine of the snapshot may be deleted by now, so only the objects of the app are known to exist
    return name === undefined ? undefined : copyName(object, world, { pointer: CREATE, kind: 'VirtualMachine', name, keepsOriginal: false });
  },
});

/** a copy without names; an empty prefix is too short, which is reported as that */
export function namingGap(object: ManifestObject, pointer: string): Violation | undefined {
  const naming = object.value(pointer) as Naming | undefined;
  const { namePrefix, nameSuffix } = naming?.customization ?? {};
  if (naming === undefined || (namePrefix ?? nameSuffix) !== undefined || (naming.nameReplacement ?? []).length > 0) {
    return undefined;
  }
  return {
    pointer,
    wrong: 'the copies need names',
    got: NOT_SHOWN,
    instead: "at least one of 'customization.namePrefix', 'customization.nameSuffix' and 'nameReplacement'",
  };
}

/** parts of names that are empty or too long */
function partLengths(object: ManifestObject, pointer: string): Violation[] {
  const { customization = {}, nameReplacement = [] } = object.value(pointer) as Naming | undefined ?? {};
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['customization/namePrefix', customization.namePrefix],
    ['customization/nameSuffix', customization.nameSuffix],
    ...nameReplacement.map(({ to }, i) => [`nameReplacement/${i}/to`, to] as const),
  ];
  return parts.flatMap(([part, text]): Violation[] => {
    if (text === undefined) {
      return [];
    }
    // the API server counts characters, not their bytes
    const { length } = [...text];
    return length >= 1 && length <= LONGEST_PART ? [] : [{
      pointer: `${pointer}/${part}`,
      wrong: `this part of a name must have 1 to ${LONGEST_PART} characters, and has ${length}`,
      instead: length === 0 ? 'leave it out, or write at least one character' : 'a shorter string',
    }];
  });
}

interface Original {
  readonly pointer: string;
  readonly kind: string;
  readonly name: string;
  readonly keepsOriginal: boolean;
}

/** reports a name that the copy of an object cannot get */
function copyName(by: ManifestObject, world: World, { pointer, kind, name, keepsOriginal }: Original): Violation[] {
  const naming = by.value(pointer) as Naming | undefined;
  // missing names and parts of a wrong length have findings of their own
  if (naming === undefined || namingGap(by, pointer) !== undefined || partLengths(by, pointer).length > 0) {
    return [];
  }
  const copy = renamed(kind, name, naming);
  const report = (wrong: string, instead: string): Violation[] => [{ pointer, wrong: `the copy of ${kind} ${name} would have ${wrong}`, got: copy, instead }];
  if (copy.length > LONGEST_NAME[kind]) {
    return report(`a name of ${copy.length} characters, and ${LONGEST_NAME[kind]} is the maximum`, 'a shorter prefix or suffix, or a shorter name in place of this one');
  }
  if (!isDnsSubdomain(copy)) {
    return report('an invalid name', 'lower-case letters, digits, dashes and dots, with a letter or digit at both ends');
  }
  if (keepsOriginal && copy === name) {
    return report('the name of the original', "a prefix or a suffix, or this name among 'nameReplacement'");
  }
  const taken = world.referred(by, kind, copy);
  return taken === undefined ? [] : report(`the name of ${taken.label}, which exists already`, 'another prefix, suffix or name');
}

function renamed(kind: string, name: string, { customization = {}, nameReplacement = [] }: Naming): string {
  const { namePrefix = '', nameSuffix = '' } = customization;
  const replaced = nameReplacement.find(({ from }) => (from.kind ?? kind) === kind && from.name === name)?.to ?? name;
  return `${namePrefix}${replaced}${nameSuffix}`;
}
