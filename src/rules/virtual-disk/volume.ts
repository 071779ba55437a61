import { machinesWith } from '../../domain/consumers';
import { classOf } from '../../domain/storage-class';
import { NOT_SHOWN, Violation } from '../../manifest/finding';
import { pointerPart } from '../../manifest/manifest';
import { Topic, dvp } from '../rule';

/** the volume of a disk: when it is created, and its modes */
export const diskVolume = new Topic({
  severity: 'warning',
  kinds: dvp('VirtualDisk'),
  source: 'images/virtualization-artifact/pkg/controller/service/volumemode/getter.go',
});

export const oneConsumer = diskVolume.rule({
  id: 'VD-20',
  needsCluster: true,
  says: 'A disk of a StorageClass with volumeBindingMode WaitForFirstConsumer has one machine.',
  why: 'Its volume is created when exactly one machine has it. With two it is never created, even while one of them is always off.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/step/create_pvc_import_step.go',
  check: (object, world) => {
    const users = machinesWith(object, world);
    if (users.length < 2 || classOf(world, object)?.volumeBindingMode !== 'WaitForFirstConsumer') {
      return undefined;
    }
    // VM-35 reports two machines that may run with one disk
    if (users.filter(machine => machine.text('/spec/runPolicy') !== 'AlwaysOff').length > 1) {
      return undefined;
    }
    return {
      pointer: '',
      wrong: `the volume of this disk is created once exactly one machine has it, but ${users.length} have: ${users.map(({ label }) => label).join(', ')}`,
      got: NOT_SHOWN,
      instead: 'one machine for the disk, or a StorageClass with volumeBindingMode Immediate',
    };
  },
});

const modeAt = (key: string): string => `/metadata/annotations/${pointerPart(`virtualdisk.virtualization.deckhouse.io/${key}`)}`;
const MODES: Readonly<Record<string, readonly string[]>> = {
  [modeAt('volume-mode')]: ['Block', 'Filesystem'],
  [modeAt('access-mode')]: ['ReadWriteOnce', 'ReadWriteMany'],
};

export const modesKnown = diskVolume.rule({
  id: 'VD-21',
  fields: Object.keys(MODES),
  says: 'An annotation for the volume mode or the access mode of a disk has a value that DVP knows.',
  why: 'DVP ignores every other value, and the disk gets the mode of its StorageClass.',
  check: object => Object.entries(MODES).flatMap(([pointer, known]): Violation[] => {
    const mode = object.text(pointer);
    return mode === undefined || known.includes(mode) ? [] : [{ pointer, wrong: 'DVP does not know this mode and ignores it', instead: known.join(' or ') }];
  }),
});
