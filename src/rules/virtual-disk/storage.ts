import { disk, from, image, snapshot, virtualization } from '../../catalogue/data-source/objects';
import type { ClusterFacts } from '../../domain/cluster-facts';
import { forbiddenClass, missingClass, noDefaultClass, refusedClass } from '../../domain/storage-class';
import { otherProvisioner } from '../data-source/provisioner';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualDisk');
const VALIDATORS = 'images/virtualization-artifact/pkg/controller/vd/internal/validator';

const on = (storageClassName: string) => ({ persistentVolumeClaim: { size: '10Gi', storageClassName } });

const twoDrivers = (): ClusterFacts => ({
  storageClasses: [
    { name: 'fast', provisioner: 'local.csi.storage.deckhouse.io' },
    { name: 'faster', provisioner: 'local.csi.storage.deckhouse.io' },
    { name: 'safe', provisioner: 'replicated.csi.storage.deckhouse.io' },
  ],
});

export const classExists: Rule = {
  id: 'VD-11',
  severity: 'error',
  kinds: KINDS,
  says: 'The StorageClass of a disk exists.',
  why: 'The webhook refuses a new disk whose StorageClass it does not find.',
  source: `${VALIDATORS}/storage_class_validator.go`,
  exampleFacts: twoDrivers,
  breaks: () => [disk(on('fastest'))],
  keeps: () => [disk(on('faster'))],
  check: missingClass,
};

export const classSupported: Rule = {
  id: 'VD-12',
  severity: 'error',
  kinds: KINDS,
  says: 'The StorageClass of a disk is not one of the module local-path-provisioner.',
  why: 'The webhook refuses it: DVP no longer supports that provisioner.',
  source: `${VALIDATORS}/storage_class_validator.go`,
  exampleFacts: () => ({ storageClasses: [{ name: 'local', labels: { module: 'local-path-provisioner' } }, { name: 'fast', labels: { module: 'sds-local-volume' } }] }),
  breaks: () => [disk(on('local'))],
  keeps: () => [disk(on('fast'))],
  check: refusedClass,
};

export const classByDefault: Rule = {
  id: 'VD-13',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk names a StorageClass, or the module or the cluster has a default one.',
  why: 'The webhook refuses a disk that it cannot find a StorageClass for.',
  source: `${VALIDATORS}/vi_pvc_storage_class_provisioner_compatibility_validator.go`,
  exampleFacts: twoDrivers,
  breaks: () => [virtualization(), disk()],
  keeps: () => [virtualization({ virtualDisks: { defaultStorageClassName: 'fast' } }), disk()],
  check: (object, world) => noDefaultClass(object, world, 'virtualDisks'),
};

export const classAllowed: Rule = {
  id: 'VD-14',
  severity: 'warning',
  kinds: KINDS,
  says: 'The StorageClass of a disk is one that the module allows: its default and those it lists beside it.',
  why: 'The disk is accepted and then waits with StorageClassReady false. A default without a list allows nothing but itself.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/service/vd_storage_class_service.go',
  breaks: () => [virtualization({ virtualDisks: { defaultStorageClassName: 'fast' } }), disk(on('safe'))],
  keeps: () => [virtualization({ virtualDisks: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['safe'] } } }), disk(on('safe'))],
  check: (object, world) => forbiddenClass(object, world, 'virtualDisks'),
};

const onVolume = (storageClassName: string) => image({ ...image().spec as object, storage: 'PersistentVolumeClaim', persistentVolumeClaim: { storageClassName } });

export const driverOfImage: Rule = {
  id: 'VD-15',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk that is made from an image on a volume has a StorageClass of the provisioner of that volume.',
  why: 'A volume is copied by its own driver only, and the webhook refuses a disk of another one.',
  source: `${VALIDATORS}/vi_pvc_storage_class_provisioner_compatibility_validator.go`,
  exampleFacts: twoDrivers,
  breaks: () => [onVolume('fast'), disk({ ...from('VirtualImage', 'debian'), ...on('safe') })],
  keeps: () => [onVolume('fast'), disk({ ...from('VirtualImage', 'debian'), ...on('faster') })],
  check: (object, world) => otherProvisioner(object, world, 'VirtualImage'),
};

const restored = (storageClassName: string) =>
  [disk(on('fast')), snapshot('data'), disk({ ...from('VirtualDiskSnapshot', 'monday'), ...on(storageClassName) }, { name: 'restored' })];

export const driverOfSnapshot: Rule = {
  id: 'VD-16',
  severity: 'error',
  kinds: KINDS,
  says: 'A disk that is made from a snapshot has a StorageClass of the provisioner of the disk that the snapshot was taken of.',
  why: 'A snapshot is read by its own driver only, and the webhook refuses a disk of another one.',
  source: `${VALIDATORS}/vdsnapshot_storage_class_provisioner_compatibility_validator.go`,
  exampleFacts: twoDrivers,
  breaks: () => restored('safe'),
  keeps: () => restored('faster'),
  check: (object, world) => otherProvisioner(object, world, 'VirtualDiskSnapshot'),
};
