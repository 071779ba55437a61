import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { ManifestObject, textAt, valueAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

const MACHINE = 'images/virtualization-artifact/pkg/controller';

/** the devices that a machine boots from */
export const bootOrder = new Topic({
  fields: ['/spec/blockDeviceRefs'],
  kinds: dvp('VirtualMachine'),
  source: `${MACHINE}/vm/internal/validators/block_device_refs_validator.go`,
});

const REFS = '/spec/blockDeviceRefs';

export const placesDiffer = bootOrder.rule({
  id: 'VM-29',
  severity: 'error',
  says: 'No two devices of a machine have the same place in its boot order.',
  why: 'The webhook rejects a place that another device has.',
  check: object => {
    if (!hasPlaces(object)) {
      return undefined;
    }
    const placed = devicesOf(object).filter(({ place }) => place !== undefined);
    const free = firstFree(new Set(placed.map(({ place }) => place)));
    const taken = new Map<unknown, string>();
    return placed.flatMap(({ name, place, pointer }): Violation[] => {
      const before = taken.get(place);
      taken.set(place, before ?? name);
      return before === undefined ? [] : [{ pointer, wrong: `${before} already has this place in the boot order`, instead: `a free place, for example ${free}` }];
    });
  },
});

// a data disk without a place is fine; the device that the author put first is not
export const firstHasPlace = bootOrder.rule({
  id: 'VM-30',
  severity: 'warning',
  says: 'If any device of a machine has a place in the boot order, the first device has one.',
  why: 'With such a place the order of the list does not count: the machine never boots from a device without a place, even from the first.',
  source: `${MACHINE}/kvbuilder/kvvm_utils.go`,
  check: object => {
    if (!hasPlaces(object)) {
      return undefined;
    }
    const [first, ...others] = devicesOf(object);
    const chosen = others.find(({ place }) => place !== undefined);
    if (first === undefined || first.place !== undefined || chosen === undefined) {
      return undefined;
    }
    return {
      pointer: first.pointer,
      wrong: `${chosen.name} has a place in the boot order, so the machine never boots from ${first.name}, although it is the first of the list`,
      instead: "'bootOrder' for each device to boot from, or for no device",
    };
  },
});

export const firstIsNoDiskImage = bootOrder.rule({
  id: 'VM-32',
  severity: 'warning',
  says: 'The first device of a machine is a disk, or the image of a CD-ROM.',
  why: 'Any other image is read-only, and no system runs from it. The webhook rejects the machine as soon as the image is ready.',
  source: `${MACHINE}/vm/internal/validators/first_block_device_validator.go`,
  check: (object, world) => {
    const [first] = object.list<{ readonly kind?: string; readonly name?: string }>(REFS);
    const { kind = '', name } = first ?? {};
    const image = IMAGES.includes(kind) ? world.referred(object, kind, name) : undefined;
    const disk = image && diskBehind(image);
    if (disk === undefined) {
      return undefined;
    }
    return {
      pointer: `${REFS}/0`,
      wrong: `${kind} ${name} comes from ${disk}, so it is not a CD-ROM, and a machine does not start from another image`,
      got: NOT_SHOWN,
      instead: {
        yaml: `a VirtualDisk with ${kind} ${name} as the 'objectRef' of its 'dataSource'`,
        code: `a VirtualDisk with ${kind === 'VirtualImage' ? 'DiskSource.image(image)' : 'DiskSource.clusterImage(image)'} as its 'source'`,
      },
    };
  },
});

/** whether any device has a place: most machines boot in the order of the list */
const hasPlaces = (object: ManifestObject): boolean => object.list<{ readonly bootOrder?: unknown }>(REFS).some(ref => ref.bootOrder !== undefined);

interface BootDevice { readonly name: string; readonly place: unknown; readonly pointer: string }

const devicesOf = (object: ManifestObject): readonly BootDevice[] => object.list(REFS).map((ref, i) => ({
  name: `${textAt(ref, '/kind')} ${textAt(ref, '/name')}`,
  place: valueAt(ref, '/bootOrder'),
  pointer: `${REFS}/${i}/bootOrder`,
}));

function firstFree(taken: ReadonlySet<unknown>): number {
  let free = 1;
  while (taken.has(free)) {
    free++;
  }
  return free;
}

const IMAGES: readonly string[] = ['VirtualImage', 'ClusterVirtualImage'];

// an ISO image never has such a name; a file of another name may be anything
const DISK_FILE = /\.(qcow2|img|raw|vmdk|vdi|vhdx?)(\.(gz|xz|zst))?([?#]|$)/i;

/** the source of an image, if it is certainly a disk */
function diskBehind(image: ManifestObject): string | undefined {
  const url = image.text('/spec/dataSource/http/url');
  if (url !== undefined) {
    return DISK_FILE.test(url) ? url.split('/').pop() : undefined;
  }
  const kind = image.text('/spec/dataSource/objectRef/kind');
  return kind === 'VirtualDisk' || kind === 'VirtualDiskSnapshot' ? `${kind} ${image.text('/spec/dataSource/objectRef/name')}` : undefined;
}
