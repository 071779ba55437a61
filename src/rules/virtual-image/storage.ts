import { disk, download, from, image, virtualization } from '../../catalogue/data-source/objects';
import type { ClusterFacts } from '../../domain/cluster-facts';
import { text } from '../../domain/source';
import { CLASS, forbiddenClass, missingClass, noDefaultClass, refusedClass } from '../../domain/storage-class';
import { World } from '../../domain/world';
import { Violation } from '../../manifest/finding';
import { Manifest, ManifestObject, valueAt } from '../../manifest/manifest';
import { onVolume, otherProvisioner } from '../data-source/provisioner';
import { Rule, dvp } from '../rule';

const KINDS = dvp('VirtualImage');
const STORAGE = '/spec/storage';
const WEBHOOK = 'images/virtualization-artifact/pkg/controller/vi/vi_webhook.go';

const http = download('https://example.com/debian-12.qcow2');
const onClass = (storageClassName: string, source: object = http): Manifest =>
  image({ ...source, storage: 'PersistentVolumeClaim', persistentVolumeClaim: { storageClassName } });

const twoDrivers = (): ClusterFacts => ({
  storageClasses: [
    { name: 'fast', provisioner: 'local.csi.storage.deckhouse.io' },
    { name: 'safe', provisioner: 'replicated.csi.storage.deckhouse.io' },
  ],
});

/** the webhook asks these things of images on a volume, as long as they do not name it as they did of old */
const ofVolumes = (check: (object: ManifestObject, world: World) => Violation[]): Rule['check'] =>
  (object, world) => text(object.json, STORAGE) === 'PersistentVolumeClaim' ? check(object, world) : [];

export const storageByItsName: Rule = {
  id: 'VI-03',
  severity: 'warning',
  kinds: KINDS,
  says: 'The storage of an image on a volume is PersistentVolumeClaim, no longer Kubernetes.',
  why: 'The webhook warns that the name is deprecated, and leaves out its checks of the StorageClass.',
  source: WEBHOOK,
  breaks: () => [image({ ...http, storage: 'Kubernetes' })],
  keeps: () => [image({ ...http, storage: 'PersistentVolumeClaim' })],
  check: ({ json }) => text(json, STORAGE) !== 'Kubernetes' ? [] : [{
    pointer: STORAGE,
    wrong: 'this name of the storage is deprecated, and the StorageClass is not checked under it',
    got: 'Kubernetes',
    instead: 'PersistentVolumeClaim, which means the same: ImageStorage.persistentVolumeClaim(…)',
  }],
};

export const classIsUsed: Rule = {
  id: 'VI-04',
  severity: 'warning',
  kinds: KINDS,
  says: 'An image names a StorageClass only if it lies on a volume.',
  why: 'An image in the registry has no volume, and its StorageClass is passed over in silence.',
  source: 'crds/virtualimages.yaml',
  breaks: () => [image({ ...http, persistentVolumeClaim: { storageClassName: 'fast' } })],
  keeps: () => [onClass('fast')],
  check: object => !text(object.json, CLASS) || onVolume(object) ? [] : [{
    pointer: CLASS,
    wrong: 'an image in the registry has no volume, so its StorageClass means nothing',
    got: valueAt(object.json, CLASS),
    instead: 'storage: PersistentVolumeClaim beside it (ImageStorage.persistentVolumeClaim), or no StorageClass',
  }],
};

export const classFits: Rule = {
  id: 'VI-05',
  severity: 'error',
  kinds: KINDS,
  says: 'The StorageClass of an image on a volume exists, and is not one of the module local-path-provisioner.',
  why: 'The webhook refuses a new image whose StorageClass it does not find or does not support. What volumes the class offers, it asks too.',
  source: WEBHOOK,
  exampleFacts: twoDrivers,
  breaks: () => [onClass('faster')],
  keeps: () => [onClass('fast')],
  check: ofVolumes((object, world) => [...missingClass(object, world), ...refusedClass(object, world)]),
};

export const classByDefault: Rule = {
  id: 'VI-06',
  severity: 'error',
  kinds: KINDS,
  says: 'An image on a volume names a StorageClass, or the module or the cluster has a default one.',
  why: 'The webhook refuses an image that it cannot find a StorageClass for.',
  source: WEBHOOK,
  exampleFacts: twoDrivers,
  breaks: () => [virtualization(), image({ ...http, storage: 'PersistentVolumeClaim' })],
  keeps: () => [virtualization({ virtualImages: { defaultStorageClassName: 'fast' } }), image({ ...http, storage: 'PersistentVolumeClaim' })],
  check: ofVolumes((object, world) => noDefaultClass(object, world, 'virtualImages')),
};

const golden = (storageClassName: string) => disk({ persistentVolumeClaim: { size: '10Gi', storageClassName } }, { name: 'golden' });

export const driverOfSource: Rule = {
  id: 'VI-07',
  severity: 'error',
  kinds: KINDS,
  says: 'An image on a volume that is made from another volume has a StorageClass of the provisioner of that volume.',
  why: 'A volume is copied by its own driver only, and the webhook refuses an image of another one.',
  source: 'images/virtualization-artifact/pkg/common/storageclass/provisioner.go',
  exampleFacts: twoDrivers,
  breaks: () => [golden('safe'), onClass('fast', from('VirtualDisk', 'golden'))],
  keeps: () => [golden('fast'), onClass('fast', from('VirtualDisk', 'golden'))],
  check: ofVolumes((object, world) => otherProvisioner(object, world, 'VirtualDisk', 'VirtualImage', 'VirtualDiskSnapshot')),
};

export const classAllowed: Rule = {
  id: 'VI-08',
  severity: 'warning',
  kinds: KINDS,
  says: 'The StorageClass of an image on a volume is one that the module allows: its default and those it lists beside it.',
  why: 'The image is accepted and then waits with StorageClassReady false. A default without a list allows nothing but itself.',
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/service/vi_storage_class_service.go',
  breaks: () => [virtualization({ virtualImages: { defaultStorageClassName: 'fast' } }), onClass('safe')],
  keeps: () => [virtualization({ virtualImages: { defaultStorageClassName: 'fast', allowedStorageClassSelector: { matchNames: ['safe'] } } }), onClass('safe')],
  check: (object, world) => onVolume(object) ? forbiddenClass(object, world, 'virtualImages') : [],
};
