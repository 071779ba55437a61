import { clusterImage, disk, from, image } from '../../catalogue/data-source/objects';
import { machine } from '../../catalogue/virtual-machine/objects';
import { perWorld } from '../../domain/memo';
import { SOURCE, placeOf, text } from '../../domain/source';
import { World } from '../../domain/world';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject, valueAt, listAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const RESTLESS = ['AlwaysOn', 'AlwaysOnUnlessStoppedManually', undefined];

/** whether a machine runs as soon as it can, and again when it has stopped */
export const keepsRunning = ({ json }: ManifestObject): boolean => RESTLESS.includes(text(json, '/spec/runPolicy'));

/** a machine that keeps running, by the disks that it has for itself or by attachment */
const holders = perWorld((world: World): Map<string, ManifestObject> => {
  const found = new Map<string, ManifestObject>();
  const add = (vm: ManifestObject | undefined, ref: unknown) => {
    if (vm !== undefined && text(ref, '/kind') === 'VirtualDisk' && keepsRunning(vm)) {
      found.set(placeOf(vm.namespace, text(ref, '/name')), vm);
    }
  };
  world.all('VirtualMachine').forEach(vm => listAt(vm.json, '/spec/blockDeviceRefs').forEach(ref => add(vm, ref)));
  world.all('VirtualMachineBlockDeviceAttachment').forEach(attachment =>
    add(world.referred(attachment, 'VirtualMachine', text(attachment.json, '/spec/virtualMachineName')), valueAt(attachment.json, '/spec/blockDeviceRef')));
  return found;
});

const builder = (runPolicy: string) => machine({ runPolicy, blockDeviceRefs: [{ kind: 'VirtualDisk', name: 'data' }] });

export const sourceAtRest: Rule = {
  id: 'DS-15',
  severity: 'warning',
  kinds: dvp('VirtualImage', 'ClusterVirtualImage'),
  says: 'The disk that an image is made from belongs to no machine that keeps running.',
  why: 'Only the disk of a stopped machine is copied: the image waits, or the machine waits for the image, whichever comes second.',
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/source/object_ref_vd.go',
  breaks: () => [disk(), builder('AlwaysOn'), image(from('VirtualDisk', 'data'))],
  keeps: () => [disk(), builder('Manual'), clusterImage(from('VirtualDisk', 'data', { namespace: 'shop' }))],
  check: ({ json, namespace }, world) => {
    const source = valueAt(json, SOURCE);
    if (text(source, '/type') !== 'ObjectRef' || text(source, '/objectRef/kind') !== 'VirtualDisk') {
      return [];
    }
    const name = text(source, '/objectRef/name');
    const place = placeOf(text(source, '/objectRef/namespace') ?? namespace, name);
    const vm = holders(world).get(place);
    return vm === undefined ? [] : [{
      pointer: `${SOURCE}/objectRef`,
      wrong: `VirtualDisk ${place} is in use by ${vm.label}, which keeps running, and an image is made from a disk at rest only`,
      got: NOT_SHOWN,
      instead: 'a snapshot of the disk (ImageSource.diskSnapshot), or RunPolicy.MANUAL for the machine until the image is made',
    }];
  },
};

