import { machine } from '../../catalogue/virtual-machine/objects';
import { valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualMachine');
const REFS = '/spec/blockDeviceRefs';

interface Place { readonly name: string; readonly place: unknown; readonly pointer: string }

function placesOf(json: Parameters<typeof listAt>[0]): Place[] {
  return listAt(json, REFS).map((ref, i) => ({
    name: `${valueAt(ref, '/kind')} ${valueAt(ref, '/name')}`,
    place: valueAt(ref, '/bootOrder'),
    pointer: `${REFS}/${i}/bootOrder`,
  }));
}

const root = { kind: 'VirtualDisk', name: 'web-root' };
const iso = { kind: 'VirtualImage', name: 'installer' };
const bootFrom = (...blockDeviceRefs: object[]) => [machine({ blockDeviceRefs })];

export const placesDiffer: Rule = {
  id: 'VM-29',
  severity: 'error',
  kinds: KINDS,
  says: 'No two devices of a machine have the same place in its boot order.',
  why: 'The webhook refuses a place that is taken.',
  source: 'images/virtualization-artifact/pkg/controller/vm/internal/validators/block_device_refs_validator.go',
  breaks: () => bootFrom({ ...root, bootOrder: 1 }, { ...iso, bootOrder: 1 }),
  keeps: () => bootFrom({ ...root, bootOrder: 2 }, { ...iso, bootOrder: 1 }),
  check: ({ json }) => {
    const taken = new Map<unknown, string>();
    const places = placesOf(json).filter(({ place }) => place !== undefined);
    const used = new Set(places.map(({ place }) => place));
    let free = 1;
    while (used.has(free)) {
      free++;
    }
    return places.flatMap(({ name, place, pointer }) => {
      const before = taken.get(place);
      taken.set(place, before ?? name);
      return before === undefined ? [] : [{
        pointer,
        wrong: `${before} has this place in the boot order already`,
        got: place,
        instead: `a free place, for example ${free}`,
      }];
    });
  },
};

// a data disk without a place is nothing to tell; the device that the author put first is
export const firstHasPlace: Rule = {
  id: 'VM-30',
  severity: 'warning',
  kinds: KINDS,
  says: 'The first device of a machine has a place in its boot order as soon as another device has one.',
  why: 'From the first such place on the order of the list counts no more: a device without a place is not booted from at all, be it the first.',
  source: 'images/virtualization-artifact/pkg/controller/kvbuilder/kvvm_utils.go',
  breaks: () => bootFrom(root, { ...iso, bootOrder: 2 }),
  keeps: () => bootFrom({ ...root, bootOrder: 1 }, iso),
  check: ({ json }) => {
    const [first, ...others] = placesOf(json);
    const chosen = others.find(({ place }) => place !== undefined);
    return first === undefined || first.place !== undefined || chosen === undefined ? [] : [{
      pointer: first.pointer,
      wrong: `${chosen.name} has a place in the boot order, so the machine never boots from ${first.name}, though it is the first of the list`,
      got: undefined,
      instead: "a 'bootOrder' for each device to boot from, or for none",
    }];
  },
};
