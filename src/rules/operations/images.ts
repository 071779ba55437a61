import { snapshot } from '../../catalogue/operations/objects';
import { machine } from '../../catalogue/virtual-machine/objects';
import { Violation } from '../../manifest/finding';
import { valueAt, listAt, textAt } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const root = { kind: 'VirtualDisk', name: 'web-root' };
const later = { annotations: { 'argocd.argoproj.io/sync-wave': '1' } };
const IMAGES: readonly unknown[] = ['VirtualImage', 'ClusterVirtualImage'];

export const snapshotWithoutImages: Rule = {
  id: 'VMS-06',
  severity: 'warning',
  kinds: dvp('VirtualMachineSnapshot'),
  says: 'A machine has no image attached when a snapshot of it is taken.',
  why: 'Images are no part of a snapshot. The machine that is made from it waits for them, for ever if they are gone by then.',
  source: 'docs/USER_GUIDE.md',
  breaks: () => [machine({ blockDeviceRefs: [root, { kind: 'ClusterVirtualImage', name: 'tools' }] }), snapshot({}, later)],
  keeps: () => [machine({ blockDeviceRefs: [root] }), snapshot({}, later)],
  check: (object, world) => {
    const of = world.referred(object, 'VirtualMachine', textAt(object.json, '/spec/virtualMachineName'));
    const images = of === undefined ? [] : listAt<unknown>(of.json, '/spec/blockDeviceRefs').filter(ref => IMAGES.includes(valueAt(ref, '/kind')));
    return images.slice(0, 1).map((ref): Violation => ({
      pointer: '/spec/virtualMachineName',
      wrong: `${of!.label} has the ${valueAt(ref, '/kind')} ${valueAt(ref, '/name')} attached, and the snapshot does not hold what is in it`,
      got: of!.name,
      instead: 'take the snapshot of a machine with disks alone, or keep the image for as long as the snapshot',
    }));
  },
};
