import { Check, ok, problem, warning } from './check';
import { isModuleOn } from './cluster-state';
import { possibleDefaults } from '../../domain/storage-class';
import { World } from '../../domain/world';
import { textAt } from '../../manifest/manifest';
import { ManifestSet } from '../../manifest/manifest-set';

const KINDS = ['VirtualDiskSnapshot', 'VirtualMachineSnapshot'];

/** whether the storage of disks makes snapshots */
export const snapshots: Check = {
  name: 'snapshots',
  run: state => {
    const { objects: { volumesnapshotclasses }, facts, app } = state;
    const isOff = isModuleOn(state, 'snapshot-controller') === false;
    if (volumesnapshotclasses === undefined || facts.storageClasses === undefined || isOff) {
      return [];
    }
    const drivers = new Set(volumesnapshotclasses.map(each => textAt(each, '/driver')));
    const [name] = possibleDefaults(new World(new ManifestSet([]), facts));
    const provisioner = facts.storageClasses.find(each => each.name === name)?.provisioner;
    if (provisioner === undefined) {
      return [];
    }
    const isUsed = app !== undefined && KINDS.some(kind => app.world.all(kind).length > 0);
    const says = `no VolumeSnapshotClass for ${provisioner}, the driver of ${name}: its disks have no snapshots`;
    const advice = `a VolumeSnapshotClass with driver: ${provisioner}, if the driver makes snapshots`;
    return [drivers.has(provisioner) ? ok(`disks on ${name} have snapshots`) : isUsed ? problem(says, advice) : warning(says, advice)];
  },
};
