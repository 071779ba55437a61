import { guard } from './guard';
import { LabelQuery } from './label-query';
import { Origin } from './origin';
import { CallerError } from '../manifest/caller-error';
import type { ILvmVolumeGroup } from '../refs';

/**
 * A thin pool in a volume group.
 */
export interface VolumeGroupPool {
  /**
   * The volume group.
   */
  readonly volumeGroup: ILvmVolumeGroup;

  /**
   * Name of the thin pool in it.
   */
  readonly thinPoolName: string;
}

/** an entry of a list of volume groups */
interface Entry {
  readonly group?: ILvmVolumeGroup;
  readonly labels?: readonly LabelQuery[];
  readonly thinPoolName?: string;
}

/**
 * The volume groups, or thin pools in them, in which the volumes of a class are created.
 */
export class LvmStorage {
  static { guard(this, 'LvmStorage'); }

  /**
   * Volumes that take their whole size at once.
   *
   * @param volumeGroups one or more, each once; for a LocalStorageClass, at most one of each node
   */
  public static thick(...volumeGroups: ILvmVolumeGroup[]): LvmStorage {
    return new LvmStorage(false, volumeGroups.map(group => ({ group })));
  }

  /**
   * Volumes in thin pools of one name. They take space only for the data in them, and can have snapshots.
   *
   * @param volumeGroups one or more, each once; for a LocalStorageClass, at most one of each node
   */
  public static thin(thinPoolName: string, ...volumeGroups: ILvmVolumeGroup[]): LvmStorage {
    return new LvmStorage(true, volumeGroups.map(group => ({ group, thinPoolName })));
  }

  /**
   * Volumes in thin pools of different names.
   *
   * @param pools one or more, each volume group once
   */
  public static thinPools(...pools: VolumeGroupPool[]): LvmStorage {
    return new LvmStorage(true, pools.map(({ volumeGroup, thinPoolName }) => ({ group: volumeGroup, thinPoolName })));
  }

  /**
   * Volumes that take their whole size at once, in every volume group with labels that meet these conditions. Only for a LocalStorageClass,
   * since sds-local-volume 0.4.10.
   *
   * @param labels conditions on the labels of the LVMVolumeGroups, all of which must hold; one or more
   */
  public static thickLabelled(...labels: LabelQuery[]): LvmStorage {
    return new LvmStorage(false, labels.length === 0 ? [] : [{ labels }]);
  }

  /**
   * Volumes in the thin pool of this name, in every volume group with labels that meet these conditions. Only for a LocalStorageClass,
   * since sds-local-volume 0.4.10.
   *
   * @param labels conditions on the labels of the LVMVolumeGroups, all of which must hold; one or more
   */
  public static thinLabelled(thinPoolName: string, ...labels: LabelQuery[]): LvmStorage {
    return new LvmStorage(true, labels.length === 0 ? [] : [{ labels, thinPoolName }]);
  }

  private constructor(private readonly isThin: boolean, private readonly entries: readonly Entry[]) {
    if (entries.length === 0) {
      throw new CallerError("an LvmStorage needs at least one volume group: for example LvmStorage.thick(LvmVolumeGroup.fromLvmVolumeGroupName('vg-a'))");
    }
    const names = entries.map(({ group }) => group?.lvmVolumeGroupName).filter(name => name !== undefined);
    const twice = names.find((name, i) => names.indexOf(name) < i);
    if (twice !== undefined) {
      throw new CallerError(`an LvmStorage must name each volume group once, got ${JSON.stringify(twice)} twice`);
    }
  }

  /**
   * The volume groups of a class or a pool of `sds-replicated-volume`.
   *
   * @internal
   */
  public _toReplicated(path: string): { type: 'LVM' | 'LVMThin'; lvmVolumeGroups: [{ name: string; thinPoolName?: string }, ...{ name: string; thinPoolName?: string }[]] } {
    const lvmVolumeGroups = this.entries.map(({ group, thinPoolName }) => {
      if (group === undefined) {
        throw new CallerError(`[${path}] only a LocalStorageClass finds volume groups by their labels: name them, for example LvmStorage.thick(group)`);
      }
      return { name: group.lvmVolumeGroupName, thinPoolName };
    });
    return { type: this.isThin ? 'LVMThin' : 'LVM', lvmVolumeGroups: lvmVolumeGroups as [typeof lvmVolumeGroups[0]] };
  }

  /**
   * The volume groups of a LocalStorageClass.
   *
   * @internal
   */
  public _toLocal(): { type: 'Thick' | 'Thin'; lvmVolumeGroups: object[] } {
    const lvmVolumeGroups = this.entries.map(({ group, labels, thinPoolName }) => ({
      name: group?.lvmVolumeGroupName,
      labelSelector: labels && LabelQuery._selector([...labels]),
      thin: thinPoolName === undefined ? undefined : { poolName: thinPoolName },
    }));
    return { type: this.isThin ? 'Thin' : 'Thick', lvmVolumeGroups };
  }

  /**
   * @internal
   */
  public get _isThin(): boolean {
    return this.isThin;
  }

  /**
   * @internal
   */
  public get _origins(): Origin[] {
    return this.entries.flatMap(({ group }) => group === undefined ? [] : [{ kind: 'LVMVolumeGroup', name: group.lvmVolumeGroupName, target: group }]);
  }
}
