import { clusterImage, disk, from, image } from './example';
import { SOURCE, placeOf, text } from '../../domain/source';
import { ManifestObject, valueAt } from '../../manifest/manifest';
import { ManifestSet } from '../../manifest/manifest-set';
import { perSet } from '../../domain/memo';
import { everywhere, listAt, referred } from '../../domain/read';
import { Rule, dvp } from '../rule';
import { machine } from '../virtual-machine/example';

const RESTLESS = ['AlwaysOn', 'AlwaysOnUnlessStoppedManually', undefined];

/** whether a machine runs as soon as it can, and again when it has stopped */
export const keepsRunning = ({ json }: ManifestObject): boolean => RESTLESS.includes(text(json, '/spec/runPolicy'));

/** a machine that keeps running, by the disks that it has for itself or by attachment */
const holders = perSet((set: ManifestSet): Map<string, ManifestObject> => {
  const found = new Map<string, ManifestObject>();
  const add = (vm: ManifestObject | undefined, ref: unknown) => {
    if (vm !== undefined && text(ref, '/kind') === 'VirtualDisk' && keepsRunning(vm)) {
      found.set(placeOf(vm.namespace, text(ref, '/name')), vm);
    }
  };
  everywhere(set, 'VirtualMachine').forEach(vm => listAt(vm.json, '/spec/blockDeviceRefs').forEach(ref => add(vm, ref)));
  everywhere(set, 'VirtualMachineBlockDeviceAttachment').forEach(attachment =>
    add(referred(set, attachment, 'VirtualMachine', text(attachment.json, '/spec/virtualMachineName')), valueAt(attachment.json, '/spec/blockDeviceRef')));
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
  check: ({ json, namespace }, set) => {
    const source = valueAt(json, SOURCE);
    if (text(source, '/type') !== 'ObjectRef' || text(source, '/objectRef/kind') !== 'VirtualDisk') {
      return [];
    }
    const name = text(source, '/objectRef/name');
    const place = placeOf(text(source, '/objectRef/namespace') ?? namespace, name);
    const vm = holders(set).get(place);
    return vm === undefined ? [] : [{
      pointer: `${SOURCE}/objectRef`,
      wrong: `VirtualDisk ${place} is in use by ${vm.label}, which keeps running, and an image is made from a disk at rest only`,
      instead: 'a snapshot of the disk (ImageSource.diskSnapshot), or RunPolicy.MANUAL for the machine until the image is made',
    }];
  },
};

