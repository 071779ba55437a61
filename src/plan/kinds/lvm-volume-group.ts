import { itemsAt } from '../../manifest/manifest';
import { parseQuantity } from '../../manifest/quantity';
import { FieldTable } from '../impact/by-field';
import { Change, Classification, live, refused, removed } from '../impact/classification';
import type { KindSpec } from '../kind-spec';

/** an entry of `fileDevices` or `thinPools` */
interface Entry {
  readonly name?: unknown;
  readonly size?: unknown;
  readonly directory?: unknown;
}

const entriesOf = (list: unknown): readonly Entry[] => itemsAt<Entry>({ list }, '/list');

/** the entries that have the same name in both lists */
function pairsOf(old: unknown, now: unknown): (readonly [before: Entry, after: Entry])[] {
  const later = entriesOf(now);
  return entriesOf(old).flatMap(before => later.filter(({ name }) => name === before.name).slice(0, 1).map(after => [before, after] as const));
}

const percentOf = (size: unknown): number | undefined => typeof size === 'string' && size.endsWith('%') ? parseFloat(size) : undefined;

// a percentage and a quantity do not compare without the size of the volume group
function isSmaller([old, now]: readonly [Entry, Entry]): boolean {
  const [from, to] = [percentOf(old.size) ?? parseQuantity(old.size), percentOf(now.size) ?? parseQuantity(now.size)];
  return from !== undefined && to !== undefined && typeof from === typeof to && to < from;
}

const isEntryMissing = (old: unknown, now: unknown): boolean => pairsOf(old, now).length < entriesOf(old).length;

function classifyThinPools(_: Change, old: unknown, now: unknown): Classification {
  if (pairsOf(old, now).some(isSmaller)) {
    return refused('a thin pool does not shrink: the agent of the node applies no change of the volume group until the size is the old one again');
  }
  return isEntryMissing(old, now) ? live('the thin pool stays on the node with its volumes: its entry is all that is removed')
    : live('thin pools are created, or grow while they are in use');
}

function classifyFileDevices(_: Change, old: unknown, now: unknown): Classification {
  const pairs = pairsOf(old, now);
  if (pairs.some(([before, after]) => before.directory !== after.directory)) {
    return refused('a file device cannot move to another directory: add an entry with another name');
  }
  if (pairs.some(isSmaller)) {
    return refused('a file device does not shrink');
  }
  return isEntryMissing(old, now) ? live('the file stays in the volume group, which never shrinks by itself')
    : live('files are created or grow, and the volume group with them');
}

/** the fields of one volume group: those of an LVMVolumeGroup, and those of the template of a set */
export const volumeGroupFields = (at: string): Required<Pick<FieldTable, 'immutable' | 'fields'>> => ({
  immutable: {
    [`${at}/type`]: 'the type of a volume group cannot be changed',
    [`${at}/actualVGNameOnTheNode`]: 'a volume group cannot be renamed: create another one, and move the volumes to it',
  },
  fields: {
    [`${at}/thinPools`]: classifyThinPools,
    [`${at}/fileDevices`]: classifyFileDevices,
    [`${at}/blockDeviceSelector`]:
      live('devices that match now are added; if a device of the volume group no longer matches, the agent of the node applies no further change'),
  },
});

const FIELDS = volumeGroupFields('/spec');

export const spec: KindSpec = {
  immutable: { ...FIELDS.immutable, '/spec/local/nodeName': 'a volume group cannot move to another node: create one there, under another name' },
  fields: FIELDS.fields,
  otherFields: live('the agent of the node applies it'),
  removal: removed('the volume group is deleted from the node when it has no logical volume, which a thin pool is, too; until then the object stays'),
};
