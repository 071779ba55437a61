import { CLASS, isOnVolume } from '../../domain/storage-class';
import { ManifestObject } from '../../manifest/manifest';
import { defaultNotAllowed, forbiddenClass, missingClass, noDefaultClass, otherProvisioner, rejectedClass } from '../data-source/storage-class';
import { MODULE_CONFIG, Topic, dvp } from '../rule';

/** the storage of an image and, on a volume, its StorageClass */
export const imageStorage = new Topic({
  severity: 'error',
  kinds: dvp('VirtualImage'),
  source: 'images/virtualization-artifact/pkg/controller/vi/vi_webhook.go',
});

const STORAGE = '/spec/storage';

/** whether the webhook checks the StorageClass of an image, which it does only under the newer name of the storage */
const isChecked = (object: ManifestObject): boolean => object.text(STORAGE) === 'PersistentVolumeClaim';

export const storageByItsName = imageStorage.rule({
  id: 'VI-03',
  reads: [STORAGE],
  severity: 'warning',
  says: 'The storage of an image on a volume is PersistentVolumeClaim, no longer Kubernetes.',
  why: 'The webhook warns that the name is deprecated, and skips its checks of the StorageClass.',
  check: object => {
    if (object.text(STORAGE) !== 'Kubernetes') {
      return undefined;
    }
    return {
      pointer: STORAGE,
      wrong: 'this name of the storage is deprecated, and with it the webhook does not check the StorageClass',
      instead: { yaml: 'PersistentVolumeClaim, which means the same', code: 'ImageStorage.persistentVolumeClaim(), which means the same' },
    };
  },
});

export const classIsUsed = imageStorage.rule({
  id: 'VI-04',
  reads: [STORAGE, CLASS],
  severity: 'warning',
  says: 'An image has a StorageClass only if it is on a volume.',
  why: 'An image in the registry has no volume, and DVP ignores its StorageClass.',
  source: 'crds/virtualimages.yaml',
  check: object => {
    const name = object.text(CLASS);
    if (!name || isOnVolume(object)) {
      return undefined;
    }
    return {
      pointer: CLASS,
      wrong: 'an image in the registry has no volume, so its StorageClass is unused',
      instead: { yaml: 'storage: PersistentVolumeClaim, or no StorageClass', code: `ImageStorage.persistentVolumeClaim('${name}'), or no StorageClass` },
    };
  },
});

export const classFits = imageStorage.rule({
  id: 'VI-05',
  reads: [STORAGE, CLASS],
  says: 'The StorageClass of an image on a volume exists, and is not one of the module local-path-provisioner.',
  why: 'The webhook rejects a new image whose StorageClass it does not find or does not support. It also checks the volumes of the class.',
  check: (object, world) => isChecked(object) ? missingClass(object, world) ?? rejectedClass(object, world) : undefined,
});

export const classByDefault = imageStorage.rule({
  id: 'VI-06',
  reads: [STORAGE, CLASS],
  needsCluster: true,
  says: 'An image on a volume names a StorageClass, or the module or the cluster has a default one.',
  why: 'The webhook rejects an image on a volume without a StorageClass.',
  check: (object, world) => isChecked(object) ? noDefaultClass(object, world, 'virtualImages') : undefined,
});

export const driverOfSource = imageStorage.rule({
  id: 'VI-07',
  needsCluster: true,
  says: 'An image on a volume that is made from another volume has a StorageClass of the provisioner of that volume.',
  why: 'Only its own driver can copy a volume, and the webhook rejects an image of another one.',
  source: 'images/virtualization-artifact/pkg/common/storageclass/provisioner.go',
  check: (object, world) => isChecked(object) ? otherProvisioner(object, world, 'VirtualDisk', 'VirtualImage', 'VirtualDiskSnapshot') : undefined,
});

export const classAllowed = imageStorage.rule({
  id: 'VI-08',
  reads: [STORAGE, CLASS],
  needsKinds: [MODULE_CONFIG],
  severity: 'warning',
  says: 'The module allows the StorageClass of an image on a volume: it is the default of the module or in its list.',
  why: 'DVP accepts the image, which then waits with StorageClassReady false. A default without a list allows only itself.',
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/service/vi_storage_class_service.go',
  check: (object, world) => isOnVolume(object) ? forbiddenClass(object, world, 'virtualImages') : undefined,
});

export const defaultAllowed = imageStorage.rule({
  id: 'VI-11',
  reads: [STORAGE, CLASS],
  needsKinds: [MODULE_CONFIG],
  severity: 'warning',
  says: 'An image on a volume names a StorageClass where the module has a list of allowed ones and no default.',
  why: 'DVP gives it the default of the cluster. If that is not in the list, the image waits with StorageClassReady false.',
  source: 'images/virtualization-artifact/pkg/controller/vi/internal/service/vi_storage_class_service.go',
  check: (object, world) => isOnVolume(object) ? defaultNotAllowed(object, world, 'virtualImages') : undefined,
});
