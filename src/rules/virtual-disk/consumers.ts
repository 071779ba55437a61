import { disk } from '../../catalogue/data-source/objects';
import { machine } from '../../catalogue/virtual-machine/objects';
import { machinesWith } from '../../domain/consumers';
import { text } from '../../domain/source';
import { classOf } from '../../domain/storage-class';
import { NOT_SHOWN } from '../../manifest/finding';
import { ManifestObject } from '../../manifest/manifest';
import { Rule, dvp } from '../rule';

const FAST = { persistentVolumeClaim: { size: '10Gi', storageClassName: 'fast' } };

const standby = (name: string) => machine({ runPolicy: 'AlwaysOff', blockDeviceRefs: [{ kind: 'VirtualDisk', name }] }, { name: 'standby' });

const mayRun = ({ json }: ManifestObject): boolean => text(json, '/spec/runPolicy') !== 'AlwaysOff';

export const oneConsumer: Rule = {
  id: 'VD-20',
  severity: 'warning',
  kinds: dvp('VirtualDisk'),
  says: 'A disk of a StorageClass that waits for its first consumer has one machine.',
  why: 'Its volume is made when exactly one machine has it. With two it is never made, even while one of them is always off.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/source/step/create_pvc_import_step.go',
  exampleFacts: () => ({ storageClasses: [{ name: 'fast', volumeBindingMode: 'WaitForFirstConsumer' }] }),
  breaks: () => [disk(FAST, { name: 'web-root' }), machine(), standby('web-root')],
  keeps: () => [disk(FAST, { name: 'web-root' }), machine(), standby('copy')],
  check: (object, world) => {
    const users = machinesWith(object, world);
    // two machines that may run do not share a disk, whatever its StorageClass, and VM-35 says so
    if (users.length < 2 || users.filter(mayRun).length > 1 || classOf(world, object)?.volumeBindingMode !== 'WaitForFirstConsumer') {
      return [];
    }
    return [{
      pointer: '',
      wrong: `the volume of this disk is made once exactly one machine has it, but ${users.length} have: ${users.map(({ label }) => label).join(', ')}`,
      got: NOT_SHOWN,
      instead: 'one machine for the disk, or a StorageClass with volumeBindingMode Immediate',
    }];
  },
};
