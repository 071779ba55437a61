import { otherClaimant } from '../../domain/claims';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** disks and images of a machine */
export const blockDevices = new Topic({ fields: ['/spec/blockDeviceRefs'], kinds: dvp('VirtualMachine'), source: 'crds/virtualmachines.yaml' });

interface DeviceRef { readonly kind?: string; readonly name?: string }

const REFS = '/spec/blockDeviceRefs';

export const kindAndName = blockDevices.rule({
  id: 'VM-27',
  severity: 'error',
  says: 'A block device of a machine has a kind and a name.',
  why: 'The schema requires neither, but a reference without one of them finds nothing, and the machine stays Pending.',
  check: object => object.list<DeviceRef>(REFS).flatMap((ref, i) => ref.kind !== undefined && ref.name !== undefined ? [] : (['kind', 'name'] as const).filter(field => ref[field] === undefined).map(field => ({
    pointer: `${REFS}/${i}/${field}`,
    wrong: `a block device needs a ${field}; without it the reference finds nothing`,
    instead: {
      yaml: field === 'kind' ? 'VirtualDisk, VirtualImage or ClusterVirtualImage' : 'the name of a disk or of an image',
      code: 'a disk or an image, for example BlockDevice.disk(disk)',
    },
  }))),
});

export const noDuplicates = blockDevices.rule({
  id: 'VM-28',
  severity: 'error',
  says: 'A machine has each disk and each image once.',
  why: 'The webhook rejects two references to one object.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/block_device_refs_validator.go',
  check: object => {
    const refs = object.list<DeviceRef>(REFS);
    if (refs.length < 2) {
      return undefined;
    }
    const first = new Map<string, number>();
    return refs.flatMap(({ kind, name }, i): Violation[] => {
      const before = first.get(`${kind}/${name}`);
      if (before === undefined || name === undefined) {
        first.set(`${kind}/${name}`, i);
        return [];
      }
      return [{ pointer: `${REFS}/${i}`, wrong: `${kind} ${name} is already attached at position ${before}`, got: NOT_SHOWN, instead: 'each disk and image once' }];
    });
  },
});

export const diskOfOneMachine = blockDevices.rule({
  id: 'VM-35',
  severity: 'warning',
  says: 'A machine that starts automatically shares no disk with another machine, unless that one is always off.',
  why: 'One running machine at a time can have a disk. The others wait for it, with BlockDevicesReady=False.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/block_device_condition.go',
  check: (object, world) => disksOf(object).flatMap((name, i): Violation[] => {
    const owner = name === undefined ? undefined : otherOwner(world, object, name);
    // an author who starts both by hand means to run one at a time
    if (owner === undefined || !startsAutomatically(owner) && !startsAutomatically(object)) {
      return [];
    }
    const consequence = startsAutomatically(owner) && startsAutomatically(object)
      ? 'both start automatically, and one of them waits for the disk'
      : 'only one of them can run at a time';
    return [{
      pointer: `${REFS}/${i}`,
      wrong: `${owner.label} also has VirtualDisk ${name}: ${consequence}`,
      got: NOT_SHOWN,
      instead: 'a disk of its own for each machine, for example from the same source',
    }];
  }),
});

const runPolicyOf = (machine: ManifestObject): string => machine.text('/spec/runPolicy') ?? 'AlwaysOnUnlessStoppedManually';
const startsAutomatically = (machine: ManifestObject): boolean => runPolicyOf(machine).startsWith('AlwaysOn');

/** names of the disks of a machine that may run, at the positions of their references */
function disksOf(machine: ManifestObject): readonly (string | undefined)[] {
  if (runPolicyOf(machine) === 'AlwaysOff') {
    return [];
  }
  return machine.list<DeviceRef>(REFS).map(({ kind, name }) => kind === 'VirtualDisk' ? `${name}` : undefined);
}

const otherOwner = otherClaimant(disksOf);
