import { perWorld } from '../../domain/memo';
import { SOURCE, placeOf } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, textAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** disks that an image is made from while a machine uses them */
export const disksInUse = new Topic({
  fields: [`${SOURCE}/objectRef`],
  kinds: dvp('VirtualImage', 'ClusterVirtualImage'),
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/source/object_ref_vd.go',
});

const KEEPS_RUNNING = ['AlwaysOn', 'AlwaysOnUnlessStoppedManually', undefined];

/** a machine that keeps running, by each disk of its spec and of its attachments */
const users = perWorld((world: World): ReadonlyMap<string, ManifestObject> => {
  const found = new Map<string, ManifestObject>();
  const add = (machine: ManifestObject | undefined, ref: unknown) => {
    if (machine !== undefined && textAt(ref, '/kind') === 'VirtualDisk' && KEEPS_RUNNING.includes(machine.text('/spec/runPolicy'))) {
      found.set(placeOf(machine.namespace, textAt(ref, '/name')), machine);
    }
  };
  world.all('VirtualMachine').forEach(machine => machine.list('/spec/blockDeviceRefs').forEach(ref => add(machine, ref)));
  world.all('VirtualMachineBlockDeviceAttachment').forEach(attachment =>
    add(world.referred(attachment, 'VirtualMachine', attachment.text('/spec/virtualMachineName')), attachment.value('/spec/blockDeviceRef')));
  return found;
});

export const sourceAtRest = disksInUse.rule({
  id: 'DS-15',
  severity: 'warning',
  says: 'The disk that an image is made from belongs to no machine that keeps running.',
  why: 'Only the disk of a stopped machine is copied: the image waits for the machine to stop, or the machine waits for the image.',
  check: (object, world) => {
    if (object.text(`${SOURCE}/type`) !== 'ObjectRef' || object.text(`${SOURCE}/objectRef/kind`) !== 'VirtualDisk') {
      return undefined;
    }
    const place = placeOf(object.text(`${SOURCE}/objectRef/namespace`) ?? object.namespace, object.text(`${SOURCE}/objectRef/name`));
    const machine = users(world).get(place);
    if (machine === undefined) {
      return undefined;
    }
    return {
      pointer: `${SOURCE}/objectRef`,
      wrong: `VirtualDisk ${place} is in use by ${machine.label}, which keeps running, but an image needs a disk of a stopped machine`,
      got: NOT_SHOWN,
      instead: {
        yaml: 'a VirtualDiskSnapshot of the disk, or runPolicy: Manual for the machine until the image is ready',
        code: 'ImageSource.diskSnapshot(snapshot), or RunPolicy.MANUAL for the machine until the image is ready',
      },
    };
  },
});
