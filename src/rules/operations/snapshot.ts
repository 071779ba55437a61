import { textAt } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** snapshots of machines, and machines created from them */
export const snapshots = new Topic({ kinds: dvp('VirtualMachineSnapshot'), source: 'docs/USER_GUIDE.md' });

const IMAGES = ['VirtualImage', 'ClusterVirtualImage'];

export const snapshotWithoutImages = snapshots.rule({
  id: 'VMS-06',
  severity: 'warning',
  says: 'A machine has no image attached when a snapshot of it is taken.',
  why: 'A snapshot does not include images. A machine created from it needs them: it stays Pending if they are deleted by then.',
  check: (object, world) => {
    const machine = world.referred(object, 'VirtualMachine', object.text('/spec/virtualMachineName'));
    const image = machine?.list('/spec/blockDeviceRefs').find(ref => IMAGES.includes(textAt(ref, '/kind') ?? ''));
    return machine === undefined || image === undefined ? undefined : {
      pointer: '/spec/virtualMachineName',
      wrong: `${machine.label} has ${textAt(image, '/kind')} ${textAt(image, '/name')} attached, and the snapshot does not include its content`,
      instead: 'a snapshot of a machine that has disks only, or keep the image for as long as the snapshot',
    };
  },
});

export const createSection = snapshots.rule({
  id: 'SOP-02',
  severity: 'error',
  kinds: dvp('VirtualMachineSnapshotOperation'),
  says: 'An operation that creates a machine from a snapshot has a section for it.',
  why: 'The check of the API server reads a type that does not exist, so the operation is accepted and ends in phase Failed.',
  source: 'images/virtualization-artifact/pkg/controller/vmsop/internal/handler/lifecycle.go',
  check: object => object.value('/spec/createVirtualMachine') !== undefined ? undefined : {
    pointer: '/spec/createVirtualMachine',
    wrong: 'the machine to create needs a mode and a name',
    instead: "'createVirtualMachine' with 'mode', and with 'customization' or 'nameReplacement'",
  },
});
