import { snapshot } from './example';
import { Complaint } from '../../manifest/finding';
import { valueAt } from '../../manifest/manifest';
import { listAt, referred, textAt } from '../../domain/read';
import { Rule, dvp } from '../rule';
import { machine } from '../virtual-machine/example';

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
  check: (object, set) => {
    const of = referred(set, object, 'VirtualMachine', textAt(object.json, '/spec/virtualMachineName'));
    const images = of === undefined ? [] : listAt<unknown>(of.json, '/spec/blockDeviceRefs').filter(ref => IMAGES.includes(valueAt(ref, '/kind')));
    return images.slice(0, 1).map((ref): Complaint => ({
      pointer: '/spec/virtualMachineName',
      wrong: `${of!.label} has the ${valueAt(ref, '/kind')} ${valueAt(ref, '/name')} attached, and the snapshot does not hold what is in it`,
      got: of!.name,
      instead: 'take the snapshot of a machine with disks alone, or keep the image for as long as the snapshot',
    }));
  },
};
