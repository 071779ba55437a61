import { CLASS } from '../../domain/storage-class';
import { defaultNotAllowed, forbiddenClass, missingClass, noDefaultClass, otherProvisioner, rejectedClass } from '../data-source/storage-class';
import { MODULE_CONFIG, Topic, dvp } from '../rule';

const VALIDATORS = 'images/virtualization-artifact/pkg/controller/vd/internal/validator';

/** the StorageClass of a disk */
export const diskStorageClass = new Topic({ severity: 'error', kinds: dvp('VirtualDisk'), source: `${VALIDATORS}/storage_class_validator.go` });

export const classExists = diskStorageClass.rule({
  id: 'VD-11',
  reads: [CLASS],
  needsCluster: true,
  says: 'The StorageClass of a disk exists.',
  why: 'The webhook rejects a new disk whose StorageClass it does not find.',
  check: missingClass,
});

export const classSupported = diskStorageClass.rule({
  id: 'VD-12',
  reads: [CLASS],
  says: 'The StorageClass of a disk is not one of the module local-path-provisioner.',
  why: 'The webhook rejects it: DVP no longer supports that provisioner.',
  check: rejectedClass,
});

export const classByDefault = diskStorageClass.rule({
  id: 'VD-13',
  reads: [CLASS],
  needsCluster: true,
  says: 'A disk names a StorageClass, or the module or the cluster has a default one.',
  why: 'The webhook rejects a disk without a StorageClass.',
  source: `${VALIDATORS}/vi_pvc_storage_class_provisioner_compatibility_validator.go`,
  check: (object, world) => noDefaultClass(object, world, 'virtualDisks'),
});

export const classAllowed = diskStorageClass.rule({
  id: 'VD-14',
  reads: [CLASS],
  needsKinds: [MODULE_CONFIG],
  severity: 'warning',
  says: 'The module allows the StorageClass of a disk: it is the default of the module or in its list.',
  why: 'DVP accepts the disk, which then waits with StorageClassReady false. A default without a list allows only itself.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/service/vd_storage_class_service.go',
  check: (object, world) => forbiddenClass(object, world, 'virtualDisks'),
});

export const driverOfImage = diskStorageClass.rule({
  id: 'VD-15',
  needsCluster: true,
  says: 'A disk that is made from an image on a volume has a StorageClass of the provisioner of that volume.',
  why: 'Only its own driver can copy a volume, and the webhook rejects a disk of another one.',
  source: `${VALIDATORS}/vi_pvc_storage_class_provisioner_compatibility_validator.go`,
  check: (object, world) => otherProvisioner(object, world, 'VirtualImage'),
});

export const driverOfSnapshot = diskStorageClass.rule({
  id: 'VD-16',
  needsCluster: true,
  says: 'A disk that is made from a snapshot has a StorageClass of the provisioner of the original disk.',
  why: 'Only its own driver can read a snapshot, and the webhook rejects a disk of another one.',
  source: `${VALIDATORS}/vdsnapshot_storage_class_provisioner_compatibility_validator.go`,
  check: (object, world) => otherProvisioner(object, world, 'VirtualDiskSnapshot'),
});

export const defaultAllowed = diskStorageClass.rule({
  id: 'VD-24',
  reads: [CLASS],
  needsKinds: [MODULE_CONFIG],
  severity: 'warning',
  says: 'A disk names a StorageClass where the module has a list of allowed ones and no default.',
  why: 'DVP gives it the default of the cluster. If that is not in the list, the disk waits with StorageClassReady false.',
  source: 'images/virtualization-artifact/pkg/controller/vd/internal/service/vd_storage_class_service.go',
  check: (object, world) => defaultNotAllowed(object, world, 'virtualDisks'),
});
