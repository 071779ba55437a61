import { ofReplicatedVolume, storage } from './kinds';
import { thinPoolNames } from './volume-groups';
import { perWorld } from '../../domain/memo';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { STORAGE_GROUP } from '../../manifest/groups';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { choices } from '../choices';
import { Topic } from '../rule';

/** thin pools that classes and pools use */
export const thinPools = new Topic({
  severity: 'error',
  kinds: storage('ReplicatedStoragePool', 'ReplicatedStorageClass', 'LocalStorageClass'),
  source: ofReplicatedVolume('images/webhooks/handlers/rspValidator.go'),
});

/** the list of volume groups, and the field with the thin pool in each */
const LISTS: Readonly<Record<string, readonly [list: string, field: string]>> = {
  ReplicatedStoragePool: ['/spec/lvmVolumeGroups', '/thinPoolName'],
  ReplicatedStorageClass: ['/spec/storage/lvmVolumeGroups', '/thinPoolName'],
  LocalStorageClass: ['/spec/lvm/lvmVolumeGroups', '/thin/poolName'],
};

const poolsOf = perWorld((world: World) => {
  const pools = (kind: string) => new Map(world.ofKind(STORAGE_GROUP, kind).map(object => [object.name, thinPoolNames(object)]));
  const [ofGroups, ofSets] = [pools('LVMVolumeGroup'), pools('LVMVolumeGroupSet')];
  // a set names its volume groups by a number
  return (name: string) => ofGroups.get(name) ?? ofSets.get(name.replace(/-\d+$/, ''));
});

export const poolExists = thinPools.rule({
  id: 'STORAGE-34',
  needsKinds: storage('LVMVolumeGroup', 'LVMVolumeGroupSet'),
  says: 'A thin pool that a pool or a class uses is in its volume group.',
  why: 'The webhook rejects a ReplicatedStoragePool whose thin pool is missing; a class accepts it and never gets ready.',
  check: (object, world) => {
    const [list, field] = LISTS[object.kind];
    return object.list(list).flatMap((entry, i): Violation[] => {
      const [group, thinPool] = [textAt(entry, '/name'), textAt(entry, field)];
      const pools = group === undefined ? undefined : poolsOf(world)(group);
      return thinPool === undefined || pools === undefined || pools.includes(thinPool) ? [] : [missing(object, `${list}/${i}${field}`, group!, pools)];
    });
  },
});

function missing({ kind }: ManifestObject, pointer: string, group: string, pools: readonly (string | undefined)[]): Violation {
  const names = choices(pools.filter(name => name !== undefined));
  return {
    pointer,
    severity: kind === 'ReplicatedStoragePool' ? 'error' : 'warning',
    wrong: `the volume group ${group} has no thin pool of this name`,
    instead: names || 'a thin pool in the volume group',
  };
}
