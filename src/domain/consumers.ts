import { perWorld } from './memo';
import { placeOf } from './source';
import { World } from './world';
import { ManifestObject, textAt } from '../manifest/manifest';

const machinesByDisk = perWorld((world: World): Map<string, ManifestObject[]> => {
  const found = new Map<string, ManifestObject[]>();
  for (const machine of world.all('VirtualMachine')) {
    const names = machine.list('/spec/blockDeviceRefs').filter(ref => textAt(ref, '/kind') === 'VirtualDisk').map(ref => textAt(ref, '/name'));
    for (const name of new Set(names)) {
      const place = placeOf(machine.namespace, name);
      const users = found.get(place);
      if (users === undefined) {
        found.set(place, [machine]);
      } else {
        users.push(machine);
      }
    }
  }
  return found;
});

/** the machines that have a disk in their spec */
export const machinesWith = ({ namespace, name }: ManifestObject, world: World): readonly ManifestObject[] =>
  machinesByDisk(world).get(placeOf(namespace, name)) ?? [];
